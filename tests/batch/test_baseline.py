"""Accepted findings are known by rule, filing and words: wherever they move to, and no further."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.api import lint_text
from perflint.batch.baseline import Accepted, Baseline, read_baseline, write_baseline
from perflint.config import Config
from perflint.errors import ConfigError
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.ruleset import load_ruleset
from perflint.text.fingerprint import settle_path
from tests.reporters.sample import CHECKED, UNREADABLE, finding

RULES = ("NUM101", "STR002", "WRD001")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("内容", "utf-8")
    return tmp_path


def result(path: str, *prints: str) -> LintResult:
    found = tuple(finding(fingerprint=each, message=each) for each in prints)
    return CHECKED._replace(path=path, findings=found)


def accepted(path: str, *prints: str, rule: str = "NUM101") -> tuple[Accepted, ...]:
    return tuple(Accepted(path, rule, each, "原文", each) for each in prints)


def left(baseline: Baseline, checked: LintResult) -> list[str]:
    return [each.fingerprint for each in baseline.accept(checked).findings]


def test_new_findings_stay_and_accepted_ones_go(folder: Path) -> None:
    baseline = Baseline(accepted("a.txt", "1", "2"), str(folder), RULES)
    assert left(baseline, result("a.txt", "2", "3", "1")) == ["3"]
    assert list(baseline.vanished()) == []


def test_a_finding_is_accepted_as_often_as_it_was_there(folder: Path) -> None:
    baseline = Baseline(accepted("a.txt", "1", "1"), str(folder), RULES)
    assert left(baseline, result("a.txt", "1", "1", "1")) == ["1"]


def test_vanished_findings_are_named_where_this_run_can_tell(folder: Path) -> None:
    entries = (
        *accepted("a.txt", "1", "1"),
        *accepted("b.txt", "2"),
        *accepted("gone.txt", "3"),
        *accepted("a.txt", "4", rule="TIM101"),
    )
    baseline = Baseline(entries, str(folder), RULES)
    baseline.accept(result("a.txt", "1"))
    assert sorted(it.fingerprint for it in baseline.vanished()) == ["1", "3"]
    assert [it.fingerprint for it in baseline.renew()] == ["1", "4", "2"]


def test_an_unreadable_filing_keeps_what_was_accepted_in_it(folder: Path) -> None:
    baseline = Baseline(accepted("a.txt", "1"), str(folder), RULES)
    assert baseline.accept(UNREADABLE._replace(path="a.txt")).error is not None
    assert list(baseline.vanished()) == []
    assert baseline.renew() == accepted("a.txt", "1")


def test_what_is_written_is_read_again(folder: Path) -> None:
    entries = (*accepted("a.txt", "1"), *accepted("报告\udcb1.txt", "2"))
    for each in (entries, ()):
        Path("base.json").write_bytes(write_baseline(each))
        assert read_baseline("base.json") == each


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "--update-baseline"),
        ("[]", "内容不对"),
        ("{", "内容不对"),
        ("[" * 99_999, "内容不对"),
        ('{"schema": "perflint/1", "findings": []}', "内容不对"),
        ('{"schema": "perflint-baseline/1", "findings": [{"path": "a"}]}', "内容不对"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(content: str | None, told: str) -> None:
    if content is not None:
        Path("base.json").write_text(content, "utf-8")
    with pytest.raises(ConfigError, match=told):
        read_baseline("base.json")


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


def test_an_edit_above_moves_a_finding_and_keeps_it_accepted(
    folder: Path, ruleset: Ruleset
) -> None:
    text = (
        "某局部门整体支出绩效自评报告\n全年预算数 200 万元，执行数 150 万元，完成预算的 57.00%。\n"
    )
    config = Config(select=("NUM101",), root=str(folder))

    def lint(words: str, path: str = "a.txt") -> LintResult:
        return lint_text(words, ruleset, config, path=path)

    before = Baseline((), str(folder), RULES)
    assert len(before.accept(lint(text)).findings) == 1
    entries = before.renew()
    moved = text.replace("报告\n", "报告\n前言。\n另有说明。\n")
    typeset = text.replace("200 万元", "200万元")
    for words, path in ((moved, "a.txt"), (typeset, "./a.txt"), (text, str(folder / "a.txt"))):
        assert Baseline(entries, str(folder), RULES).accept(lint(words, path)).findings == ()
    for words, path in ((text.replace("57.00", "58.00"), "a.txt"), (text, "b.txt")):
        assert len(Baseline(entries, str(folder), RULES).accept(lint(words, path)).findings) == 1


def test_paths_are_seen_from_the_root_wherever_one_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "甲").mkdir()
    monkeypatch.chdir(folder / "甲")
    assert settle_path("a.txt", str(folder)) == "甲/a.txt"
    assert settle_path("../a.txt", str(folder)) == "a.txt"
    assert settle_path("../../a.txt", str(folder)) == "../a.txt"
    assert settle_path("../a.txt", "") == "a.txt"
    assert settle_path("<stdin>", str(folder)) == "<stdin>"
