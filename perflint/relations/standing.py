"""How ways to read one number stand among their rivals: signs count for and against each, as logarithms of odds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from math import exp

from perflint.model.figure import Figure

_BANDS = ((0.75, "clear"), (0.55, "likely"), (0.35, "even"), (0.2, "open"), (0.1, "low"))
_FAR_OFF = Decimal(12)
"""By more than this hardly a slip misses: the point is moved by one place at most, mostly."""


def bands(
    signs: Iterable[Iterable[str]], points: Mapping[str, float], none: float
) -> Iterator[str]:
    """The band of the likelihood of each way by its signs, beside the others and beside none of them, for which
    `none` counts; "" for what is hardly meant."""
    weights = [exp(sum(points[sign] for sign in one)) for one in signs]
    together = sum(weights) + exp(none)
    for weight in weights:
        share = weight / together
        yield next((band for least, band in _BANDS if share >= least), "")


def is_far_off(stated: Figure, meant: Decimal) -> bool:
    """Whether a number is that much larger or smaller than what it might be that the one is not of the other."""
    size = abs(stated.quantity.amount)
    return size > abs(meant) * _FAR_OFF or size * _FAR_OFF < abs(meant)
