from __future__ import annotations

import pytest

from perflint.checks.limit import Must, Params, check
from perflint.model.phrase import Words
from tests.checks.verdicts import understand

REASONS = Words(("原因", "由于"))
RATE = Params(Words(("满意度", "满意率")), "at_least", "90%", reasons=REASONS)
RECEPTION = Params(Words(("公务接待费", "公务用车费")), "at_most", reasons=REASONS)
ROWS = "三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"


def told(params: Params, text: str) -> list[str]:
    subject = understand(text)
    return [match.span.of(subject.flow.text) for match in check(subject, params)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("服务对象满意度为88%。", ["88%"]),
        ("服务对象满意度为90%。", []),
        ("满意度89.99%，满意率88%。", ["89.99%", "88%"]),
        ("满意度88%。满意度为88%。", ["88%"]),
        ("满意度88%，主要原因是场地维修。", []),
        ("满意度88%。这是由于场地维修。", []),
        ("满意度不低于85%，实际达到92%。", []),
        ("满意度目标值85%，实际92%。", []),
        ("满意度约88%，满意率88%以上。", []),
        ("不满意度为5%。", []),
        ("满意度得分8分。", []),
        (f"{ROWS}群众满意度\t≥90%\t85.6%\t10\t9.5\t", ["85.6%"]),
        (f"{ROWS}群众满意度\t≥85%\t95.6%\t10\t10\t", []),
        (f"{ROWS}群众满意度\t≥90%\t85.6%\t10\t9.5\t由于场地维修", []),
    ],
)
def test_a_figure_against_a_constant(text: str, places: list[str]) -> None:
    assert told(RATE, text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("公务接待费支出5.2万元，上年4.8万元。", ["5.2万元"]),
        ("公务接待费支出4.2万元，上年4.8万元。", []),
        ("公务接待费5.2万元，比上年增加0.4万元。", ["5.2万元"]),
        ("公务接待费5.2万元，比上年减少0.4万元。", []),
        ("公务接待费比上年增加0.4万元，全年5.2万元。", ["0.4万元"]),
        ("公务接待费5.2万元，比上年增加0.4万元，主要原因是批次增加。", []),
        ("公务接待费5.2万元，公务用车费上年4.8万元。", []),
        ("2022年公务接待费4.8万元，2023年公务接待费5.2万元。", ["5.2万元"]),
        ("项目\t上年数\t本年数\n公务接待费\t4.8\t5.2\n差旅费\t2\t1", ["5.2"]),
        ("项目\t上年数\t本年数\n公务接待费\t4.8\t4.2\n差旅费\t1\t2", []),
    ],
)
def test_a_figure_against_that_of_last_year(text: str, places: list[str]) -> None:
    assert told(RECEPTION, f"某县文化馆2023年度部门整体支出绩效自评报告\n{text}") == places


def test_a_figure_against_another() -> None:
    params = Params(Words(("会议费",)), "below", than=Words(("培训费",)))
    assert told(params, "会议费5万元，培训费4万元。") == ["5万元"]
    assert told(params, "会议费4万元，培训费4万元。") == ["4万元"]
    assert told(params, "会议费3万元，培训费4万元。") == []
    assert told(params, "会议费5万元。") == []


@pytest.mark.parametrize(("must", "places"), [("above", ["90%"]), ("at_least", [])])
def test_the_end_of_the_range(must: Must, places: list[str]) -> None:
    assert told(Params(Words(("满意度",)), must, "90%"), "满意度90%。") == places


@pytest.mark.parametrize(
    ("near", "places"), [("sentence", ["88%"]), ("paragraph", ["88%"]), ("section", [])]
)
def test_how_near_a_reason_must_stand(near: str, places: list[str]) -> None:
    text = "一、结果\n满意度88%。\n由于场地维修，暂停开放。\n二、建议\n由于人手不足，增加人员。"
    assert told(RATE._replace(near=near), text) == places  # type: ignore[arg-type]


def test_income_is_not_spending() -> None:
    params = Params(Words(("一般公共预算收入",)), "at_least")
    assert told(params, "一般公共预算支出40亿元，比上年下降1.3%。") == []
    assert told(params, "一般公共预算收入40亿元，比上年下降1.3%。") == ["40亿元"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("公务接待费比预算无变化；公车保险费比上年增加1.05万元，增长35.8%。", []),
        ("公务接待费比上年增加0.5万元，增长50%；公务用车费比上年增加1万元。", ["0.5万元", "1万元"]),
        ("公务接待费5万元，共376批次，人均104.39元。上年公务接待费75.57元。", ["5万元"]),
        ("公务接待费5万元，比上年减少2万元。\n上年公务接待费4万元。", []),
        ("公务接待费5万元。\n上年公务接待费4万元。", ["5万元"]),
    ],
)
def test_what_is_told_beside_a_figure_goes_first(text: str, places: list[str]) -> None:
    assert told(RECEPTION, f"某县文化馆2023年度部门整体支出绩效自评报告\n{text}") == places
