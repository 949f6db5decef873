"""Word tables as grids: merged cells once, deleted and hidden rows left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from perflint.model.document import Place
from perflint.readers.compose import DraftCell
from perflint.readers.docx import names as n
from perflint.readers.docx.pieces import Line, Piece, Rows
from perflint.readers.docx.unwrap import unwrap

_WIDEST = 100
_PROPERTIES = n.w("tcPr")
_ROW_PROPERTIES = n.w("trPr")

ReadContent = Callable[[etree._Element], Iterator[Piece]]


def read_table(table: etree._Element, read: ReadContent) -> Iterator[Piece]:
    """The table as rows; `read` gives the content of a cell. A table of a single cell is a frame
    around text, not a table: its content comes out as it is."""
    rows = [row for row in unwrap(table) if row.tag == n.TR and not _is_gone(row)]
    if len(rows) == 1:
        cells = [cell for cell in unwrap(rows[0]) if cell.tag == n.TC]
        if len(cells) == 1:
            yield from read(cells[0])
            return
    yield Rows(_read_rows(rows, read))


def _read_rows(rows: list[etree._Element], read: ReadContent) -> list[list[DraftCell | None]]:
    above: dict[int, DraftCell] = {}
    grid: list[list[DraftCell | None]] = []
    for number, row in enumerate(rows):
        column = _span(row.find(_ROW_PROPERTIES), "gridBefore", 0)
        drafts: list[DraftCell | None] = []
        open_cells: dict[int, DraftCell] = {}
        for cell in unwrap(row):
            if cell.tag != n.TC:
                continue
            properties = cell.find(_PROPERTIES)
            width = _span(properties, "gridSpan", 1)
            if _goes_on(properties, "hMerge") and drafts and drafts[-1]:
                drafts[-1].column_span += width
            elif _goes_on(properties, "vMerge") and column in above:
                above[column].row_span += 1
                open_cells[column] = above[column]
                drafts.append(None)
            else:
                text, place = _content(read(cell))
                draft = DraftCell(text, number, column, place, column_span=width)
                open_cells[column] = draft
                drafts.append(draft)
            column += width
        above = open_cells
        grid.append(drafts)
    return grid


def _content(pieces: Iterable[Piece]) -> tuple[str, Place]:
    """A cell's text, the cells of a table inside it among it, and where it begins."""
    texts: list[str] = []
    place = Place()
    for piece in pieces:
        if isinstance(piece, Line):
            texts.append(piece.text.strip())
            place = piece.place if place.paragraph is None else place
        else:
            texts += [cell.text for row in piece.rows for cell in row if cell]
    return " ".join(text for text in texts if text), place


def _is_gone(row: etree._Element) -> bool:
    properties = row.find(_ROW_PROPERTIES)
    if properties is None:
        return False
    return properties.find(n.w("del")) is not None or bool(n.switch(properties, n.w("hidden")))


def _goes_on(properties: etree._Element | None, name: str) -> bool:
    """True where a cell continues the one above (vMerge) or to the left (hMerge) of it."""
    merge = properties.find(n.w(name)) if properties is not None else None
    return merge is not None and merge.get(n.VAL, "continue") == "continue"


def _span(properties: etree._Element | None, name: str, default: int) -> int:
    return min(max(n.number(n.value(properties, n.w(name)), default), default), _WIDEST)
