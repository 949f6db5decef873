"""Rows of RTF, each with borders of its own, as one grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.document import Place
from perflint.readers.compose import DraftCell
from perflint.readers.docx.pieces import Line, Piece, Rows

_NEAR = 30
_WIDEST = 200


class Border(NamedTuple):
    """The right edge of a cell in twips, and whether the cell goes on from the left or above."""

    right: int
    from_left: bool = False
    from_above: bool = False


class Row(NamedTuple):
    """The cells of a row, from `left` (twips) on, and the lines of text in each."""

    left: int
    borders: tuple[Border, ...]
    cells: tuple[tuple[Line, ...], ...]


def build_table(rows: list[Row]) -> Iterator[Piece]:
    """The table as rows. A table of a single cell is a frame around text, not a table: its lines
    come out as they are."""
    if len(rows) == 1 and len(rows[0].cells) == 1:
        yield from rows[0].cells[0]
        return
    edges = _edges(rows)
    above: dict[int, DraftCell] = {}
    yield Rows([_build_row(row, number, edges, above) for number, row in enumerate(rows)])


def _build_row(
    row: Row, number: int, edges: list[int], above: dict[int, DraftCell]
) -> list[DraftCell | None]:
    drafts: list[DraftCell | None] = []
    reached: dict[int, DraftCell] = {}
    column = _column(edges, row.left)
    for border, lines in zip(_borders(row), row.cells, strict=True):
        end = max(_column(edges, border.right), column + 1)
        last = drafts[-1] if drafts else None
        if border.from_left and last is not None:
            last.column_span += end - column
        elif border.from_above and column in above:
            above[column].row_span += 1
            reached[column] = above[column]
            drafts.append(None)
        else:
            place = lines[0].place if lines else Place()
            text = " ".join(line.text.strip() for line in lines if line.text.strip())
            draft = DraftCell(text, number, column, place, 1, end - column)
            reached[column] = draft
            drafts.append(draft)
        column = end
    above.clear()
    above.update(reached)
    return drafts


def _borders(row: Row) -> Iterator[Border]:
    """A border for each cell, made up where the file has too few."""
    yield from row.borders[: len(row.cells)]
    right = row.borders[-1].right if row.borders else row.left
    for missing in range(1, len(row.cells) - len(row.borders) + 1):
        yield Border(right + missing * 1000)


def _edges(rows: list[Row]) -> list[int]:
    """The vertical lines of the grid; those of different rows nearly in one place are one."""
    found = {row.left for row in rows}
    found.update(border.right for row in rows for border in _borders(row))
    edges: list[int] = []
    for edge in sorted(found):
        if not edges or edge > edges[-1] + _NEAR:
            edges.append(edge)
    return edges


def _column(edges: list[int], at: int) -> int:
    return bisect_left(edges, at - _NEAR)
