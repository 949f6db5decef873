"""What kind of slip turns a right number into the printed one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise, product

from perflint.arithmetic.interval import Interval
from perflint.model.quantity import Quantity

_WIDEST = Decimal(6)
_POINT = (Decimal(10), Decimal(100), Decimal("0.1"), Decimal("0.01"))
_UNIT = tuple(Decimal(10) ** k for k in (3, 4, 8, -3, -4, -8))
_FEWEST_DIGITS = 2
_PREFIXES = {Decimal(10) ** k: prefix for k, prefix in ((0, ""), (3, "千"), (4, "万"), (8, "亿"))}
_FAR = 20
_NEIGHBOURS = 21


def diagnose(stated: Quantity, possible: Interval, exact: Decimal) -> str:
    """The slip that leads from a value in `possible` (base units) to `stated`, "" where none does:
    sign, digit (one changed), swap (two neighbours exchanged), missing or extra (one digit), point
    (moved by one or two places), unit (a thousand, ten thousand or a hundred million apart).

    Where `possible` is wide next to the last printed place, almost any number is one slip away from
    a right one, so only `exact`, the value of the printed digits, is tried, and slips that lead far.
    """
    half = stated.ulp / 2
    possible = _narrow(stated, possible, exact)
    target = Interval(possible.low - half, possible.high + half)
    if _lies(-stated.amount, target) and stated.value:
        return "sign"
    return _find_digit(stated, target) or _find_factor(stated, possible, half)


def _narrow(stated: Quantity, possible: Interval, exact: Decimal) -> Interval:
    """What is held against `stated`."""
    width = possible.high - possible.low
    if width <= stated.ulp * _WIDEST:
        return possible
    far = possible.high + width < stated.amount or stated.amount < possible.low - width
    return possible if far and width * _FAR < abs(exact) else Interval(exact, exact)


def _find_digit(stated: Quantity, target: Interval) -> str:
    """A slip within the digits."""
    scale = -stated.scale if stated.value < 0 else stated.scale
    low, high = target.low, target.high
    digits = f"{abs(stated.value):f}"
    if sum(c.isdigit() for c in digits) >= _FEWEST_DIGITS:
        for slip, meant in _neighbours(digits):
            if low <= meant * scale <= high:
                return slip
    return ""


def _find_factor(stated: Quantity, possible: Interval, half: Decimal) -> str:
    """A slip of the point or the unit."""
    for slip, factors in (("point", _POINT), ("unit", _UNIT)):
        for factor in factors:
            near = Interval(possible.low - half * factor, possible.high + half * factor)
            if stated.value and _lies(stated.amount * factor, near):
                return slip
    return ""


def _lies(value: Decimal, interval: Interval) -> bool:
    return interval.low <= value <= interval.high


@cache
def _neighbours(digits: str) -> tuple[tuple[str, Decimal], ...]:
    return tuple((slip, Decimal(meant)) for slip, meant in _written(digits))


def _written(digits: str) -> Iterator[tuple[str, str]]:
    """What may have been meant by `digits`, with the slip it takes."""
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    for i, other in product(places, "0123456789"):
        if other != digits[i]:
            yield "digit", digits[:i] + other + digits[i + 1 :]
    for i, j in pairwise(places):
        if digits[i] != digits[j]:
            between = digits[i + 1 : j]
            yield "swap", digits[:i] + digits[j] + between + digits[i] + digits[j + 1 :]
    for i, new in product(places, "0123456789"):
        yield "missing", digits[:i] + new + digits[i:]
    for i in places if len(places) > _FEWEST_DIGITS else ():
        yield "extra", digits[:i] + digits[i + 1 :]


def chance(quantity: Quantity) -> Decimal:
    """How likely a number is to be one slip away from any other of its length: of `n` digits there are
    about 21 n such neighbours."""
    digits = len(quantity.value.as_tuple().digits)
    return Decimal(_NEIGHBOURS * digits).scaleb(-digits)


def name_unit(stated: Quantity, exact: Decimal) -> str:
    """The unit under which the digits of `stated` would make `exact`: 万元 where 亿元 is printed; ""
    where no such unit has a name."""
    if not stated.value or not exact:
        return ""
    scale = stated.scale.scaleb(round((abs(exact) / abs(stated.amount)).log10()))
    prefix = _PREFIXES.get(scale)
    return "" if prefix is None else prefix + stated.unit.lstrip("百千万亿")
