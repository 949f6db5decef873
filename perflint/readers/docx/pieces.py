"""What a story is made of, on its way into a Document."""

from __future__ import annotations

from dataclasses import dataclass

from perflint.model.document import Place
from perflint.readers.compose import DraftCell


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: what stands between two soft breaks, its label first."""

    text: str
    place: Place
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: its rows, each from left to right, None where a cell reaches down from above."""

    rows: list[list[DraftCell | None]]


Piece = Line | Rows
