"""One line a finding, `path:line:column: severity ID message`, for editors, grep and diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.reporters.encoding import encode, make_printable
from perflint.reporters.summary import Summary

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """Findings and unreadable filings a line each, then the summary unless `quiet`.

    The severity stays English in every language, for programs that read the lines; a filing that
    cannot be read has `error unreadable` and no line number.
    """
    summary = Summary()
    for result in results:
        summary.add(result)
        rows = []
        if result.error is not None:
            error = result.error
            rows.append(f"{result.path}: error unreadable {error.message} {error.hint}".rstrip())
        for finding in result.findings:
            at = finding.location
            rows.append(
                f"{result.path}:{at.line}:{at.column}: "
                f"{finding.severity} {finding.rule} {finding.message}"
            )
        if rows:
            yield encode("".join(f"{make_printable(row)}\n" for row in rows))
    if not options.quiet:
        yield encode(f"{summary.sentence(options.lang)}\n")
