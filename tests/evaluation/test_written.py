"""Seeded defects and right statements of a written report are found where they stand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from perflint.api import lint_file
from perflint.config import Config
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.readers import read
from tests.evaluation.labelled import Filing, find_spots
from tests.evaluation.written import find_targets, judge_findings, judge_mutants, judge_statements

TEXT = """河湾镇2023年度部门整体支出绩效自评报告
全年预算数 600 万元，执行数 450 万元，完成预算的 57.00%。
新建蓄水池 12 口，其中东片 7 口，西片 5 口。
全年预算数 480 万元，执行数 360 万元，完成预算的 75.00%。
"""
DEFECT = {"line": 2, "category": "rate", "stated": "57.00%", "message": ""}
UNSEEN = {"line": 3, "category": "sum", "stated": "12 口", "message": ""}
RIGHT = {"line": 4, "column": 28, "stated": "75.00%", "kind": "rate", "expression": "360/480*100"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x1.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def labelled(path: Path, **labels: Any) -> Filing:
    return Filing("x1", (read(str(path)),), {"defects": [], "right": [], **labels})


@pytest.fixture
def results(path: Path, builtin_rules: Ruleset) -> tuple[LintResult, ...]:
    return lint_file(str(path), builtin_rules, Config()).unfold()


def count(filing: Filing, results: tuple[LintResult, ...]) -> tuple[Counter[str], list[str]]:
    told: list[str] = []
    return judge_findings(filing, results, {}, told), told


def test_a_defect_is_found_by_a_finding_on_its_words(path: Path, results) -> None:
    events, told = count(labelled(path, defects=[DEFECT, UNSEEN]), results)
    assert (events["seeded"], events["found"], events["error"]) == (2, 1, 0)
    assert [one.split()[:2] for one in told] == [["not", "found"]]


def test_an_error_where_no_defect_is_counts(path: Path, results) -> None:
    events, told = count(labelled(path, defects=[UNSEEN]), results)
    assert (events["found"], events["error"]) == (0, 1)
    assert told[-1].startswith("false error x1:2:")


def test_a_finding_that_shows_the_number_elsewhere_is_about_the_defect(path: Path, results) -> None:
    elsewhere = {**DEFECT, "line": 4, "stated": "450 万元"}
    events, _ = count(labelled(path, defects=[elsewhere]), results)
    assert (events["found"], events["error"]) == (1, 0)


def test_right_statements_are_seen_and_broken(path: Path, results, builtin_rules: Ruleset) -> None:
    filing = labelled(path, right=[RIGHT, {**RIGHT, "line": 1, "stated": "2023"}])
    assert judge_statements(filing, results, []) == Counter(right=2, seen=1)
    assert len(list(find_targets(filing))) == 1
    events = judge_mutants(filing, builtin_rules)
    assert events["mutants"] == 3 and 0 < events["caught"] <= 3


def test_spots_follow_the_labels(path: Path) -> None:
    filing = labelled(path)
    (spot,) = find_spots({"line": 3, "anchor": "西片 5 口", "stated": "5"}, filing)
    assert TEXT.split("\n")[2][spot.start - 1 : spot.end - 1] == "西片 5 口"
    whole, other = find_spots({"line": 2, "stated": "没有的词", "lines": [4]}, filing)
    assert (whole.start, whole.end) == (1, len(TEXT.split("\n")[1]) + 1)
    assert other.line == 4
