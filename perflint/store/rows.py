"""From a result to its rows in the tables of a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from typing import Any, NamedTuple

from perflint.model.folder import FilingFacts
from perflint.model.result import ClaimRecord, Finding, LintResult, ReportInfo
from perflint.text.organs import settle_name

Row = tuple[Any, ...]
"""The values of a row, plain data: decimals as they are written, hashes packed."""
NO_CLAIMS, FULL = "none", "full"
_PLACES = Decimal("0.0001")
_SIXTH = Decimal("0.000001")
_MOST = Decimal(10) ** 8
_HUGE = Decimal(10) ** 21
_PLAIN = str.maketrans({"\x00": "�"})


class Known(NamedTuple):
    """What is known of a filing before it is read: by the list it came from, and by its bytes."""

    number: int
    path: str
    content: bytes
    year: int | None = None
    county: str | None = None
    department: str | None = None
    attached: int | None = None


NOT_KNOWN = ReportInfo(None, None, None, None, None, None, None)
"""What is known of a filing that could not be read."""


def find_whose(result: LintResult, known: Known) -> int | None:
    """A number for the department, the same however its name is written; None where it is unknown."""
    report = result.report or NOT_KNOWN
    name = settle_name(known.department or report.department or "")
    if not name:
        return None
    where = known.county or report.region or ""
    content = f"{where}\x1f{name}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "little", signed=True)


def describe_filing(result: LintResult, known: Known, whose: int | None) -> Row:
    """The row of `result` in the table filings."""
    report, error = result.report or NOT_KNOWN, result.error
    counts = Counter(finding.severity for finding in result.findings)
    return (
        known.number,
        plain(known.path),
        known.content,
        known.county,
        known.department or report.department,
        whose,
        report.region,
        report.type,
        report.year,
        report.profile,
        read_score(report.score),
        report.grade,
        result.format or None,
        error.kind if error else None,
        error.message if error else None,
        known.attached,
        counts["error"],
        counts["warning"],
        counts["info"],
        result.coverage.found,
        result.coverage.checked,
        result.until or None,
    )


def describe_findings(
    findings: Iterable[Finding], known: Known, whose: int | None
) -> Iterable[Row]:
    """Their rows in the table findings."""
    seen: Counter[str] = Counter()
    for one in findings:
        seen[one.rule] += 1
        place, values = one.location, one.values
        yield (
            known.number, one.rule, known.county, whose, seen[one.rule],
            str(one.severity), one.confidence, plain(one.message),
            place.line, place.column, place.end_line, place.end_column,
            place.page, place.paragraph, plain(place.sheet), place.cell, plain(place.section),
            plain(one.excerpt),
            plain(values.stated) if values else None,
            plain(values.expected) if values else None,
            plain(values.expression) if values else None,
            plain(one.suggestion), one.fingerprint,
        )  # fmt: skip


def describe_claims(claims: Iterable[ClaimRecord], filing: int, kept: str) -> Iterable[Row]:
    """Their rows in the table claims, as much as is `kept`."""
    for one in claims if kept != NO_CLAIMS else ():
        row: Row = (filing, one.kind, one.rule or None, one.verdict, one.reason or None, one.line)
        if kept == FULL:
            stated = one.stated.text if one.stated else None
            row += (plain(one.text), plain(stated), plain(one.expected), plain(one.expression))
        yield row


def describe_facts(facts: FilingFacts, filing: int) -> Row:
    """The row of a filing's facts in the table facts."""
    return filing, facts.digest, facts.length, facts.clauses


def describe_figures(facts: FilingFacts, filing: int) -> Iterable[Row]:
    """The rows of a filing's figures in the table figures, those too large for it left out."""
    for told in facts.figures:
        amount, ulp = (round_off(one, _SIXTH, _HUGE) for one in (told.amount, told.ulp))
        if amount is not None and ulp is not None:
            yield filing, plain(told.label), amount, ulp, plain(told.text), told.line, told.column


def read_score(text: str | None) -> str | None:
    """A score as a number of four places, None where it is none."""
    try:
        return round_off(Decimal(text or "x"), _PLACES, _MOST)
    except InvalidOperation:
        return None


def round_off(value: Decimal, places: Decimal, most: Decimal) -> str | None:
    """`value` with so many places, None where it is `most` or more."""
    return str(value.quantize(places)) if value.is_finite() and abs(value) < most else None


def plain(text: str | None) -> str | None:
    """`text` as every store takes it: without halves of characters and NUL; "" is None."""
    if not text:
        return None
    return text.encode("utf-8", "replace").decode("utf-8").translate(_PLAIN)
