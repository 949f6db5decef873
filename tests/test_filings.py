"""Filings of several files, in a folder and in an archive, from path to findings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from perflint.api import lint_file
from perflint.batch.grouping import attach_tables
from perflint.batch.plan import make_plan
from perflint.config import Config
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.readers import SUFFIXES
from tests.filings import FOLDER, render

SOUND, WRONG = "云溪县档案馆", "云溪县水利局.zip/云溪县水利局"
EXPECTED = {
    (f"{WRONG}/自评报告.ofd", "NUM511", "", f"{WRONG}/附件/项目支出情况表.xlsx"),
    (f"{WRONG}/自评报告.ofd", "NUM101", "", ""),
    (f"{WRONG}/自评报告.ofd", "SCO309", "", f"{WRONG}/附件/自评表.xlsx"),
    (f"{WRONG}/附件/自评表.xlsx", "FIL201", "D6", f"{WRONG}/自评报告.ofd"),
    (f"{WRONG}/附件/项目支出情况表.xlsx", "FIL203", "A4", f"{WRONG}/自评报告.ofd"),
}  # fmt: skip


@pytest.fixture(scope="module")
def results(builtin_rules: Ruleset) -> list[LintResult]:
    def lint() -> Iterator[LintResult]:
        plan = attach_tables(make_plan([str(FOLDER)], SUFFIXES), builtin_rules.vocabularies)
        for file in plan.files:
            yield from lint_file(file.path, builtin_rules, Config(), file.attachments).unfold()

    return list(lint())


def short(path: str) -> str:
    return path.removeprefix(f"{FOLDER.as_posix()}/") if path else ""


def test_the_samples_are_those_of_the_script():
    committed = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*")}
    assert committed == set(render())


def test_every_file_has_its_result(results: list[LintResult]):
    reports = {short(one.path): one for one in results if not one.attached_to}
    assert set(reports) == {f"{SOUND}/自评报告.docx", f"{WRONG}/自评报告.ofd"}
    attached = {short(one.path): short(one.attached_to) for one in results if one.attached_to}
    assert set(attached.values()) == set(reports)
    assert len(attached) == 4
    assert all(one.status == "checked" for one in results)


def test_what_differs_is_found_in_its_file_with_the_other_place(results: list[LintResult]):
    found = {
        (
            short(one.path),
            finding.rule,
            finding.location.cell or "",
            next((short(near.path) for near in finding.related if near.path), ""),
        )
        for one in results
        for finding in one.findings
        if finding.severity != "info"
    }
    assert found == EXPECTED


def test_the_year_evaluated_is_held_against_the_report_of_several_files(builtin_rules: Ruleset):
    folder = FOLDER / SOUND
    attached = (str(folder / "自评表.xlsx"),)
    for year, rules in ((0, set()), (2031, {"PFL204"})):
        config = Config(year=year, select=("PFL204",))
        result = lint_file(str(folder / "自评报告.docx"), builtin_rules, config, attached)
        assert {one.rule for one in result.findings} == rules
