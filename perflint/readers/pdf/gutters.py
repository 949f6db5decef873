"""The gaps between columns of running text on a page."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.middle import middle
from perflint.text.patterns import compile_pattern

_FEWEST_LINES = 4
_FULL = 0.7
_MOSTLY = 0.6
_NARROWEST = 7.0
"""In the size of letters: how wide a column is at least, so that an indent begins none."""
_WORDS = compile_pattern(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}")


def find_gutters(lines: list[Line]) -> list[float]:
    """Where columns of running text end, from the left; empty on a page of one column. Columns of a
    table are no running text: their lines are not as long as the columns are wide."""
    if len(lines) < 2 * _FEWEST_LINES:
        return []
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    em = lines[0].em
    beyond = sorted(line.left for line in lines if line.left > (start + end) / 2 - em)
    if len(beyond) < _FEWEST_LINES:
        return []
    gutter = beyond[0] - 1
    for at, left in enumerate(beyond):  # The first place that a quarter of them share.
        if (bisect_left(beyond, left + em / 2) - at) * 4 >= len(beyond):
            gutter = left - 1
            break
    if _part([gutter], lines, start, end):
        return [gutter]
    several = _shared_edges(lines)
    return several if len(several) > 1 and _part(several, lines, start, end, words=True) else []


def _shared_edges(lines: list[Line]) -> list[float]:
    """Just before where lines of three columns or more begin: places that several share, the first
    column's left out, each so far from the one before that it is no indent."""
    em = middle(line.em for line in lines)
    lefts = sorted(line.left for line in lines)
    edges: list[float] = []
    for at, left in enumerate(lefts):
        if edges and left - edges[-1] < _NARROWEST * em:
            continue
        if bisect_left(lefts, left + em / 2) - at >= _FEWEST_LINES:
            edges.append(left - 1)
    return edges[1:]


def _part(
    gutters: list[float], lines: list[Line], start: float, end: float, *, words: bool = False
) -> bool:
    """Whether gutters part most of the lines into columns of running text; `words`: only if they
    hold words, since amounts stand in columns of one width too."""
    parted = 0
    for left, right in pairwise([start, *gutters, end]):
        column = [line for line in lines if line.left >= left and line.right <= right]
        if len(column) < _FEWEST_LINES or not _running(column, right - left):
            return False
        if words and sum(map(_has_words, column)) < _MOSTLY * len(column):
            return False
        parted += len(column)
    return len(lines) - parted <= _MOSTLY * len(lines)


def _has_words(line: Line) -> bool:
    return _WORDS.search(line.text) is not None


def _running(column: list[Line], measure: float) -> bool:
    """Whether most lines of a column are as long as its width, as in running text."""
    full = sum(1 for line in column if line.width > _FULL * measure)
    return full >= _MOSTLY * len(column)
