"""Foot- and endnotes, headers and footers: where their texts lie. [MS-DOC] 2.8.16 – 2.8.27"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from perflint.readers.doc.source import (
    ENDNOTE_MARKS,
    ENDNOTES,
    FOOTNOTE_MARKS,
    FOOTNOTES,
    MARGINS,
    Range,
    Source,
    Unsupported,
    read_plc,
)

_KINDS = (("footnotes", FOOTNOTE_MARKS, FOOTNOTES), ("endnotes", ENDNOTE_MARKS, ENDNOTES))
_SEPARATORS, _A_SECTION = 6, 6
_MOST_MARGINS = 6000
# The margins of a section are stored as even, odd, even, odd, first, first; most see the odd ones.
_MARGINS = (
    ("header", 1),
    ("header", 0),
    ("header", 4),
    ("footer", 3),
    ("footer", 2),
    ("footer", 5),
)


class Note(NamedTuple):
    """A note of a kind (footnotes, endnotes): where its mark stands, whether that is a number of its
    own, and its text."""

    kind: str
    mark: int
    own: bool
    text: Range


def read_notes(source: Source) -> Iterator[Note]:
    """The notes in order, kind by kind. Raises Unsupported where marks and texts do not fit."""
    for kind, marks_at, texts_at in _KINDS:
        marks, numbers = read_plc(source.part(marks_at), 2)
        texts = _read_texts(source.part(texts_at), source.stories[kind])
        if len(numbers) != len(texts):
            raise Unsupported
        for mark, number, text in zip(marks, numbers, texts, strict=False):
            yield Note(kind, mark, number == b"\0\0", text)


def _read_texts(positions: bytes, story: Range) -> list[Range]:
    """The stretches of a story between positions counted from its start, the last mark apart."""
    found = struct.unpack(f"<{len(positions) // 4}I", positions[: len(positions) // 4 * 4])[:-1]
    texts = [
        Range(story.start + start, story.start + end)
        for start, end in zip(found, found[1:], strict=False)
    ]
    if any(text.end > story.end or text.start > text.end for text in texts):
        raise Unsupported
    return texts


def read_margins(source: Source) -> Iterator[tuple[str, Range]]:
    """Headers and footers that have a text of their own, section by section."""
    texts = _read_texts(source.part(MARGINS), source.stories["headers"])[_SEPARATORS:]
    if len(texts) > _MOST_MARGINS:
        raise Unsupported
    for first in range(0, len(texts) - _A_SECTION + 1, _A_SECTION):
        for kind, offset in _MARGINS:
            text = texts[first + offset]
            if text.end > text.start:
                yield kind, Range(text.start, text.end - 1)
