"""One line a finding, `path:line:column: change severity ID message`, then the count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.compare import tally_all
from perflint.compare.formats import CHANGE, NOW, SELDOM, STANDING
from perflint.lang import Lang, choose, name
from perflint.reporters.encoding import encode, make_printable

if TYPE_CHECKING:
    from perflint.compare import ComparedFiling, Comparison, Tally
    from perflint.reporters import ReportOptions


def render(comparison: Comparison, options: ReportOptions) -> Iterator[bytes]:
    """Lines in the order of the filings; change and severity stay English, for programs."""
    for filing in comparison.filings:
        yield encode("".join(f"{make_printable(line)}\n" for line in list_lines(filing, options)))
    if not options.quiet:
        yield encode(f"{say_tally(tally_all(comparison), options.lang)}\n")


def list_lines(filing: ComparedFiling, options: ReportOptions) -> Iterator[str]:
    """The lines of one filing; what was in the earlier round only stands at its place there."""
    if filing.standing != "compared":
        yield f"{filing.path}: {filing.standing} {choose(options.lang, *STANDING[filing.standing])}"
    for change, findings in filing.changes.items():
        path = filing.path if change in NOW else filing.earlier_path
        for finding in findings:
            at = finding.location
            yield (
                f"{path}:{at.line}:{at.column}: {change} {finding.severity} {finding.rule} "
                f"{finding.message}"
            )


def say_tally(tally: Tally, lang: Lang) -> str:
    """The count in words."""
    counts = choose(lang, "，", ", ").join(
        f"{name(CHANGE, change, lang)} {getattr(tally, change)}"
        for change in CHANGE
        if change not in SELDOM or getattr(tally, change)
    )
    return choose(lang, f"共 {tally.filings} 份：{counts}", f"{tally.filings} filings: {counts}")
