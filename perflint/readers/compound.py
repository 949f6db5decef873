"""Compound files (OLE2), the file system inside old Office files: what is in its top directory, one
stream out of it. [MS-CFB]

Documents embedded in a file lie in directories below the top one, with the same names in them.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

_FREE = 0xFFFF_FFFA
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES = 20_000


class BrokenFile(Exception):
    """The bytes do not hold together."""


def open_stream(data: bytes, names: Sequence[str]) -> bytes:
    """The stream in the top directory called by one of `names`, the first that is there; names ignore
    case. Raises BrokenFile."""
    try:
        return CompoundFile(data).stream(names)
    except struct.error:
        raise BrokenFile from None


def list_streams(data: bytes) -> frozenset[str]:
    """The names of the streams in the top directory, lower case. Raises BrokenFile."""
    try:
        return frozenset(CompoundFile(data).streams)
    except struct.error:
        raise BrokenFile from None


class _Entry(NamedTuple):
    """One directory entry: its kind, the numbers of its neighbours and of its first child, and where
    its stream begins and how long that is."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


_NO_ROOT = _Entry("", _ROOT, _FREE, _FREE, _FREE, 0, 0)


class CompoundFile:
    """The streams in the top directory of the file in `data`. Raises BrokenFile."""

    __slots__ = ("_data", "_fat", "_root", "_shift", "_small", "_smallest", "streams")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._shift, small = struct.unpack_from("<HH", data, 30)
        if self._shift not in (9, 12) or small != 6:
            raise BrokenFile
        self._small = small
        self._smallest = struct.unpack_from("<I", data, 56)[0]
        self._fat = self._read_fat(struct.unpack_from("<I", data, 44)[0])
        entries = self._read_directory()
        self._root = next((entry for entry in entries if entry.kind == _ROOT), _NO_ROOT)
        self.streams = self._list_top(entries)

    def stream(self, names: Sequence[str]) -> bytes:
        """The stream called by one of `names`, the first that is there; names ignore case."""
        for name in names:
            found = self.streams.get(name.lower())
            if found is not None:
                return self._read(found.start, found.size)
        raise BrokenFile

    def _read_directory(self) -> list[_Entry]:
        first = struct.unpack_from("<I", self._data, 48)[0]
        raw = self._chain(first)
        entries = []
        for at in range(0, min(len(raw), _ENTRY * _MOST_ENTRIES) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", raw, at + 64)
            name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            links = struct.unpack_from("<III", raw, at + 68)
            entries.append(_Entry(name, kind, *links, *struct.unpack_from("<II", raw, at + 116)))
        return entries

    def _list_top(self, entries: list[_Entry]) -> dict[str, _Entry]:
        """The streams that the tree of the root entry leads to; all there are where it is broken."""
        found: dict[str, _Entry] = {}
        waiting, seen = [self._root.child], set()
        while waiting:
            number = waiting.pop()
            if number in seen or number >= len(entries):
                continue
            seen.add(number)
            entry = entries[number]
            if entry.kind == _STREAM:
                found.setdefault(entry.name.lower(), entry)
            waiting += (entry.right, entry.left)
        if found:
            return found
        return {entry.name.lower(): entry for entry in reversed(entries) if entry.kind == _STREAM}

    def _read(self, start: int, size: int) -> bytes:
        if size >= self._smallest:
            return self._chain(start)[:size]
        table = self._chain(struct.unpack_from("<I", self._data, 60)[0])
        small_fat = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        container = self._chain(self._root.start)[: self._root.size]
        small = self._small
        pieces = [container[n << small : (n + 1) << small] for n in _follow(start, small_fat)]
        return b"".join(pieces)[:size]

    def _chain(self, start: int) -> bytes:
        """The sectors from `start` on."""
        return _join(self._data, self._shift, _follow(start, self._fat))

    def _read_fat(self, count: int) -> tuple[int, ...]:
        """The sector numbers that follow each sector."""
        width = 1 << self._shift
        if count > len(self._data) // width + 1:
            raise BrokenFile
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        next_list, lists = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(lists, count)):
            if next_list >= _FREE:
                break
            sector = _join(self._data, self._shift, [next_list])
            *more, next_list = struct.unpack(f"<{width // 4}I", sector)
            sectors += more
        whole = [one for one in sectors[:count] if one < _FREE]
        table = b"".join(_join(self._data, self._shift, [one]) for one in whole)
        return struct.unpack(f"<{len(table) // 4}I", table)


def _follow(start: int, table: Sequence[int]) -> list[int]:
    """The numbers of the sectors from `start` on."""
    numbers: list[int] = []
    while start < _FREE:
        numbers.append(start)
        if start >= len(table) or len(numbers) > len(table):
            raise BrokenFile
        start = table[start]
    return numbers


def _join(data: bytes, shift: int, numbers: Sequence[int]) -> bytes:
    """Sectors of `data`, whose head comes before number 0; neighbours are cut out together."""
    pieces: list[bytes] = []
    at, width = 0, 1 << shift
    while at < len(numbers):
        after = at + 1
        while after < len(numbers) and numbers[after] == numbers[after - 1] + 1:
            after += 1
        count = after - at
        start = (numbers[at] + 1) << shift
        piece = data[start : start + (count << shift)]
        if len(piece) <= (count - 1) << shift:
            raise BrokenFile
        # Some programs do not fill up the last sector.
        pieces.append(piece.ljust(count * width, b"\0"))
        at = after
    return b"".join(pieces)
