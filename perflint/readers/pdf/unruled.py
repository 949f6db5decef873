"""Tables without ruling lines: rows of amounts that stand under each other in columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from perflint.readers.pdf.cells import Content, PageTable
from perflint.readers.pdf.grids import Region
from perflint.readers.pdf.join import is_sentence
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.stacks import is_amount

Row = list[Line]
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_APART = 3.0
_FILLED = 0.4


def find_tables(rows: Sequence[Row]) -> Iterator[Row | PageTable]:
    """The rows of a page, top first, those that make tables put together. A table has three columns
    or more, two of them of amounts, and three rows; a row above it that fits its columns is its
    heading. Where two cells of a row lie in one column, or most cells are empty, there are only lines."""
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        start, table = at, None
        while start - at < 2 and not table and end - start >= _FEWEST_ROWS:
            table = _table(rows[start:end])
            start += not table
        if table:
            yield from rows[at:start]
            yield table
        else:
            end = max(end, at + 1)
            yield from rows[at:end]
        at = end


def _end(rows: Sequence[Row], start: int) -> int:
    """Where the rows that may be those of one table end: its heading, then rows with amounts."""
    end = start
    while end < len(rows):
        row = rows[end]
        if end > start and rows[end - 1][0].y - row[0].y > _APART * row[0].em:
            break
        if len(row) == 1 and not row[0].gaps:
            break  # The usual case.
        cells = split_row(row)
        if len(cells) < 2 or is_sentence(cells):
            break
        if end > start and not any(is_amount(cell.text) for cell in cells[1:]):
            break
        end += 1
    return end


def split_row(row: Row) -> Row:
    """The cells of a row: its lines cut where the gaps are wider than between letters."""
    cells: Row = []
    for line in row:
        start, left = 0, line.left
        for gap in line.gaps:
            if gap.at <= start:
                continue
            cells.append(_part(line, start, gap.at, left, gap.x - gap.width))
            start, left = gap.at, gap.x
        cells.append(_part(line, start, len(line.text), left, line.right))
    return [cell for cell in cells if cell.text]


def _part(line: Line, start: int, end: int, left: float, right: float) -> Line:
    said = line.text[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip())
    text = line.text[start:end]
    return line._replace(text=text, left=left, right=right, glyphs=line.glyphs[start:end], gaps=())


def _table(rows: Sequence[Row]) -> PageTable | None:
    split = [split_row(row) for row in rows]
    columns = _columns(split[1:])
    edges = [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]
    amounts = {
        bisect_right(edges, (cell.left + cell.right) / 2)
        for cells in split
        for cell in cells
        if is_amount(cell.text)
    }
    filled = sum(map(len, split))
    if len(columns) < _FEWEST_COLUMNS or len(amounts - {0}) < 2:
        return None
    if filled < _FILLED * len(split) * len(columns):
        return None
    em = middle(cells[0].em for cells in split)
    heights = [cells[0].y for cells in split]
    ys = [
        heights[0] + em,
        *((y + z + em / 2) / 2 for y, z in pairwise(heights)),
        heights[-1] - em / 2,
    ]
    table = PageTable(rows[0][0].page, [columns[0][0], *edges, columns[-1][1]], ys)
    for number, cells in enumerate(split):
        places = [bisect_right(edges, (cell.left + cell.right) / 2) for cell in cells]
        if len(set(places)) < len(places):
            return None
        by_column = dict(zip(places, cells, strict=True))
        for column in range(len(columns)):
            cell = by_column.get(column)
            text, pieces = (cell.text, [(0, cell)]) if cell else ("", [])
            table.contents.append(Content(Region(number, column, 1, 1), text, pieces))
    return table


def _columns(split: Sequence[Row]) -> list[tuple[float, float]]:
    """Where the columns begin and end: cells under each other overlap."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for cells in split for cell in cells):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(right, columns[-1][1]))
        else:
            columns.append((left, right))
    return columns
