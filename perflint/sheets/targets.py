"""Whether an indicator met its target, and the points a rate of completion earns."""

from __future__ import annotations

from decimal import Decimal

from perflint.arithmetic.interval import Value, at_ends
from perflint.arithmetic.judge import Formula
from perflint.sheets.cells import GridCell

_ONE = Decimal(1)
_NOTHING = Decimal(0)


def missed(target: GridCell, actual: GridCell) -> bool | None:
    """Whether the actual value misses the target; None where one of them is no number, their units
    differ, or a bare target does not tell which way it is meant."""
    goal, done = target.quantity, actual.quantity
    if goal is None or done is None or goal.dimension != done.dimension or actual.limit:
        return None
    if goal.dimension in ("number", "count", "people", "times") and goal.unit != done.unit:
        return None
    if target.limit == ">=":
        return done.amount < goal.amount
    if target.limit == "<=":
        return done.amount > goal.amount
    return False if done.amount == goal.amount else None


def deserved(target: GridCell) -> tuple[Formula, ...]:
    """How a missed target may be scored, each a formula of (actual, target, weight): in proportion,
    and for a limit also (1 − (actual − target) ÷ target) × weight, nothing from twice the limit on."""
    if target.limit == "<=":
        return (_excess, _inverse)
    return (_proportion,)


def _proportion(actual: Value, target: Value, weight: Value) -> Value:
    return actual / target * weight


def _inverse(actual: Value, target: Value, weight: Value) -> Value:
    return target / actual * weight


def _excess(actual: Value, target: Value, weight: Value) -> Value:
    return at_ends(max, 2 - actual / target, _NOTHING) * weight


def earned(rate: Value, weight: Value) -> Value:
    """Points for budget execution: weight × min(rate, 1), `rate` in percent (财预〔2020〕10号)."""
    return at_ends(min, rate / 100, _ONE) * weight
