"""Bytes as printable text, thirteen bits in two of 91 characters; page/base91.js is the way back.

A seventh denser than base64, and quicker to read for a browser than an address with base64 in it."""

from __future__ import annotations

LETTERS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "&<\\")
"""None of them means anything inside a script element."""
_BITS, _LARGEST = 13, (1 << 13) - 1
_PAIRS = tuple(
    LETTERS[value % len(LETTERS)] + LETTERS[value // len(LETTERS)] for value in range(1 << _BITS)
)
_SHIFTS = tuple(range(0, _BITS * 8, _BITS))
_ALONE = 6
"""Bits that a single character can hold."""


def to_text(data: bytes) -> str:
    """The text that stands for `data`."""
    whole = len(data) - len(data) % _BITS
    words = []
    for start in range(0, whole, _BITS):
        bits = int.from_bytes(data[start : start + _BITS], "little")
        words += [_PAIRS[bits >> shift & _LARGEST] for shift in _SHIFTS]
    bits, left = int.from_bytes(data[whole:], "little"), 8 * (len(data) - whole)
    while left > _ALONE:
        words.append(_PAIRS[bits & _LARGEST])
        bits, left = bits >> _BITS, left - _BITS
    if left > 0:
        words.append(LETTERS[bits])
    return "".join(words)
