"""What happens to findings after the rules have run: small pure functions with one total order."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.model.result import Finding


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


def postprocess(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Every step in turn; ordered first, so which of two duplicates stays is settled as well."""
    return tuple(deduplicate(order(findings)))
