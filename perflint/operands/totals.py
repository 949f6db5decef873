"""Whether parts add up to their total."""

from __future__ import annotations

from decimal import Decimal

from perflint.arithmetic.interval import Interval, Value, high_of, low_of
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.quantity import Quantity

Parts = tuple[Quantity, ...]
_NOUGHT = Decimal(0)


def judge_sum(total: Quantity, parts: Parts) -> Judgement:
    """Whether `parts` add up to `total`, both as printed."""
    return judge(total, sum_of, parts)


def sum_of(*parts: Value) -> Value:
    """The sum of parts."""
    if isinstance(parts[0], Decimal):
        return sum(parts)
    return Interval(sum(map(low_of, parts), _NOUGHT), sum(map(high_of, parts), _NOUGHT))
