"""What happens to findings after the rules have run: small pure functions with one total order."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.model.result import Finding
from perflint.model.rule import SEVERITIES


def place_of(finding: Finding) -> tuple[int, int, int, int]:
    """Where a finding starts and ends: line, column, end line, end column."""
    at = finding.location
    return at.line, at.column, at.end_line, at.end_column


def deduplicate(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without repetitions.

    A rule says one thing of one figure, whichever way it came to it; elsewhere (several sections
    missing at one place) only the same words are a repetition.
    """
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        words = "" if finding.values else finding.message
        kept.setdefault((finding.rule, place_of(finding), words), finding)
    return list(kept.values())


def order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by position, rule id and message: the same order on every machine."""
    return sorted(findings, key=lambda finding: (place_of(finding), finding.rule, finding.message))


def say_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, of those that would put the same words in the place of the same words only the
    gravest, of equals the first: two rules that find one slip (一如继往) are one finding."""
    kept: dict[tuple[object, ...], Finding] = {}
    for number, finding in enumerate(findings):
        same = finding.suggestion and not finding.values
        key = (place_of(finding), finding.suggestion) if same else (number,)
        held = kept.setdefault(key, finding)
        if SEVERITIES.index(finding.severity) < SEVERITIES.index(held.severity):
            kept[key] = finding
    return list(kept.values())


def postprocess(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Every step in turn; ordered first, so which of two duplicates stays is settled as well."""
    return tuple(say_once(deduplicate(order(findings))))
