"""Tables of sheets written straight into the text: thousands of cells, so every step counts."""

from __future__ import annotations

from perflint.model.document import Block, Cell, Place, Table
from perflint.model.span import Span
from perflint.readers.compose import Composer
from perflint.readers.decode import clean

_make = tuple.__new__


Spot = tuple[int, str, str, int, int]
"""A cell to be written: its column among those of the table, its text, the name of its place, and the
rows and columns it takes."""


class SheetComposer(Composer):
    """A Composer that takes the tables of a sheet."""

    __slots__ = ()

    def write_rows(self, rows: list[list[Spot | None]], columns: int, sheet: str) -> None:
        """Adds a table: a row a line, cells parted by tabs; None where one from above reaches down."""
        start = at = self._at
        cells: list[Cell] = []
        lines: list[str] = []
        for number, row in enumerate(rows):
            texts: list[str] = []
            for spot in row:
                if spot is None:
                    texts.append("")
                    at += 1
                    continue
                column, text, address, height, width = spot
                if not text.isprintable():
                    text = " ".join(clean(text).replace("\t", " ").split("\n"))
                text = text.strip()
                end = at + len(text)
                span = _make(Span, (at, end))
                place = _make(Place, (None, None, sheet, address))
                cells.append(_make(Cell, (number, column, span, height, width, place)))
                texts.append(text)
                at = end + 1
            if not row:
                at += 1
            lines.append("\t".join(texts))
        self._parts.append("\n".join(lines) + "\n")
        self._at = at
        table = Table(len(rows), columns, tuple(cells))
        self._block(Block("table", Span(start, at - 1), cells[0].place, table=table))
