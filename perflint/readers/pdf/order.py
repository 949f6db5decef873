"""The order in which the lines and tables of a page are read: down, column by column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from math import inf
from operator import attrgetter, sub

from perflint.readers.pdf.cells import PageTable
from perflint.readers.pdf.join import join_row, restore_tabs
from perflint.readers.pdf.lines import Line, Reading, Run
from perflint.readers.pdf.runs import sort_glyphs
from perflint.readers.pdf.unruled import find_tables

Item = Line | PageTable

_SAME_BASELINE = 0.45
_APART = 12.0
"""Points between baselines beyond which they are different ones at any usual size."""
_FEWEST_LINES = 4
_FULL = 0.7
_MOSTLY = 0.6


def merge_runs(reading: Reading, runs: Sequence[Run]) -> list[Run]:
    """Runs on one baseline that lie over each other, made one and sorted: quotation marks drawn
    after the line whose gaps they fill, glyphs drawn twice."""
    heights = sorted([run.y for run in runs])
    if all(map(_APART.__lt__, map(sub, heights[1:], heights))):
        return list(runs)
    xs = reading.glyphs.xs
    merged: list[Run] = []
    row: list[Run] = []
    for run in [*sorted(runs, key=_height), None]:
        if run and (not row or row[0].y - run.y < _SAME_BASELINE * max(run.em, row[0].em)):
            row.append(run)
            continue
        end = -inf
        for one in sorted(row, key=lambda one: xs[one.glyphs[0]]):
            if xs[one.glyphs[0]] <= end:
                whole = merged[-1]
                glyphs = sort_glyphs(reading, [*whole.glyphs, *one.glyphs], whole.em)
                merged[-1] = whole._replace(glyphs=glyphs)
            else:
                merged.append(one)
            end = max(end, xs[one.glyphs[-1]])
        row = [run] if run else []
    return [run for run in merged if run.glyphs]


def _height(run: Run) -> float:
    return -run.y


def put_in_order(lines: list[Line], tables: list[PageTable]) -> list[list[Item]]:
    """Lines and tables of a page in reading order, a list for each stretch of one column. What
    stands on one baseline, columns apart, is one line."""
    if not lines and not tables:
        return []
    items: list[Item] = [*lines, *tables]
    gutter = _gutter(lines) if len(lines) >= 2 * _FEWEST_LINES else None
    if gutter is None:
        return [_down(items)]
    stretches: list[list[Item]] = []
    left: list[Item] = []
    right: list[Item] = []
    across: list[Item] = []
    for item in sorted(items, key=lambda one: -one.y):
        if item.right <= gutter or item.left >= gutter:
            if across:
                stretches.append(_down(across))
                across = []
            (left if item.right <= gutter else right).append(item)
        else:
            stretches += [_down(side) for side in (left, right) if side]
            left, right = [], []
            across.append(item)
    stretches += [_down(side) for side in (left, right, across) if side]
    return stretches


def _down(items: list[Item]) -> list[Item]:
    """From the top down; rows of amounts made tables, lines on one baseline joined, tabs put back."""
    ordered: list[Item] = sorted(items, key=attrgetter("y"), reverse=True)
    heights = [item.y for item in ordered]
    gaps = sum(1 for item in ordered if isinstance(item, Line) and item.gaps)
    if gaps <= 2 and all(map(_APART.__lt__, map(sub, heights, heights[1:]))):
        return ordered
    read: list[Item] = []
    for is_line, some in groupby(ordered, lambda item: isinstance(item, Line)):
        if is_line:
            read += _read_rows(_rows([item for item in some if isinstance(item, Line)]))
        else:
            read += some
    return read


def _rows(falling: list[Line]) -> list[list[Line]]:
    """Lines on one baseline together, from the left."""
    rows: list[list[Line]] = []
    for line in falling:
        if rows and rows[-1][0].y - line.y < _SAME_BASELINE * line.em:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=attrgetter("left")) if len(row) > 1 else row for row in rows]


def _read_rows(rows: list[list[Line]]) -> list[Item]:
    read: list[Item] = []
    for is_table, some in groupby(find_tables(rows), lambda one: isinstance(one, PageTable)):
        if is_table:
            read += [table for table in some if isinstance(table, PageTable)]
            continue
        lines = [
            row[0] if len(row) == 1 else join_row(row) for row in some if isinstance(row, list)
        ]
        read += restore_tabs(lines)
    return read


def _gutter(lines: list[Line]) -> float | None:
    """The height-long gap between two columns of running text, if the page has one."""
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    em = lines[0].em
    beyond = sorted(line.left for line in lines if line.left > (start + end) / 2 - em)
    if len(beyond) < _FEWEST_LINES:
        return None
    gutter = beyond[0] - 1
    for at, left in enumerate(beyond):  # The first place that a quarter of them share.
        if (bisect_left(beyond, left + em / 2) - at) * 4 >= len(beyond):
            gutter = left - 1
            break
    lefts = [line for line in lines if line.right <= gutter]
    rights = [line for line in lines if line.left >= gutter]
    across = len(lines) - len(lefts) - len(rights)
    if min(len(lefts), len(rights)) < _FEWEST_LINES or across > _MOSTLY * len(lines):
        return None
    if _running(lefts, gutter - start) and _running(rights, end - gutter):
        return gutter
    return None


def _running(column: list[Line], measure: float) -> bool:
    """Whether most lines of a column are as long as its width, as in running text."""
    full = sum(1 for line in column if line.width > _FULL * measure)
    return full >= _MOSTLY * len(column)
