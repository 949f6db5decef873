"""Scores that prose tells: weights told apart, parts in every shape, losses, rates told elsewhere."""

from __future__ import annotations

import pytest

from perflint.model.claim import Claim
from tests.checks.verdicts import understand
from tests.relations.statements import accused, statements

TOPICS = ("score-sum", "score-weights", "score-told", "deduction", "score", "above-weight")


def told(text: str, words: str) -> list[Claim]:
    """The claims on scores that state a number printed so."""
    return [
        one.claim for one in statements(text)
        if one.topic in TOPICS and one.claim.stated is not None and one.claim.stated.text == words
        and one.form != "direction|weight"
    ]  # fmt: skip


def verdicts(text: str, words: str) -> list[str]:
    return [claim.verdict for claim in told(text, words)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("过程20分，得{}分，资金管理12分得11.4分，制度执行8分满分；产出80分，得75分。", "19.4", "18.4"),
        ("产出得{}分，即数量18.5分、质量14分、时效9.5分。效益得28分。", "42", "43"),
        ("管理20分得{}分，包括考勤8分得7.2分，台账7分、公示5分均得满分；履职80分得76分。", "19.2", "18.2"),
        ("2.过程：得{}分。制度（5分）4.5分、监管（6分）5.8分、验收（4分）4分。", "14.3", "13.4"),
        ("扣分合计{}分，即执行率0.8分、时效1.2分，自评98分。", "2", "2.4"),
        ("产出类扣{}分：培训少办一期，该指标8分只得6分，扣2分；验收延后扣0.6分。", "2.6", "2.9"),
        ("权重为投入20、产出80，依次得19.2分、74.5分，自评总分{}分。", "93.7", "97.3"),
        ("执行10分得9.6分；产出50分，数量26分、质量20.5分，合计{}分；效益40分得38分。", "46.5", "45.6"),
        ("执行（10分）得9.6分；产出（50分）扣1.2分，故得48.8分；效益（40分）得38分。总分{}分。", "96.4", "94.6"),
        ("产出权重50分：数量（30分）28.55分、时效（20分）18.5分，小计{}分。", "47.05", "47.50"),
        ("本馆自评{}分，等级为优。履职（60分）57.4分，管理（40分）38.2分。", "95.6", "96.5"),
    ],
)  # fmt: skip
def test_scores_of_parts_in_every_shape(text: str, right: str, wrong: str) -> None:
    assert "holds" in verdicts(text.format(right), f"{right}分")
    assert accused(text.format(right)) == []
    assert {topic for topic, _ in accused(text.format(wrong))} == {"score-sum"}


def test_the_parts_may_stand_under_the_heading_that_names_their_whole() -> None:
    text = (
        "自评{total}分，等级为优。公共服务（60分）57.5分，内部管理（40分）38.6分。\n（二）公共服务分析\n1.开放（30分，"
        "得28.5分）。全年开放310天。\n2.讲解（30分，得29分）。讲解86场。\n（三）内部管理分析\n考勤20分得19.6分；"
        "台账20分得{last}分。\n"
    )
    assert accused(text.format(total="96.1", last="19")) == []
    assert "holds" in verdicts(text.format(total="96.1", last="19"), "57.5分")
    assert accused(text.format(total="96.1", last="18")) == [("score-sum", "38.6分")]


def test_a_total_is_not_accused_of_the_slip_of_one_of_its_parts() -> None:
    text = "投入20分得18分，其中立项10分得9分、目标10分得8分；产出80分得76分，总分93分。"
    assert {claim.verdict for claim in told(text, "93分")} <= {"holds"}
    assert {words for _, words in accused(text)} == {text[6 : text.index("；")]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("四类指标权重为10、30、40、20分，合计100分。", "100分"),
        ("投入30分得28分；产出70分得66分，合计94分。两类权重合计100分。", "100分"),
        ("投入30分得28分；产出70分得66分。满分100分，实得94分。", "100分"),
    ],
)
def test_weights_make_what_is_said(text: str, words: str) -> None:
    assert verdicts(text, words) == ["holds"]
    assert accused(text) == []


def test_weights_that_do_not_make_what_is_said() -> None:
    text = "投入30分得28分；产出60分得66分，合计94分。两类权重合计100分。"
    assert "score-weights" in {topic for topic, _ in accused(text)}
    partial = "满分100分，其中预算执行10分得9.6分、公开5分得5分。"
    assert accused(partial) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "权重为20、30、50分。\n1.投入：得18.6分，立项偏晚扣{}分。\n2.过程：得29分。\n3.产出：得49分。",
            "1.4",
        ),
        ("产出40分得37.6分，效益60分得58分。产出扣的{}分主要是验收延后。", "2.4"),
        ("产出40分得38.5分，效益60分得58分，总分96.5分，共失分{}分。", "3.5"),
        ("质量15分，合格率97%，扣{}分，得14.4分。", "0.6"),
        ("投入满分15分，实得14.2分，扣{}分（目标不细扣0.5分，编制不及时扣0.3分）。", "0.8"),
        ("（1）调整率（5分）。调整率12.3%，扣{}分，得3.9分。", "1.1"),
        ("时效6.4分、成本9分，时效项扣{}分系跨年完工，该项权重8分。", "1.6"),
    ],
)
def test_what_was_taken_off(text: str, words: str) -> None:
    assert {
        one.claim.verdict for one in statements(text.format(words)) if one.topic == "deduction"
    } == {"holds"}
    assert "deduction" in {topic for topic, _ in accused(text.format("0.9"))}


def test_several_deductions_of_one_score() -> None:
    text = "履职50分得{}分（台账扣1.2分、公示扣0.9分），管理50分得49分。"
    assert accused(text.format("47.9")) == []
    assert ("deduction", "48.9分") in accused(text.format("48.9"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全年支出执行率94.6%。\n自评中预算执行10分得9.46分。", "9.46分"),
        ("培训合格率91.2%，高于上年。\n自评中培训合格5分得4.56分。", "4.56分"),
        ("读者满意度88.35%，目标93%。\n自评中满意度10分得9.5分。", "9.5分"),
        ("满意度91.2%，低于目标3.8个百分点。\n自评中满意度10分得9.6分。", "9.6分"),
        ("修缮完成率75%，该指标6分只得4.5分。", "4.5分"),
        ("3.借阅服务（8分，得7.6分）。全年外借率57%，达到目标值60%。", "7.6分"),
        (
            "全年支出执行率94.6%。\n指标|分值|得分\n预算执行率|10|9.46\n开放天数|40|40\n讲解场次|50|50\n"
            "合计|100|99.46",
            "9.46",
        ),
    ],
)  # fmt: skip
def test_scores_by_rates_told_elsewhere(text: str, words: str) -> None:
    assert verdicts(text, words) == ["holds"]


def test_a_score_that_no_rate_gives_is_not_accused() -> None:
    assert accused("全年支出执行率94.6%。\n自评中预算执行10分得9分。") == []
    assert accused("投诉办结率97%。\n自评中产出50分得47分。") == []


def test_no_score_passes_its_weight() -> None:
    assert accused("效益（40分，含满意度10分）得38.2分。") == []
    assert accused("制度6分，按完成比例得6.8分。") == [("above-weight", "6.8分")]


def test_minutes_and_differences_are_no_scores() -> None:
    assert statements("到场时间由7分12秒缩至6分30秒。") == ()
    assert accused("自评95分，比上年提高2.1分，比全市平均高0.8分。") == []


def test_scores_are_read_in_self_evaluations_alone() -> None:
    subject = understand(
        "某市2023年财政预算执行情况的报告\n投入20分得18分，产出80分得76分，总分93分。"
    )
    assert not [one for one in subject.statements if one.topic in TOPICS]


TABLE = """单位自评表
指标|分值|得分
预算执行|10|9.4
数量指标|20|19
质量指标|15|14.5
时效指标|15|14
效益指标|40|38
合计|100|94.9
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("自评中效益40分得{}分。\n", "38"),
        ("三项产出指标合计{}分。\n", "47.5"),
    ],
)
def test_prose_tells_what_the_table_does(text: str, words: str) -> None:
    assert verdicts(text.format(words) + TABLE, f"{words}分") == ["holds"]
    assert len(accused(text.format("36.5") + TABLE)) == 1


def test_a_part_of_another_weight_is_another() -> None:
    assert not told("复核中效益30分得28分。\n" + TABLE, "28分")


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("自评95.2分，上年93.1分，提高{}分。", "2.1", "1.2"),
        ("自评得分97.4分（上年96.8分），上升{}分。", "0.6", "6"),
        ("甲馆得92.4分，乙馆得90.6分，两馆相差{}分。", "1.8", "8.1"),
        ("3家分馆平均得分{}分，其中东馆92分、西馆90分、南馆89.5分。", "90.5", "95.5"),
    ],
)
def test_differences_and_averages_of_scores(text: str, right: str, wrong: str) -> None:
    assert "holds" in [
        one.claim.verdict for one in statements(text.format(right))
        if one.form in ("score_apart", "score_mean")
    ]  # fmt: skip
    assert accused(text.format(right)) == []
    assert accused(text.format(wrong))


def test_an_average_is_no_sum() -> None:
    assert accused("分馆得分分别为96分、94分、92分，平均94分。") == []
    assert accused("东馆95分，西馆88分，南馆92分，加权平均得分91.7分。") == []
    assert accused("技能比武最高98分，最低76分，平均88.3分。") == []


def test_rates_of_points() -> None:
    text = "投入指标满分20分，得分19分，得分率{}%；产出指标满分80分，得分76分，得分率95%。"
    assert accused(text.format("95")) == []
    assert accused(text.format("90.5")) == [("stage", "90.5%")]


@pytest.mark.parametrize(
    "text",
    [
        "部门自评97分，财政复核核减3.5分，最终得分93.5分。",
        "满分100分，加分项5分，实际得分98分，其中加分3分。",
        "效益指标权重30分，得27分，主要扣分点为带动就业未达标，扣2分，可持续影响扣1分。",
        "产出分值50分，实际得分47.5分，失分2.5分，其中数量指标失1.5分，时效指标失1分。",
        "立项规范（3分）得3分，目标合理（4分）得3.5分，目标明确（4分）得4分，预算科学（4分）得4分，决策类合计得14.5分。",
        "读者满意度92%，目标值90%，得10分（满分10分）。",
        "读者满意度指标值≥95%，实际完成值93.2%，分值10分，得分9.81分。",
        "得分由三部分构成，基础30分、执行40分、成效30分，我馆分别得29分、38.2分和28.5分，合计95.7分。",
        "过程30分，得27分，扣3分，其中制度不健全扣2分、档案不全扣1分。",
        "产出（50分）：数量20分，得20分；质量15分，得14分；时效10分，得9分；成本5分，得5分；小计48分。",
        "投入、产出两类分别得14分、81.5分，合计95.5分（满分分别为15分、85分）。",
        "投入满分15分，实得14.2分，扣0.8分（目标不够细化扣0.5分，编制不及时扣0.3分）。",
        "扣分集中在产出（扣3.2分）和效益（扣1.6分），其余指标均为满分，最终得分95.2分。",
        "编制得分5分（5分），执行得分18分（20分），履职得分72分（75分），总分95分。",
        "质量15分，合格率97%，未达到100%的目标，扣0.45分，得14.55分。",
        "（1）预算执行率（10分）。执行率为95.36%，得9.54分。（2）预算调整率（5分）。调整率12.3%，扣1分，得4分。",
        "根据标准，执行率每低1个百分点扣0.5分，执行率92%，分值10分，得8.5分。",
    ],
)
def test_right_texts_are_not_accused(text: str) -> None:
    assert accused(text) == []
