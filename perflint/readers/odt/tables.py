"""Tables of OpenDocument texts as grids: merged cells once, at their first row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from perflint.model.document import Place
from perflint.readers.compose import DraftCell
from perflint.readers.docx.pieces import Line, Piece, Rows
from perflint.readers.odt.names import count, q

_ROW = q("table:table-row")
_CELL, _COVERED = q("table:table-cell"), q("table:covered-table-cell")
_GROUPS = frozenset(
    q(f"table:{name}") for name in ("table-header-rows", "table-rows", "table-row-group")
)
_REPEATED = q("table:number-columns-repeated")
_WIDE, _HIGH = q("table:number-columns-spanned"), q("table:number-rows-spanned")
_WIDEST, _HIGHEST = 200, 100_000

ReadContent = Callable[[etree._Element], Iterator[Piece]]


def read_table(table: etree._Element, read: ReadContent) -> Iterator[Piece]:
    """The table as rows; `read` gives the content of a cell. A table of a single cell is a frame
    around text, not a table: its content comes out as it is."""
    rows = list(_rows(table))
    if len(rows) == 1:
        cells = list(_cells(rows[0]))
        if len(cells) == 1 and cells[0].tag == _CELL:
            yield from read(cells[0])
            return
    grid: list[list[DraftCell | None]] = []
    reach: dict[int, tuple[DraftCell, int]] = {}
    for number, row in enumerate(rows):
        grid.append(_read_row(row, number, reach, read))
    yield Rows(grid)


def _read_row(
    row: etree._Element, number: int, reach: dict[int, tuple[DraftCell, int]], read: ReadContent
) -> list[DraftCell | None]:
    """The cells of a row. `reach` has, by first column, the cells from above that go on, and the
    rows up to which they do."""
    drafts: list[DraftCell | None] = []
    covered = 0
    for column, cell in enumerate(_cells(row)):
        if cell.tag == _CELL:
            wide = min(count(cell.get(_WIDE)), _WIDEST)
            high = min(count(cell.get(_HIGH)), _HIGHEST)
            text, place = _content(read(cell))
            draft = DraftCell(text, number, column, place, 1, wide)
            drafts.append(draft)
            covered = column + wide
            reach[column] = draft, number + high - 1
        elif column >= covered and column in reach:
            above, last = reach[column]
            if number <= last:
                above.row_span = number - above.row + 1
                drafts.append(None)
    return drafts


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, covered ones included, each as often as it says it is repeated."""
    left = _WIDEST
    for cell in row:
        if cell.tag in (_CELL, _COVERED):
            for _ in range(min(count(cell.get(_REPEATED)), left)):
                left -= 1
                yield cell


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
