from __future__ import annotations

import pytest

from perflint.checks.tense import Params, check
from perflint.model.claim import Match
from perflint.model.phrase import Words
from tests.checks.marked import marked
from tests.extract.outlines import subject

PARAMS = Params(
    ("预计(?:全年)?完成", "拟参加YEAR年"),
    literals=("预计", "拟"),
    unless=Words(("建成后",)),
    outside=Words(("下一步", "目标")),
    inside=Words(("完成情况",)),
)
TITLE = "某局2022年度部门整体支出绩效自评报告\n"


def found(body: str, end: str = "某局\n2023年3月1日\n", params: Params = PARAMS) -> list[Match]:
    return list(check(subject(TITLE + "一、履职情况\n" + body + end), params))


def test_unfinished_business_of_the_year() -> None:
    (match,) = found("预计全年完成300件。\n")
    assert match.values == {"words": "预计全年完成", "year": "2022", "date": "2023年3月1日"}
    assert match.confidence == "certain"
    assert [m.values["words"] for m in found("拟参加2022年展会。\n")] == ["拟参加2022年"]


def test_an_undated_report_is_only_likely_late() -> None:
    assert [m.confidence for m in found("预计完成300件。\n", "")] == ["likely"]
    assert found("预计完成300件。\n", "", Params(("预计完成",), dated=True)) == []


def test_once_a_paragraph() -> None:
    assert len(found("预计完成3件；预计完成4件。\n预计完成5件。\n")) == 2


@pytest.mark.parametrize(
    "body",
    [
        "到2024年，预计完成300件。\n",
        "建成后预计完成产值3亿元。\n",
        "推出“预计完成”专栏。\n",
        "拟参加2021年展会。\n",
        "二、下一步措施\n预计完成300件。\n",
        "完成300件。\n",
    ],
)
def test_what_may_still_be_ahead(body: str) -> None:
    assert found(body) == []


def test_results_under_a_heading_that_also_names_goals() -> None:
    assert len(found("（一）目标完成情况\n预计完成300件。\n")) == 1


def test_a_report_signed_within_its_year_may_look_ahead() -> None:
    assert found("预计完成300件。\n", "某局\n2022年12月20日\n") == []


def test_the_year_before_stands_for_before() -> None:
    params = Params(("截至BEFORE年底",))
    assert [m.values["words"] for m in found("截至2021年底支出。\n", params=params)] == [
        "截至2021年底"
    ]
    assert found("截至2022年底支出。\n", params=params) == []


LEFT = Params((r"BEFORE年，我局[^。\d]{0,20}(?=\d)",), alone=True)
OWN = "2022年支出310万元，2022年末在编21人，2022年底验收。\n"


def test_a_year_left_from_last_years_text() -> None:
    (match,) = found(f"2021年，我局共开展检查12次。\n{OWN}", params=LEFT)
    assert match.values["words"] == "2021年，我局共开展检查"


@pytest.mark.parametrize(
    "body",
    [
        f"2021年，我局共开展检查12次；2022年15次。\n{OWN}",
        f"2020年起步。2021年，我局共开展检查12次。\n{OWN}",
        "2021年，我局共开展检查12次。\n2021年支出310万元。\n2022年完工。\n",
    ],
)
def test_the_year_before_told_beside_others_or_all_along_is_meant(body: str) -> None:
    assert found(body, params=LEFT) == []


def test_a_year_that_no_title_states_is_no_measure() -> None:
    text = f"某局部门整体支出绩效自评报告\n一、履职情况\n2021年，我局共开展检查12次。\n{OWN}"
    assert list(check(subject(text), LEFT)) == []


PAST = Params(("(?:拟|计划)于20\\d\\d年\\d{1,2}月",), past=True)


def test_a_plan_for_a_day_before_the_report_was_signed() -> None:
    (match,) = found("拟于2023年2月底前完成整改。\n", "某局\n2023年3月20日\n", PAST)
    assert match.values["words"] == "拟于2023年2月"


@pytest.mark.parametrize(
    ("body", "end"),
    [
        ("拟于2023年3月底前完成整改。\n", "某局\n2023年3月20日\n"),
        ("拟于2022年11月底前完成整改。\n", "某局\n2023年3月20日\n"),
        ("拟于2023年2月底前完成整改。\n", "某局\n2023年3月\n"),
        ("拟于2023年2月底前完成整改。\n", ""),
    ],
)
def test_a_plan_that_may_be_ahead_is_left_alone(body: str, end: str) -> None:
    assert found(body, end, PAST) == []


def test_the_year_before_last_stands_for_twice() -> None:
    params = Params(("比TWICE年",))
    assert [m.values["words"] for m in found("比2020年少4起。\n", params=params)] == ["比2020年"]


def test_what_is_to_be_improved_is_not_dated_in_a_year_gone() -> None:
    head = "某县林业局2023年度部门整体支出绩效自评报告\n"
    plan = "一、改进措施\n我局将于2023年上半年修订办法，2024年细化预算。"
    assert marked("TIM209", head + plan) == ["将于2023年上半年"]
    assert marked("TIM209", head + plan.replace("改进措施", "年度目标")) == []
    assert marked("TIM209", head + plan.replace("将于2023", "将于2024")) == []
