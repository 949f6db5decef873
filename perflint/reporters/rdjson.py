"""Reviewdog Diagnostic Format, which reviewdog posts as review comments on any forge.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from perflint.reporters.encoding import encode, write_json

if TYPE_CHECKING:
    from perflint.model.result import Finding, LintResult, ReadFailure
    from perflint.reporters import ReportOptions

SEVERITY: Mapping[str, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(
    results: Iterable[LintResult],
    options: ReportOptions,  # noqa: ARG001 - all formats have one signature
) -> Iterator[bytes]:
    """A DiagnosticResult, a diagnostic a line.

    Ranges name whole lines: the format counts columns in bytes, perflint in characters.
    """
    head = '{"source": {"name": "perflint"}, "diagnostics": ['
    for result in results:
        diagnostics = [describe(result.path, finding) for finding in result.findings]
        if result.error is not None:
            diagnostics.insert(0, describe_error(result.path, result.error))
        for diagnostic in diagnostics:
            yield encode(f"{head}\n{write_json(diagnostic)}")
            head = ","
    yield encode(f"{head if head != ',' else ''}\n]}}\n")


def describe(path: str, finding: Finding) -> dict[str, Any]:
    """The diagnostic for one finding, its other places as related locations."""
    at = finding.location
    described: dict[str, Any] = {
        "message": finding.message,
        "location": locate(path, at.line, at.end_line),
        "severity": SEVERITY[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.related:
        described["related_locations"] = [
            {
                "message": f"{near.role}: {near.text}",
                "location": locate(near.path or path, near.line, near.line),
            }
            for near in finding.related
        ]
    return described


def describe_error(path: str, error: ReadFailure) -> dict[str, Any]:
    """The diagnostic for a filing that cannot be read."""
    return {
        "message": f"{error.message} {error.hint}".rstrip(),
        "location": {"path": path},
        "severity": SEVERITY["error"],
        "code": {"value": "unreadable"},
    }


def locate(path: str, line: int, end_line: int) -> dict[str, Any]:
    """A Location of whole lines."""
    return {"path": path, "range": {"start": {"line": line}, "end": {"line": end_line}}}
