"""The text and where each stretch of it lies in the file: the piece table. [MS-DOC] 2.8.35, 2.9.38"""

from __future__ import annotations

import struct
from typing import NamedTuple

from perflint.readers.doc.source import PIECES, Source, Unsupported, read_plc
from perflint.readers.limits import MB, Limits, too_large

_PROPERTIES, _PIECES = 1, 2
_ONE_BYTE = 0x4000_0000
_SPECIAL = dict(
    zip(
        (*range(0x82, 0x8D), *range(0x91, 0x9D), 0x9F),
        "‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ",
        strict=True,
    )
)
"""What bytes of a one-byte piece mean that are no Latin-1. [MS-DOC] 2.9.73"""

# Opcodes of the one-byte modifiers a piece may have, as far as they tell here. [MS-DOC] 2.9.214
_SHORT = {
    0x09: 0x2407, 0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x47: 0x0806,
    0x53: 0x2A33, 0x5C: 0x083C, 0x75: 0x0855, 0x76: 0x0856, 0x78: 0x2640,
}  # fmt: skip


class Piece(NamedTuple):
    """Characters `start` to `end` of the text: `width` bytes each, from `at` in the file, with
    `modifiers` on top of their formatting."""

    start: int
    end: int
    at: int
    width: int
    modifiers: bytes


class Text(NamedTuple):
    """The whole text, a character for each UTF-16 unit, so that positions in the file fit."""

    characters: str
    pieces: tuple[Piece, ...]


def read_text(source: Source, limits: Limits) -> Text:
    """The text of all parts. Raises ReadError (too-large) or Unsupported."""
    length = source.length
    if length > len(source.word):
        raise Unsupported
    if 2 * length > limits.max_text_bytes:
        allowed = f"{limits.max_text_bytes / MB:g} MB"
        raise too_large(f"正文 {2 * length / MB:,.1f} MB", allowed)
    pieces = tuple(_read_pieces(source.part(PIECES), length))
    if not pieces or pieces[-1].end < length:
        raise Unsupported
    return Text("".join(_read(source.word, piece) for piece in pieces), pieces)


def _read_properties(table: bytes) -> tuple[int, list[bytes]]:
    """The modifiers that a table of pieces begins with, behind the place where they end."""
    at, properties = 0, []
    while at < len(table) and table[at] == _PROPERTIES:
        size = max(struct.unpack_from("<h", table, at + 1)[0], 0)
        properties.append(table[at + 3 : at + 3 + size])
        at += 3 + size
    return at, properties


def _read_pieces(table: bytes, length: int) -> list[Piece]:
    at, properties = _read_properties(table)
    if at >= len(table) or table[at] != _PIECES:
        raise Unsupported
    size = struct.unpack_from("<I", table, at + 1)[0]
    positions, elements = read_plc(table[at + 5 : at + 5 + size], 8)
    pieces: list[Piece] = []
    for start, end, element in zip(positions, positions[1:], elements, strict=False):
        if start != (pieces[-1].end if pieces else 0) or end <= start:
            raise Unsupported
        if start >= length:
            break
        where, modifiers = struct.unpack_from("<IH", element, 2)
        one_byte = bool(where & _ONE_BYTE)
        where &= _ONE_BYTE - 1
        at = where // 2 if one_byte else where
        own = _modifiers(modifiers, properties)
        pieces.append(Piece(start, min(end, length), at, 2 - one_byte, own))
    return pieces


def _modifiers(prm: int, properties: list[bytes]) -> bytes:
    """What a piece adds to the formatting of its text. [MS-DOC] 2.9.209"""
    if not prm:
        return b""
    if prm & 1:
        return properties[prm >> 1]
    opcode = _SHORT.get(prm >> 1 & 0x7F)
    return b"" if opcode is None else struct.pack("<HB", opcode, prm >> 8)


def _read(word: bytes, piece: Piece) -> str:
    count = piece.end - piece.start
    raw = word[piece.at : piece.at + count * piece.width]
    if len(raw) < count * piece.width:
        raise Unsupported
    if piece.width == 1:
        return raw.decode("latin-1").translate(_SPECIAL)
    text = raw.decode("utf-16-le", "surrogatepass")
    if len(text) < count:  # beyond the basic plane: halves again
        return "".join(map(chr, struct.unpack(f"<{count}H", raw)))
    return text
