"""Whether parts add up to their total."""

from __future__ import annotations

from decimal import Decimal

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.quantity import Quantity

Parts = tuple[Quantity, ...]


def judge_sum(total: Quantity, parts: Parts) -> Judgement:
    """Whether `parts` add up to `total`, both as printed."""
    return judge(total, sum_of, parts)


def sum_of(*parts: Interval) -> Interval:
    """The interval of a sum."""
    low = sum([part.low for part in parts], Decimal(0))
    if all(part.low is part.high for part in parts):
        return point(low)
    return Interval(low, sum([part.high for part in parts], Decimal(0)))
