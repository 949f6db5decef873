"""Rows that no line parts: columns are ruled, but one row of the grid holds many rows of the table."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from operator import neg, sub

from perflint.readers.pdf.grids import Grid, Region
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.parting import ON_BASELINE, Cells, part_grid
from perflint.readers.pdf.stacks import Text, is_amount, is_list, stack_texts

_NEARER = 0.75
_MOST_CELLS = 50_000


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
    more = sum(map(len, cuts.values())) * (len(grid.xs) - 1)
    if not cuts or more > _MOST_CELLS:
        return grid, inside
    return part_grid(grid, cuts, inside)


def _cuts(grid: Grid, cells: list[Region], inside: Cells) -> list[float]:
    """The heights between the rows of text in a row of the grid, top first; none if it is one row."""
    if not any(all(is_amount(line.text) for line in inside[region]) for region in cells):
        return []
    texts = {
        region: stack_texts(
            inside[region], grid.xs[region.column + region.column_span] - grid.xs[region.column]
        )
        for region in cells
    }
    listed = [text for region in cells if is_list(texts[region]) for text in texts[region]]
    if not listed:
        return []
    near = ON_BASELINE * middle(text.em for text in listed)
    places = _places(sorted((text.y for text in listed), reverse=True), near)
    beside = [
        sum(1 for text in texts[region] if text.ended and _distance(text.y, places) < near)
        for region in cells
    ]
    if sum(1 for count in beside if count > 1) < 2:
        return []
    others = _between(places, (text for region in cells for text in texts[region]))
    rows = _places(sorted([*places, *others], reverse=True), near)
    return [(y + z) / 2 + near for y, z in pairwise(rows)]


def _between(places: list[float], texts: Iterable[Text]) -> list[float]:
    """The heights of texts that begin far from all of some places."""
    far = _NEARER * min(map(sub, places, places[1:]), default=0.0)
    return [text.y for text in texts if text.begins and _distance(text.y, places) > far]


def _distance(y: float, falling: list[float]) -> float:
    """From `y` to the nearest of some heights, top first."""
    at = bisect_left(falling, -y, key=neg)
    return min(abs(y - height) for height in falling[max(0, at - 1) : at + 1])


def _places(heights: list[float], near: float) -> list[float]:
    places: list[float] = []
    for y in heights:
        if not places or places[-1] - y > near:
            places.append(y)
    return places
