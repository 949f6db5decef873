"""A zip archive stands for the filings in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.batch.changes import files_of
from perflint.batch.plan import leave_out, make_plan
from perflint.text.members import is_there, split_member
from tests.readers.formats import FOLDER as FORMATS
from tests.readers.zip_builder import zip_of

SUFFIXES = {".txt", ".docx", ".zip", ".rar"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, *members: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zip_of(dict.fromkeys(members, b"a")))


def found(*paths: str) -> list[str]:
    return [file.path for file in make_plan(paths, SUFFIXES).files]


def test_members_take_the_place_of_their_archive():
    write("收/甲.zip", "甲局/报告.docx", "甲局/图.png", "__MACOSX/._报告.docx", "甲局/~$报告.docx")
    write("收/乙.ZIP", "报告.txt")
    Path("收/丙.rar").write_bytes(b"Rar!\x1a\x07")
    assert found("收") == ["收/丙.rar", "收/乙.ZIP/报告.txt", "收/甲.zip/甲局/报告.docx"]
    assert found("收/甲.zip") == ["收/甲.zip/甲局/报告.docx"]
    assert make_plan(["收/甲.zip"], SUFFIXES).files[0].named


def test_an_archive_without_filings_is_not_passed_over():
    write("空.zip", "图.png")
    Path("坏.zip").write_bytes(b"PK\x03\x04")
    assert found("空.zip", "坏.zip", "无.zip") == ["空.zip", "坏.zip", "无.zip"]


def test_patterns_reach_into_archives():
    write("甲.zip", "草稿/a.txt", "b.txt")
    plan = make_plan(["."], SUFFIXES)
    assert [file.path for file in leave_out(plan, ["草稿"], ".").files] == ["甲.zip/b.txt"]


def test_a_member_changes_with_its_archive(folder: Path):
    write("甲.zip", "a.txt")
    assert files_of("甲.zip/a.txt")[0] == str((folder / "甲.zip").resolve())
    assert split_member("甲.zip/a.txt") == ("甲.zip", "a.txt")
    assert is_there("甲.zip/a.txt")
    assert not is_there("乙.zip/a.txt")


def test_a_document_called_zip_is_no_archive():
    Path("报告.zip").write_bytes((FORMATS / "report.docx").read_bytes())
    assert found("报告.zip") == ["报告.zip"]
