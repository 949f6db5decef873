"""What a reader returns: the text of one filing and where each part of it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from perflint.model.span import Span

BlockKind = Literal["paragraph", "table", "header", "footer", "footnote"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person finds a block in the original program; lines and columns come from the text."""

    paragraph: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; merged cells appear once, at their first row and column (from 0)."""

    row: int
    column: int
    span: Span
    row_span: int = 1
    column_span: int = 1
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of `rows` × `columns`; cells in reading order, each span lying in the block's span."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or table in reading order; `span` lies in Document.text and holds no newline
    for a paragraph. `level` is the heading level the format itself declares (1 = highest)."""

    kind: BlockKind
    span: Span
    place: Place = Place()
    level: int | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One filing as read. `text` is what `perflint inspect --text` prints, lines ending in \\n."""

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "line_starts", tuple(starts))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1, columns in characters."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, if any."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        if index < 0:
            return None
        block = self.blocks[index]
        return block if offset <= block.span.end else None
