"""Words of comparison: held against figures beside them, in another clause, in another passage."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import understand

TITLE = "某县水利局2023年度部门整体支出绩效自评报告\n"
AIMS = (
    TITLE
    + "一、绩效目标\n饮水工程水质抽检合格率不低于95%，新建水池12座，投诉件数不超过5件。\n二、完成情况\n"
)


def told(text: str) -> list[tuple[str, str]]:
    """The words of comparison of `text` that were judged, with the verdict."""
    subject = understand(text)
    return [
        (one.claim.mark.of(subject.flow.text), one.claim.verdict)
        for one in subject.statements
        if one.topic == "direction"
    ]


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("管护率96.2%，高于95%的考核线。", "高于95%", "holds"),
        ("管护率94.2%，高于95%的考核线。", "高于95%", "contradicted"),
        ("6月底支出进度48%，慢于50%的序时进度。", "慢于50%", "holds"),
        ("6月底支出进度52%，慢于50%的序时进度。", "慢于50%", "contradicted"),
        ("抽查优良率44.1%，达到目标值45%。", "达到目标值45%", "contradicted"),
        ("抽查优良率44.1%，未达到45%的目标。", "未达到45%", "holds"),
        ("提前下达比例78.5%，符合不低于70%的要求。", "符合不低于70%", "holds"),
        ("亩均增收310元，比上年多20元，超过300元的目标值。", "超过300元", "holds"),
        ("完成率97.5%，超过年度目标。", "超过年度目标", "contradicted"),
        ("完成率97.5%，未达到年度目标。", "未达到年度目标", "holds"),
        ("老城区优良率81.30%；新城区优良率83.50%，高于老城区2.20个百分点。", "高于老城区2.20个百分点", "holds"),
        ("老城区优良率83.50%；新城区优良率81.30%，高于老城区2.20个百分点。", "高于老城区2.20个百分点", "contradicted"),
    ],
)  # fmt: skip
def test_words_are_held_against_the_figures_beside_them(
    text: str, words: str, verdict: str
) -> None:
    assert (words, verdict) in told(TITLE + text)


@pytest.mark.parametrize(
    "text",
    [
        "受益人口 28,416 人，超过目标值 416 人。",
        "修复路面 38.5 公里，完成年度目标 40.0 公里的 96.25%。",
        "投入 13 亿元，撬动消费超 150 亿元。",
        "合格率96%。力争达到98%的目标。",
        "投诉件数4件，达到目标值5件。",
        "亩均节水50立方米，系喷灌节水30立方米与渠道节水20立方米之和，低于60立方米的目标值。",
    ],
)
def test_what_holds_nothing_against_a_figure(text: str) -> None:
    assert not [words for words, verdict in told(TITLE + text) if verdict == "contradicted"]


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("抽检合格率96.1%，低于目标值。", "低于目标值", "contradicted"),
        ("抽检合格率94.1%，低于目标值。", "低于目标值", "holds"),
        ("抽检合格率96.1%，提高1.2个百分点，达到目标。", "达到目标", "holds"),
        ("新建水池12座，与目标持平。", "与目标持平", "holds"),
        ("新建水池11座，与目标持平。", "与目标持平", "contradicted"),
        ("投诉件数4件，达到目标。", "达到目标", "holds"),
        ("投诉件数6件，达到目标。", "达到目标", "contradicted"),
    ],
)
def test_aims_are_looked_for_where_they_are_told(text: str, words: str, verdict: str) -> None:
    assert (words, verdict) in told(AIMS + text)


def test_an_aim_of_two_things_is_of_neither() -> None:
    text = AIMS.replace("新建水池", "管材合格率100%，新建水池") + "合格率96.1%，低于目标值。"
    assert told(text) == []


def test_a_change_the_other_way_points_at_the_word_too() -> None:
    text = TITLE + "回收率96.9%，较上年的97.2%上升0.3个百分点。"
    subject = understand(text)
    (claim,) = [one.claim for one in subject.statements if one.claim.slip == "sign"]
    assert claim.mark.of(subject.flow.text) == "上升0.3个百分点"
    assert not claim.suggested


def test_a_growth_behind_the_figure_of_last_year_is_that_of_this_year() -> None:
    text = TITLE + "全年立案420件，办结400件。上年立案400件，本年立案下降5.00%。"
    subject = understand(text)
    (claim,) = [s.claim for s in subject.statements if s.form == "growth_of_present"]
    assert (claim.verdict, claim.slip) == ("contradicted", "sign")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("满意度95.6%，略高于上年的94.8%。", "满意度95.6%，略低于上年的94.8%。"),
        ("征收率99.1%，与上年99.1%持平。", "征收率99.1%，与上年99.4%持平。"),
        ("人均成本1,150元，控制在1,200元以内。", "人均成本1,250元，控制在1,200元以内。"),
        ("户均造价3.42万元，不超过3.5万元的控制标准。", "户均造价3.62万元，不超过3.5万元的控制标准。"),
        ("决策得分率86.67%，低于效益得分率90.00%。", "决策得分率86.67%，高于效益得分率90.00%。"),
        ("截至9月底支出进度82%，快于序时进度。", "截至9月底支出进度62%，快于时间进度。"),
        ("接待费12.5万元，较上年13.2万元有所减少。", "接待费12.5万元，较上年13.2万元有所增加。"),
        ("办理时限4.2天，上年为4.6天，进一步缩短。", "办理时限5.2天，上年为4.6天，进一步缩短。"),
        (
            "2023年门诊量18.6万人次，2022年为17.2万人次，门诊量同比增加。",
            "2023年门诊量18.6万人次，2022年为17.2万人次，门诊量同比减少。",
        ),
        ("收入120万元，支出115万元，收入大于支出。", "收入120万元，支出115万元，支出大于收入。"),
        ("基本支出占52.6%，超过一半。", "基本支出占42.6%，超过一半。"),
        ("项目支出占比58.2%，近六成。", "项目支出占比68.2%，近六成。"),
        ("栽植苗木125亩，目标120亩，圆满完成。", "栽植苗木115亩，目标120亩，圆满完成。"),
        ("执行率94.3%（上年92.1%），较上年有所提高。", "执行率92.1%（上年94.3%），较上年有所提高。"),
        ("平均住院8.0天，上年为8.3天，比上年缩短0.3天。", "平均住院8.6天，上年为8.3天，比上年缩短0.3天。"),
        ("咨询由上年度的41件降为36件。", "咨询由上年度的36件降为41件。"),
        ("计划改造120户，实际改造128户，超额完成8户。", "计划改造120户，实际改造112户，超额完成8户。"),
        ("预算12万元，支出10.8万元，较预算节约1.2万元。", "预算12万元，支出13.2万元，较预算节约1.2万元。"),
        ("编制42名，年末实有41人，无超编人员。", "编制42名，年末实有45人，无超编人员。"),
    ],
)  # fmt: skip
def test_comparisons_hold_and_the_other_way_round_do_not(right: str, wrong: str) -> None:
    assert {verdict for _, verdict in told(TITLE + "一、完成情况\n任务完成。" + right)} == {"holds"}
    assert "contradicted" in {
        verdict for _, verdict in told(TITLE + "一、完成情况\n任务完成。" + wrong)
    }


@pytest.mark.parametrize(
    "text",
    [
        "发行债券0.03亿元，超长期特别国债6.3亿元。",
        "增长5.6%，低于全省平均3.2%。",
        "事故起数12起，按期整改20起，同比明显下降。",
        "支出120万元，争取支出大于收入。",
        "完成甲项目115亩，目标120亩，其余项目按期完成。",
    ],
)
def test_words_that_compare_other_things_are_left_alone(text: str) -> None:
    assert "contradicted" not in {
        verdict for _, verdict in told(TITLE + "一、完成情况\n任务完成。" + text)
    }
