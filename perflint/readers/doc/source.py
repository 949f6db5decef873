"""The streams of an old Word file and what its file information block says of them. [MS-DOC] 2.5"""

from __future__ import annotations

import struct
from typing import NamedTuple

from perflint.readers.compound import CompoundFile

_WORD, _OLDEST = 0xA5EC, 0x00C1
_ENCRYPTED, _SECOND_TABLE, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_COUNTS_AT = 3
_MOST_PAIRS = 1000

STORIES = (
    "main",
    "footnotes",
    "headers",
    "macros",
    "comments",
    "endnotes",
    "boxes",
    "header_boxes",
)
"""The parts of the text, in the order in which they follow each other (FibRgLw97)."""

STYLES, FOOTNOTE_MARKS, FOOTNOTES, SECTIONS, MARGINS = 1, 2, 3, 6, 11
CHARACTERS, PARAGRAPHS, PIECES, SHAPES, HEADER_SHAPES = 12, 13, 33, 40, 41
ENDNOTE_MARKS, ENDNOTES, DRAWINGS, BOXES, HEADER_BOXES = 46, 47, 50, 56, 58
LISTS, LIST_USES = 73, 74


class Unsupported(Exception):
    """What is in the file is beyond this reader; another program may read it."""


class Range(NamedTuple):
    """Where a part of the text begins and ends, in characters of the whole."""

    start: int
    end: int


class Source(NamedTuple):
    """The streams of one file. `word` holds text and formatting, `table` where these are."""

    word: bytes
    table: bytes
    compound: CompoundFile
    stories: dict[str, Range]
    pairs: tuple[int, ...]

    def part(self, number: int) -> bytes:
        """The bytes in the table stream that a pair of the FIB refers to, b"" if none."""
        at, size = self.where(number)
        if at + size > len(self.table):
            raise Unsupported
        return self.table[at : at + size]

    def where(self, number: int) -> tuple[int, int]:
        """Offset and size of such a part."""
        if 2 * number + 1 >= len(self.pairs):
            return 0, 0
        return self.pairs[2 * number], self.pairs[2 * number + 1]

    @property
    def length(self) -> int:
        """How many characters all parts of the text have."""
        return max(story.end for story in self.stories.values())


def open_source(data: bytes) -> Source:
    """The streams of the file in `data`.

    Raises Unsupported (older than Word 97, encrypted), BrokenFile or struct.error.
    """
    compound = CompoundFile(data)
    word = compound.stream(["WordDocument"])
    sign, version, flags = struct.unpack_from("<HH6xH", word)
    if sign != _WORD or version < _OLDEST or flags & (_ENCRYPTED | _OBFUSCATED):
        raise Unsupported
    table = compound.stream(["1Table" if flags & _SECOND_TABLE else "0Table"])
    at = 32
    at += 2 + 2 * struct.unpack_from("<H", word, at)[0]
    counts = struct.unpack_from(f"<{len(STORIES)}i", word, at + 2 + 4 * _COUNTS_AT)
    at += 2 + 4 * struct.unpack_from("<H", word, at)[0]
    pairs = min(struct.unpack_from("<H", word, at)[0], _MOST_PAIRS)
    stories, start = {}, 0
    for name, count in zip(STORIES, counts, strict=True):
        if count < 0:
            raise Unsupported
        stories[name] = Range(start, start + count)
        start += count
    return Source(
        word, table, compound, stories, struct.unpack_from(f"<{2 * pairs}I", word, at + 2)
    )


def read_plc(data: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """The positions in a PLC, one more than there are elements of `size` bytes. [MS-DOC] 2.2.2"""
    count = (len(data) - 4) // (4 + size) if data else -1
    if count < 0:
        return (), []
    positions = struct.unpack_from(f"<{count + 1}I", data)
    at = 4 * (count + 1)
    return positions, [data[at + i * size : at + (i + 1) * size] for i in range(count)]
