"""The font of perflint/readers/pdf/fonts: a box for every Chinese character, a stroke for any other.

They are no wider than characters are, for pdfium takes two that are the same and overlap for one drawn
twice, and no narrower, for it tells by their shape which way a line runs.

`python -m tests.readers.font_builder` writes it. Tables as the OpenType specification has them.
"""

from __future__ import annotations

import struct
from pathlib import Path

import perflint.readers.pdf as package

FONT = Path(package.__file__).parent / "fonts" / "every.ttf"
_NAME = "perflint every"
_EM, _UP, _DOWN = 1000, 880, -120
_NARROW, _WIDE = 100, 900
_CHINESE = 0x2E80
_GB, _BIG5, _JIS, _KOREAN = 1 << 18, 1 << 20, 1 << 17, 1 << 19
_LAST = 0x10FFFF
_MAGIC = 0xB1B0AFBA


def build_font() -> bytes:
    """The bytes of the font."""
    stroke, box = _glyph(_NARROW), _glyph(_WIDE)
    glyphs = 3
    tables = {
        b"OS/2": struct.pack(
            ">HhHHH10hh10BIIII4sHHHhhhHHII",
            1,
            _EM,
            400,
            5,
            0,
            *[0] * 10,
            0,
            *[0] * 10,
            0,
            0,
            0,
            0,
            b"PFLT",
            0x40,
            0,
            0xFFFF,
            _UP,
            _DOWN,
            0,
            _UP,
            -_DOWN,
            _GB | _BIG5 | _JIS | _KOREAN | 1,
            0,
        ),
        b"cmap": struct.pack(
            ">HHHHIHHIIIIIIIII",
            0,
            1,
            3,
            10,
            12,
            13,
            0,
            40,
            0,
            2,
            0,
            _CHINESE - 1,
            1,
            _CHINESE,
            _LAST,
            2,
        ),
        b"glyf": stroke + box,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            3,
            _EM,
            0,
            0,
            0,
            _DOWN,
            _WIDE,
            _UP,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": struct.pack(
            ">Ihhh H3h h hhhhhhh hH", 0x10000, _UP, _DOWN, 0, _EM, 0, 0, _WIDE, *[0] * 8, 0, glyphs
        ),
        b"hmtx": struct.pack(">HhHhHh", *[_EM, 0] * glyphs),
        b"loca": struct.pack(">IIII", 0, 0, len(stroke), len(stroke) + len(box)),
        b"maxp": struct.pack(">IH13H", 0x10000, glyphs, 4, 1, 0, 0, 1, *[0] * 8),
        b"name": _names(),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _assembled(tables)


def _glyph(width: int) -> bytes:
    """A rectangle: one contour of four points, no instructions."""
    glyph = struct.pack(">hhhhh", 1, 0, _DOWN, width, _UP) + struct.pack(">HH4B", 3, 0, 1, 1, 1, 1)
    glyph += struct.pack(">4h4h", 0, width, 0, -width, _DOWN, 0, _UP - _DOWN, 0)
    return glyph + b"\0" * (-len(glyph) % 4)


def _names() -> bytes:
    """Family, style and full name."""
    words = {1: _NAME, 2: "Regular", 4: _NAME, 6: _NAME.replace(" ", "-")}
    records, stored = b"", b""
    for platform in (1, 3):
        for number, text in words.items():
            code = text.encode("mac-roman" if platform == 1 else "utf-16-be")
            language = 0 if platform == 1 else 0x409
            records += struct.pack(
                ">HHHHHH", platform, platform // 3, language, number, len(code), len(stored)
            )
            stored += code
    return struct.pack(">HHH", 0, len(records) // 12, 6 + len(records)) + records + stored


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    start = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in sorted(tables.items()):
        directory += tag + struct.pack(">III", _sum(data), start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(
        ">IHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    font = head + directory + body
    at = font.index(struct.pack(">I", 0x5F0F3CF5)) - 4
    return font[:at] + struct.pack(">I", (_MAGIC - _sum(font)) & 0xFFFFFFFF) + font[at + 4 :]


def _sum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF


if __name__ == "__main__":
    FONT.parent.mkdir(exist_ok=True)
    FONT.write_bytes(build_font())
