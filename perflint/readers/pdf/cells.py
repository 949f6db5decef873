"""Text into the cells of a grid, and grids of several pages into one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from perflint.readers.pdf.grids import Grid, Region
from perflint.readers.pdf.join import Piece, glue, is_cut, join_cell
from perflint.readers.pdf.lines import Line, Reading, Run
from perflint.readers.pdf.rows import part_rows

_ABOVE_BASELINE = 0.35
_SAME_COLUMN = 4.0
_MOST_HEADINGS = 4


class Content:
    """The text of one cell and the lines it is made of, with where each begins in it."""

    __slots__ = ("pieces", "region", "text")

    def __init__(self, region: Region, text: str, pieces: list[Piece]) -> None:
        self.region, self.text, self.pieces = region, text, pieces


class PageTable:
    """A table as one page shows it, placed like a line. `rows` counts those of the whole table once
    parts on later pages are added; `last` are then the cells among which those of its last row are."""

    __slots__ = (
        "bottom", "contents", "first_page", "last", "left", "page", "right", "rows", "xs", "y",
    )  # fmt: skip

    def __init__(self, page: int, xs: list[float], ys: list[float]) -> None:
        self.page = self.first_page = page
        self.left, self.right, self.y, self.bottom = xs[0], xs[-1], ys[0], ys[-1]
        self.xs, self.rows = xs, len(ys) - 1
        self.contents: list[Content] = []
        self.last: list[Content] = []

    def headings(self, count: int) -> list[str]:
        """The texts of the first rows."""
        first = takewhile(lambda one: one.region.row < count, self.contents)
        return [one.text for one in first]


def fill_grid(reading: Reading, grid: Grid, runs: Sequence[Run]) -> tuple[PageTable, list[Run]]:
    """The table a grid makes of the runs that lie in it, and the runs that do not."""
    inside: dict[Region, list[Line]] = {}
    outside: list[Run] = []
    xs = reading.glyphs.xs
    for run in runs:
        row = grid.row_of(run.y + _ABOVE_BASELINE * run.em)
        if row is None or not grid.xs[0] - run.em < xs[run.glyphs[0]] < grid.xs[-1]:
            outside.append(run)
            continue
        for region, part in _cut(reading, grid, row, run):
            line = reading.line(part)
            if line is not None:
                inside.setdefault(region, []).append(line)
    grid, inside = part_rows(grid, inside)
    table = PageTable(reading.page.number, grid.xs, grid.ys)
    for region in grid.cells:
        left, right = grid.xs[region.column], grid.xs[region.column + region.column_span]
        text, pieces = join_cell(inside.get(region, []), left, right)
        table.contents.append(Content(region, text, pieces))
    return table, outside


def _cut(reading: Reading, grid: Grid, row: int, run: Run) -> list[tuple[Region, Run]]:
    """A run cut at the lines between cells; a glyph belongs where its middle is."""
    xs, aside = reading.glyphs.xs, run.em / 4
    column = grid.column_of(xs[run.glyphs[0]] + aside)
    if column is not None and column == grid.column_of(xs[run.glyphs[-1]] + aside):
        return [(grid.regions[row, column], run)]
    places = [xs[i] + aside for i in run.glyphs]
    parts: list[tuple[Region, Run]] = []
    start = 0
    last = len(grid.xs) - 2
    for column in range(last + 1):
        end = len(places) if column == last else bisect_left(places, grid.xs[column + 1])
        if end <= start:
            continue
        region = grid.regions[row, column]
        glyphs = run.glyphs[start:end]
        if parts and parts[-1][0] == region:
            glyphs = [*parts.pop()[1].glyphs, *glyphs]
        parts.append((region, Run(run.y, run.em, glyphs, run.level)))
        start = end
    return parts


def continues_table(above: PageTable, below: PageTable) -> bool:
    """Whether the table `below`, first on its page, goes on with the last one of the page before."""
    return (
        below.page == above.page + 1
        and len(above.xs) == len(below.xs)
        and all(abs(x - y) < _SAME_COLUMN for x, y in zip(above.xs, below.xs, strict=True))
    )


def extend_table(above: PageTable, below: PageTable) -> None:
    """Append the rows of `below`, without the heading rows that are printed on every page; a row and
    merged cells that the page break has cut are put together again."""
    repeated = _repeated_headings(above, below)
    contents = [content for content in below.contents if content.region.row >= repeated]
    first_row = [content for content in contents if content.region.row == repeated]
    upper_of = _cells_above(above, first_row)
    joined = _is_cut_row(above, first_row, upper_of)
    shift = above.rows - repeated - joined
    for content in contents:
        upper = upper_of.get(content.region) if content.region.row == repeated else None
        if upper and (joined or _is_merged(upper, content)):
            _append(upper, content, content.region.row_span - joined)
        else:
            content.region = content.region._replace(row=content.region.row + shift)
            above.contents.append(content)
    above.last = [*upper_of.values(), *contents]
    above.rows += below.rows - repeated - joined
    above.page = below.page


def _repeated_headings(above: PageTable, below: PageTable) -> int:
    for count in range(min(_MOST_HEADINGS, below.rows - 1), 0, -1):
        heading = below.headings(count)
        if any(heading) and heading == above.headings(count):
            return count
    return 0


def _cells_above(above: PageTable, first_row: list[Content]) -> dict[Region, Content]:
    """The cells at the foot of `above` that those of the first row below it stand under."""
    feet = {
        (one.region.column, one.region.column_span): one
        for one in above.last or above.contents
        if one.region.row + one.region.row_span == above.rows
    }
    pairs = {one.region: feet.get((one.region.column, one.region.column_span)) for one in first_row}
    return {region: upper for region, upper in pairs.items() if upper}


def _is_cut_row(
    above: PageTable, first_row: list[Content], upper_of: dict[Region, Content]
) -> bool:
    """Whether everything in the first row goes on with a full line of the row above the break."""
    said = [content for content in first_row if content.text]
    if not said or len(upper_of) < len(first_row):
        return False
    for content in said:
        column, span = content.region.column, content.region.column_span
        upper = upper_of[content.region]
        width = above.xs[column + span] - above.xs[column]
        if not upper.pieces or not is_cut(upper.text, upper.pieces, width, content.pieces[0][1]):
            return False
    return True


def _is_merged(upper: Content, lower: Content) -> bool:
    """Whether an empty cell only draws on the merged one above the page break."""
    spans = max(upper.region.row_span, lower.region.row_span)
    return not lower.text and bool(upper.text) and spans > 1


def _append(upper: Content, lower: Content, rows: int) -> None:
    if lower.text:
        upper.text += glue(upper.text, lower.text, full=True)
        start = len(upper.text)
        upper.pieces += [(start + offset, line) for offset, line in lower.pieces]
        upper.text += lower.text
    upper.region = upper.region._replace(row_span=upper.region.row_span + rows)
