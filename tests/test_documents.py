"""Whole filings: every planted defect found at its line by its rule, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from perflint.api import lint_file
from perflint.model.result import Finding, LintResult
from perflint.model.rule import Ruleset
from tests.goldens import EVERYWHERE, GOLDEN, REPORTS, draw_up, filings

Place = tuple[int, str]
EXPECTED: dict[str, list[dict[str, object]]] = yaml.safe_load(
    (REPORTS / "expected.yaml").read_text(encoding="utf-8")
)
FORMATS = REPORTS.parent / "formats"
SAME_FILING = ("report.gb18030.txt", "report.md", "report.docx", "report.html", "report.mht")


def lint(path: Path, ruleset: Ruleset) -> LintResult:
    result = lint_file(str(path), ruleset, EVERYWHERE)
    assert result.error is None, result.error
    return result


def planted(name: str) -> Counter[Place]:
    return places(one for one in EXPECTED[name] if "unfound" not in one)


def places(defects: Iterable[dict[str, object]]) -> Counter[Place]:
    return Counter((int(str(one["line"])), str(one["rule"])) for one in defects)


def found(result: LintResult, *severities: str) -> Counter[Place]:
    return Counter(
        (one.location.line, one.rule) for one in result.findings if one.severity in severities
    )


def test_every_filing_is_declared() -> None:
    assert sorted(EXPECTED) == [path.name for path in filings()]
    assert sum(map(len, EXPECTED.values())) >= 60
    assert sum(not defects for defects in EXPECTED.values()) >= 2


@pytest.mark.parametrize("name", EXPECTED)
def test_planted_defects_are_found(name: str, builtin_rules: Ruleset) -> None:
    missing = planted(name) - found(lint(REPORTS / name, builtin_rules), "error", "warning", "info")
    assert not missing


@pytest.mark.parametrize("name", EXPECTED)
def test_defects_declared_unfound_are_still_unfound(name: str, builtin_rules: Ruleset) -> None:
    unfound = places(one for one in EXPECTED[name] if "unfound" in one)
    assert not unfound & found(lint(REPORTS / name, builtin_rules), "error", "warning", "info")


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_else_is_accused(name: str, builtin_rules: Ruleset) -> None:
    extra = found(lint(REPORTS / name, builtin_rules), "error", "warning") - planted(name)
    assert not extra


def test_everything_found_is_as_recorded(builtin_rules: Ruleset) -> None:
    """`python -m tests.goldens` records anew what is found; look at the difference before."""
    assert draw_up(builtin_rules) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SAME_FILING)
def test_one_filing_in_every_format_gives_the_same_findings(
    name: str, builtin_rules: Ruleset
) -> None:
    plain, other = (lint(FORMATS / one, builtin_rules) for one in ("report.txt", name))
    assert [say(one) for one in other.findings] == [say(one) for one in plain.findings]
    assert len(plain.findings) >= 4
    assert [(c.rule, c.verdict, c.expression) for c in other.claims] == [
        (c.rule, c.verdict, c.expression) for c in plain.claims
    ]
    assert other.coverage == plain.coverage


def say(finding: Finding) -> tuple[object, ...]:
    """A finding apart from where and in which file it stands."""
    return finding.rule, finding.severity, finding.message, finding.values, finding.suggestion
