"""The rate of a change whose two ends are printed, and other rates on a base that is not their own."""

from __future__ import annotations

import pytest

from tests.relations.statements import accused

TITLE = "某局2023年度项目支出绩效自评报告\n一、基本情况\n"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("送审1,905.26万元，审定1,862.71万元，审减42.55万元，审减率{}。", "2.28%", "2.23%"),
        ("标准由4,340元提到4,590元，提高250元，提标{}。", "5.45%", "5.76%"),
        (
            "上年支出1,287.35万元，本年支出1,346.88万元，增支59.53万元，{}的增幅来自提标。",
            "4.42%",
            "4.62%",
        ),
        (
            "支出1,398.66万元，桥梁支出586.31万元。便道113.50万元，占桥梁支出的{}。",
            "8.12%",
            "19.36%",
        ),
    ],
)
def test_a_rate_on_another_base_than_its_own_is_wrong(text: str, wrong: str, right: str) -> None:
    assert any(words == wrong for _, words in accused(TITLE + text.format(wrong)))
    assert accused(TITLE + text.format(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "常住人口8,204万人。比上次的8,042万人增加162万人，增长2.01%，年平均增长率为0.40%。",
        "计划由208,100万元调整为122,020万元，调减86,080万元，同比下降33.5%。",
    ],
)
def test_rates_of_something_else_are_none_of_the_change(text: str) -> None:
    assert accused(TITLE + text) == []


def test_points_that_were_given_are_not_rounded() -> None:
    text = "产出得46.5分，效益得27分，满意度得9分，执行得9.8分，总分{}分。"
    assert accused(TITLE + text.format("92.3")) == []
    assert accused(TITLE + text.format("92.5")) != []
