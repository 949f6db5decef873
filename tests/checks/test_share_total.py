"""Shares of one whole told side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.verdicts import claims, verdicts, wrong

RULE = "NUM112"


@settings(deadline=None)
@given(st.lists(st.integers(1, 9999), min_size=3, max_size=6), st.integers(0, 2))
def test_true_shares_are_never_wrong(parts: list[int], decimals: int) -> None:
    whole, place = sum(parts), Decimal(1).scaleb(-decimals)
    shares = [(Decimal(part * 100) / whole).quantize(place, "ROUND_HALF_UP") for part in parts]
    words = [f"{name}类占{share}%" for name, share in zip("甲乙丙丁戊己", shares, strict=False)]
    assert "contradicted" not in verdicts(RULE, "来件中，" + "，".join(words) + "。")
    pairs = [
        f"{name}项{part / 100:.2f}万元，占{share}%"
        for name, part, share in zip("甲乙丙丁戊己", parts, shares, strict=False)
    ]
    assert "contradicted" not in verdicts(RULE, "；".join(pairs) + "。")


def test_a_share_of_a_kind_that_makes_more_than_all_is_wrong() -> None:
    right = "来访者中，咨询类占42.6%，求助类占33.1%，投诉类占24.3%。"
    assert verdicts(RULE, right) == {"holds"}
    assert wrong(RULE, right.replace("24.3", "42.3")) == ["42.3%"]
    assert wrong(RULE, right.replace("投诉类", "其他").replace("24.3", "23.3")) == ["23.3%"]


@pytest.mark.parametrize(
    "text",
    [
        "职工中，本科占62.4%，党员占48.3%，女性占51.6%。",
        "高级职称占18.6%，中级职称占32.5%，初级职称占38.9%。",
        "民营企业占86.2%，中小企业占71.4%，规上企业占40.1%，其余情况见附表。",
        "甲镇投入120万元，占全县的12%；乙镇投入300万元，占全县的30%。",
    ],
)
def test_shares_of_several_wholes_are_left_alone(text: str) -> None:
    assert not wrong(RULE, text)


def test_lists_of_shares() -> None:
    assert verdicts(RULE, "三类支出占比分别为50.4%、30.5%和19.1%。") == {"holds"}
    assert verdicts(RULE, "三类支出占比分别为33.3%、33.3%和33.3%。") == {"holds"}


def test_amounts_with_their_shares_need_no_whole() -> None:
    text = "办公费18.42万元，占51.17%；差旅费9.36万元，占26.00%；会议费8.22万元，占22.83%。"
    assert len(claims(RULE, text)) == 3
    assert wrong(RULE, text.replace("26.00", "62.00")) == ["62.00%"]
