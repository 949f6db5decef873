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


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("占地24.6公顷，折合{}亩。", "396", "369"),
        ("改造管网86.4公里（{}米）。", "8,640", "86,400"),
        ("每人每月620元，折合每年{}元。", "7,404", "7,440"),
        ("每生每天6元，按190天计，每生每年{}元。", "114", "1,140"),
        ("总得分=9.25+46.5+28+9.2={}分。", "93.95", "92.95"),
        ("年末{}人=年初人数。\n在册人数=年初412人+新增36人-减少28人={}人。", "424", "420"),
    ],
)
def test_what_is_told_again_or_written_out_agrees(text: str, wrong: str, right: str) -> None:
    assert accused(TITLE + text.replace("{}", wrong)) != []
    assert accused(TITLE + text.replace("{}", right)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("三年支出分别为210万元、236万元、221万元，逐年增长。", True),
        ("三年支出分别为210万元、221万元、236万元，逐年增长。", False),
        ("2021年办案86件，2022年办案79件，2023年办案82件，呈逐年下降趋势。", True),
        ("低保对象年初2,310人，年末2,145人，较年初增加165人。", True),
        ("低保对象年初2,310人，年末2,145人，较年初减少165人。", False),
        ("决算数小于预算数，预算320万元，决算345万元。", True),
        ("累计完成71.5%，比计划的75%超前3.5个百分点。", True),
        ("累计完成71.5%，比计划的75%落后3.5个百分点。", False),
    ],
)
def test_words_on_the_way_figures_go(text: str, wrong: bool) -> None:
    assert bool(accused(TITLE + text)) is wrong


def test_lists_that_nothing_opens() -> None:
    text = "建成站点22家，五星级1家、四星级5家、三星级{}家。"
    assert accused(TITLE + text.format(14)) != []
    assert accused(TITLE + text.format(16)) == []
    assert accused(TITLE + "发放问卷260份，收回248份，满意229份。") == []
