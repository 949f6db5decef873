from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts

OUTCOME = "NUM461"


@pytest.mark.parametrize(
    "text",
    [
        "群众满意度指标值≥90%，实际完成95%，达到目标。",
        "年度指标值：≥95%，全年实际完成值：98.2%，达到预期指标。",
        "合格率目标值98%，实际为98%，完成年度目标。",
        "资金支付率目标值95%，实际86.4%，未达到目标值。",
        "群众投诉件数目标值不超过5件，实际3件，达到预期目标。",
        "引进项目12个，目标任务10个，超额完成年度任务。",
        "完成改造13座（任务12座），超额完成任务。",
        "超额完成整治任务。已完成13座泵站两轮检修（任务12座）。",
        "满意度达到93%，目标值95%，未达到预期目标。",
        "开工率目标≥80%，实际完成80%，超额完成。",
    ],
)
def test_words_that_agree_with_the_figures(text: str) -> None:
    assert verdicts(OUTCOME, text) == {"holds"}


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("群众满意度指标值不低于95%，实际93%，已完成。", "93% < 95%"),
        ("验收合格率目标值≥98%，实际完成99.2%，未达到目标值。", "99.2% > 98%"),
        ("群众投诉件数目标值不超过5件，实际7件，达到预期目标。", "7件 > 5件"),
        ("完成改造11座（任务12座），超额完成任务。", "11座 < 12座"),
        ("培训人数目标300人，实际完成300人，超额完成年度任务。", "300人 = 300人"),
        ("单位成本指标值不超过80万元，实际82万元，完成目标。", "82万元 > 80万元"),
    ],
)
def test_words_that_contradict_the_figures(text: str, expression: str) -> None:
    (claim,) = claims(OUTCOME, text)
    assert (claim.verdict, claim.expression) == ("contradicted", expression)


@pytest.mark.parametrize(
    "text",
    [
        "办结率目标100%，实际98%，主要原因是系统升级，其他指标均已完成。",
        "满意度目标95%，实际93%，其余指标均已完成。",
        "满意度目标值95%，实际93.6%，基本达到目标。",
        "税收目标6亿元，实际5.6亿元，完成目标的93.3%。",
        "培训人数目标300人，实际286人，完成任务95%。",
        "项目个数目标值12个，实际完成11个，下一年度继续实施。",
        "满意度目标值95%，实际完成30次走访，达到目标。",
        "已完成9座泵站检修（任务12座）。超额完成绿化任务。",
        "事故起数目标值2起，实际1起，达到目标。",
    ],
)
def test_words_that_need_not_speak_of_the_figures(text: str) -> None:
    assert "contradicted" not in verdicts(OUTCOME, text)


def test_a_bare_target_that_may_be_floor_or_ceiling_is_not_judged() -> None:
    (claim,) = claims(OUTCOME, "综合用时目标值30天，实际36天，达到目标。")
    assert (claim.verdict, claim.reason) == ("skipped", "direction of the target uncertain")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("考核要求办结率不低于96%，我院实际办结率为97.1%，达到考核要求。", "holds"),
        ("考核要求办结率不低于96%，我院实际办结率为94.8%，达到考核要求。", "contradicted"),
        ("按不低于20%的比例复核，全年受理150件，复核24件，复核比例16%，符合要求。", "contradicted"),
        ("工期要求不超过6个月，实际用时4个月，满足合同要求。", "holds"),
        ("责任事故控制指标不超过3起，实际发生6起，完成控制目标。", "contradicted"),
    ],
)
def test_targets_named_earlier_in_the_sentence(text: str, verdict: str) -> None:
    assert verdicts(OUTCOME, text) == {verdict}


@pytest.mark.parametrize(
    "text",
    [
        "要求支出进度达到95%以上，群众满意度为92.6%，完成年度任务。",
        "要求支出进度达到95%以上，实际为92.6%，距完成年度任务仍有差距。",
        "目标值不低于95%，实际92%，完成率低于目标。",
        "目标任务不少于200场，实际182场，未能达到目标。",
        "计划不少于200场，实际182场，力争明年完成任务。",
    ],
)
def test_other_things_and_other_times_are_not_accused(text: str) -> None:
    assert "contradicted" not in verdicts(OUTCOME, text)
