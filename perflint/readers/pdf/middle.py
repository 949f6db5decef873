"""The middle value; the module `statistics` would cost 5 ms to import."""

from __future__ import annotations

from collections.abc import Iterable


def middle(values: Iterable[float]) -> float:
    """The upper median; 0 of nothing."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 0.0
