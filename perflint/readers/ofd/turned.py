"""Text on its side, upside down, or upright one character below the other: a page is laid as most of
its text reads, and what reads otherwise is put into the table cell it stands in, or follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from perflint.readers.ofd.geometry import turn_back
from perflint.readers.ofd.package import Page
from perflint.readers.ofd.page import Run
from perflint.readers.ofd.strokes import Stroke
from perflint.readers.pdf.grids import Grid, Region
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.margins import Edge, Sheet
from perflint.readers.pdf.order import Item, Stretch

POINTS = 72 / 25.4
_SHORT = 20
_MIDDLE = 0.35


def find_turn(runs: Sequence[Run]) -> int:
    """The turn of most characters, as usual on a tie; upright ones stand on a page as usual."""
    if not any(run.turn for run in runs):
        return 0
    counts = Counter({0: 0})
    for run in runs:
        counts[0 if run.stacked else run.turn] += len(run.text)
    return max(counts, key=lambda turn: (counts[turn], -turn))


def lay_page(page: Page, turn: int) -> Page:
    """`page` laid so that text with `turn` reads as usual."""
    return page._replace(width=page.height, height=page.width) if turn % 2 else page


def lay_strokes(strokes: Sequence[Stroke], page: Page, turn: int) -> list[Stroke]:
    """The ruling lines of `page` on the page so laid."""
    back = turn_back(turn, page.width, page.height)
    laid = []
    for stroke in strokes:
        (x, y), (x2, y2) = back.apply(*stroke[:2]), back.apply(*stroke[2:])
        laid.append(Stroke(min(x, x2), min(y, y2), max(x, x2), max(y, y2)))
    return laid


def put_in_cells(
    runs: Sequence[Run], grids: Sequence[Grid], page: Page
) -> tuple[list[Run], list[Run]]:
    """Those of the turned `runs` that stand in one table cell, as runs that read as usual in it, and
    the others."""
    inside: list[Run] = []
    others: list[Run] = []
    for run in runs:
        found = None
        for grid in grids:
            first, last = (find_region(grid, run, i, page) for i in (0, -1))
            if first is not None and (run.stacked or first == last):
                found = grid, first
        if found is None:
            others.append(run)
        elif run.stacked:
            inside += unstack(run, page)
        else:
            inside.append(fit(run, *found, page))
    return inside, others


def find_region(grid: Grid, run: Run, index: int, page: Page) -> Region | None:
    """The cell that a character of a turned run stands in."""
    x, y = place_back(run, run.xs[index] + run.em / 2, run.y - _MIDDLE * run.em, page)
    row, column = grid.row_of((page.height - y) * POINTS), grid.column_of(x * POINTS)
    return None if row is None or column is None else grid.regions[row, column]


def place_back(run: Run, x: float, y: float, page: Page) -> tuple[float, float]:
    """Where a place on the page as laid for `run` lies on `page` itself."""
    laid = lay_page(page, run.turn)
    return turn_back(-run.turn % 4, laid.width, laid.height).apply(x, y)


def unstack(run: Run, page: Page) -> Iterator[Run]:
    """The characters of a stacked run each by itself."""
    for char, x in zip(run.text, run.xs, strict=True):
        left, baseline = place_back(run, x, run.y, page)
        yield Run(char, (left,), left + run.em, baseline, run.em, run.seen)


def fit(run: Run, grid: Grid, region: Region, page: Page) -> Run:
    """A turned run made to read as usual in the middle of the cell it stands in."""
    start = grid.xs[region.column] / POINTS
    width = grid.xs[region.column + region.column_span] / POINTS - start
    step = min(run.em, width / (len(run.text) + 1))
    xs = tuple(start + step * (i + 0.5) for i in range(len(run.text)))
    _, y = place_back(run, (run.xs[0] + run.right) / 2, run.y, page)
    return Run(run.text, xs, xs[-1] + step, y, step, run.seen)


def take_margin(sheet: Sheet, turned: Sheet, turn: int) -> list[tuple[Edge, Line]]:
    """Short lines of `turned`, the page of `sheet` laid otherwise, that stand in the margin beside the
    text of `sheet`, taken out as headers and footers."""
    items = list(chain.from_iterable(stretch.items for stretch in sheet.stretches))
    if not items or turn == 2:
        return []
    left, right = _extent(items)
    taken: list[tuple[Edge, Line]] = []
    for stretch in turned.stretches:
        for item in _short_lines(stretch):
            x = item.y if turn == 1 else turned.height - item.y
            if not left < x < right:
                stretch.items.remove(item)
                taken.append(("header" if x <= left else "footer", item))
    return taken


def _short_lines(stretch: Stretch) -> list[Line]:
    return [item for item in stretch.items if isinstance(item, Line) and len(item.text) < _SHORT]


def _extent(items: Sequence[Item]) -> tuple[float, float]:
    return min(item.left for item in items), max(item.right for item in items)
