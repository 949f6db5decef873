"""Closed intervals of Decimal: the values a printed number stands for."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from perflint.model.quantity import Quantity
from perflint.model.record import Record

_INFINITY = Decimal("Infinity")
_HALF = Decimal("0.5")


class Interval(Record):
    """All values from `low` to `high`, both included; either may be infinite."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        if self.low is self.high and other.low is other.high:
            return point(self.low + other.low)
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        if self.low is self.high and other.low is other.high:
            return point(self.low - other.low)
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __mul__(self, other: Interval) -> Interval:
        if self.low is self.high and other.low is other.high:
            return point(_times(self.low, other.low))
        if self.low > 0 < other.low:
            return Interval(self.low * other.low, self.high * other.high)
        corners = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError where the divisor may be nothing but zero; a divisor that only
        touches zero makes the quotient unbounded."""
        if other.low == other.high == 0:
            raise ZeroDivisionError
        if self.low is self.high and other.low is other.high:
            return point(_over(self.low, other.low))
        if self.low > 0 < other.low:
            return Interval(self.low / other.high, self.high / other.low)
        if other.low <= 0 <= other.high:
            return Interval(-_INFINITY, _INFINITY)
        corners = [_over(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


def point(value: Decimal) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def rounded(quantity: Quantity) -> Interval:
    """Values, in base units, that print as `quantity` when rounded half up (ends included). Counts
    of things stand for themselves, and so does nought, which is written where nothing was spent."""
    if quantity.exact or not quantity.value:
        return point(quantity.amount)
    half = quantity.ulp * _HALF
    return Interval(quantity.amount - half, quantity.amount + half)


def truncated(quantity: Quantity) -> Interval:
    """Values, in base units, that print as `quantity` when cut off (the far end is excluded in
    truth; callers compare with `meets`, so it is drawn in by a millionth of the last place)."""
    if quantity.exact or not quantity.value:
        return point(quantity.amount)
    room = quantity.ulp * Decimal("0.999999")
    amount = quantity.amount
    return Interval(amount, amount + room) if amount > 0 else Interval(amount - room, amount)


def widened(quantity: Quantity) -> Interval:
    """Values a qualified number may stand for: 约 one unit of its last significant digit either way,
    超/余 anything from it on, 近/不足 anything up to it."""
    amount = quantity.amount
    if quantity.qualifier == "over":
        return Interval(amount, _INFINITY)
    if quantity.qualifier == "under":
        return Interval(min(amount, Decimal(0)), amount)
    if quantity.qualifier == "about":
        normal = quantity.value.normalize()
        step = Decimal(1).scaleb(int(normal.as_tuple().exponent)) * quantity.scale
        return Interval(amount - step, amount + step)
    return rounded(quantity)


def _times(a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if not a or not b else a * b


def _over(a: Decimal, b: Decimal) -> Decimal:
    try:
        return a / b
    except InvalidOperation:  # infinity over infinity: any value at all
        return _INFINITY
