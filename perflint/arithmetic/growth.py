"""How large a change is, relative to where it began. Each operand enters once, so intervals stay tight."""

from __future__ import annotations

from decimal import Decimal

from perflint.arithmetic.interval import Interval, point

_ONE = point(Decimal(1))


def over(delta: Interval, before: Interval) -> Interval:
    """Δ ÷ before."""
    return size(delta / before)


def relative(now: Interval, before: Interval) -> Interval:
    """(now − before) ÷ before."""
    return size(now / before - _ONE)


def of_grown(now: Interval, delta: Interval) -> Interval:
    """Δ ÷ (now − Δ): the rate of a rise by Δ to now."""
    return size(_ONE / (now / delta - _ONE))


def of_shrunk(now: Interval, delta: Interval) -> Interval:
    """Δ ÷ (now + Δ): the rate of a fall by Δ to now."""
    return size(_ONE / (now / delta + _ONE))


def compound(now: Interval, before: Interval, years: int) -> Interval:
    """(now ÷ before) ^ (1 ÷ years) − 1: the average yearly rate (年均增长) of positive figures."""
    power = _ONE.low / years
    ratio = now / before
    if ratio.low <= 0 or not ratio.high.is_finite():
        return ratio
    return size(Interval(ratio.low**power, ratio.high**power) - _ONE)


def size(value: Interval) -> Interval:
    """The interval without its sign."""
    return -value if value.high < 0 else value
