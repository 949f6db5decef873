"""Budget and spending of a whole filing, asked for from anywhere in it; sums and averages by name."""

from __future__ import annotations

import pytest

from tests.relations.statements import accused, statements

HEAD = (
    "某县水务局2023年度部门整体支出绩效自评报告\n一、基本情况\n"
    "1.年初预算1,200.00万元，执行中追加260.50万元，收回40.25万元，全年预算1,420.25万元。\n"
)
SPENT = "2.全年支出1,318.40万元，"


@pytest.mark.parametrize(
    ("line", "right", "wrong"),
    [
        (SPENT + "年末结余101.85万元，预算执行率{}%。", "92.83", "98.23"),
        (SPENT + "预算执行率92.83%。\n3.年末结转结余{}万元。", "101.85", "108.15"),
        (SPENT + "预算执行率92.83%，结转结余率{}%。", "7.17", "1.77"),
        (SPENT + "预算执行率92.83%。\n3.净增加{}万元，已用于抢修。", "220.25", "260.50"),
        (SPENT + "预算执行率92.83%。\n3.基本支出812.36万元，占全年支出的{}%。", "61.62", "66.12"),
    ],
)
def test_of_the_whole(line: str, right: str, wrong: str) -> None:
    assert accused(HEAD + line.format(right)) == []
    assert [words.strip("%万元") for _, words in accused(HEAD + line.format(wrong))] == [wrong]


def test_no_whole_where_nothing_fits() -> None:
    text = HEAD + SPENT + "年末结转结余266.10万元，结转结余率18.74%。"
    assert accused(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("年末在编88人，空编8名。另聘用护林员212人，在编人员与护林员合计{}人。", "300", "310"),
        ("省级配套43.5万元，县级配套18.6万元。省级、县级资金总投入{}万元。", "62.1", "61.2"),
        ("发放补助9.6万元，惠及农户120户，户均补助{}元。", "800", "900"),
        ("运行维护费31.62万元，年末保有车辆15辆，单车运行维护费{}万元。", "2.11", "2.71"),
        ("年初预算320万元，追加60万元，收回20万元，预算调整率{}%。", "12.5", "18.75"),
        ("核定编制68名，行政26名，事业42名。年末在编63人，空编{}名。", "5", "4"),
        ("核定编制268名。年末在职251人，编制使用率{}%。", "93.66", "95.36"),
        ("应种41,260剂次，实种40,683剂次，接种率{}%。", "98.60", "96.80"),
    ],
)
def test_sums_averages_and_posts_by_name(text: str, right: str, wrong: str) -> None:
    title = "某局2023年度部门整体支出绩效自评报告\n一、基本情况\n"
    assert accused(title + text.format(right)) == []
    assert any(one.claim.verdict == "holds" for one in statements(title + text.format(right)))
    assert [words.strip("人万元户名%") for _, words in accused(title + text.format(wrong))] == [
        wrong
    ]


def test_the_right_amount_with_the_wrong_way() -> None:
    text = "公务接待费上年决算数为18.95万元，本年决算16.54万元，比上年{}2.41万元。"
    assert accused(text.format("减少")) == []
    assert [words for _, words in accused(text.format("增加"))] == ["增加2.41万元"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("城镇新增就业1,954人，超过目标154人，完成{}%。", "108.56", "105.86"),
        ("维修供水工程41处，与计划的38处相比多3处，完成率{}%。", "107.89", "109.89"),
        ("发放辅具1,164件，比指标值少36件，完成率{}%。", "97.00", "97.50"),
        ("群众满意度95.8%，上年为91.2%，提高{}个百分点。", "4.6", "6.4"),
    ],
)
def test_rates_by_what_stands_before_them(text: str, right: str, wrong: str) -> None:
    title = "某局2023年度部门整体支出绩效自评报告\n一、基本情况\n"
    assert accused(title + text.format(right)) == []
    assert [words.strip("%个百分点") for _, words in accused(title + text.format(wrong))] == [wrong]


def test_growth_is_of_last_year_and_not_of_the_budget() -> None:
    text = "全市税收收入完成515.4亿元，为年初预算513亿元的100.47%，同比增长{}。"
    assert accused(text.format("1.54%")) == []


def test_a_multiple_is_no_percentage() -> None:
    assert accused("服务点由320个增加到960个，增长了2倍。") == []


def test_points_behind_a_share_are_not_between_it_and_the_share_of_another() -> None:
    text = "按类型分，甲类支出占7.0%，比重下降0.3个百分点；乙类支出占22.6%，提高了0.1个百分点。"
    assert accused(text) == []
    assert accused("全年受理增长10.21%，办结增长3.95%，办结率下降了2.99个百分点。") == []
