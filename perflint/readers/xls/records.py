"""The records of a BIFF stream, and the strings in them. [MS-XLS] 2.1.4, 2.5.293"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from perflint.readers.compound import BrokenFile

BOF, EOF, CONTINUE, FILEPASS = 0x809, 0x0A, 0x3C, 0x2F
_OLD_BOF = frozenset({0x009, 0x209, 0x409})


class Record(NamedTuple):
    """One record: its type, its data, and where the next one starts."""

    type: int
    data: bytes
    end: int


def records(stream: bytes, start: int) -> Iterator[Record]:
    """The records of the substream at `start`, those of charts inside it left out, its EOF last.
    Raises BrokenFile where the stream breaks off."""
    at, depth = start, 0
    while at + 4 <= len(stream):
        type, size = struct.unpack_from("<HH", stream, at)
        at += 4
        if at + size > len(stream):
            raise BrokenFile
        if type == BOF or type in _OLD_BOF:
            depth += 1
        if depth <= 1:
            yield Record(type, stream[at : at + size], at + size)
        at += size
        if type == EOF:
            depth -= 1
            if depth <= 0:
                return
    raise BrokenFile


class Strings:
    """Reads strings from the pieces of a record that goes on in CONTINUE records, where characters
    cut in two start again with a byte that says how wide they are."""

    __slots__ = ("_at", "_piece", "_pieces")

    def __init__(self, pieces: list[bytes], skip: int) -> None:
        self._pieces, self._piece, self._at = pieces, 0, skip

    def read(self) -> str | None:
        """The next string; None at the end of the data."""
        head = self._take(3)
        if len(head) < 3:
            return None
        count, flags = struct.unpack("<HB", head)
        runs = struct.unpack("<H", self._take(2).ljust(2, b"\0"))[0] if flags & 8 else 0
        extra = struct.unpack("<I", self._take(4).ljust(4, b"\0"))[0] if flags & 4 else 0
        text = self._characters(count, bool(flags & 1))
        self._skip(4 * runs + extra)
        return text

    def _take(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size and self._piece < len(self._pieces):
            piece = self._pieces[self._piece]
            taken += piece[self._at : self._at + size - len(taken)]
            self._at += size
            if len(taken) < size:
                self._piece, self._at = self._piece + 1, 0
            else:
                self._at = min(self._at, len(piece))
        return taken

    def _skip(self, size: int) -> None:
        while size and self._piece < len(self._pieces):
            step = min(size, len(self._pieces[self._piece]) - self._at)
            self._at += step
            size -= step
            if size:
                self._piece, self._at = self._piece + 1, 0

    def _characters(self, count: int, wide: bool) -> str:
        parts: list[str] = []
        while count and self._piece < len(self._pieces):
            piece = self._pieces[self._piece]
            size = min(count * (2 if wide else 1), len(piece) - self._at)
            found = piece[self._at : self._at + size]
            parts.append(found.decode("utf-16-le" if wide else "latin-1", "replace"))
            self._at += size
            count -= max(size // 2 if wide else size, 0)
            if count:
                self._piece, self._at = self._piece + 1, 1
                if self._piece < len(self._pieces):
                    wide = bool(self._pieces[self._piece][:1] > b"\0")
        return "".join(parts)
