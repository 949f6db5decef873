"""Tables from ruling lines: lines that meet make a grid, a missing line merges cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from operator import neg
from typing import NamedTuple

from perflint.readers.pdf.rulings import Drawing, Ruling

_NEAR = 3.0
_BEYOND = 8.0
_MOST_LINES = 400


class Region(NamedTuple):
    """A cell of a grid: first row and column, from 0, and how many it spans."""

    row: int
    column: int
    row_span: int
    column_span: int


class Grid(NamedTuple):
    """`xs` ascend, `ys` descend: the lines between columns and rows. `regions` by row and column
    from 0 name the cell each place belongs to."""

    xs: list[float]
    ys: list[float]
    regions: dict[tuple[int, int], Region]

    @property
    def cells(self) -> list[Region]:
        """The cells, row by row."""
        return sorted(set(self.regions.values()))

    def row_of(self, y: float) -> int | None:
        """The row that a height lies in."""
        at = bisect_right(self.ys, -y, key=neg) - 1
        return at if 0 <= at < len(self.ys) - 1 else None

    def column_of(self, x: float) -> int | None:
        """The column that lies there."""
        at = bisect_right(self.xs, x) - 1
        return at if 0 <= at < len(self.xs) - 1 else None


def find_grids(drawing: Drawing) -> list[Grid]:
    """The tables of a page, top first. A single frame around text is none."""
    if len(drawing.rows) < 2 or len(drawing.columns) < 2:
        return []
    rows, columns = _merged(drawing.rows), _merged(drawing.columns)
    if len(rows) > _MOST_LINES or len(columns) > _MOST_LINES:
        return []
    grids = [_grid(*group) for group in _groups(rows, columns)]
    found = [grid for grid in grids if grid and not _is_frame(grid)]
    return sorted(found, key=lambda grid: -grid.ys[0])


def _is_frame(grid: Grid) -> bool:
    """Whether a grid has one cell only."""
    _, _, rows, columns = grid.regions[0, 0]
    return rows * columns == len(grid.regions)


def _merged(rulings: list[Ruling]) -> list[Ruling]:
    """One ruling for all that lie on one line and touch."""
    merged: list[Ruling] = []
    for line in _on_one_line(rulings):
        at = line[0].at
        start, end = line[0].start, line[0].end
        for ruling in line[1:]:
            if ruling.start <= end + _NEAR:
                end = max(end, ruling.end)
            else:
                merged.append(Ruling(at, start, end))
                start, end = ruling.start, ruling.end
        merged.append(Ruling(at, start, end))
    return merged


def _on_one_line(rulings: list[Ruling]) -> Iterable[list[Ruling]]:
    group: list[Ruling] = []
    for ruling in sorted(rulings):
        if group and ruling.at - group[0].at > _NEAR:
            yield sorted(group, key=lambda one: one.start)
            group = []
        group.append(ruling)
    if group:
        yield sorted(group, key=lambda one: one.start)


def _groups(
    rows: list[Ruling], columns: list[Ruling]
) -> Iterable[tuple[list[Ruling], list[Ruling]]]:
    """Rows and columns that hang together."""
    group_of = list(range(len(rows) + len(columns)))

    def find(i: int) -> int:
        while group_of[i] != i:
            group_of[i] = group_of[group_of[i]]
            i = group_of[i]
        return i

    for i, row in enumerate(rows):
        for j, column in enumerate(columns, len(rows)):
            if (
                row.start - _NEAR <= column.at <= row.end + _NEAR
                and column.start - _NEAR <= row.at <= column.end + _NEAR
            ):
                group_of[find(j)] = find(i)
    members: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i in range(len(group_of)):
        both = members.setdefault(find(i), ([], []))
        if i < len(rows):
            both[0].append(rows[i])
        else:
            both[1].append(columns[i - len(rows)])
    return (both for both in members.values() if len(both[0]) > 1 and both[1])


def _grid(rows: list[Ruling], columns: list[Ruling]) -> Grid | None:
    xs = _places(columns)
    ys = _places(rows)[::-1]
    left, right = min(row.start for row in rows), max(row.end for row in rows)
    # Tables open at the sides have no outer lines.
    xs = [left, *xs] if xs[0] - left > _BEYOND else xs
    xs = [*xs, right] if right - xs[-1] > _BEYOND else xs
    # Nor have those that a page has cut between two lines.
    top, bottom = (
        _reach([column.end for column in columns]),
        -_reach([-one.start for one in columns]),
    )
    ys = [top, *ys] if ys and top - ys[0] > _BEYOND else ys
    ys = [*ys, bottom] if ys and ys[-1] - bottom > _BEYOND else ys
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Grid(xs, ys, _regions(xs, ys, rows, columns))


def _reach(ends: list[float]) -> float:
    """How far lines go, one of them alone not being trusted where there are others."""
    return sorted(ends)[-2:][0]


def _places(rulings: list[Ruling]) -> list[float]:
    places: list[float] = []
    for ruling in sorted(rulings):
        if not places or ruling.at - places[-1] > _NEAR:
            places.append(ruling.at)
    return places


def _regions(
    xs: list[float], ys: list[float], rows: list[Ruling], columns: list[Ruling]
) -> dict[tuple[int, int], Region]:
    """Cells grow to the right, then down, as far as no line stops them."""
    across, down = _middles(xs), _middles([-y for y in ys])
    falling = [Ruling(one.at, -one.end, -one.start) for one in columns]
    floors = [_crossed(rows, y, across) for y in ys]
    walls = [_crossed(falling, x, down) for x in xs]
    regions: dict[tuple[int, int], Region] = {}
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            if (r, c) in regions:
                continue
            wide = 1
            while (
                c + wide < len(xs) - 1 and (r, c + wide) not in regions and r not in walls[c + wide]
            ):
                wide += 1
            high = 1
            while r + high < len(ys) - 1 and not any(
                k in floors[r + high] or (r + high, k) in regions for k in range(c, c + wide)
            ):
                high += 1
            region = Region(r, c, high, wide)
            for i in range(r, r + high):
                for k in range(c, c + wide):
                    regions[i, k] = region
    return regions


def _middles(places: list[float]) -> list[float]:
    return [(one + other) / 2 for one, other in pairwise(places)]


def _crossed(rulings: list[Ruling], at: float, middles: list[float]) -> set[int]:
    """Which of `middles`, ascending, rulings at one place reach across."""
    crossed: set[int] = set()
    for ruling in rulings:
        if abs(ruling.at - at) <= _NEAR:
            first, end = bisect_left(middles, ruling.start), bisect_right(middles, ruling.end)
            crossed.update(range(first, end))
    return crossed
