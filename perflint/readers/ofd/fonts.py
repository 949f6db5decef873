"""What the glyphs of an embedded font stand for, for text that is written as glyphs only."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

_ENCODINGS = ((3, 10), (0, 4), (0, 3), (3, 1), (0, 1), (0, 0))
_MOST = 1 << 16


def read_glyphs(font: bytes) -> Mapping[int, str]:
    """Glyph number to character, by the `cmap` table of a TrueType or OpenType font; empty where it
    has none that can be read."""
    glyphs: dict[int, str] = {}
    try:
        for code, glyph in _pairs(font):
            if glyph and 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xF900:
                glyphs.setdefault(glyph, chr(code))
    except (struct.error, IndexError):
        return {}
    return glyphs


def _pairs(font: bytes) -> Iterator[tuple[int, int]]:
    """Character code and glyph number."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(min(count, 64)))
    start = next((offset for tag, _, offset, _ in tables if tag == b"cmap"), 0)
    if not start:
        return
    (count,) = struct.unpack_from(">H", font, start + 2)
    found = {}
    for i in range(min(count, 64)):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * i)
        found[platform, encoding] = start + offset
    for key in _ENCODINGS:
        if key in found:
            (format,) = struct.unpack_from(">H", font, found[key])
            if format == 4:
                yield from _format_4(font, found[key])
            elif format == 12:
                yield from _format_12(font, found[key])
            return


def _format_4(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    layout = f">{count}H"
    ends = struct.unpack_from(layout, font, at + 14)
    starts = struct.unpack_from(layout, font, at + 16 + 2 * count)
    deltas = struct.unpack_from(layout, font, at + 16 + 4 * count)
    base = at + 16 + 6 * count
    offsets = struct.unpack_from(layout, font, base)
    left = _MOST
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE, starts[i] + left) + 1):
            left -= 1
            if not offsets[i]:
                yield code, (code + deltas[i]) & 0xFFFF
                continue
            place = base + 2 * i + offsets[i] + 2 * (code - starts[i])
            (glyph,) = struct.unpack_from(">H", font, place)
            yield code, (glyph + deltas[i]) & 0xFFFF if glyph else 0


def _format_12(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    left = _MOST
    for i in range(min(count, _MOST)):
        start, end, glyph = struct.unpack_from(">III", font, at + 16 + 12 * i)
        for code in range(start, min(end, start + left) + 1):
            left -= 1
            yield code, glyph + code - start
        if left <= 0:
            return
