"""The lines of a filing cut where findings begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perflint.model.result import Finding

MOST_LINES = 200


class Piece(NamedTuple):
    """Characters of one line, with the numbers of the findings that mean them; `ends` are those
    whose last characters these are. A finding that means a place between characters has a piece
    without text."""

    text: str
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


class Mark(NamedTuple):
    """Where a finding lies in one line: columns from 0, half open; `last` line of it or not."""

    start: int
    end: int
    number: int
    last: bool


def find_marks(findings: Iterable[Finding]) -> Mapping[int, list[Mark]]:
    """The marks of each line (from 1). Findings are numbered from 1 in their order."""
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for number, finding in enumerate(findings, 1):
        at = finding.location
        end_line = at.end_line if at.end_column > 1 else max(at.line, at.end_line - 1)
        end_line = min(end_line, at.line + MOST_LINES)
        for line in range(at.line, end_line + 1):
            start = at.column - 1 if line == at.line else 0
            end = at.end_column - 1 if line == at.end_line else 1 << 30
            marks[line].append(Mark(start, max(start, end), number, line == end_line))
    return marks


def cut(line: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """`line` in pieces, in order, none of its characters lost."""
    size = len(line)
    placed = [mark._replace(start=min(mark.start, size), end=min(mark.end, size)) for mark in marks]
    bounds = sorted({0, size, *chain.from_iterable((mark.start, mark.end) for mark in placed)})
    for start, end in pairwise([*bounds, size]):
        yield from _points_at(placed, start)
        if start < end:
            inside = [mark for mark in placed if mark.start <= start < mark.end]
            yield Piece(
                line[start:end], tuple(mark.number for mark in inside), _ending(inside, end)
            )


def _ending(marks: list[Mark], end: int) -> tuple[int, ...]:
    return tuple(mark.number for mark in marks if mark.last and mark.end == end)


def _points_at(marks: list[Mark], at: int) -> Iterator[Piece]:
    """The marks of no character that stand before the one at `at`."""
    for mark in marks:
        if mark.start == mark.end == at:
            yield Piece("", (mark.number,), (mark.number,) if mark.last else ())
