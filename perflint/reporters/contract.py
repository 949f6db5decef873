"""Results as the objects of perflint/1, the JSON that other tools rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from perflint.model.result import (
        Finding,
        LintResult,
        Location,
        ReadFailure,
        RelatedPlace,
        ReportInfo,
    )
    from perflint.model.rule import Basis

SCHEMA = "perflint/1"
SPOT = ("page", "paragraph", "sheet", "cell", "row")


def describe_document(result: LintResult) -> dict[str, Any]:
    """An item of `documents`; `attached_to` only for a file judged together with a report, `suppressed`
    only where findings were accepted as exceptions, `unchecked` only where rules were not run."""
    described: dict[str, Any] = {
        "path": result.path,
        "format": result.format,
        "status": result.status,
        "error": describe_error(result.error),
        "report": describe_report(result.report),
        "findings": [describe_finding(finding) for finding in result.findings],
        "coverage": {
            "found": result.coverage.found,
            "checked": result.coverage.checked,
            "skipped": dict(sorted(result.coverage.skipped.items())),
        },
    }
    if result.attached_to:
        described["attached_to"] = result.attached_to
    if result.suppressed:
        described["suppressed"] = [describe_finding(finding) for finding in result.suppressed]
    if result.unchecked:
        described["unchecked"] = list(result.unchecked)
    return described


def describe_error(error: ReadFailure | None) -> dict[str, str] | None:
    """Why a filing could not be read; null for one that was."""
    if error is None:
        return None
    return {"kind": error.kind, "message": error.message, "hint": error.hint}


def describe_report(report: ReportInfo | None) -> dict[str, Any] | None:
    """The identity of a report, undetermined fields null; null for an unreadable filing. `template` is
    the outline it was held against, "" for none; `unsaid` where nothing tells what the text is."""
    if report is None:
        return None
    told: dict[str, Any] = {
        "type": report.type,
        "year": report.year,
        "region": report.region,
        "profile": report.profile,
        "department": report.department,
        "score": report.score,
        "grade": report.grade,
    }
    if report.template is not None:
        told["template"] = report.template
    return {**told, "unsaid": True} if report.unsaid else told


def describe_finding(finding: Finding) -> dict[str, Any]:
    """An item of `findings`; `decision` only where a reviewer made one."""
    values, decision = finding.values, finding.decision
    told = {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "location": describe_location(finding.location),
        "excerpt": finding.excerpt,
        "values": values
        and {
            "stated": values.stated,
            "expected": values.expected,
            "expression": values.expression,
        },
        "related": [describe_related(place) for place in finding.related],
        "basis": describe_basis(finding.basis),
        "suggestion": finding.suggestion or None,
        "fingerprint": finding.fingerprint,
    }
    if decision is not None:
        told["decision"] = decision._asdict()
    return told


def describe_basis(basis: Basis) -> dict[str, str]:
    """What a rule rests on; `status` only where nobody has checked it, or there is nothing."""
    told = {"document": basis.document, "clause": basis.clause}
    return told if basis.status == "verified" else {**told, "status": basis.status}


def describe_related(place: RelatedPlace) -> dict[str, Any]:
    """Another place; `path` only where it is in another file, page and the like only where it has them."""
    told = {"line": place.line, "column": place.column, "role": place.role, "text": place.text}
    if place.path:
        told["path"] = place.path
    spot = {key: getattr(place, key) for key in SPOT if not place.plain}
    return told | {key: value for key, value in spot.items() if value is not None}


def describe_location(at: Location) -> dict[str, Any]:
    """A place; what the format does not have is null. In a table, which row and column it is."""
    told = {
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "page": at.page,
        "paragraph": at.paragraph,
        "sheet": at.sheet,
        "cell": at.cell,
        "section": at.section or None,
    }
    if at.row is not None:
        told["row"] = at.row
        table = {"table": at.table, "label": at.label, "heading": at.heading}
        told |= {key: words for key, words in table.items() if words}
    return told
