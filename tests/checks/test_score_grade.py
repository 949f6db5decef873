from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.checks.score_grade import Params, check
from perflint.model.claim import Claim, Match
from perflint.model.subject import Band
from tests.checks.verdicts import verdicts as found
from tests.extract.outlines import subject

SYNONYMS = (("优", "优秀"), ("良", "良好"), ("差", "较差"), ("合格", "及格"))
NANCHANG = "南昌市西湖区司法局2022年部门整体支出绩效自评报告\n一、结论\n"


def judged(text: str, look: str, profile: str = "auto") -> list[Claim | Match]:
    params = Params(look, SYNONYMS)  # type: ignore[arg-type]
    return list(check(subject(text, profile), params))


def verdicts(text: str, profile: str = "auto") -> list[str]:
    return [c.verdict for c in judged(text, "band", profile) if isinstance(c, Claim)]


@pytest.mark.parametrize(
    ("score", "grade", "verdict"),
    [
        ("100", "优", "holds"),
        ("90", "优秀", "holds"),
        ("89.99", "优", "contradicted"),
        ("89.5", "良好", "holds"),
        ("90", "良", "contradicted"),
        ("59.9", "中", "contradicted"),
        ("101", "优", "skipped"),
        ("95", "合格", "skipped"),
    ],
)
def test_bands_are_half_open(score: str, grade: str, verdict: str) -> None:
    assert verdicts(NANCHANG + f"自评得分{score}分，等级为“{grade}”。") == [verdict]


def test_a_contradiction_names_the_grade_deserved_and_its_band() -> None:
    (claim,) = judged(NANCHANG + "自评得分89.5分，等级为“优秀”。", "band")
    assert isinstance(claim, Claim)
    assert (claim.stated_text, claim.expected) == ("优秀", "良")
    assert claim.expression == "89.5 ∈ [80, 90)"
    assert claim.operands[0].quantity.text == "89.5分"


def test_where_the_locality_is_unknown_every_table_must_contradict() -> None:
    assert verdicts("自评得分78分，等级为“良好”。") == ["holds"]
    assert verdicts("自评得分58分，等级为“良好”。") == ["contradicted"]
    assert verdicts(NANCHANG + "自评得分78分，等级为“良好”。") == ["contradicted"]


def test_more_than_full_marks() -> None:
    (claim,) = judged("自评得分105.2分。", "limit")
    assert isinstance(claim, Claim)
    assert claim.values == {"score": "105.2", "limit": "100"}
    for fine in ("自评得分100分。", "总分120分，自评得分105分。", "自评得分105分，含加分5分。"):
        assert judged(fine, "limit") == []


def test_a_grade_without_a_score() -> None:
    (match,) = judged("本部门自评为良好，拟予公开。", "no_score")
    assert isinstance(match, Match)
    assert match.values == {"grade": "良好"}
    assert judged("本部门自评为良好，自评得分85分。", "no_score") == []


def test_neither_score_nor_grade() -> None:
    assert len(judged(NANCHANG + "各项工作完成。", "no_rating")) == 1
    assert judged(NANCHANG + "自评得分85分。", "no_rating") == []
    assert judged("工作总结。", "no_rating") == []


def test_two_names_for_one_grade_are_told_once() -> None:
    text = "自评得分95分，自评优秀。\n甲项目得分94分，等级为优。\n乙项目得分93分，等级为优。"
    (match,) = judged(text, "mixed")
    assert isinstance(match, Match)
    assert match.values == {"grade": "优", "other": "优秀"}
    assert match.suggestion == "优秀"


LOCAL = tuple(
    Band(grade, Decimal(low), Decimal(high))
    for grade, low, high in (("好", 90, 100), ("较好", 80, 90), ("一般", 60, 80), ("较差", 0, 60))
)


@pytest.mark.parametrize(
    ("score", "grade", "verdict"),
    [
        ("92", "好", "holds"),
        ("86", "较好", "holds"),
        ("92", "较好", "contradicted"),
        ("75", "一般", "holds"),
        ("75", "较差", "contradicted"),
        ("92", "优", "skipped"),
    ],
)
def test_grade_words_of_the_locality(score: str, grade: str, verdict: str) -> None:
    read = subject(f"{NANCHANG}自评得分{score}分，等级为“{grade}”。", "auto")
    local = read._replace(profile=read.profile._replace(bands=(LOCAL,)))
    (claim,) = check(local, Params("band", SYNONYMS))
    assert isinstance(claim, Claim)
    assert claim.verdict == verdict


def test_a_grade_word_of_another_locality_is_said_to_be_unjudged() -> None:
    (claim,) = judged(f"{NANCHANG}自评得分92分，等级为“较好”。", "band")
    assert isinstance(claim, Claim)
    assert (claim.verdict, claim.reason) == ("skipped", "grade not in any band table")


def test_bands_told_in_the_text_come_before_those_of_the_locality() -> None:
    told = "评分85分以上为优，75—84分为良，60—74分为中，60分以下为差。"
    assert verdicts(NANCHANG + told + "自评得分86分，等级为优。") == ["holds"]
    assert verdicts(NANCHANG + told + "自评得分83分，等级为优。") == ["contradicted"]


def test_a_grade_without_a_score_goes_with_the_total_of_the_table() -> None:
    table = "指标\t分值\t得分\n投入\t20\t17.5\n产出\t50\t44\n效益\t30\t25\n合计\t100\t86.5\n"
    assert found("SCO101", NANCHANG + table + "自评等级为良。") == {"holds"}
    assert found("SCO101", NANCHANG + table + "自评等级为优。") == {"contradicted"}
    assert found("SCO101", NANCHANG + "自评等级为优。") == set()


def test_a_grade_of_no_table_that_applies_is_told_once() -> None:
    text = NANCHANG + "自评得分85分，等级为“较好”。自评得分85分，等级为较好。"
    (match,) = judged(text, "foreign")
    assert isinstance(match, Match)
    assert match.values == {"grade": "较好", "grades": "优、良、中、差"}
    assert judged(NANCHANG + "自评得分85分，等级为良好。群众反映较好。", "foreign") == []
    assert judged("某单位2022年自评报告\n一、结论\n自评得分85分，等级为合格。", "foreign") == []


def test_a_locality_judges_by_words_of_its_own() -> None:
    bands = (
        Band("好", Decimal(90), Decimal(100)), Band("较好", Decimal(80), Decimal(90)),
        Band("一般", Decimal(60), Decimal(80)), Band("较差", Decimal(0), Decimal(60)),
    )  # fmt: skip
    local = subject(NANCHANG + "自评得分85分，等级为“好”。")
    local = local._replace(profile=local.profile._replace(bands=(bands,)))
    params = Params("band", (*SYNONYMS, ("中", "一般")))
    (claim,) = check(local, params)
    assert isinstance(claim, Claim)
    assert (claim.verdict, claim.expected) == ("contradicted", "较好")
    assert list(check(local, params._replace(look="foreign"))) == []
