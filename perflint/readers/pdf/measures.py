"""Where the text of a page begins and ends, how far its paragraphs are moved in, how far its lines are apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.margins import Sheet
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.order import Item

CLOSING = "，。、；：！？）》”’〉】,.;:!?)"
"""Marks that may hang over the right margin."""
ENDED = tuple("。！？；：.!?;:")
"""Marks at the end of a sentence."""
INDENT = 1.2
MARGIN = 0.6
"""In the size of letters: what moves a line in beyond doubt, and where all others are moved in."""
_DEEP = 4.6
_WIDEST = 0.85
_SHARE = 0.08
_FEWEST_LINES = 6
_FEWEST_FULL = 3
_BROAD = 0.55
_FULL = 0.4
_NEAR_EDGE = 1.5


class Measure(NamedTuple):
    """Where the text of one column begins and ends. `indent`: how far the first lines of paragraphs
    are moved in, 0 where they are not. `pitch`: the usual distance between lines."""

    left: float
    right: float
    indent: float
    pitch: float


Column = tuple[Measure, list[Item]]
_Key = tuple[int, int, int, int]


def measure_columns(sheets: list[Sheet]) -> Iterator[Column]:
    """The stretches of all pages, each with its measure. The same columns of pages of one size share
    it, but running text that fills its own page shows its own."""
    columns = list(_columns(sheets))
    by_key: dict[_Key, list[Line]] = {}
    for key, items in columns:
        by_key.setdefault(key, []).extend(_lines(items))
    shared = {key: _measure(key, lines) for key, lines in by_key.items()}
    for key, items in columns:
        own = _own_measure(key, _lines(items))
        yield own or shared[key], items


def _lines(items: list[Item]) -> list[Line]:
    return [item for item in items if isinstance(item, Line)]


def _own_measure(key: _Key, lines: list[Line]) -> Measure | None:
    """What the lines of one page tell alone, if enough of them are full and go on: some where first
    lines are moved in, many where all begin at one place and may be paragraphs of one line."""
    if len(lines) < _FEWEST_LINES:
        return None
    own = _measure(key, lines, full=True)
    if own.right - own.left < _BROAD * key[0]:
        return None
    going = sum(
        1
        for line in lines
        if own.right - line.right < _NEAR_EDGE * line.em and not line.text.endswith(ENDED)
    )
    enough = _FEWEST_FULL if own.indent else _FULL * len(lines)
    return own if going >= enough else None


def _columns(sheets: list[Sheet]) -> Iterator[tuple[_Key, list[Item]]]:
    """The stretches of all pages, the same columns of pages of one size under one key; recognised
    pages lie a little differently each time."""
    for sheet in sheets:
        number = sheet.number if sheet.recognised else 0
        for items, column, columns in sheet.stretches:
            yield (round(sheet.width), number, column, columns), items


def _measure(key: _Key, lines: list[Line], *, full: bool = False) -> Measure:
    if not lines:
        return Measure(0, float(key[0]), 0, 0)
    em = middle(line.em for line in lines)
    left = _shared(sorted(line.left for line in lines), em)
    right = -_shared(sorted(-_end(line) for line in lines), em)
    if not full and key[3] == 1 and right < left + _WIDEST * (key[0] - 2 * left):
        right = key[0] - left  # No line is full; margins are alike on both sides.
    steps = Counter(
        round((line.left - left) / em * 4) / 4
        for line in lines
        if INDENT * em < line.left - left < _DEEP * em
    )
    indent = 0.0
    if steps:
        step, count = steps.most_common(1)[0]
        indent = step * em if count >= max(2, _SHARE * len(lines)) else 0.0
    pitches = [
        one.y - other.y
        for one, other in zip(lines, lines[1:], strict=False)
        if one.page == other.page and 0 < one.y - other.y < 3 * em
    ]
    return Measure(left, right, indent, middle(pitches) if pitches else 0.0)


def _shared(places: list[float], em: float) -> float:
    """The first place that two lines have in common."""
    for one, other in zip(places, places[1:], strict=False):
        if other - one < MARGIN * em / 2:
            return one
    return places[0]


def _end(line: Line) -> float:
    """Where a line ends; marks at its end may hang over the margin."""
    return line.right - line.em if line.text[-1] in CLOSING else line.right
