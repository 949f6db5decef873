"""Single property modifiers, of which all formatting is made. [MS-DOC] 2.2.5, 2.6"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
"""Bytes of an operand by the three upper bits of its opcode (spra); -1: its first byte tells."""
_TABLE_DEFINITION, _TABS = 0xD608, 0xC615
PARAGRAPH, CHARACTER = 1, 2
"""What a modifier is about (sgc)."""


def group(opcode: int) -> int:
    """What a modifier is about."""
    return opcode >> 10 & 7


def walk(modifiers: bytes) -> Iterator[tuple[int, bytes]]:
    """Opcode and operand of each modifier, the length of an operand not among it; what is cut off at
    the end, padding too, is left out."""
    at, end = 0, len(modifiers) - 2
    while at < end:
        opcode = modifiers[at] | modifiers[at + 1] << 8
        at += 2
        size = _SIZES[opcode >> 13]
        if size < 0:
            if opcode == _TABLE_DEFINITION:
                size = int.from_bytes(modifiers[at : at + 2], "little") - 1
                at += 2
            else:
                size = modifiers[at]
                if size == 255 and opcode == _TABS:
                    size = _tabs_size(modifiers, at)
                at += 1
        if at + size > len(modifiers):
            return
        yield opcode, modifiers[at : at + size]
        at += max(size, 0)


def _tabs_size(modifiers: bytes, at: int) -> int:
    """The size of a list of tab stops too long for its first byte. [MS-DOC] 2.9.180"""
    deleted = modifiers[at + 1] if at + 1 < len(modifiers) else 0
    added_at = at + 2 + 4 * deleted
    added = modifiers[added_at] if added_at < len(modifiers) else 0
    return 2 + 4 * deleted + 3 * added


def signed(operand: bytes) -> int:
    """An operand as a number that may be negative."""
    return int.from_bytes(operand, "little", signed=True)


def read_modifiers(data: bytes, at: int) -> bytes:
    """The modifiers of a PrcData. [MS-DOC] 2.9.211"""
    size = struct.unpack_from("<h", data, at)[0]
    return data[at + 2 : at + 2 + max(size, 0)]
