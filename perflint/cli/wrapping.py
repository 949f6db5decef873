"""Lines of limited width in columns, where a Chinese character takes two."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

# What may not be torn apart: a word, a blank, or a character with the punctuation that closes it.
PIECE = re.compile(r"[!-~]+[，。；：、）？]*|\s+|.[，。；：、）？]*")


def count_columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, unless a word alone is longer."""
    lines, line, used = [], "", 0
    for piece in PIECE.findall(text):
        columns = count_columns(piece)
        if line and used + columns > width:
            lines.append(line.rstrip())
            line, used = "", 0
        if line or not piece.isspace():
            line, used = line + piece, used + columns
    return [*lines, line.rstrip()] if line or not lines else lines


def pad(text: str, width: int) -> str:
    """`text` with blanks up to `width` columns."""
    return text + " " * max(width - count_columns(text), 0)
