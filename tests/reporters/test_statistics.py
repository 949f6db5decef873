"""The summary of a run."""

from __future__ import annotations

from perflint.model.result import LintResult, ReadFailure
from perflint.reporters import ReportOptions
from perflint.reporters.statistics import Statistics
from tests.reporters.sample import CHECKED, RULES, finding


def rows(statistics: Statistics, **options: object) -> list[tuple[str, ...]]:
    drawn = statistics.draw(ReportOptions("1", rules=RULES, **options)).decode("utf-8")  # type: ignore[arg-type]
    return [tuple(line.split()) for line in drawn.splitlines()]


def test_findings_are_counted_by_severity_rule_and_department() -> None:
    statistics = Statistics()
    two = (finding(severity="error"), finding(severity="error"), finding(severity="info"))
    statistics.add(CHECKED._replace(findings=two))
    statistics.add(CHECKED._replace(findings=()))
    statistics.add(LintResult("坏.docx", "", "unreadable", ReadFailure("corrupt", "", "")))
    drawn = rows(statistics)
    assert ("错误", "2", "1") in drawn
    assert ("未能读取", "1") in drawn
    assert any(row[0] == "NUM101" and row[-3:] == ("2", "1", "1") for row in drawn if row)
    department = CHECKED.report.department if CHECKED.report else ""
    assert any(row[:2] == (department, "2") for row in drawn)
    assert ("坏.docx", "1", "1") in drawn


def test_the_worst_comes_first_and_titles_follow_the_language() -> None:
    statistics = Statistics()
    report = CHECKED.report
    assert report is not None
    for name, severity in (("甲局", "info"), ("乙局", "error"), ("丙局", "warning")):
        result = CHECKED._replace(report=report._replace(department=name))
        statistics.add(result._replace(findings=(finding(severity=severity),)))
    drawn = rows(statistics, lang="en")
    names = [row[0] for row in drawn if row and row[0].endswith("局")]
    assert names == ["乙局", "丙局", "甲局"]
    assert ("By", "department") in drawn
    assert not any("按" in word for row in drawn for word in row)


def test_no_filing_is_no_trouble() -> None:
    assert ("错误", "0", "0") in rows(Statistics())
