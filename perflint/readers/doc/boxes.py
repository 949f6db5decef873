"""Text boxes: which text hangs on which character. [MS-DOC] 2.8.37, 2.9.101 FTXBXS, 2.9.253 Spa"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from perflint.readers.doc.shapes import read_parents
from perflint.readers.doc.source import (
    BOXES,
    DRAWINGS,
    HEADER_BOXES,
    HEADER_SHAPES,
    SHAPES,
    Range,
    Source,
    Unsupported,
    read_plc,
)

_KINDS = (
    ("main", "boxes", SHAPES, BOXES),
    ("headers", "header_boxes", HEADER_SHAPES, HEADER_BOXES),
)
_SHAPE, _BOX = 26, 22


class Box(NamedTuple):
    """A text box: the character it hangs on, and its text."""

    anchor: int
    text: Range


def _read_anchors(source: Source, story: str, shapes_at: int) -> dict[int, int]:
    """The characters that the shapes of a story hang on."""
    anchors, shapes = read_plc(source.part(shapes_at), _SHAPE)
    start = source.stories[story].start
    return {
        int.from_bytes(shape[:4], "little"): start + anchor
        for anchor, shape in zip(anchors, shapes, strict=False)
    }


def _read_positions(part: bytes) -> tuple[tuple[int, ...], list[bytes]]:
    """Where the texts of boxes begin, in order, and what is said of each."""
    positions, boxes = read_plc(part, _BOX)
    if list(positions[:-1]) != sorted(positions[:-1]):
        raise Unsupported
    return positions, boxes


def _is_unused(text: Range, box: bytes) -> bool:
    return text.end <= text.start or int.from_bytes(box[8:10], "little") != 0


def read_boxes(source: Source) -> Iterator[Box]:
    """All text boxes, in order. Raises Unsupported for one with text that hangs on nothing."""
    parents: Mapping[int, int] | None = None
    for story, texts, shapes_at, boxes_at in _KINDS:
        start, limit = source.stories[texts]
        if start == limit:
            continue
        known = _read_anchors(source, story, shapes_at)
        positions, boxes = _read_positions(source.part(boxes_at))
        for first, after, box in zip(positions, positions[1:], boxes[:-1], strict=False):
            shape = int.from_bytes(box[14:18], "little")
            text = Range(start + first, start + after - 1)
            if _is_unused(text, box):
                continue
            if shape not in known and parents is None:
                parents = read_parents(source.part(DRAWINGS))
            anchor = known.get(shape, known.get((parents or {}).get(shape, 0)))
            if anchor is None or text.end > limit:
                raise Unsupported
            yield Box(anchor, text)
