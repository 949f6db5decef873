"""Ruling lines: the straight lines along the axes that paths draw (GB/T 33190-2016, 9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from perflint.readers.ofd.geometry import Matrix, read_box, read_matrix, read_number
from perflint.readers.ofd.package import child


class Stroke(NamedTuple):
    """A straight ruling line, or the edge of a box, along an axis."""

    left: float
    top: float
    right: float
    bottom: float


def place_object(element: etree._Element) -> Matrix:
    """From the coordinates of an object's content to those of what it stands in."""
    x, y, _, _ = read_box(element.get("Boundary"))
    return Matrix(e=x, f=y).after(read_matrix(element.get("CTM")))


def _words(data: etree._Element | None) -> list[str]:
    return (data.text or "").split(maxsplit=400)[:400] if data is not None else []


def read_strokes(element: etree._Element, matrix: Matrix) -> Iterator[Stroke]:
    """The straight lines along the axes that a path draws; a thin filled box is a line too."""
    words = _words(child(element, "AbbreviatedData"))
    place = matrix.after(place_object(element))
    first: tuple[float, float] | None = None
    last: tuple[float, float] | None = None
    i = 0
    while i < len(words):
        command = words[i]
        i += 1
        if command in ("M", "S", "L") and i + 1 < len(words):
            to = place.apply(read_number(words[i]), read_number(words[i + 1]))
            i += 2
            if command == "L" and last is not None:
                yield from _stroke(last, to)
            else:
                first = to
            last = to
        elif command == "C" and first is not None and last is not None:
            yield from _stroke(last, first)
            last = first
        elif command in ("Q", "B", "A"):
            last = None


def _stroke(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Stroke]:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if min(right - left, bottom - top) < 0.5 < max(right - left, bottom - top):
        yield Stroke(left, top, right, bottom)
