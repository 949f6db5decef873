"""Who hears of what: filings by department, problems by severity, and names for the files."""

from __future__ import annotations

import os

import pytest

from perflint.model.result import LintResult, ReportInfo
from perflint.notice.compose import (
    DEFAULTS,
    FIELDS,
    ROW_FIELDS,
    gather_notices,
    write_fields,
    write_rows,
)
from perflint.notice.files import name_notices
from tests.reporters.sample import CHECKED, CLEAN, RULES, UNREADABLE

SAME = CHECKED._replace(path="甲单位/项目.docx")
TITLES = {rule.id: rule for rule in RULES}


def of(department: str, path: str) -> LintResult:
    report = ReportInfo("project", 2023, None, None, department, None, None)
    return CHECKED._replace(path=path, report=report)


def test_a_department_has_one_notice_for_all_its_filings() -> None:
    notices = gather_notices([CHECKED, of("乙局", "b.docx"), UNREADABLE, SAME, CLEAN], "warning")
    assert [(one.department, [r.path for r in one.results]) for one in notices] == [
        ("荔湾区某局", [CHECKED.path, SAME.path]),
        ("乙局", ["b.docx"]),
        ("加密", [UNREADABLE.path]),
    ]


@pytest.mark.parametrize(("least", "count"), [("error", 1), ("warning", 2), ("info", 3)])
def test_less_grave_findings_are_left_out(least: str, count: int) -> None:
    (notice,) = gather_notices([CHECKED], least)  # type: ignore[arg-type]
    assert len(write_rows(notice, TITLES)) == count
    assert write_fields(notice, {})["问题数"] == str(count)


def test_filings_of_the_same_name_but_no_department_are_apart() -> None:
    twins = [UNREADABLE, UNREADABLE._replace(path="丁单位/加密.docx")]
    assert len(gather_notices(twins, "error")) == 2


def test_every_field_has_a_value() -> None:
    notices = gather_notices([CHECKED, UNREADABLE], "info")
    for notice in notices:
        assert set(write_fields(notice, {"日期": "今天"})) == set(FIELDS)
        assert all(set(row) == set(ROW_FIELDS) for row in write_rows(notice, TITLES))
    fields = write_fields(notices[0], {"期限": "明天"})
    assert (fields["年度"], fields["报告"]) == ("2022年度", "《整体,支出 100%:1》")
    assert (fields["期限"], fields["发文单位"]) == ("明天", DEFAULTS["发文单位"])


def test_a_filing_that_could_not_be_read_is_a_problem() -> None:
    (notice,) = gather_notices([UNREADABLE], "error")
    (row,) = write_rows(notice, TITLES)
    assert (row["级别"], row["序号"]) == ("未能读取", "1")
    assert row["问题"] == UNREADABLE.error.message
    assert row["建议"] == UNREADABLE.error.hint


@pytest.mark.parametrize(
    "department",
    ["../../etc", "a/b\\c", "..", ".", "", "CON", "nul.x", "x" * 400, "局" * 200, "a\x00\n\u202eb",
     "C:\\Windows", "\udcb1"],
)  # fmt: skip
def test_no_name_leads_out_of_its_folder(department: str, tmp_path) -> None:
    (name,) = name_notices([department], "通知.docx")
    assert os.path.dirname(os.path.realpath(tmp_path / name)) == os.path.realpath(tmp_path)
    assert name.endswith("通知.docx")
    (tmp_path / name).write_bytes(b"")
    assert os.listdir(tmp_path) == [name]


def test_no_two_notices_have_the_same_name() -> None:
    names = name_notices(["a局", "A局", "a局", "a_局", "a/局"], ".docx")
    assert len({name.casefold() for name in names}) == 5
    assert names[:3] == ["a局.docx", "A局（2）.docx", "a局（3）.docx"]


def test_what_is_attached_to_a_report_goes_to_its_department() -> None:
    sheet = CLEAN._replace(path="甲单位/自评表.xlsx", attached_to=CHECKED.path)
    sheet = sheet._replace(findings=CHECKED.findings[:1])
    lone = UNREADABLE, sheet._replace(path="附表.xlsx", attached_to=UNREADABLE.path)
    notices = gather_notices([CHECKED, sheet, *lone], "error")
    assert [(one.department, len(one.results)) for one in notices] == [
        ("荔湾区某局", 2),
        ("加密", 2),
    ]


def test_a_basis_nobody_has_verified_is_left_out() -> None:
    bases = [row["依据"] for row in write_rows(gather_notices([CHECKED], "info")[0], TITLES)]
    assert "《中华人民共和国预算法》第七十五条" in bases
    assert "" in bases
    assert not any("待核实" in basis or "写作惯例" in basis for basis in bases)
