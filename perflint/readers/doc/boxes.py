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


def read_boxes(source: Source) -> Iterator[Box]:
    """All text boxes, in order. Raises Unsupported for one with text that hangs on nothing."""
    parents: Mapping[int, int] | None = None
    for story, texts, shapes_at, boxes_at in _KINDS:
        start, limit = source.stories[texts]
        if start == limit:
            continue
        anchors, shapes = read_plc(source.part(shapes_at), _SHAPE)
        known = {
            int.from_bytes(shape[:4], "little"): source.stories[story].start + anchor
            for anchor, shape in zip(anchors, shapes, strict=False)
        }
        positions, boxes = read_plc(source.part(boxes_at), _BOX)
        if list(positions[:-1]) != sorted(positions[:-1]):
            raise Unsupported
        for first, after, box in zip(positions, positions[1:], boxes[:-1], strict=False):
            shape = int.from_bytes(box[14:18], "little")
            text = Range(start + first, start + after - 1)
            if text.end <= text.start or int.from_bytes(box[8:10], "little"):
                continue
            if text.end > limit:
                raise Unsupported
            if shape not in known and parents is None:
                parents = read_parents(source.part(DRAWINGS))
            anchor = known.get(shape, known.get((parents or {}).get(shape, 0)))
            if anchor is None:
                raise Unsupported
            yield Box(anchor, text)
