"""From text to bytes that no filing, however hostile, can use to drive a terminal."""

from __future__ import annotations

CONTROLS = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0x061C,
        *range(0x200E, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x2028,
        0x2029,
        0xFEFF,
    ],
    " ",
)


_RAW = {sign: f"\\u{sign:04x}" for sign in CONTROLS if sign >= 0x7F}


def write_json(value: object) -> str:
    """`value` as JSON on one line, whoever reads it: line separators and direction marks in it are
    written as escapes, since some programs take them for ends of lines and terminals obey them."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else text.translate(_RAW)


def encode(text: str) -> bytes:
    """UTF-8. Surrogates, by which Python stands in for bytes of a file name it could not decode,
    become these bytes if that makes sense, else escapes, valid in JSON too."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        pass
    try:
        encoded = text.encode("utf-8", "surrogateescape")
        encoded.decode("utf-8")
    except UnicodeError:
        return text.encode("utf-8", "backslashreplace")
    return encoded


def make_printable(text: str) -> str:
    """`text` with control and direction characters as blanks, one for one, so offsets stay."""
    return text if text.isascii() and text.isprintable() else text.translate(CONTROLS)
