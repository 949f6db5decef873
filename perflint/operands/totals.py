"""Whether parts add up to their total."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.quantity import Quantity

Parts = tuple[Quantity, ...]


def judge_sum(total: Quantity, parts: Parts) -> Judgement:
    """Whether `parts` add up to `total`, both as printed."""
    return judge(total, lambda *intervals: sum_of(intervals), parts)


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """The interval of a sum."""
    return sum(intervals, point(Decimal(0)))
