"""Closed intervals of Decimal: the values a printed number stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from perflint.model.quantity import Quantity
from perflint.model.record import Record

_INFINITY = Decimal("Infinity")
_HALF, _ALMOST = Decimal("0.5"), Decimal("0.999999")
Plain = Decimal | int


class Interval(Record):
    """All values from `low` to `high`, both included; either may be infinite."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval | Plain) -> Interval:
        if not isinstance(other, Interval):
            return Interval(self.low + other, self.high + other)
        return Interval(self.low + other.low, self.high + other.high)

    __radd__ = __add__

    def __sub__(self, other: Interval | Plain) -> Interval:
        if not isinstance(other, Interval):
            return Interval(self.low - other, self.high - other)
        return Interval(self.low - other.high, self.high - other.low)

    def __rsub__(self, other: Plain) -> Interval:
        return Interval(other - self.high, other - self.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __abs__(self) -> Interval:
        """The interval without its sign."""
        return -self if self.high < 0 else self

    def __mul__(self, other: Interval | Plain) -> Interval:
        other = other if isinstance(other, Interval) else point(Decimal(other))
        if self.low > 0 < other.low:
            return Interval(self.low * other.low, self.high * other.high)
        corners = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Plain) -> Interval:
        """Raises ZeroDivisionError where the divisor may be nothing but zero; a divisor that only
        touches zero makes the quotient unbounded."""
        other = other if isinstance(other, Interval) else point(Decimal(other))
        if other.low == other.high == 0:
            raise ZeroDivisionError
        if self.low > 0 < other.low:
            return Interval(self.low / other.high, self.high / other.low)
        if other.low <= 0 <= other.high:
            return Interval(-_INFINITY, _INFINITY)
        corners = [_over(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __rtruediv__(self, other: Plain) -> Interval:
        return point(Decimal(other)) / self

    def __pow__(self, power: Decimal) -> Interval:
        return Interval(self.low**power, self.high**power)

    def __gt__(self, other: Plain) -> bool:
        return self.low > other

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
    room = quantity.ulp * _ALMOST
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


Value = Any
"""What a formula takes and gives: Decimals for numbers as they are printed, Intervals for all they stand for."""


def at_ends(choose: Callable[[Iterable[Decimal]], Decimal], *values: Value) -> Value:
    """The least or the most (`choose`: min, max) of values, end by end where there are intervals among them."""
    low, high = choose(map(low_of, values)), choose(map(high_of, values))
    return Interval(low, high) if any(isinstance(one, Interval) for one in values) else low


def low_of(value: Interval | Decimal) -> Decimal:
    """The least that a value stands for."""
    return value.low if isinstance(value, Interval) else value


def high_of(value: Interval | Decimal) -> Decimal:
    """The most that a value stands for."""
    return value.high if isinstance(value, Interval) else value


def _times(a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if not a or not b else a * b


def _over(a: Decimal, b: Decimal) -> Decimal:
    try:
        return a / b
    except InvalidOperation:  # infinity over infinity: any value at all
        return _INFINITY
