"""A quoted line cut to the terminal's width around the place meant, in columns not characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

ELLIPSIS = "…"


class Quote(NamedTuple):
    """`text` to show, with the place meant from column `before` on, `width` columns wide."""

    text: str
    before: int
    width: int


def quote(excerpt: str, mark: tuple[int, int], room: int) -> Quote:
    """`excerpt` within `room` columns, as much of the mark in it as fits, context on both sides."""
    from rich.cells import cell_len

    start, end = mark
    meant = fit(excerpt[start:end], room - 4)
    if len(meant) < end - start:
        meant += ELLIPSIS
    left_text, right_text = excerpt[:start], excerpt[end:]
    spare = room - cell_len(meant)
    right_need = cell_len(right_text[:room])
    left = left_text
    if cell_len(left_text[-room:]) > spare - min(right_need, spare // 3):
        kept = fit(reversed(left_text), max(spare - min(right_need, spare // 3) - 2, 0))
        left = ELLIPSIS + kept[::-1]
    right = right_text
    if right_need > spare - cell_len(left):
        right = fit(right_text, max(spare - cell_len(left) - 2, 0)) + ELLIPSIS
    return Quote(left + meant + right, cell_len(left), max(cell_len(meant), 1))


def fit(characters: Iterable[str], room: int) -> str:
    """The first of `characters` that fit into `room` columns."""
    from rich.cells import cell_len

    kept: list[str] = []
    for character in characters:
        room -= cell_len(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept)
