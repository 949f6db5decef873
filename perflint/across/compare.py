"""Rules over many filings: what each finds, with its words and places, as results like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from perflint.checks import FolderCheck, load_check
from perflint.config import Config
from perflint.lang import choose
from perflint.model.folder import (
    FOLDER,
    Asked,
    Clause,
    Expected,
    FilingFacts,
    Folder,
    FolderMatch,
)
from perflint.model.result import Finding, LintResult, Location, ReportInfo
from perflint.model.rule import Rule, Ruleset
from perflint.postprocess import postprocess
from perflint.text.fingerprint import make_fingerprint, settle_path
from perflint.text.organs import Organs, settle_name
from perflint.text.wording import say

Read = Callable[[str], tuple[Clause, ...]]
KEPT = 32
"""Filings whose clauses are at hand at a time."""


class ExpectedList(NamedTuple):
    """The departments that should have filed, and the file that names them."""

    path: str
    format: str
    names: tuple[Expected, ...]


def find_rules(ruleset: Ruleset, config: Config) -> tuple[Rule, ...]:
    """The rules that compare filings, as `config` wants them."""
    found = []
    for rule in ruleset.rules:
        change = config.rules.get(rule.id)
        enabled, severity = rule.enabled, rule.severity
        if change is not None:
            enabled = enabled if change.enabled is None else change.enabled
            severity = change.severity or severity
        if enabled and FOLDER in rule.reports and config.wants(rule.id, rule.name):
            found.append(rule._replace(severity=severity))
    return tuple(found)


def ask(rules: Iterable[Rule]) -> Asked:
    """What these rules need to know of each filing."""
    labels: dict[str, None] = {}
    exempt: dict[str, None] = {}
    for rule in rules:
        kind = load_check(rule.kind)
        if asks := getattr(kind, "ask", None):
            asked = asks(rule.params)
            labels |= dict.fromkeys(asked.labels)
            exempt |= dict.fromkeys(asked.exempt)
    return Asked(tuple(labels), tuple(exempt))


def compare(
    filings: Sequence[FilingFacts],
    rules: Iterable[Rule],
    config: Config,
    read: Read,
    expected: ExpectedList | None = None,
) -> Iterator[LintResult]:
    """The result of the list of those expected, if there is one, then that of each filing, in order.
    `read` gives the clauses of the filing at a path again."""

    @lru_cache(maxsize=KEPT)
    def read_again(number: int) -> tuple[Clause, ...]:
        return read(filings[number].path)

    folder = Folder(
        tuple(filings), settle_names(filings), read_again, expected.names if expected else None
    )
    found: dict[int, list[Finding]] = {}
    for rule in rules:
        kind = cast(FolderCheck, load_check(rule.kind))
        for match in kind.compare(folder, rule.params):
            path = expected.path if match.filing < 0 and expected else filings[match.filing].path
            found.setdefault(match.filing, []).append(stamp(match, rule, path, config))
    if expected is not None:
        yield LintResult(
            expected.path, expected.format, "checked", findings=postprocess(found.get(-1, ()))
        )
    for number, filing in enumerate(filings):
        yield describe(filing, postprocess(found.get(number, ())))


def settle_names(filings: Sequence[FilingFacts]) -> tuple[str, ...]:
    """For each filing the one name used for its department, "" where that is unknown."""
    names = [settle_name(filing.department or "") for filing in filings]
    organs = Organs(name for name in names if name)
    return tuple(organs.find(name) if name else "" for name in names)


def stamp(match: FolderMatch, rule: Rule, path: str, config: Config) -> Finding:
    """The finding for a match of `rule` in the file `path`."""
    message = choose(config.lang, rule.message, rule.message_en or rule.message)
    content = "\x1f".join((match.excerpt, *match.values.values()))
    start = max(match.excerpt.find(match.mark), 0)
    length = len(match.mark) if match.mark in match.excerpt and match.mark else len(match.excerpt)
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        confidence=match.confidence,
        message=say(message, match.values, config.lang),
        location=Location(
            match.line, match.column, match.end_line, match.end_column,
            sheet=match.sheet, cell=match.cell,
        ),
        excerpt=match.excerpt,
        mark=(start, start + length),
        basis=rule.basis,
        fingerprint=make_fingerprint(rule.id, settle_path(path, config.root), content),
        related=match.related,
        suggestion=match.suggestion,
    )  # fmt: skip


def describe(filing: FilingFacts, findings: tuple[Finding, ...]) -> LintResult:
    """The result of one filing: what it is, and what comparing it has found."""
    if filing.error is not None:
        return LintResult(filing.path, "", "unreadable", filing.error, findings=findings)
    report = ReportInfo(
        filing.type, filing.year, filing.region, filing.profile, filing.department, filing.score,
        filing.grade, unsaid=filing.unsaid,
    )  # fmt: skip
    return LintResult(filing.path, filing.format, "checked", report=report, findings=findings)
