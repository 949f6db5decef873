"""Fingerprints are the same wherever perflint is started, and however the filing is named."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from perflint.cli import main
from perflint.config.root import find_root

Run = Callable[..., tuple[int, str, str]]

REPORT = """某区甲局2022年度部门整体支出绩效自评报告
全年预算数 200 万元，执行数 150 万元，预算执行率 57.00%。
"""


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def call(*argv: str) -> tuple[int, str, str]:
        code = main(list(argv))
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    path = tmp_path / "报送" / "甲局" / "报告.txt"
    path.parent.mkdir(parents=True)
    path.write_text(REPORT, encoding="utf-8")
    return path


def take(run: Run, *argv: str) -> str:
    """The fingerprint of the one finding of `perflint check` with `argv`."""
    _, out, _ = run("check", *argv, "--select", "NUM101", "--output-format", "json")
    (document,) = json.loads(out)["documents"]
    (finding,) = document["findings"]
    return str(finding["fingerprint"])


def test_a_filing_has_one_fingerprint_from_any_folder(
    filing: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = set()
    for folder in (filing.parent, filing.parent.parent, Path("/")):
        monkeypatch.chdir(folder)
        for path in (filing, Path(os.path.relpath(filing)), filing.parent, filing.parent / "*.txt"):
            marks.add(take(run, str(path)))
    assert len(marks) == 1


def test_the_folder_of_the_settings_counts_from_any_folder(
    filing: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = take(run, str(filing))
    (filing.parent.parent / "perflint.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    marks = set()
    for folder in (filing.parent, filing.parent.parent, Path("/")):
        monkeypatch.chdir(folder)
        marks |= {take(run, str(filing)), take(run, str(filing.parent))}
    assert len(marks) == 1 and alone not in marks
    assert marks == {take(run, str(filing), "--isolated", "--root", str(filing.parent.parent))}
    assert alone == take(run, str(filing), "--root", str(filing.parent))


def test_a_filing_outside_the_root_is_seen_from_it(
    filing: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "配置"
    root.mkdir()
    marks = set()
    for folder in (root, filing.parent, Path("/")):
        monkeypatch.chdir(folder)
        marks.add(take(run, os.path.relpath(filing), "--root", str(root)))
    assert len(marks) == 1


def test_copies_in_two_places_say_the_same(filing: Path, run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "另一处" / "报送"
    (copy / "甲局").mkdir(parents=True)
    (copy / "甲局" / "报告.txt").write_text(REPORT, encoding="utf-8")
    assert take(run, str(filing.parents[1])) == take(run, str(copy))


def test_a_repository_is_the_root_of_what_lies_in_it(filing: Path) -> None:
    (filing.parents[1] / ".git").mkdir()
    assert find_root([str(filing)]) == str(filing.parents[1])
    assert find_root([str(filing.parent), str(filing.parents[1])]) == str(filing.parents[1])


def test_paths_that_lead_nowhere_have_a_root_too(filing: Path) -> None:
    missing = filing.parent / "没有" / "*.docx"
    assert find_root([str(missing)]) == str(filing.parent)
    assert find_root(["-"]) == ""
    assert find_root([]) == find_root(["."])


def test_a_root_that_is_no_folder_is_told(filing: Path, run: Run) -> None:
    code, _, err = run("check", str(filing), "--root", str(filing))
    assert code == 2 and "--root" in err
