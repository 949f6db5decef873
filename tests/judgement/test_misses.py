"""Units ten thousand times off and digits exchanged: found by what fits but for them."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import understand
from tests.relations.statements import accused

TITLE = "某县水利局2023年度部门整体支出绩效自评报告\n一、完成情况\n"
AIMS = "某县水利局2023年度部门整体支出绩效自评报告\n一、绩效目标\n年增加供水能力4,200吨。\n二、完成情况\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("退回36份，追回补贴28.80亿元，份均8,000元。", "36份，追回补贴28.80亿元，份均8,000元"),
        ("申请标的6.85亿元，到位5.92万元，到位率86.42%。", "6.85亿元，到位5.92万元，到位率86.42%"),
        ("原有25,000吨/日，扩建12,500万吨/日，建成后37,500吨/日。", "25,000吨/日，扩建12,500万吨/日，建成后37,500吨"),
    ],
)  # fmt: skip
def test_a_unit_that_is_off_is_found_by_what_the_digits_make(text: str, words: str) -> None:
    assert ("unit", words) in accused(TITLE + text)


@pytest.mark.parametrize(
    "text",
    [
        "退回36份，追回补贴28.80万元，份均8,000元。",
        "应收水费6.85万元，已收5.92万元，收缴率86.42%。",
        "投资6.85亿元，培训5.92万元，考核合格率91.33%。",
        "原有25,000吨/日，扩建12,500吨/日，建成后37,500吨/日。",
    ],
)
def test_units_that_fit_are_left_alone(text: str) -> None:
    assert [topic for topic, _ in accused(TITLE + text) if topic == "unit"] == []


def test_an_aim_told_elsewhere_tells_the_unit() -> None:
    text = AIMS + "新增供水能力4,318.6万吨，超目标118.6吨。"
    assert ("unit", "4,318.6万吨，超目标118.6吨") in accused(text)


ECHO = TITLE + "收入总计2,406.30万元，支出2,257.44万元，年末结转148.86万元。\n二、建议\n{}"


def test_two_digits_exchanged_are_found_by_the_figure_meant() -> None:
    assert accused(ECHO.format("对结转的184.86万元逐项明确时限。")) == [("restated", "184.86万元")]


@pytest.mark.parametrize(
    "text",
    [
        "对结转的148.86万元逐项明确时限。",
        "办公家具原值184.86万元。",
        "对结转的约184.86万元逐项明确时限。",
        "支出2,257.44万元，其中基本支出2,072.58万元，项目结转184.86万元。",
    ],
)
def test_figures_of_other_things_are_no_echoes(text: str) -> None:
    assert [words for topic, words in accused(ECHO.format(text)) if topic == "restated"] == []


def test_one_digit_of_a_long_number_needs_a_word_beside_both() -> None:
    table = (
        "# 某县水利局2023年度部门整体支出绩效自评报告\n\n一、支出\n\n"
        "| 项目 | 支出（万元） |\n|---|---|\n| 特困供养 | 3,338.58 |\n| 临时救助 | 486.75 |\n\n"
    )
    subject = understand(table + "全年支出特困供养金3,388.58万元。", "filing.md")
    wrong = [one.claim for one in subject.statements if one.claim.verdict == "contradicted"]
    assert [(claim.stated and claim.stated.text, claim.slip) for claim in wrong] == [
        ("3,388.58万元", "digit")
    ]
    subject = understand(table + "全年支出项目经费3,388.58万元。", "filing.md")
    assert not [one for one in subject.statements if one.claim.verdict == "contradicted"]
