"""Results back from the JSON that `perflint check --output-format json` wrote (`perflint/1`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from perflint.errors import UsageError
from perflint.lang import DECISION
from perflint.model.document import PLAIN
from perflint.model.result import (
    Coverage,
    Decision,
    Finding,
    LintResult,
    Location,
    ReadFailure,
    RelatedPlace,
    ReportInfo,
    Values,
)
from perflint.model.rule import SEVERITIES, Basis, Status
from perflint.reporters.contract import SCHEMA

HINT = "请用 perflint check … --output-format json -o 结果.json 重新生成。"


class KeptRun(NamedTuple):
    """Results of an earlier run, and the rules it knew; none for one that did not write them down."""

    results: tuple[LintResult, ...]
    rules: frozenset[str]


def _has_findings(document: object) -> bool:
    return isinstance(document, dict) and "findings" in document


def restore_run(data: bytes, path: str) -> KeptRun:
    """The run in `data`, the content of the file at `path`; text, claims, outline and the words
    meant inside an excerpt are not in that format.

    Raises UsageError for what is no such JSON, is written to another contract, or is damaged.
    """
    try:
        run = json.loads(data)
    except (ValueError, RecursionError):
        raise UsageError("不是 JSON 文件，或已损坏", place=path, hint=HINT) from None
    schema = run.get("schema") if isinstance(run, dict) else None
    if not isinstance(schema, str) or not schema.startswith("perflint/"):
        raise UsageError("不是 perflint 的检查结果", place=path, hint=HINT)
    if schema != SCHEMA:
        told = f"检查结果按 {schema[:40]} 写成，本版本只认 {SCHEMA}"
        raise UsageError(told, place=path, hint=HINT)
    documents = run.get("documents")
    if not isinstance(documents, list) or not all(map(_has_findings, documents)):
        raise UsageError("不是 perflint check 的检查结果", place=path, hint=HINT)
    try:
        return KeptRun(tuple(map(restore_document, documents)), restore_rules(run))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UsageError("检查结果不完整，或被改动过", place=path, hint=HINT) from None


def restore_rules(run: Mapping[str, Any]) -> frozenset[str]:
    """The rules that a run says it knew."""
    return frozenset(map(text, run.get("rules", ())))


def restore_document(given: Mapping[str, Any]) -> LintResult:
    """The result of one filing."""
    error, report, coverage = given["error"], given["report"], given["coverage"]
    plain = given["format"] in PLAIN
    if given["status"] not in ("checked", "unreadable"):
        raise ValueError(given["status"])
    return LintResult(
        path=text(given["path"]),
        format=text(given["format"]),
        status=given["status"],
        error=error and ReadFailure(*(text(error[key]) for key in ReadFailure._fields)),
        report=report and restore_report(report),
        findings=tuple(restore_finding(one, plain) for one in given["findings"]),
        coverage=Coverage(
            int(coverage["found"]), int(coverage["checked"]), dict(coverage["skipped"])
        ),
        attached_to=text(given.get("attached_to", "")),
        suppressed=tuple(restore_finding(one, plain) for one in given.get("suppressed", ())),
        unchecked=tuple(map(text, given.get("unchecked", ()))),
    )


REPORT = ("type", "year", "region", "profile", "department", "score", "grade")


def restore_report(given: Mapping[str, Any]) -> ReportInfo:
    """Which report it is."""
    words: dict[str, Any] = {
        key: given[key] and text(given[key])
        for key in ReportInfo._fields
        if key in given and key not in ("year", "unsaid")
    }
    unsaid = given.get("unsaid") is True
    return ReportInfo(year=given["year"] and int(given["year"]), unsaid=unsaid, **words)


def restore_basis(given: Mapping[str, Any]) -> Basis:
    """What a finding rests on."""
    status = given.get("status", "verified")
    if status not in get_args(Status):
        raise ValueError(status)
    return Basis(text(given["document"]), text(given["clause"]), status)


def restore_finding(given: Mapping[str, Any], plain: bool) -> Finding:
    """One finding; what its place was is not known any more."""
    at, values, basis = given["location"], given["values"], given["basis"]
    if given["severity"] not in SEVERITIES:
        raise ValueError(given["severity"])
    return Finding(
        rule=text(given["rule"]),
        name=text(given["name"]),
        severity=given["severity"],
        confidence=text(given["confidence"]),
        message=text(given["message"]),
        location=Location(
            **{**at, "section": at["section"] or "", "line": int(at["line"]), "plain": plain}
        ),
        excerpt=text(given["excerpt"]),
        mark=(0, 0),
        basis=restore_basis(basis),
        fingerprint=text(given["fingerprint"]),
        values=values and Values(*(text(values[key]) for key in Values._fields)),
        related=tuple(RelatedPlace(**place, plain=plain) for place in given["related"]),
        suggestion=given["suggestion"] or "",
        decision=restore_decision(given["decision"]) if given.get("decision") else None,
    )


def restore_decision(given: Mapping[str, Any]) -> Decision:
    """What a reviewer made of a finding."""
    if given["verdict"] not in DECISION:
        raise ValueError(given["verdict"])
    return Decision(given["verdict"], text(given["note"]), text(given["reviewer"]))


def text(value: Any) -> str:
    """`value`, which has to be text."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value
