"""Page numbers as a person writes them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby


def list_pages(numbers: Iterable[int]) -> str:
    """Page numbers in order, those that follow each other drawn together: 1—3、5."""
    runs = []
    for _, run in groupby(enumerate(sorted(set(numbers))), lambda pair: pair[1] - pair[0]):
        pages = [number for _, number in run]
        runs.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}—{pages[-1]}")
    return "、".join(runs)
