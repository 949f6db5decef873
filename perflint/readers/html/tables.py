"""Tables of a page: which hold data, and where each of their cells stands. [HTML, 4.9.12]"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from perflint.readers.html.visible import Sheet

_WIDEST, _TALLEST, _MOST_PLACES = 200, 5000, 500_000
_FEW = 6
_PARTS = ("thead", "tbody", "tfoot")
Grid = list[list["Spot | None"]]


class Spot(NamedTuple):
    """A cell and the places it takes."""

    element: etree._Element
    row: int
    column: int
    height: int
    width: int


def tables_with_tables(root: etree._Element) -> frozenset[etree._Element]:
    """The tables that have another one inside."""
    found: set[etree._Element] = set()
    open_tables: list[etree._Element] = []
    for event, table in etree.iterwalk(root, events=("start", "end"), tag="table"):
        if event == "end":
            open_tables.pop()
        else:
            found.update(open_tables[-1:])
            open_tables.append(table)
    return frozenset(found)


def is_data(table: etree._Element, nesting: frozenset[etree._Element]) -> bool:
    """Whether a table shows data; else it only arranges the page, or frames a text."""
    if table.get("role") in ("presentation", "none"):
        return False
    cells = 0
    for row in _rows(table):
        for _ in row.iterchildren("td", "th"):
            cells += 1
            if cells > _FEW:
                return True
    return cells > 1 and table not in nesting


def place_cells(table: etree._Element, sheet: Sheet) -> Grid:
    """The visible cells row by row; None where one from above reaches down."""
    grid: Grid = []
    below: dict[int, int] = {}
    """Columns taken from above, with the number of rows they still take."""
    taken: set[int] = set()
    places = 0
    for number, row in enumerate(one for one in _rows(table) if not sheet.hides(one)):
        line: list[Spot | None] = []
        column = 0
        after: dict[int, int] = {c: left - 1 for c, left in below.items() if left > 1}
        for cell in row.iterchildren("td", "th"):
            if sheet.hides(cell):
                continue
            while column in below:
                if column in taken:
                    line.append(None)
                column += 1
            width, height = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST)
            line.append(Spot(cell, number, column, height, width))
            places += width
            if height > 1:
                after.update(dict.fromkeys(range(column, column + width), height - 1))
                taken.add(column)
            column += width
        line += [None] * sum(1 for c in below if c >= column and c in taken)
        below = after
        grid.append(line)
        if places > _MOST_PLACES:
            break
    return [[_clip(spot, len(grid)) for spot in line] for line in grid]


def _clip(spot: Spot | None, rows: int) -> Spot | None:
    return spot and spot._replace(height=min(spot.height, rows - spot.row))


def _rows(table: etree._Element) -> list[etree._Element]:
    """The rows in the order they are shown: head, body, foot."""
    rows: list[etree._Element] = []
    for name in _PARTS:
        for part in table.iterchildren(*(("tr", name) if name == "tbody" else (name,))):
            rows += [part] if part.tag == "tr" else part.iterchildren("tr")
    return rows


def _span(cell: etree._Element, name: str, most: int) -> int:
    written = cell.get(name, "").strip()
    if not written.isascii() or not written.isdigit() or len(written) > 6:
        return 1
    return min(max(int(written), 1), most)
