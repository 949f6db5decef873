"""From lines to paragraphs, across columns and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from perflint.readers.pdf.cells import PageTable, continues_table, extend_table
from perflint.readers.pdf.join import Piece, glue, would_fit
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.margins import Sheet
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.order import Item
from perflint.text.normalize import normalize
from perflint.text.numbering import read_token
from perflint.text.patterns import compile_pattern

_LEADER = compile_pattern(r"[.…·—\-]{3}\s*+\d{1,3}\Z")
_CLOSING = "，。、；：！？）》”’〉】,.;:!?)"
_ENDED = tuple("。！？；：.!?;:")
_INDENT = 1.2
_DEEP = 4.6
_MARGIN = 0.6
_WIDEST = 0.85
_LARGER = 0.08
_APART = 1.4
_LONG = 0.6
_SHARE = 0.08
_TOKEN = 12


class Measure(NamedTuple):
    """Where the text of one column begins and ends. `indent`: how far the first lines of paragraphs
    are moved in, 0 where they are not. `pitch`: the usual distance between lines."""

    left: float
    right: float
    indent: float
    pitch: float


class Draft:
    """A paragraph: its text and the lines it is made of, with where each begins in it."""

    __slots__ = ("_parts", "length", "page", "pieces")

    def __init__(self, line: Line) -> None:
        self.page = line.page
        self.pieces: list[Piece] = [(0, line)]
        self._parts = [line.text]
        self.length = len(line.text)

    @property
    def text(self) -> str:
        """The lines joined."""
        return "".join(self._parts)

    def add(self, line: Line) -> None:
        """One more line."""
        between = glue(self._parts[-1], line.text)
        self.length += len(between)
        self.pieces.append((self.length, line))
        self._parts += [between, line.text] if between else [line.text]
        self.length += len(line.text)


def join_lines(sheets: list[Sheet]) -> Iterator[Draft | PageTable]:
    """Paragraphs and tables of all pages in reading order."""
    columns = list(_columns(sheets))
    measures = _measures(columns)
    draft: Draft | None = None
    table: PageTable | None = None
    previous: tuple[Line, Measure] | None = None
    for key, items in columns:
        for item in items:
            if isinstance(item, PageTable):
                if draft:
                    yield draft
                    draft, previous = None, None
                if table and continues_table(table, item):
                    extend_table(table, item)
                    continue
                if table:
                    yield table
                table = item
                continue
            if table:
                yield table
                table = None
            measure = measures[key]
            if draft and previous and _goes_on(draft, *previous, item, measure):
                draft.add(item)
            else:
                if draft:
                    yield draft
                draft = Draft(item)
            previous = item, measure
    if draft:
        yield draft
    if table:
        yield table


_Key = tuple[int, int, int]


def _columns(sheets: list[Sheet]) -> Iterator[tuple[_Key, list[Item]]]:
    """The stretches of all pages. Those on pages of one size that begin at about the same place
    share their measure; recognised pages lie a little differently each time."""
    for sheet in sheets:
        for items in sheet.stretches:
            lines = [item for item in items if isinstance(item, Line)]
            place = 0
            if len(sheet.stretches) > 1 and lines:
                place = 1 + round(min(line.left for line in lines) / sheet.width * 4)
            number = sheet.number if sheet.recognised else 0
            yield (round(sheet.width), place, number), items


def _measures(columns: list[tuple[_Key, list[Item]]]) -> dict[_Key, Measure]:
    by_key: dict[_Key, list[Line]] = {}
    for key, items in columns:
        by_key.setdefault(key, []).extend(item for item in items if isinstance(item, Line))
    return {key: _measure(key, lines) for key, lines in by_key.items()}


def _measure(key: _Key, lines: list[Line]) -> Measure:
    if not lines:
        return Measure(0, float(key[0]), 0, 0)
    em = middle(line.em for line in lines)
    left = _shared(sorted(line.left for line in lines), em)
    right = -_shared(sorted(-_end(line) for line in lines), em)
    if key[1] == 0 and right < left + _WIDEST * (key[0] - 2 * left):
        right = key[0] - left  # No line is full; margins are alike on both sides.
    steps = Counter(
        round((line.left - left) / em * 4) / 4
        for line in lines
        if _INDENT * em < line.left - left < _DEEP * em
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
        if other - one < _MARGIN * em / 2:
            return one
    return places[0]


def _end(line: Line) -> float:
    """Where a line ends; marks at its end may hang over the margin."""
    return line.right - line.em if line.text[-1] in _CLOSING else line.right


def _goes_on(draft: Draft, line: Line, measure: Measure, after: Line, there: Measure) -> bool:
    """Whether `after` is of the same paragraph as `draft`, whose last line is `line`."""
    em = max(line.em, after.em)
    if abs(line.em - after.em) > _LARGER * em:
        return False
    if line.text[-1].isdigit() and _LEADER.search(line.text):
        return False
    same_place = line.page == after.page and after.y < line.y
    if same_place and there.pitch and line.y - after.y > _APART * max(there.pitch, em):
        return False
    centred = _is_centred(after, there) and (
        _is_centred(line, measure)
        or (len(draft.pieces) == 1 and _is_even(line, measure) and not line.text.endswith(_ENDED))
    )
    room = measure.right - line.right
    if centred:
        room = measure.right - measure.left - line.width
    if would_fit(room, after):
        return False
    moved = after.left - there.left
    if centred or moved < _INDENT * em * (_MARGIN if there.indent else 1):
        if there.indent or centred:
            return True
        return not (line.text.endswith(_ENDED) and _is_numbered(after))
    # Text moved in as a whole, not by the first line of its paragraphs.
    block = abs((line.left - measure.left) - moved) < em / 4 < abs(moved - there.indent)
    return (
        block
        and line.width > _LONG * (measure.right - measure.left)
        and not line.text.endswith(_ENDED)
        and not _is_numbered(after)
    )


def _is_numbered(line: Line) -> bool:
    return read_token(normalize(line.text[:_TOKEN])) is not None


def _is_centred(line: Line, measure: Measure) -> bool:
    return line.left - measure.left > line.em * _INDENT and _is_even(line, measure)


def _is_even(line: Line, measure: Measure) -> bool:
    """Whether as much room is left before a line as behind it, be it none."""
    return abs(line.left - measure.left - measure.right + line.right) < line.em
