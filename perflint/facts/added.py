"""Parts that their figures show: numbers right behind one that they add up to, digit for digit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perflint.model.figure import Figure, same_dimension

_MOST, _TELLING = 8, 3
"""How many parts are looked at, and how many digits tell that a sum is none by chance."""


def parts_before(levels: Sequence[Figure]) -> tuple[Figure, ...]:
    """The last of `levels`, two or more, where the one right before them in their sentence is their sum."""
    last = levels[-1]
    total = Decimal(0)
    for size, figure in enumerate(reversed(levels[-_MOST - 1 :])):
        if figure.sentence != last.sentence or not same_dimension(figure, last):
            return ()
        amount = figure.quantity.amount
        if size > 1 and amount == total and _is_telling(figure):
            return tuple(levels[-size:])
        total += amount
    return ()


def _is_telling(figure: Figure) -> bool:
    return len(figure.quantity.value.normalize().as_tuple().digits) >= _TELLING
