"""Parts that their figures show: numbers right behind one that they add up to, digit for digit."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from perflint.model.figure import Figure, same_dimension

_MOST, _TELLING = 8, 3
"""How many parts are looked at, and how many digits tell that a sum is none by chance."""


def parts_before(last: Figure, before: Iterable[Figure]) -> list[Figure]:
    """`last` and those right before it, two or more, where the one before these in their sentence is their sum;
    `before` are the levels before `last`, the nearest first."""
    parts, total = [last], last.quantity.amount
    for figure in islice(before, _MOST):
        if figure.sentence != last.sentence or not same_dimension(figure, last):
            return []
        amount = figure.quantity.amount
        if len(parts) > 1 and amount == total and _is_telling(figure):
            return parts
        parts.append(figure)
        total += amount
    return []


def _is_telling(figure: Figure) -> bool:
    return len(figure.quantity.value.normalize().as_tuple().digits) >= _TELLING
