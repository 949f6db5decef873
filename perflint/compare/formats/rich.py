"""For a person at a terminal: a table of departments, then each filing with what changed in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from perflint.compare import tally_all, tally_departments
from perflint.compare.formats import CHANGE, STANDING
from perflint.compare.formats.concise import say_tally
from perflint.lang import SEVERITY, choose, name
from perflint.reporters.canvas import STYLE, Canvas, make_table
from perflint.reporters.encoding import make_printable
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.compare import ComparedFiling, Comparison
    from perflint.lang import Lang
    from perflint.reporters import ReportOptions

CHANGE_STYLE = {
    "fixed": "green",
    "suppressed": "dim",
    "unchecked": "dim",
    "remaining": "yellow",
    "new": "bold red",
    "unknown": "magenta",
}


def render(comparison: Comparison, options: ReportOptions) -> Iterator[bytes]:
    """Filings in which nothing was found in either round are left out, the count stands last."""
    canvas, lang = Canvas(options), options.lang
    if not options.quiet:
        draw_departments(canvas, comparison, lang)
    for filing in comparison.filings:
        if filing.worth_showing:
            draw_filing(canvas, filing, lang)
            yield canvas.take()
    if not options.quiet:
        canvas.put((say_tally(tally_all(comparison), lang), "bold"))
    yield canvas.take()


def draw_departments(canvas: Canvas, comparison: Comparison, lang: Lang) -> None:
    """A row a department."""
    heads = (name(CHANGE, change, lang) for change in CHANGE)
    table = make_table(choose(lang, "单位", "Department"), choose(lang, "份数", "Filings"), *heads)
    for department, tally in tally_departments(comparison).items():
        table.add_row(Text(make_printable(department)), *(Text(str(count)) for count in tally))
    canvas.draw(table)
    canvas.put("")


def draw_filing(canvas: Canvas, filing: ComparedFiling, lang: Lang) -> None:
    """The path, the one it had before, and a line or two for each finding."""
    canvas.put((filing.path, "bold underline"))
    if filing.earlier_path not in ("", filing.path):
        canvas.labelled(choose(lang, "上轮：", "before: "), filing.earlier_path, indent=2)
    if filing.standing != "compared":
        canvas.put((choose(lang, *STANDING[filing.standing]), CHANGE_STYLE["unknown"]), indent=2)
    for change, findings in filing.changes.items():
        for finding in findings:
            canvas.put(
                (name(CHANGE, change, lang), CHANGE_STYLE[change]),
                " ",
                (name(SEVERITY, finding.severity, lang), STYLE[finding.severity]),
                f" {finding.rule} {finding.message}",
                indent=2,
            )
            canvas.put((say_place(finding.location, lang), "dim"), indent=4)
    canvas.put("")
