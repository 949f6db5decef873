"""Sentences with known wrong characters, one a line: as written, a tab, as it should be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAIRS = Path(__file__).parents[2].parent / "shared" / "corpus" / "typos"
PARTS = ("official", "law", "contract")


class Pair(NamedTuple):
    """A sentence as `written`, and the places (start, end) where it is wrong."""

    part: str
    number: int
    written: str
    right: str
    wrong: tuple[tuple[int, int], ...]


def read_pairs(kept_aside: bool, parts: tuple[str, ...] = PARTS) -> Iterator[Pair]:
    """The pairs that differ character by character: every third is kept aside for the final measure,
    the others are for development."""
    for part in parts:
        lines = (PAIRS / f"{part}.tsv").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            written, right = line.split("\t")
            if (number % 3 == 2) == kept_aside and len(written) == len(right):
                yield Pair(part, number, written, right, tuple(_differences(written, right)))


def _differences(written: str, right: str) -> Iterator[tuple[int, int]]:
    start = -1
    for at, (one, other) in enumerate(zip(written + "\0", right + "\0", strict=True)):
        if one != other and start < 0:
            start = at
        elif one == other and start >= 0:
            yield start, at
            start = -1


def touched(pair: Pair, start: int, end: int) -> set[tuple[int, int]]:
    """The wrong places that [start, end) touches."""
    return {(low, high) for low, high in pair.wrong if low < end and start < high}
