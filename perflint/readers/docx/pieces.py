"""What a story is made of, on its way into a Document."""

from __future__ import annotations

from typing import NamedTuple

from perflint.model.document import Place
from perflint.readers.compose import DraftCell


class Line(NamedTuple):
    """A line of a paragraph: what stands between two soft breaks, its label first."""

    text: str
    place: Place
    level: int | None = None


class Rows(NamedTuple):
    """A table: its rows, each from left to right, None where a cell reaches down from above."""

    rows: list[list[DraftCell | None]]


Piece = Line | Rows
