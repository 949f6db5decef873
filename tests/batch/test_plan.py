"""From paths to filings: order, what is left out, and paths that lead nowhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from openpyxl import Workbook

from perflint.batch.plan import BROKEN_LINK, LEADS_OUT, NO_FILE, leave_out, make_plan
from perflint.batch.planned import Plan, PlannedFile

SUFFIXES = {".txt", ".docx"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("内容", encoding="utf-8")


def plan(*paths: str) -> Plan:
    return make_plan(paths, SUFFIXES)


def found(*paths: str) -> list[str]:
    return [file.path for file in plan(*paths).files]


def test_a_folder_is_walked_by_name_and_only_for_filings() -> None:
    write("甲/b.txt", "甲/B.DOCX", "甲/c/a.txt", "甲/说明.pdf", "甲/a.txt")
    assert found("甲") == ["甲/B.DOCX", "甲/a.txt", "甲/b.txt", "甲/c/a.txt"]
    assert found("甲/") == found("甲")
    assert plan("甲").files[0] == PlannedFile("甲/B.DOCX", named=False)


def test_hidden_locked_and_foreign_files_are_left_out() -> None:
    write("甲/.a.txt", "甲/.git/b.txt", "甲/~$c.docx", "甲/node_modules/d.txt", "甲/e.txt")
    assert found("甲") == ["甲/e.txt"]


def test_what_perflint_wrote_is_no_filing() -> None:
    write("甲/a.docx", "甲/某局整改通知.docx", "甲/某局关于整改通知的自评.docx")
    for name, sheet in (("结果", "perflint"), ("项目表", "表一")):
        book = Workbook()
        book.create_sheet(sheet)
        book.save(f"甲/{name}.xlsx")
    Path("甲/坏.xlsx").write_text("不是工作簿", encoding="utf-8")
    made_plan = make_plan(["甲"], SUFFIXES | {".xlsx"})
    names = [file.path for file in made_plan.files]
    assert names == ["甲/a.docx", "甲/坏.xlsx", "甲/某局关于整改通知的自评.docx", "甲/项目表.xlsx"]
    assert [path for path, _ in made_plan.skipped] == ["甲/结果.xlsx"]


def test_the_current_folder_needs_no_dot_before_its_files() -> None:
    write("a.txt", "b/c.txt")
    assert found(".") == ["a.txt", "b/c.txt"]


def test_each_filing_is_planned_once() -> None:
    write("甲/a.txt")
    assert found("甲/a.txt", "./甲/a.txt", "甲") == ["甲/a.txt"]


def test_named_files_are_planned_whatever_they_are() -> None:
    write("a.pdf")
    assert plan("a.pdf", "none.txt", "-").files == tuple(
        PlannedFile(path, named=True) for path in ("a.pdf", "none.txt", "-")
    )


def test_globs_are_expanded_as_a_shell_would() -> None:
    write("甲/a.txt", "甲/b.txt", "甲/~$b.docx", "甲/丙/c.txt", "乙/d.txt", "e[1].txt")
    assert found("*/*.txt") == ["乙/d.txt", "甲/a.txt", "甲/b.txt"]
    assert found("**/*.txt") == ["e[1].txt", "乙/d.txt", "甲/a.txt", "甲/b.txt", "甲/丙/c.txt"]
    assert found("甲*") == ["甲/a.txt", "甲/b.txt", "甲/丙/c.txt"]
    assert found("e[1].txt") == ["e[1].txt"]


def test_paths_that_lead_to_nothing_are_told_and_the_rest_is_planned() -> None:
    write("甲/a.txt")
    Path("空").mkdir()
    made = plan("空", "*.docx", "甲")
    assert [file.path for file in made.files] == ["甲/a.txt"]
    assert [problem.place for problem in made.problems] == ["空", "*.docx"]
    assert ".docx、.txt" in made.problems[0].hint


def test_links_out_of_the_folder_and_linked_folders_are_not_followed() -> None:
    write("外/a.txt", "甲/b.txt", "甲/c/d.txt")
    Path("甲/out.txt").symlink_to(Path("外/a.txt").resolve())
    Path("甲/in.txt").symlink_to(Path("甲/b.txt").resolve())
    Path("甲/loop").symlink_to(Path("甲").resolve())
    assert found("甲") == ["甲/b.txt", "甲/c/d.txt", "甲/in.txt"]
    assert found("甲/out.txt") == ["甲/out.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_passed_over_is_told_with_its_reason() -> None:
    write("外/a.txt", "甲/b.txt", "甲/c.txt")
    Path("甲/out.txt").symlink_to(Path("外/a.txt").resolve())
    Path("甲/broken.txt").symlink_to("没有.txt")
    Path("甲/in.txt").symlink_to(Path("甲/b.txt").resolve())
    os.mkfifo("甲/pipe.txt")
    os.mkfifo("甲/pipe.log")
    made = plan("甲")
    assert [file.path for file in made.files] == ["甲/b.txt", "甲/c.txt", "甲/in.txt"]
    assert made.skipped == (
        ("甲/broken.txt", BROKEN_LINK), ("甲/out.txt", LEADS_OUT), ("甲/pipe.txt", NO_FILE),
    )  # fmt: skip
    assert not made.problems


def test_excluded_files_are_passed_over_unless_named(folder: Path) -> None:
    write("README.txt", "甲/a.txt", "草稿/b.txt", "甲/readme.txt")
    patterns = ("README*", "草稿/**")
    left = leave_out(plan("."), patterns, str(folder))
    assert [file.path for file in left.files] == ["甲/a.txt", "甲/readme.txt"]
    named = leave_out(plan("草稿/b.txt", "甲"), patterns, str(folder))
    assert [file.path for file in named.files] == ["草稿/b.txt", "甲/a.txt", "甲/readme.txt"]
