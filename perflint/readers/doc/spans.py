"""Which formatting each character has: pages of stretches of the file, put over the text.
[MS-DOC] 2.9.33 ChpxFkp, 2.9.174 PapxFkp, 2.8.5, 2.8.6
"""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Set
from typing import Generic, NamedTuple, TypeVar

from perflint.readers.doc.pieces import Piece
from perflint.readers.doc.source import CHARACTERS, PARAGRAPHS, Source, Unsupported, read_plc

_PAGE = 512
_NO_STYLE = b"\0\0"
_MOST = 2_000_000
_Format = TypeVar("_Format")
_ReadPage = Callable[[bytes], tuple[list[int], list[bytes]]]


class Spans(NamedTuple, Generic[_Format]):
    """The formatting of the text: `values[i]` from `starts[i]` on; neighbours differ."""

    starts: list[int]
    values: list[_Format]

    def at(self, position: int) -> _Format:
        """The formatting of one character."""
        return self.values[bisect_right(self.starts, position) - 1]

    def apart(self, positions: Set[int], change: Callable[[_Format], _Format]) -> Spans[_Format]:
        """The same, but for some characters, whose formatting is changed."""
        starts = sorted({*self.starts, *positions, *(position + 1 for position in positions)})
        return Spans(
            starts,
            [change(self.at(one)) if one in positions else self.at(one) for one in starts],
        )

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, _Format]]:
        """The stretches of some characters, each with its formatting."""
        at = bisect_right(self.starts, start) - 1
        while start < end:
            stop = self.starts[at + 1] if at + 1 < len(self.starts) else end
            yield start, min(stop, end), self.values[at]
            start, at = stop, at + 1


def read_characters(
    source: Source, pieces: tuple[Piece, ...], read: Callable[[bytes], _Format]
) -> Spans[_Format]:
    """The formatting of characters; `read` is given their modifiers."""
    return _spread(_read_pages(source, CHARACTERS, _character_page), pieces, b"", read)


def read_paragraphs(
    source: Source, pieces: tuple[Piece, ...], read: Callable[[bytes], _Format]
) -> Spans[_Format]:
    """The formatting of paragraphs; `read` is given style (two bytes) and modifiers."""
    return _spread(_read_pages(source, PARAGRAPHS, _paragraph_page), pieces, _NO_STYLE, read)


def _read_pages(source: Source, part: int, read: _ReadPage) -> tuple[list[int], list[bytes]]:
    """Where each stretch of the file begins and its modifiers."""
    starts: list[int] = []
    modifiers: list[bytes] = []
    _, numbers = read_plc(source.part(part), 4)
    for number in numbers:
        at = int.from_bytes(number, "little") * _PAGE
        page = source.word[at : at + _PAGE]
        if len(page) < _PAGE:
            raise Unsupported
        more, found = read(page)
        if len(starts) > _MOST:
            raise Unsupported
        starts += more
        modifiers += found
    return starts, modifiers


def _character_page(page: bytes) -> tuple[list[int], list[bytes]]:
    count = page[-1]
    starts = list(struct.unpack_from(f"<{count}I", page))
    found = []
    for place in page[4 * (count + 1) : 4 * (count + 1) + count]:
        size = page[2 * place] if place else 0
        found.append(page[2 * place + 1 : 2 * place + 1 + size])
    return starts, found


def _paragraph_page(page: bytes) -> tuple[list[int], list[bytes]]:
    count = page[-1]
    starts = list(struct.unpack_from(f"<{count}I", page))
    found = []
    for place in page[4 * (count + 1) : 4 * (count + 1) + 13 * count : 13]:
        at = 2 * place
        size = 2 * page[at] - 1 if place else 0
        if size < 0:
            at += 1
            size = 2 * page[at]
        found.append(page[at + 1 : at + 1 + size])
    return starts, found


def _spread(
    stretches: tuple[list[int], list[bytes]],
    pieces: tuple[Piece, ...],
    nothing: bytes,
    read: Callable[[bytes], _Format],
) -> Spans[_Format]:
    """The formatting of the text, whose pieces lie anywhere in the file; `nothing` where none is said."""
    starts, modifiers = stretches
    if any(one >= other for one, other in zip(starts, starts[1:], strict=False)):
        raise Unsupported
    starts, modifiers = [0, *starts], [b"", *modifiers]
    known: dict[bytes, _Format] = {}
    spans: Spans[_Format] = Spans([], [])
    for piece in pieces:
        end = piece.at + (piece.end - piece.start) * piece.width
        first = bisect_right(starts, piece.at) - 1
        for i in range(first, bisect_left(starts, end)):
            raw = (modifiers[i] or nothing) + piece.modifiers
            value = known.get(raw)
            if value is None:
                value = known[raw] = read(raw)
            if not spans.values or spans.values[-1] != value:
                at = max(starts[i], piece.at)
                spans.starts.append(piece.start + (at - piece.at) // piece.width)
                spans.values.append(value)
    return spans if spans.values else Spans([0], [read(nothing)])
