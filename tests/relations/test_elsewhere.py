"""Figures whose other half stands lines above, in a table or in another passage."""

from __future__ import annotations

import pytest

from perflint.extract.build import build
from perflint.model.claim import Claim
from perflint.readers import read
from perflint.ruleset import load_ruleset
from tests.relations.statements import accused

ELSEWHERE = (
    "restated", "same_digits", "completion_far", "change_far", "growth_far", "breakdown",
    "rows",
)  # fmt: skip
TABLE = """单位：万元
| 项目 | 预算数 | 决算数 |
|---|---|---|
| 培训费 | 18.6 | 15.2 |
| 会议费 | 9.4 | 9.1 |
"""


def claims(text: str) -> dict[str, Claim]:
    """The claims of relations across places, by form."""
    subject = build(read("-", data=text.encode()), load_ruleset())
    return {one.form: one.claim for one in subject.statements if one.form in ELSEWHERE}


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        (
            "completion_far",
            "年初人大批准：一般公共预算收入 5,000 万元，支出 8,000 万元。\n"
            "执行结果：一般公共预算收入 5,600 万元，完成年初预算的 112%；支出 7,400 万元，完成年初预算的 92.5%。",
            "年初人大批准：一般公共预算收入 5,000 万元，支出 8,000 万元。\n"
            "执行结果：一般公共预算收入 5,600 万元，完成年初预算的 112%；支出 7,400 万元，完成年初预算的 95.2%。",
        ),
        (
            "change_far",
            TABLE + "培训费支出 15.2 万元，与预算相比减少 3.4 万元。",
            TABLE + "培训费支出 15.2 万元，与预算相比减少 4.3 万元。",
        ),
        (
            "restated",
            "一、产出\n改造老旧管网 2,316 米。\n二、效益\n通过改造老旧管网 2,316 米，漏损下降。",
            "一、产出\n改造老旧管网 2,316 米。\n二、效益\n通过改造老旧管网 2,361 米，漏损下降。",
        ),
        (
            "same_digits",
            "下达补助 1,356.27 万元。\n已拨付的 1,356.27 万元到户。另支付邮费 35 元。",
            "下达补助 1,356.27 万元。\n已拨付的 1,356.27 元到户。",
        ),
        (
            "breakdown",
            "项目支出 620 万元，占 40%。\n项目支出的去向有三：道路养护 310 万元；路灯维护 205 万元；绿化 105 万元。",
            "项目支出 620 万元，占 40%。\n项目支出的去向有三：道路养护 310 万元；路灯维护 250 万元；绿化 105 万元。",
        ),
    ],
)  # fmt: skip
def test_other_half_is_found_wherever_it_stands(form: str, right: str, wrong: str) -> None:
    assert claims(right)[form].verdict == "holds"
    assert claims(wrong)[form].verdict == "contradicted"


def test_rows_of_prose_add_up_to_their_total_line() -> None:
    text = (
        "1.中央资金：预算 730 万元，执行 730 万元。\n2.地方资金：预算 81 万元，执行 80 万元。\n"
        "年度资金总额预算 811 万元，基本执行完毕。"
    )
    assert claims(text)["rows"].expression == "730 + 81"


def test_cell_and_sentence_are_one_figure_where_name_and_stage_agree() -> None:
    claim = claims(TABLE + "全年培训费决算 15.2 万元。")["restated"]
    assert (claim.verdict, claim.operands[0].quantity.text) == ("holds", "15.2")


@pytest.mark.parametrize(
    "text",
    [
        "一、目标\n年度目标：改造老旧管网 2,000 米。\n二、产出\n改造老旧管网 2,316 米。",
        "一、履职目标和任务\n带动农户 637 户。\n二、完成情况\n带动农户 673 户。",
        "一、城区\n上级补助收入 12 万元，下级上解收入 34 万元。\n"
        "二、乡镇\n上级补助收入 56 万元，下级上解收入 78 万元。",
        "一、甲项目\n该项目年初预算 35 万元。\n二、乙项目\n该项目年初预算 53 万元。",
        "一、甲村\n全年预算 41,352 元。\n全年支出 40,182 元。\n二、乙村\n全年预算 43,152 元。\n全年支出 41,082 元。",
        "一、本年\n2023年修缮校舍 2,316 平方米。\n二、上年\n2022年修缮校舍 2,361 平方米。",
    ],
)
def test_same_words_of_another_stage_owner_or_year_are_no_repeat(text: str) -> None:
    assert not any(claim.verdict == "contradicted" for claim in claims(text).values())


def test_reports_on_an_area_are_not_compared_with_themselves() -> None:
    text = (
        "2023年青山市国民经济和社会发展统计公报\n一、综合\n改造老旧管网 2,316 米。\n"
        "二、其他\n改造老旧管网 2,361 米。"
    )
    assert "restated" not in claims(text)


def test_unit_that_is_rarer_in_the_filing_is_the_one_questioned() -> None:
    text = (
        "债务收入 531.32 元，其他收入 20 亿元。\n省级债务收入 531.32 亿元。\n转贷支出 531.32 亿元。"
    )
    subject = build(read("-", data=text.encode()), load_ruleset())
    wrong = [one.claim for one in subject.statements if one.claim.verdict == "contradicted"]
    assert [(claim.stated and claim.stated.text, claim.expected) for claim in wrong] == [
        ("531.32元", "531.32亿元")
    ]


def test_points_are_told_against_an_aim_of_the_same_name_elsewhere() -> None:
    text = "按期办结率目标90%。\n按期办结率93.4%，高于目标值{}个百分点。"
    assert accused(text.format("3.4")) == []
    assert accused(text.format("4.3")) == [("points", "4.3个百分点")]
    assert accused("按期办结率目标90%。\n群众好评率93.4%，高于目标值2.1个百分点。") == []


ROWS = """项目执行情况（单位：万元）
| 项目 | 全年预算数 | 全年执行数 | 执行率 |
|---|---|---|---|
| 堤防加固项目 | 620 | 572.00 | 92.26% |
| 灌区改造项目 | 410.5 | 398.2 | 97.00% |
"""


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("1.堤防加固项目。全年预算 620 万元，执行 572.00 万元，执行率 92.26%。", None),
        ("1.堤防加固项目。全年预算 620 万元，执行 527.00 万元。", "527.00万元"),
        ("（2）灌区改造：全年预算数为 401.5 万元，主要用于渠道衬砌。", "401.5万元"),
        ("1.堤防加固项目。全年预算 620 万元，其中护坡预算 200 万元；上年预算 500 万元。", None),
    ],
)
def test_a_paragraph_tells_the_row_it_is_called_by(told: str, wrong: str | None) -> None:
    subject = build(read("rows.md", data=(ROWS + "\n" + told).encode()), load_ruleset())
    found = [one.claim for one in subject.statements if one.claim.verdict == "contradicted"]
    assert [one.stated.text.replace(" ", "") for one in found if one.stated] == [wrong] * bool(
        wrong
    )


def test_a_budget_told_in_whole_is_as_exact_as_the_spending_beside_it() -> None:
    table = TABLE.replace("18.6 | 15.2", "18 | 15.26")
    claim = claims(table + "培训费支出 15.26 万元，与年初预算相比减少 2.47 万元。")["change_far"]
    assert claim.verdict == "contradicted"
    assert claim.expected == "2.74万元"


def test_columns_name_the_amounts_of_a_row_without_a_name() -> None:
    table = "单位：万元\n| 合计 | 公车购置 | 公车运行 |\n|---|---|---|\n| 79 | 54 | 25 |\n"
    text = table + "公车购置费预算为 45 万元，比上年少买一辆。"
    subject = build(read("heads.md", data=text.encode()), load_ruleset())
    found = [one.claim for one in subject.statements if one.form == "restated"]
    assert [(one.verdict, one.expected) for one in found] == [("contradicted", "54万元")]


INDICATORS = """| 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
|---|---|---|---|---|
| 沟渠抽检合格率 | ≥95% | 97.50% | 20 | 20 |
| 受益农户满意度 | ≥90% | 93.60% | 10 | 10 |
"""


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("抽取点位 40 处查验，抽检合格率 97.50%，受益农户满意度为 93.60%。", None),
        ("群众反映较好，满意度为 96.30%。", "96.30%"),
        ("满意度目标为 90%，上年满意度 88.20%。", None),
    ],
)
def test_a_rate_is_that_of_the_indicator_it_names(told: str, wrong: str | None) -> None:
    subject = build(read("rates.md", data=(INDICATORS + "\n" + told).encode()), load_ruleset())
    found = [one.claim for one in subject.statements if one.claim.verdict == "contradicted"]
    assert [one.stated.text for one in found if one.stated] == [wrong] * bool(wrong)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("基本支出 312.5 万元、项目支出 89.2 万元，两者之比为 3.5∶1。", False),
        ("基本支出 312.5 万元、项目支出 89.2 万元，两者之比为 5.3∶1。", True),
        ("年末在编 1,297 人；合同制人员 418 人，在编与合同制人员之比为 3.1：1。", False),
        ("年末在编 1,297 人；合同制人员 418 人，在编与合同制人员之比为 1.3：1。", True),
        ("会议于上午 9：10 开始，比上年早。", False),
    ],
)
def test_a_number_to_one_is_one_figure_by_another(text: str, wrong: bool) -> None:
    assert bool(accused(text)) is wrong


def test_shares_are_of_the_amount_that_their_digits_show() -> None:
    text = (
        "本季热线形成工单8642件，转派4187件。\n另受理来信213件。\n来电集中在农林类1294件，占诉求量的14.97%；"
        "社保类1058件，占诉求量的{}%；交通类873件，占诉求量的10.10%；教育类615件，占诉求量的7.12%。"
    )
    assert accused(text.format("12.24")) == []
    assert [words for _, words in accused(text.format("14.24"))] == ["14.24%"]
