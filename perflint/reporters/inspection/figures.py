"""What each printed number of a filing was taken to mean: as one JSON object, or as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.text import Text

from perflint.lang import NATURE, STAGE, Lang, choose, name
from perflint.model.figure import FigureRow
from perflint.reporters.canvas import Canvas, make_table
from perflint.reporters.encoding import encode, make_printable

if TYPE_CHECKING:
    from perflint.reporters import ReportOptions

Documents = Iterable[tuple[str, tuple[FigureRow, ...]]]
_FILLED = ("period", "stage", "owner")


def render_json(documents: Documents) -> Iterator[bytes]:
    """`{"documents": [{"path": …, "figures": […]}]}`, one document a line."""
    head = '{"documents": ['
    for path, rows in documents:
        described = {"path": path, "figures": [describe_figure(row) for row in rows]}
        yield encode(f"{head}\n  {json.dumps(described, ensure_ascii=False)}")
        head = ","
    yield encode(f"{head if head != ',' else ''}]}}\n")


def describe_figure(row: FigureRow) -> dict[str, Any]:
    """An item of `figures`; what a figure does not have is `none`."""
    return {**row._asdict(), "filled": dict(zip(_FILLED, row.filled, strict=True))}


def render_table(documents: Documents, options: ReportOptions) -> Iterator[bytes]:
    """A passage a filing: one line for each number, what was assumed in brackets."""
    canvas, lang = Canvas(options), options.lang
    for path, rows in documents:
        canvas.put((path, "bold underline"))
        if rows:
            draw_figures(canvas, rows, lang)
        else:
            canvas.put(choose(lang, "没有数字。", "No numbers."), indent=2)
        canvas.put("")
        yield canvas.take()


def draw_figures(canvas: Canvas, rows: tuple[FigureRow, ...], lang: Lang) -> None:
    """The table of one filing, names and numberings dimmed."""
    table = make_table(
        choose(lang, "行:列", "Place"),
        choose(lang, "文中", "Printed"),
        choose(lang, "是什么", "Quantity"),
        choose(lang, "怎样理解", "Understood as"),
    )
    for row in rows:
        cells = (f"{row.line}:{row.column}", row.text, row.concept, say_slots(row, lang))
        style = "dim" if row.nature == "ordinal_or_name" else ""
        table.add_row(*(Text(make_printable(cell)) for cell in cells), style=style)
    canvas.draw(table)


def _say_slot(value: str, filled: str, lang: Lang) -> str:
    value = name(STAGE, value, lang) or value
    return f"({value})" if filled == "assumed" and value != "none" else value


def say_slots(row: FigureRow, lang: Lang) -> str:
    """Nature, stage, period, owner, base and whole, parted by dots; what was only assumed in brackets."""
    nature = name(NATURE, row.nature, lang) + ("" if row.direction == "none" else row.direction)
    if row.nature == "ordinal_or_name":
        return nature
    said = zip((row.period, row.stage, row.owner), row.filled, strict=True)
    period, stage, owner = (_say_slot(value, filled, lang) for value, filled in said)
    against = name(STAGE, row.against, lang) if row.against != "none" else ""
    pieces = (
        nature, stage, period, owner,
        against and choose(lang, f"相对于{against}", f"against {against}"),
        row.whole != "none" and choose(lang, f"属于 {row.whole}", f"part of {row.whole}"),
    )  # fmt: skip
    return " · ".join(piece for piece in pieces if piece and piece != "none")
