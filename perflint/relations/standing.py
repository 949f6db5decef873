"""How ways to read one number stand among their rivals: signs count for and against each, as logarithms of odds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import exp

from perflint.model.figure import Figure

Points = Mapping[str, int]
"""What each sign counts for, in tenths of the logarithm of odds; a sign without points counts for nothing."""
Signs = Mapping[str, Points]
"""The points of the signs of each form of statement that has rivals: rules/signs.yaml."""
NONE = "none"
"""The sign of no way at all: what was meant is not among those that were found."""
UNIT = 10
_EVEN = "even"
_BANDS = ((0.75, "clear"), (0.55, "likely"), (0.35, _EVEN), (0.2, "open"), (0.1, "low"))
_FAR_OFF = Decimal(12)
"""By more than this hardly a slip misses: the point is moved by one place at most, mostly."""


def bands(ways: Sequence[Iterable[str]], points: Points) -> Iterator[str]:
    """The band of the likelihood of each way by its signs, beside the others and beside none of them; "" for what
    is hardly meant. Without any points nothing is known, and all are alike."""
    if not points:
        yield from (_EVEN for _ in ways)
        return
    weights = [exp(sum(points.get(sign, 0) for sign in one) / UNIT) for one in ways]
    together = sum(weights) + exp(points.get(NONE, 0) / UNIT)
    for weight in weights:
        share = weight / together
        yield next((band for least, band in _BANDS if share >= least), "")


def is_far_off(stated: Figure, meant: Decimal) -> bool:
    """Whether a number is that much larger or smaller than what it might be that the one is not of the other."""
    size = abs(stated.quantity.amount)
    return size > abs(meant) * _FAR_OFF or size * _FAR_OFF < abs(meant)
