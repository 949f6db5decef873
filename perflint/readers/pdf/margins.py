"""Headers, footers and page numbers: what stands at the edge of one page after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import zip_longest
from typing import Literal, cast

from perflint.readers.pdf.cells import PageTable
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.order import Stretch
from perflint.text.patterns import compile_pattern

_PAGE_NUMBER = compile_pattern(
    r"[-—–－·•~～\s]*+(?:第\s*+)?+(?:\d{1,4}|[ivxIVX]{1,6})\s*+页?[-—–－·•~～\s]*+"
    r"(?:[/／,，]?\s*+(?:共\s*+)?+\d{1,4}\s*+页?)?[-—–－\s]*"
)
_MARKED = compile_pattern(
    r"[-—–－]{1,3}\s*+\d{1,4}\s*+[-—–－]{1,3}|第\s*+\d{1,4}\s*+页(?:\s*+共\s*+\d{1,4}\s*+页)?"
)
"""A page number that nothing but its place is like, also where the text comes close to it."""
_DIGITS = compile_pattern(r"\d+")
_NOTE_MARK = compile_pattern(r"(?:\[?[\d¹²³⁴-⁹]{1,2}\]?|[①-⑳*＊†])\s*+[^\d\s.、]")
_ZONE = 0.14
_LARGEST = 1.15
_APART = 1.8
_EDGE_LINES = 3
_SAME_HEIGHT = 4.0
_FEW_PAGES = 5
_SMALL = 0.87

Edge = Literal["header", "footer", "footnote"]


class Sheet:
    """A page once read: its size and its items in stretches of one column."""

    __slots__ = ("height", "number", "recognised", "stretches", "width")

    def __init__(
        self, number: int, width: float, height: float, stretches: list[Stretch],
        recognised: bool = False,
    ) -> None:  # fmt: skip
        self.number, self.width, self.height = number, width, height
        self.stretches, self.recognised = stretches, recognised

    def lines(self) -> list[Line]:
        """Its lines outside tables."""
        return [
            item for one in self.stretches for item in one.items if not isinstance(item, PageTable)
        ]


def take_margins(sheets: list[Sheet]) -> list[tuple[Edge, Line]]:
    """Headers and footers of all pages, taken out of them; those that differ only in their figures
    are given once, as in a Word document."""
    edges = [edge for sheet in sheets for edge in _edges(sheet)]
    by_text: dict[tuple[Edge, str], list[tuple[Sheet, Line]]] = {}
    for kind, sheet, line in edges:
        words = "#" if _PAGE_NUMBER.fullmatch(line.text) else _DIGITS.sub("#", line.text)
        by_text.setdefault((kind, words), []).append((sheet, line))
    enough = 2 if len(sheets) <= _FEW_PAGES else 3
    taken: list[tuple[Edge, Line]] = []
    for (kind, _), found in by_text.items():
        heights = sorted(line.y for _, line in found)
        repeated = [
            (sheet, line)
            for sheet, line in found
            if _count_near(heights, line.y) >= enough or _is_page_number(sheet, line)
        ]
        for sheet, line in repeated:
            for stretch in sheet.stretches:
                if line in stretch.items:
                    stretch.items.remove(line)
        taken += [(kind, line) for _, line in repeated[:1]]
    return sorted(taken, key=lambda one: one[0] != "header")


def _count_near(heights: list[float], y: float) -> int:
    return bisect_right(heights, y + _SAME_HEIGHT) - bisect_left(heights, y - _SAME_HEIGHT)


def _edges(sheet: Sheet) -> Iterable[tuple[Edge, Sheet, Line]]:
    """Lines near the edges of a page, no larger than its text and well apart from it."""
    lines = sorted(sheet.lines(), key=lambda line: -line.y)
    if not lines:
        return
    largest = _LARGEST * middle(line.em for line in lines)
    for kind, near, step in (("header", lines, 1), ("footer", lines[::-1], -1)):
        limit = sheet.height * (1 - _ZONE if kind == "header" else _ZONE)
        found = []
        for line, inner in zip_longest(near[:_EDGE_LINES], near[1 : _EDGE_LINES + 1]):
            if line is None or (line.y - limit) * step < 0:
                break
            marked = _MARKED.fullmatch(line.text) is not None
            if line.em > largest and not marked:
                break
            found.append(line)
            if len(found) == 1 and marked:
                yield cast(Edge, kind), sheet, line
                found = []
            elif inner is None or abs(line.y - inner.y) > _APART * max(line.em, inner.em):
                for one in found:
                    yield cast(Edge, kind), sheet, one
                found = []


def _is_page_number(sheet: Sheet, line: Line) -> bool:
    """A page number that stands alone below or above everything else."""
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    heights = [other.y for other in sheet.lines()]
    tables = [item for one in sheet.stretches for item in one.items if isinstance(item, PageTable)]
    return line.y <= min(heights, default=0) and all(line.y < table.bottom for table in tables)


def take_notes(sheets: list[Sheet], em: float) -> list[Line]:
    """Footnotes, taken out of the pages: small lines at the bottom, the first of which begins with a
    mark; `em` is the size of the text."""
    notes: list[Line] = []
    for sheet in sheets:
        if not sheet.stretches:
            continue
        items = sheet.stretches[-1].items
        small: list[Line] = []
        for item in reversed(items):
            if isinstance(item, PageTable) or item.em >= _SMALL * em:
                break
            small.insert(0, item)
        while small and not _NOTE_MARK.match(small[0].text):
            del small[0]
        if small and len(small) < len(items):
            notes += small
            del items[len(items) - len(small) :]
    return notes
