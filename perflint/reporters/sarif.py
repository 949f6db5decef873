"""SARIF 2.1.0 (OASIS), which code-scanning services read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from perflint.reporters.encoding import encode, write_json
from perflint.reporters.summary import Summary
from perflint.telling.basis import say_basis

if TYPE_CHECKING:
    from perflint.lang import Lang
    from perflint.model.result import Finding, LintResult, ReadFailure
    from perflint.model.rule import Rule
    from perflint.reporters import ReportOptions

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVEL: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """A log of one run. Unreadable filings are notifications of the invocation, which is then not
    successful; only those are kept until the end."""
    driver = {
        "name": "perflint",
        "version": options.version,
        "informationUri": f"pkg:generic/perflint@{options.version}",
        "language": "en" if options.lang == "en" else "zh-CN",
        "rules": [describe_rule(rule, options.lang) for rule in options.rules],
    }
    index = {rule.id: at for at, rule in enumerate(options.rules)}
    summary, notifications = Summary(), []
    head = (
        f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [\n'
        f'{{"tool": {write_json({"driver": driver})},\n"columnKind": "unicodeCodePoints",\n"results": ['
    )
    for result in results:
        summary.add(result)
        if result.error is not None:
            notifications.append(notify(result.path, result.error))
        for finding in result.findings:
            described = write_json(describe_result(result.path, finding, index))
            yield encode(f"{head}\n{described}")
            head = ","
    invocation = {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }
    tail = (
        f'"invocations": [{write_json(invocation)}],\n"properties": {write_json(summary.as_dict())}'
    )
    yield encode(f"{head if head != ',' else ''}],\n{tail}}}\n]}}\n")


def describe_rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    """A reportingDescriptor."""
    english = lang == "en"
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": (english and rule.title_en) or rule.title},
        "fullDescription": {"text": (english and rule.why_en) or rule.why},
        "defaultConfiguration": {"level": LEVEL[rule.severity], "enabled": rule.enabled},
        "properties": {"kind": rule.kind, "basis": say_basis(rule.basis, lang)},
    }


def describe_result(path: str, finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    """A result; places that text has no words for (page, cell) go into the property bag."""
    at, artifact = finding.location, {"uri": make_uri(path)}
    start, end = finding.mark
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": {
                "startLine": at.line,
                "startColumn": at.column,
                "endLine": at.end_line,
                "endColumn": at.end_column,
                "snippet": {"text": finding.excerpt[start:end]},
            },
        }
    }
    if at.section:
        location["logicalLocations"] = [{"fullyQualifiedName": at.section, "kind": "section"}]
    place = {"page": at.page, "paragraph": at.paragraph, "sheet": at.sheet, "cell": at.cell}
    values = finding.values
    properties = {
        "confidence": finding.confidence,
        "excerpt": finding.excerpt,
        "expected": values and values.expected,
        "expression": values and values.expression,
        **place,
    }
    described = {
        "ruleId": finding.rule,
        "ruleIndex": index.get(finding.rule, -1),
        "level": LEVEL[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        "relatedLocations": [
            {
                "id": number,
                "message": {"text": f"{near.role}: {near.text}"},
                "physicalLocation": {
                    "artifactLocation": {"uri": make_uri(near.path)} if near.path else artifact,
                    "region": {"startLine": near.line, "startColumn": near.column},
                },
            }
            for number, near in enumerate(finding.related, 1)
        ],
        "partialFingerprints": {"perflint/v1": finding.fingerprint},
        "properties": {key: value for key, value in properties.items() if value is not None},
    }
    if finding.rule not in index:
        del described["ruleIndex"]
    return described


def notify(path: str, error: ReadFailure) -> dict[str, Any]:
    """The notification that a filing could not be read."""
    return {
        "level": "error",
        "descriptor": {"id": error.kind},
        "message": {"text": f"{error.message} {error.hint}".rstrip()},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": make_uri(path)}}}],
    }


def make_uri(path: str) -> str:
    """`path` as a URI reference: relative ones stay relative, absolute ones become file URIs."""
    quoted = quote(path.encode("utf-8", "surrogateescape"), safe="/~")
    if path.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{quoted.replace('%3A', ':', 1)}" if path[1:3] == ":/" else quoted
