"""Compound files (OLE2), the file system inside old Office files: one stream out of it. [MS-CFB]"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

_FREE = 0xFFFF_FFFA
_ENTRY = 128
_MOST_ENTRIES = 20_000
_ReadSector = Callable[[int], bytes]


class BrokenFile(Exception):
    """The bytes do not hold together."""


def open_stream(data: bytes, names: Sequence[str]) -> bytes:
    """The stream called by one of `names`, the first that is there. Raises BrokenFile."""
    try:
        return _Compound(data).stream(names)
    except struct.error:
        raise BrokenFile from None


class _Compound:
    __slots__ = ("_data", "_fat", "_shift", "_small", "_smallest")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._shift, small = struct.unpack_from("<HH", data, 30)
        if self._shift not in (9, 12) or small != 6:
            raise BrokenFile
        self._small = small
        self._smallest = struct.unpack_from("<I", data, 56)[0]
        self._fat = self._read_fat(struct.unpack_from("<I", data, 44)[0])

    def stream(self, names: Sequence[str]) -> bytes:
        first = struct.unpack_from("<I", self._data, 48)[0]
        entries = self._chain(first, self._fat, self._sector)
        found: dict[str, tuple[int, int]] = {}
        root = (0, 0)
        for at in range(0, min(len(entries), _ENTRY * _MOST_ENTRIES) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            start, size = struct.unpack_from("<II", entries, at + 116)
            if kind == 5:
                root = (start, size)
            elif kind == 2 and 2 <= length <= 64:
                name = entries[at : at + length - 2].decode("utf-16-le", "replace")
                found.setdefault(name.lower(), (start, size))
        for name in names:
            if name.lower() in found:
                return self._read(*found[name.lower()], root)
        raise BrokenFile

    def _read(self, start: int, size: int, root: tuple[int, int]) -> bytes:
        if size >= self._smallest:
            return self._chain(start, self._fat, self._sector)[:size]
        first = struct.unpack_from("<I", self._data, 60)[0]
        table = self._chain(first, self._fat, self._sector)
        small_fat = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        container = self._chain(root[0], self._fat, self._sector)[: root[1]]

        def piece(number: int) -> bytes:
            return container[number << self._small : (number + 1) << self._small]

        return self._chain(start, small_fat, piece)[:size]

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
            *more, next_list = struct.unpack(f"<{width // 4}I", self._sector(next_list))
            sectors += more
        table = b"".join(self._sector(one) for one in sectors[:count] if one < _FREE)
        return struct.unpack(f"<{len(table) // 4}I", table)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) << self._shift
        sector = self._data[at : at + (1 << self._shift)]
        if not sector:
            raise BrokenFile
        # Some programs do not fill up the last sector.
        return sector.ljust(1 << self._shift, b"\0")

    def _chain(self, start: int, table: Sequence[int], read: _ReadSector) -> bytes:
        pieces: list[bytes] = []
        while start < _FREE:
            pieces.append(read(start))
            if start >= len(table) or len(pieces) > len(table):
                raise BrokenFile
            start = table[start]
        return b"".join(pieces)
