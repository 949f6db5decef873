from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts, wrong


@pytest.mark.parametrize(
    ("rule", "text", "gap"),
    [
        ("NUM211", "满意率由91.2%提高到95.6%，提高{}个百分点。", "4.4"),
        ("NUM211", "增速6.3%，高于全市平均水平（5.5%）{}个百分点。", "0.8"),
        ("NUM211", "出口降幅6.3%，全国降幅0.6%，二者相差{}个百分点。", "5.7"),
        ("NUM212", "截至6月底支出进度54.2%，快于序时进度{}个百分点。", "4.2"),
        ("NUM212", "上半年收入占预算的56.6%，超过时间进度{}个百分点。", "6.6"),
        ("NUM212", "一季度支出进度21.4%，慢于序时进度{}个百分点。", "3.6"),
        ("NUM212", "上半年收支平稳。支出占预算的53.5%，超过时间进度{}个百分点。", "3.5"),
    ],
)
def test_right_and_wrong(rule: str, text: str, gap: str) -> None:
    assert verdicts(rule, text.format(gap)) == {"holds"}
    slipped = f"9{gap[1:]}"
    assert set(wrong(rule, text.format(slipped))) == {f"{slipped}个百分点"}


def test_the_pace_of_others_is_unknown() -> None:
    assert not claims("NUM212", "截至4月底支付率39.62%，低于全省序时进度9.41个百分点。")


def test_the_last_period_counts() -> None:
    text = "一季度进度28%，上半年支出进度54.2%，快于序时进度4.2个百分点。"
    assert verdicts("NUM212", text) == {"holds"}


def test_a_gap_the_wrong_way_round_is_another_pace() -> None:
    assert not wrong("NUM212", "截至4月底支付率39.6%，低于序时进度9.4个百分点。")
