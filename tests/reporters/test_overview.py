"""What a reviewer sees at one glance."""

from __future__ import annotations

import pytest

from perflint.model.result import ClaimRecord, LocatedOperand, ReportInfo
from perflint.model.rule import Ruleset
from perflint.reporters.overview import (
    AREA,
    EXECUTION_RATE,
    Departments,
    find_area,
    find_rate,
    glance_at,
    name_department,
)
from tests.reporters.sample import CHECKED, CLEAN, UNREADABLE


def rate(stated: str, base: str, unit: str, verdict: str = "holds", **more: str) -> ClaimRecord:
    claim = CHECKED.claims[0]
    return claim._replace(
        rule=more.get("rule", EXECUTION_RATE),
        verdict=verdict,
        stated=LocatedOperand("stated", stated, stated.rstrip("%"), "%", 1, 1),
        expected=more.get("expected", stated),
        operands=(LocatedOperand("base", base + unit, base, unit, 1, 1),),
    )


def test_the_rate_of_the_whole_is_that_of_the_largest_budget() -> None:
    claims = (rate("80%", "900", "万元"), rate("96.10%", "0.5", "亿元"), rate("70%", "20", "元"))
    assert find_rate(claims) == ("96.10%", "")
    assert find_rate(claims[::-1]) == ("96.10%", "")


def test_a_wrong_rate_comes_with_the_right_one() -> None:
    assert find_rate((rate("57%", "200", "万元", "contradicted", expected="75%"),)) == (
        "57%",
        "75%",
    )


def test_other_ratios_are_no_execution_rate() -> None:
    others = (
        rate("57%", "200", "万元", rule="NUM111"),
        rate("57%", "200", "户"),
        CHECKED.claims[1],
    )
    assert find_rate(others) == ("", "")


OTHER = ReportInfo("other", 2022, None, "national", None, None, None)


@pytest.mark.parametrize(
    ("result", "standing"),
    [
        (CHECKED, "error"),
        (CHECKED._replace(findings=CHECKED.findings[1:]), "warning"),
        (CHECKED._replace(findings=CHECKED.findings[2:]), "clean"),
        (CLEAN, "clean"),
        (UNREADABLE, "unreadable"),
        (CHECKED._replace(report=OTHER), "other"),
        (CHECKED._replace(report=OTHER._replace(unsaid=True)), "error"),
    ],
)
def test_the_gravest_finding_decides_how_a_filing_stands(result, standing: str) -> None:
    assert glance_at(result).standing == standing


def test_a_filing_of_nobody_is_called_by_its_file() -> None:
    assert name_department(UNREADABLE) == "加密"
    assert name_department(CLEAN._replace(path="C:\\报送\\甲局 2022.docx")) == "甲局 2022"


def test_a_filing_of_nobody_is_of_the_department_its_folder_is_named_after() -> None:
    for path in ("报送/云溪县水利局/1.docx", "D:\\云溪县水利局（本级）.zip\\1.docx"):
        assert name_department(UNREADABLE._replace(path=path)) == "云溪县水利局"
    assert name_department(UNREADABLE._replace(path="第1批/1.docx")) == "1"


def test_files_attached_to_a_report_are_of_its_department() -> None:
    departments = Departments()
    attached = CLEAN._replace(attached_to=CHECKED.path)
    stray = CLEAN._replace(attached_to="别的.docx")
    named = [departments.name(one) for one in (CHECKED, attached, stray, UNREADABLE)]
    assert named == ["荔湾区某局", "荔湾区某局", "报告", "加密"]


def test_every_area_of_rules_and_the_rule_of_rates_is_known(builtin_rules: Ruleset) -> None:
    assert {find_area(rule.id) for rule in builtin_rules.rules} <= set(AREA)
    assert {rule.kind for rule in builtin_rules.rules if rule.id == EXECUTION_RATE} == {"relation"}
