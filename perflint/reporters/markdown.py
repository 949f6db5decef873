"""Markdown, for a comment on a merge request, a job summary or a letter to a department."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.lang import SEVERITY, choose, name
from perflint.reporters.encoding import encode, make_printable
from perflint.reporters.identity import say_identity
from perflint.reporters.summary import Summary
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.model.result import Finding, LintResult
    from perflint.reporters import ReportOptions

ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]|~#"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
)


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """A heading and a table a filing, the count at the end.

    `quiet` leaves out filings without findings and the count. Words of a filing are escaped: they
    cannot become links, mentions or HTML.
    """
    summary = Summary()
    for result in results:
        summary.add(result)
        if options.quiet and not result.findings and result.error is None:
            continue
        yield encode("\n".join(write(result, options)) + "\n\n")
    if not options.quiet:
        yield encode(f"**{summary.sentence(options.lang)}**\n")


def write(result: LintResult, options: ReportOptions) -> Iterator[str]:
    """The lines about one filing."""
    lang = options.lang
    yield f"## {escape(result.path)}"
    if result.report is not None:
        yield f"\n{escape(say_identity(result.report, lang))}"
    if result.error is not None:
        told = choose(lang, "无法读取：", "Cannot be read: ")
        yield f"\n**{told}**{escape(result.error.message)} {escape(result.error.hint)}".rstrip()
    elif not result.findings:
        yield "\n" + choose(lang, "未发现问题。", "No problems found.")
    else:
        yield "\n" + choose(
            lang, "| 级别 | 位置 | 规则 | 问题 |", "| Severity | Place | Rule | Problem |"
        )
        yield "|---|---|---|---|"
        for finding in result.findings:
            yield write_row(finding, options)


def write_row(finding: Finding, options: ReportOptions) -> str:
    """One finding: what and where, the words meant, and the calculation."""
    start, end = finding.mark
    words = finding.excerpt[start:end]
    said = escape(finding.message)
    if words and words not in finding.message:
        said += choose(options.lang, f"（“{escape(words)}”）", f" (“{escape(words)}”)")
    cells = (
        name(SEVERITY, finding.severity, options.lang),
        escape(say_place(finding.location, options.lang)),
        finding.rule,
        said,
    )
    return f"| {' | '.join(cells)} |"


def escape(text: str) -> str:
    """`text` on one line, saying in Markdown what it says as it is."""
    return " ".join(make_printable(text).split()).translate(ESCAPES)
