"""Lines of limited width in columns, where a Chinese character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import east_asian_width

# What may not be torn apart: a word or a character, with what opens before and closes after it.
PIECE = re.compile(
    r"[“（《「【]*+(?:[!-~]{1,40}+|[ \t]++|.|$)[，。；：、）？！”》」】]*+", re.DOTALL
)


def count_columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def find_breaks(text: str, width: int) -> Iterator[int]:
    """The offsets in `text` at which a new line begins, so that none is wider than `width`."""
    used = 0
    for found in PIECE.finditer(text):
        piece = found[0]
        columns = count_columns(piece.rstrip())
        if used and used + columns > width:
            yield found.start()
            used = 0
        used += count_columns(piece)


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, without blanks at their ends."""
    offsets = [0, *find_breaks(text, width), len(text)]
    return [text[a:b].strip() for a, b in pairwise(offsets)]


def pad(text: str, width: int) -> str:
    """`text` with blanks up to `width` columns."""
    return text + " " * max(width - count_columns(text), 0)
