"""How large a change is, relative to where it began. Each operand enters once, so intervals stay tight."""

from __future__ import annotations

from decimal import Decimal

from perflint.arithmetic.interval import Value

_ONE = Decimal(1)


def over(delta: Value, before: Value) -> Value:
    """Δ ÷ before."""
    return abs(delta / before)


def relative(now: Value, before: Value) -> Value:
    """(now − before) ÷ before."""
    return abs(now / before - 1)


def of_grown(now: Value, delta: Value) -> Value:
    """Δ ÷ (now − Δ): the rate of a rise by Δ to now."""
    return abs(1 / (now / delta - 1))


def of_shrunk(now: Value, delta: Value) -> Value:
    """Δ ÷ (now + Δ): the rate of a fall by Δ to now."""
    return abs(1 / (now / delta + 1))


def compound(now: Value, before: Value, years: int) -> Value:
    """(now ÷ before) ^ (1 ÷ years) − 1: the average yearly rate (年均增长) of positive figures."""
    ratio = now / before
    return abs(ratio ** (_ONE / years) - 1) if ratio > 0 else ratio
