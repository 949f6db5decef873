"""Workflow commands, which GitHub Actions turns into annotations on the changed files.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from perflint.lang import choose
from perflint.reporters.encoding import encode, make_printable
from perflint.reporters.summary import Summary

if TYPE_CHECKING:
    from perflint.model.result import Finding, LintResult
    from perflint.reporters import ReportOptions

COMMAND: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """A command for each finding and unreadable filing, then the summary as plain text.

    GitHub shows ten errors and ten warnings a step, so the summary says how many there are.
    """
    summary = Summary()
    for result in results:
        summary.add(result)
        if result.error is not None:
            title = choose(options.lang, "无法读取", "cannot be read")
            words = f"{result.error.message}\n{result.error.hint}".rstrip()
            yield command("error", {"file": result.path, "title": title}, words)
        for finding in result.findings:
            yield annotate(result.path, finding)
    if not options.quiet:
        yield encode(f"{summary.sentence(options.lang)}\n")


def annotate(path: str, finding: Finding) -> bytes:
    """The command for one finding; columns only where it stays on one line, as GitHub wants."""
    at = finding.location
    properties: dict[str, object] = {"file": path, "line": at.line, "endLine": at.end_line}
    if at.line == at.end_line:
        properties |= {"col": at.column, "endColumn": at.end_column}
    properties["title"] = f"{finding.rule} {finding.name}"
    words = f"{finding.message}\n{at.section}".rstrip()
    return command(COMMAND[finding.severity], properties, words)


def command(name: str, properties: Mapping[str, object], message: str) -> bytes:
    """One workflow command, escaped."""
    shown = ",".join(f"{key}={escape_property(str(value))}" for key, value in properties.items())
    return encode(f"::{name} {shown}::{escape(message)}\n")


def escape(text: str) -> str:
    """`text` as the data of a command."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return make_printable(escaped)


def escape_property(text: str) -> str:
    """`text` as the value of a property."""
    return escape(text).replace(":", "%3A").replace(",", "%2C")
