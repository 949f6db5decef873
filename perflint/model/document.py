"""What a reader returns: the text of one filing and where each part of it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from perflint.model.span import Span

PLAIN = frozenset({"txt", "md"})
"""Formats whose own lines a person sees."""
BlockKind = Literal["paragraph", "table", "header", "footer", "footnote"]


class Place(NamedTuple):
    """Where a person finds a block in the original program; lines and columns come from the text."""

    paragraph: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None


class Cell(NamedTuple):
    """One cell of a table; merged cells appear once, at their first row and column (from 0)."""

    row: int
    column: int
    span: Span
    row_span: int = 1
    column_span: int = 1
    place: Place = Place()


class Table(NamedTuple):
    """A grid of `rows` × `columns`; cells in reading order, each span lying in the block's span."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]


class Block(NamedTuple):
    """A paragraph or table in reading order; `span` lies in Document.text and holds no newline
    for a paragraph. `level` is the heading level the format itself declares (1 = highest)."""

    kind: BlockKind
    span: Span
    place: Place = Place()
    level: int | None = None
    table: Table | None = None


Remark = tuple[str, Span, Place, tuple[tuple[str, str], ...]]
"""Something a person should know of how a filing was read: a key of NOTICES, the line of the text that
says so, where it is about, and what fills the words of the notice."""


class Document(NamedTuple):
    """One filing as read. `text` is what `perflint inspect --text` prints, lines ending in \\n.

    `unread` are the pages that are pictures, whose words nobody has read. `recognised` are the
    spans of `text`, in order and apart, that come from recognising such pictures: a figure there
    may be misread, so findings that rest on it are not certain. `turns`: where, inside a block, a
    page begins, and which. `attached` is where, in `text`, the tables begin that were filed beside
    the report. `remarks` say what else a person should know of the reading. `attachments` are the names
    of all files filed together with the report.
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    unread: tuple[Place, ...] = ()
    recognised: tuple[Span, ...] = ()
    turns: tuple[tuple[int, int], ...] = ()
    attached: int | None = None
    remarks: tuple[Remark, ...] = ()
    attachments: tuple[str, ...] = ()

    def is_recognised(self, span: Span) -> bool:
        """Whether any character of `span` was recognised in a picture."""
        at = bisect_right(self.recognised, span.start, key=lambda one: one.end)
        return at < len(self.recognised) and self.recognised[at].start < max(
            span.end, span.start + 1
        )

    def page_at(self, offset: int, part: Block | Cell) -> int | None:
        """The page of the character at `offset` in `part`, which may run over several pages."""
        page = part.place.page
        for start, turned in self.turns:
            if part.span.start < start <= offset:
                page = turned
        return page

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1, columns in characters."""
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column as `line_column` counts them."""
        return _line_starts(self.text)[line - 1] + column - 1

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, if any."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        if index < 0:
            return None
        block = self.blocks[index]
        return block if offset <= block.span.end else None

    def part_at(self, offset: int) -> Block | Cell | None:
        """The cell, or else the block, that holds the character at `offset`."""
        block = self.block_at(offset)
        if block is None or block.table is None:
            return block
        return find_cell(block.table.cells, offset) or block


def find_cell(cells: Sequence[Cell], offset: int) -> Cell | None:
    """The one of `cells`, which are in order, that the character at `offset` is in."""
    at = bisect_right(cells, offset, key=_cell_start) - 1
    return cells[at] if at >= 0 and offset <= cells[at].span.end else None


def _cell_start(cell: Cell) -> int:
    return cell.span.start


@lru_cache(maxsize=1)
def _line_starts(text: str) -> list[int]:
    """Where each line of `text` starts; kept for the one document being placed."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
