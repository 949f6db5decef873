"""A grid whose rows are parted at heights between its lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from perflint.readers.pdf.grids import Grid, Region
from perflint.readers.pdf.lines import Line

ON_BASELINE = 0.35
"""In the size of letters: how far apart baselines of one row may lie, and how far above its baseline
a line lies in its row beyond doubt."""
Cells = dict[Region, list[Line]]
Cuts = Mapping[int, list[float]]
"""Row of a grid to the heights at which it is parted, top first."""


def part_grid(grid: Grid, cuts: Cuts, inside: Cells) -> tuple[Grid, Cells]:
    """The grid with these cuts, and the lines of its cells. Cells merged over several rows grow."""
    return _parted(grid, cuts), _distributed(grid, cuts, inside)


def _parted(grid: Grid, cuts: Cuts) -> Grid:
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


def _starts(grid: Grid, cuts: Cuts) -> list[int]:
    """Which row each row of the grid begins with when it is parted; last, how many there are."""
    starts = [0]
    for row in range(len(grid.ys) - 1):
        starts.append(starts[-1] + 1 + len(cuts.get(row, ())))
    return starts


def _parts(region: Region, starts: list[int]) -> list[Region]:
    first, end = starts[region.row], starts[region.row + region.row_span]
    if region.row_span > 1:
        return [Region(first, region.column, end - first, region.column_span)]
    return [Region(row, region.column, 1, region.column_span) for row in range(first, end)]


def _distributed(grid: Grid, cuts: Cuts, inside: Cells) -> Cells:
    starts = _starts(grid, cuts)
    distributed: Cells = {}
    for region, lines in inside.items():
        parts = _parts(region, starts)
        falling = [-y for y in cuts.get(region.row, ())]
        for line in lines:
            at = bisect_left(falling, -line.y - ON_BASELINE * line.em) if len(parts) > 1 else 0
            distributed.setdefault(parts[at], []).append(line)
    return distributed
