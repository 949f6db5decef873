"""Identity, outline and claims as one JSON object, `perflint/1`; one document a line inside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from perflint.reporters.contract import SCHEMA, describe_error, describe_report
from perflint.reporters.encoding import encode, write_json

if TYPE_CHECKING:
    from perflint.model.result import ClaimRecord, LintResult, LocatedOperand
    from perflint.reporters import ReportOptions


def render(results: Iterable[LintResult], _options: ReportOptions) -> Iterator[bytes]:
    """The object with schema and documents, open until the last result."""
    head = f'{{"schema": "{SCHEMA}", "documents": ['
    for result in results:
        yield encode(f"{head}\n  {write_json(describe_document(result))}")
        head = ","
    yield encode(f"{head if head != ',' else ''}]}}\n")


def describe_document(result: LintResult) -> dict[str, Any]:
    """An item of `documents`; only one that cannot be read has `error`."""
    described = {
        "path": result.path,
        "format": result.format,
        "report": describe_report(result.report),
        "outline": [
            {
                "level": row.level,
                "number": row.number,
                "title": row.title,
                "line": row.line,
                "empty": row.empty,
            }
            for row in result.outline
        ],
        "claims": [describe_claim(claim) for claim in result.claims],
    }
    if result.error is not None:
        described["error"] = describe_error(result.error)
    return described


def describe_claim(claim: ClaimRecord) -> dict[str, Any]:
    """An item of `claims`; what a claim does not have is null."""
    return {
        "kind": claim.kind,
        "rule": claim.rule or None,
        "verdict": claim.verdict,
        "reason": claim.reason or None,
        "line": claim.line,
        "end_line": claim.end_line,
        "text": claim.text,
        "stated": claim.stated and describe_quantity(claim.stated),
        "expected": claim.expected or None,
        "expression": claim.expression or None,
        "operands": [
            {"role": operand.role, **describe_quantity(operand)} for operand in claim.operands
        ],
    }


def describe_quantity(quantity: LocatedOperand) -> dict[str, Any]:
    """A printed quantity and where it stands, `path` only where that is another file; its value a
    decimal string, never a float."""
    place = {"path": quantity.path} if quantity.path else {}
    return {
        "text": quantity.text,
        "value": quantity.value,
        "unit": quantity.unit,
        "line": quantity.line,
        "column": quantity.column,
        **place,
    }
