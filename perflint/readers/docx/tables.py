"""Word tables as grids: merged cells once, deleted and hidden rows and cells left out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import NamedTuple

from lxml import etree

from perflint.model.document import Place
from perflint.readers.compose import DraftCell
from perflint.readers.docx import names as n
from perflint.readers.docx.pieces import Line, Piece, Rows, Traced, join
from perflint.readers.docx.unwrap import unwrap

_WIDEST = 100
_PROPERTIES = n.w("tcPr")
_WIDTH = n.w("gridSpan")
_DOWN, _ACROSS = n.w("vMerge"), n.w("hMerge")
_DELETED = n.w("cellDel")
_ROW_PROPERTIES = n.w("trPr")
_NOWHERE = Place()

ReadContent = Callable[[etree._Element], list[Piece]]
ReadParagraph = Callable[[etree._Element], list[Piece] | None]
"""The line of a paragraph of nothing but text, if it is not blank; None for any other."""


class Merge(NamedTuple):
    """How a cell lies in the grid: its columns; whether it continues the one above (`down`) or to
    the left (`across`) of it; whether it is `gone`."""

    width: int = 1
    down: bool = False
    across: bool = False
    gone: bool = False


_ALONE = Merge()


def read_table(
    table: etree._Element, read: ReadContent, read_plain: ReadParagraph, *, traced: bool
) -> list[Piece]:
    """The table as rows; `read` gives the content of a cell, `read_plain` that of a plain paragraph.
    A table of a single cell is a frame around text, not a table: its content comes out as it is.
    `traced`: see Traced."""
    rows = [row for row in unwrap(table) if row.tag == n.TR and not _is_gone(row)]
    if len(rows) == 1:
        cells = [cell for cell in unwrap(rows[0]) if cell.tag == n.TC]
        if len(cells) == 1:
            return read(cells[0])
    return [Rows(_read_rows(rows, read, read_plain, traced))]


def _read_rows(
    rows: list[etree._Element], read: ReadContent, read_plain: ReadParagraph, traced: bool
) -> list[list[DraftCell | None]]:
    above: dict[int, DraftCell] = {}
    grid: list[list[DraftCell | None]] = []
    for number, row in enumerate(rows):
        column = _before(row)
        drafts: list[DraftCell | None] = []
        open_cells: dict[int, DraftCell] = {}
        for cell in unwrap(row):
            inside, merge = _open(cell)
            if cell.tag != n.TC or merge.gone:
                continue
            if merge.across and (before := _last(drafts)):
                before.column_span += merge.width
            elif higher := above.get(column) if merge.down else None:
                higher.row_span += 1
                open_cells[column] = higher
                drafts.append(None)
            else:
                plain = read_plain(inside[0]) if _is_single(inside) else None
                pieces = read(cell) if plain is None else plain
                text, place = _read_content(cell, pieces, traced)
                draft = DraftCell(text, number, column, place, column_span=merge.width)
                open_cells[column] = draft
                drafts.append(draft)
            column += merge.width
        above = open_cells
        grid.append(drafts)
    return grid


def _open(cell: etree._Element) -> tuple[list[etree._Element], Merge]:
    """What is in a cell, and how it is merged."""
    inside = list(cell)
    if inside and inside[0].tag == _PROPERTIES:
        return inside[1:], _read_merge(inside[0])
    return inside, _ALONE


def _last(drafts: list[DraftCell | None]) -> DraftCell | None:
    return drafts[-1] if drafts else None


def _is_single(inside: list[etree._Element]) -> bool:
    return len(inside) == 1 and inside[0].tag == n.P


def _read_content(cell: etree._Element, pieces: list[Piece], traced: bool) -> tuple[str, Place]:
    """A cell's text, the cells of a table inside it among it, and where it begins."""
    texts: list[str] = []
    place = _NOWHERE
    for piece in pieces:
        if isinstance(piece, Line):
            texts.append(piece.text)
            place = piece.place if place.paragraph is None else place
        else:
            texts += [inner.text for inner in chain.from_iterable(piece.rows) if inner]
    texts = list(filter(str.strip, texts))
    if traced and not texts:
        paragraph = next(cell.iter(n.P), cell)
        return Traced.of("", (), paragraph), place
    return (texts[0] if len(texts) == 1 else join(texts)), place


def _is_gone(row: etree._Element) -> bool:
    properties = next(row.iterchildren(_ROW_PROPERTIES), None)
    if properties is None:
        return False
    return properties.find(n.w("del")) is not None or bool(n.switch(properties, n.w("hidden")))


def _before(row: etree._Element) -> int:
    """The columns left out before the first cell."""
    properties = next(row.iterchildren(_ROW_PROPERTIES), None)
    return _bounded(n.value(properties, n.w("gridBefore")), 0) if properties is not None else 0


def _read_merge(properties: etree._Element) -> Merge:
    width, down, across, gone = 1, False, False, False
    for child in properties:
        tag = child.tag
        if tag == _WIDTH:
            width = _bounded(child.get(n.VAL), 1)
        elif tag == _DOWN:
            down = child.get(n.VAL, "continue") == "continue"
        elif tag == _ACROSS:
            across = child.get(n.VAL, "continue") == "continue"
        elif tag == _DELETED:
            gone = True
    return Merge(width, down, across, gone)


def _bounded(text: str | None, least: int) -> int:
    return min(max(n.number(text, least), least), _WIDEST)
