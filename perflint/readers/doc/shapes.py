"""Drawings: which shapes are grouped together. [MS-ODRAW] 2.2.13 – 2.2.16, [MS-DOC] 2.9.172"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_GROUP, _SHAPE, _NUMBER = 0xF003, 0xF004, 0xF00A
_DEEPEST = 16
_MOST = 100_000


def read_parents(drawings: bytes) -> Mapping[int, int]:
    """For each shape of a group the number of the outermost group it is in, which alone hangs on a
    character of the text; for others their own."""
    if len(drawings) < 8:
        return {}
    parents: dict[int, int] = {}
    at = 8 + struct.unpack_from("<I", drawings, 4)[0]
    # Each drawing is preceded by a byte that says whether it is of the body.
    while at + 9 <= len(drawings) and len(parents) < _MOST:
        size = struct.unpack_from("<I", drawings, at + 5)[0]
        _walk(drawings, at + 9, min(at + 9 + size, len(drawings)), parents, 0, 0)
        at += 9 + size
    return parents


def _walk(
    drawings: bytes, at: int, end: int, parents: dict[int, int], depth: int, group: int
) -> None:
    """Looks through one group: the outermost (depth 1) is the page itself, and a group's first shape
    is the group."""
    while at + 8 <= end and len(parents) < _MOST:
        _, kind, size = struct.unpack_from("<HHI", drawings, at)
        inside, at = at + 8, at + 8 + size
        if kind == _GROUP and depth < _DEEPEST:
            _walk(drawings, inside, min(at, end), parents, depth + 1, group)
        elif kind == _SHAPE:
            number = _number(drawings, inside, min(at, end))
            if depth > 1:
                group = group or number
            parents[number] = group or number


def _number(drawings: bytes, at: int, end: int) -> int:
    """The number of the shape whose records lie there, 0 if it has none."""
    while at + 12 <= end:
        _, kind, size, number = struct.unpack_from("<HHII", drawings, at)
        if kind == _NUMBER:
            return int(number)
        at += 8 + size
    return 0
