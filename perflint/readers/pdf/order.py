"""The order in which the lines and tables of a page are read: down, column by column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from math import inf
from operator import attrgetter, sub
from typing import NamedTuple

from perflint.readers.pdf.cells import PageTable
from perflint.readers.pdf.gutters import find_gutters
from perflint.readers.pdf.join import join_row, restore_tabs
from perflint.readers.pdf.lines import Line, Reading, Run
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.runs import sort_glyphs
from perflint.readers.pdf.unruled import find_tables

Item = Line | PageTable

_SAME_BASELINE = 0.45
_HANGING = 0.6
"""In the size of letters: how far marks may hang out of their column."""
_APART = 12.0
"""Points between baselines beyond which they are different ones at any usual size."""


class Stretch(NamedTuple):
    """Items of one column of a page that has `columns`, from 1; of column 0 if they reach across."""

    items: list[Item]
    column: int = 0
    columns: int = 1


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


def put_in_order(lines: list[Line], tables: list[PageTable]) -> list[Stretch]:
    """Lines and tables of a page in reading order, a list for each stretch of one column. What
    stands on one baseline, columns apart, is one line."""
    if not lines and not tables:
        return []
    items: list[Item] = [*lines, *tables]
    gutters = find_gutters(lines)
    if not gutters:
        return [Stretch(_down(items))]
    slack = _HANGING * middle(line.em for line in lines)
    stretches: list[Stretch] = []
    columns: list[list[Item]] = [[] for _ in (*gutters, None)]
    across: list[Item] = []

    def end_columns() -> None:
        for number, column in enumerate(columns, 1):
            if column:
                stretches.append(Stretch(_down(column), number, len(columns)))
                column.clear()

    for item in sorted(items, key=lambda one: -one.y):
        at = bisect_right(gutters, item.left + slack)
        if item.right <= (*gutters, inf)[at] + slack:
            if across:
                stretches.append(Stretch(_down(across), 0, len(columns)))
                across = []
            columns[at].append(item)
        else:
            end_columns()
            across.append(item)
    end_columns()
    return [*stretches, Stretch(_down(across), 0, len(columns))] if across else stretches


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
