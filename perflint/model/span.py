"""A half-open range of characters."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters this span covers."""
        return text[self.start : self.end]


def is_within(spans: Sequence[Span], at: int) -> bool:
    """Whether a place is in one of `spans`, which are in order and apart."""
    last = bisect_right(spans, (at, sys.maxsize)) - 1
    return last >= 0 and at < spans[last].end


def covering(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans`, of which there is at least one."""
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))
