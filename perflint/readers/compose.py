"""Paragraphs and tables, in reading order, put together into the text and blocks of a Document.

For formats that are no text themselves: one line a paragraph, one line a table row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perflint.model.document import Block, BlockKind, Cell, Document, Place, Table
from perflint.model.span import Span
from perflint.readers.decode import clean
from perflint.readers.limits import Limits, too_large

_NOWHERE = Place()


@dataclass(slots=True)
class DraftCell:
    """A cell of a table to be written; `text` may hold several lines, which become one."""

    text: str
    row: int
    column: int
    place: Place = _NOWHERE
    row_span: int = 1
    column_span: int = 1


DraftRow = Sequence[DraftCell | None]
"""The cells of one row from left to right; None where one from above reaches down."""


def _has_text(rows: Sequence[DraftRow]) -> bool:
    return any(cell and _one_line(cell.text) for row in rows for cell in row)


class Composer:
    """Collects the parts of one filing; `document` hands out the whole."""

    __slots__ = ("_at", "_blocks", "_limit", "_parts")

    def __init__(self, limits: Limits) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._at = 0
        self._limit = limits.max_blocks

    def paragraph(
        self, text: str, place: Place, level: int | None = None, kind: BlockKind = "paragraph"
    ) -> bool:
        """Adds a paragraph, trimmed; one without text is left out. Says whether it was added."""
        text = _one_line(text)
        if text:
            self._block(Block(kind, Span(self._at, self._at + len(text)), place, level))
            self._parts.append(text + "\n")
            self._at += len(text) + 1
        return bool(text)

    def table(self, rows: Sequence[DraftRow]) -> bool:
        """Adds a table: a row a line, cells parted by tabs; one without text is left out. Says whether
        it was added."""
        if not _has_text(rows):
            return False
        start = self._at
        cells: list[Cell] = []
        for row in rows:
            for column, draft in enumerate(row):
                if column:
                    self._parts.append("\t")
                    self._at += 1
                if draft:
                    cells.append(self._cell(draft))
            self._parts.append("\n")
            self._at += 1
        columns = max(cell.column + cell.column_span for cell in cells)
        place = next((cell.place for cell in cells if cell.place.paragraph), cells[0].place)
        table = Table(len(rows), columns, tuple(cells))
        self._block(Block("table", Span(start, self._at - 1), place, table=table))
        return True

    def document(self, path: str, format: str) -> Document:
        """The filing made of everything added."""
        return Document(path, format, "".join(self._parts), tuple(self._blocks))

    def _cell(self, draft: DraftCell) -> Cell:
        text = _one_line(draft.text).replace("\t", " ")
        span = Span(self._at, self._at + len(text))
        self._parts.append(text)
        self._at += len(text)
        return Cell(draft.row, draft.column, span, draft.row_span, draft.column_span, draft.place)

    def _block(self, block: Block) -> None:
        self._blocks.append(block)
        if len(self._blocks) > self._limit:
            raise too_large(f"超过 {self._limit:,} 段", f"{self._limit:,} 段")


def _one_line(text: str) -> str:
    if text.isprintable():  # The usual text: nothing in it to clean.
        return text.strip()
    return clean(text).replace("\n", " ").strip()
