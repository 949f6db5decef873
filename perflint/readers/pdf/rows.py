"""Rows that no line parts: columns are ruled, but one row of the grid holds many rows of the table."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise, zip_longest
from operator import sub
from typing import NamedTuple

from perflint.readers.pdf.grids import Grid, Region
from perflint.readers.pdf.join import inner_width, read_down, would_fit
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.middle import middle
from perflint.text.patterns import compile_pattern

_AMOUNT = compile_pattern(
    r"[-+−－]?+(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?+[%％]?+|[-—－–/]{1,2}+"
)
_ON_BASELINE = 0.35
_NEARER = 0.75
_FAR = 2.5

Cells = dict[Region, list[Line]]


class _Text(NamedTuple):
    """What stands on one baseline of a cell: whether it is one amount, whether it goes on with the
    text above it or `begins`, whether it `ended` on purpose, with room for more."""

    y: float
    em: float
    amount: bool
    begins: bool
    ended: bool


def part_rows(grid: Grid, inside: Cells) -> tuple[Grid, Cells]:
    """`grid` with a row for each line of amounts where one of its rows holds several, and the lines
    of each cell then. Amounts broken by the edge of a narrow cell part nothing, and a label that
    goes on in a second line stays in its row."""
    by_row: dict[int, list[Region]] = defaultdict(list)
    for region, lines in inside.items():
        if region.row_span == 1 and len(lines) > 1:
            by_row[region.row].append(region)
    cuts = {row: _cuts(grid, cells, inside) for row, cells in by_row.items()}
    cuts = {row: places for row, places in cuts.items() if places}
    if not cuts:
        return grid, inside
    return _parted(grid, cuts), _distributed(grid, cuts, inside)


def _cuts(grid: Grid, cells: list[Region], inside: Cells) -> list[float]:
    """The heights between the rows of text in a row of the grid, top first; none if it is one row."""
    texts = {region: _down(grid, region, inside[region]) for region in cells}
    amounts = [region for region in cells if _is_list(texts[region])]
    heights = sorted((text.y for region in amounts for text in texts[region]), reverse=True)
    if not heights:
        return []
    near = _ON_BASELINE * middle(text.em for region in amounts for text in texts[region])
    places = _places(heights, near)
    beside = [
        sum(1 for text in texts[region] if text.ended and _distance(text.y, places) < near)
        for region in cells
    ]
    if sum(1 for count in beside if count > 1) < 2:
        return []
    far = _NEARER * min(map(sub, places, places[1:]))
    others = [
        text.y
        for region in cells
        for text in texts[region]
        if text.begins and _distance(text.y, places) > far
    ]
    rows = _places(sorted([*places, *others], reverse=True), near)
    return [(y + z) / 2 + near for y, z in pairwise(rows)]


def _down(grid: Grid, region: Region, lines: Iterable[Line]) -> list[_Text]:
    """The texts of a cell from the top down."""
    width = grid.xs[region.column + region.column_span] - grid.xs[region.column]
    texts: list[_Text] = []
    rows = read_down(lines)
    begins = True
    for row, below in zip_longest(rows, rows[1:]):
        em = row[0].em
        room = inner_width(width, em) - max(line.right for line in row) + row[0].left
        said = row[0].text if len(row) == 1 else ""
        whole = _AMOUNT.fullmatch(said) is not None
        if below is None:
            ended = True
        elif whole:
            ended = room > em / 2 or row[0].y - below[0].y > _FAR * em
        else:
            ended = would_fit(room, below[0])
        texts.append(_Text(row[0].y, em, whole, begins, ended))
        begins = ended
    return texts


def _is_list(texts: list[_Text]) -> bool:
    """Whether a cell holds amounts under each other rather than one that its edge has broken."""
    return (
        len(texts) > 1 and all(one.amount for one in texts) and any(one.ended for one in texts[:-1])
    )


def _distance(y: float, places: list[float]) -> float:
    return min(abs(y - place) for place in places)


def _places(heights: list[float], near: float) -> list[float]:
    places: list[float] = []
    for y in heights:
        if not places or places[-1] - y > near:
            places.append(y)
    return places


def _parted(grid: Grid, cuts: Mapping[int, list[float]]) -> Grid:
    ys: list[float] = []
    for row, y in enumerate(grid.ys):
        ys += [y, *cuts.get(row, ())]
    starts = _starts(grid, cuts)
    regions: dict[tuple[int, int], Region] = {}
    for region in set(grid.regions.values()):
        for part in _parts(region, starts):
            for row in range(part.row, part.row + part.row_span):
                for column in range(part.column, part.column + part.column_span):
                    regions[row, column] = part
    return Grid(grid.xs, ys, regions)


def _starts(grid: Grid, cuts: Mapping[int, list[float]]) -> list[int]:
    """Which row each row of the grid begins with when it is parted; last, how many there are."""
    starts = [0]
    for row in range(len(grid.ys) - 1):
        starts.append(starts[-1] + 1 + len(cuts.get(row, ())))
    return starts


def _parts(region: Region, starts: list[int]) -> list[Region]:
    first, end = starts[region.row], starts[region.row + region.row_span]
    if region.row_span > 1:
        return [region._replace(row=first, row_span=end - first)]
    return [region._replace(row=row) for row in range(first, end)]


def _distributed(grid: Grid, cuts: Mapping[int, list[float]], inside: Cells) -> Cells:
    starts = _starts(grid, cuts)
    distributed: Cells = {}
    for region, lines in inside.items():
        parts = _parts(region, starts)
        falling = [-y for y in cuts.get(region.row, ())]
        for line in lines:
            at = bisect_left(falling, -line.y - _ON_BASELINE * line.em) if len(parts) > 1 else 0
            distributed.setdefault(parts[at], []).append(line)
    return distributed
