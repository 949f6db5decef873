"""From text to bytes that no filing, however hostile, can use to drive a terminal."""

from __future__ import annotations

CONTROLS = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x2028,
        0x2029,
        0xFEFF,
    ],
    " ",
)


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
