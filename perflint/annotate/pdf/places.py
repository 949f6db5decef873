"""Where on its pages a stretch of the text stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from perflint.model.document import Document
from perflint.model.span import Span
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.pdf.compose import Trace, read_traced
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.page import Glyphs, Page, open_page, open_pdf

_UNDER, _OVER = 0.22, 0.88
_INSET = 0.5
Box = tuple[float, float, float, float]


class Area(NamedTuple):
    """Boxes on one page (left, bottom, right, top, in the coordinates of the file) around words.
    Without any, the note is about the page. `beside`: it stands beside the box, not on its words."""

    page: int
    boxes: tuple[Box, ...]
    beside: bool = False


def find_areas(
    data: bytes, document: Document, spans: Sequence[Span], pages: Sequence[int | None]
) -> list[list[Area]]:
    """For each span of Document.text the areas it covers, one a page; for an empty one the line it
    lies in. Where the text has no line, the page in `pages`, if any."""
    trace = read_traced(data, document.path, DEFAULT_LIMITS)[1]
    lines = [_pieces(trace, span) for span in spans]
    boxes = _find_boxes(data, list(chain.from_iterable(lines)))
    return [
        _areas(pieces, boxes, beside=span.start == span.end) if pieces and not _elsewhere(pieces, at)
        else [Area(at, ())] if at else []
        for span, pieces, at in zip(spans, lines, pages, strict=True)
    ]  # fmt: skip


Part = tuple[Line, int, int]
"""A line and the characters of it that are meant."""
Boxes = dict[tuple[int, int, int], Box]


def _find_boxes(data: bytes, parts: list[Part]) -> Boxes:
    boxes: Boxes = {}
    with open_pdf(data, DEFAULT_LIMITS) as handle:
        for number in sorted({line.page for line, _, _ in parts}):
            with open_page(handle, number) as page:
                if page is not None:
                    boxes |= _boxes_on(page, [part for part in parts if part[0].page == number])
    return boxes


def _boxes_on(page: Page, parts: list[Part]) -> Boxes:
    boxes: Boxes = {}
    for face in sorted({line.face for line, _, _ in parts}):
        page.turn(face)
        glyphs = page.glyphs(DEFAULT_LIMITS)
        for line, start, end in parts:
            if line.face == face:
                boxes[id(line), start, end] = _box(page, glyphs, line, start, end)
    return boxes


def _pieces(trace: Trace, span: Span) -> list[Part]:
    first = max(0, bisect_right(trace, span.start, key=lambda piece: piece[0]) - 1)
    if span.start == span.end:
        return [(line, 0, len(line.text)) for _, line in trace[first : first + 1]]
    parts = []
    for start, line in trace[first:]:
        if start >= span.end:
            break
        low, high = max(span.start - start, 0), min(span.end - start, len(line.text))
        if low < high:
            parts.append((line, low, high))
    return parts


def _elsewhere(pieces: list[Part], page: int | None) -> bool:
    """Whether a note is about a page without text, not about the line before it."""
    line, start, end = pieces[0]
    return page is not None and page > line.page and (start, end) == (0, len(line.text))


def _box(page: Page, glyphs: Glyphs, line: Line, start: int, end: int) -> Box:
    if line.glyphs:
        used = line.glyphs[start:end]
        left = min(glyphs.xs[i] for i in used) + _INSET
        right = max(max(page.right_of(i), glyphs.xs[i]) for i in used)
        after = [glyphs.xs[i] for i in line.glyphs[end : end + 1] if glyphs.xs[i] > left]
        right = (
            min([right, *after]) - _INSET
        )  # Boxes of glyphs overlap; their neighbours are not meant.
    else:  # Recognised: the box of the line is all there is.
        left = line.left + line.width * start / len(line.text)
        right = line.left + line.width * end / len(line.text)
    low, high = line.y - _UNDER * line.em, line.y + _OVER * line.em
    corners = [page.drawn(left, low), page.drawn(right, high)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _areas(
    pieces: list[Part], boxes: dict[tuple[int, int, int], Box], *, beside: bool
) -> list[Area]:
    by_page: dict[int, list[Box]] = {}
    for line, start, end in pieces:
        box = boxes.get((id(line), start, end))
        if box:
            by_page.setdefault(line.page, []).append(box)
    return [Area(page, tuple(found), beside) for page, found in by_page.items()]
