"""What kind of slip turns a right number into the printed one."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from perflint.arithmetic.interval import Interval
from perflint.model.quantity import Quantity

_WIDEST = Decimal(6)
_POINT = (Decimal(10), Decimal(100), Decimal("0.1"), Decimal("0.01"))
_UNIT = tuple(Decimal(10) ** k for k in (3, 4, 8, -3, -4, -8))
_FEWEST_DIGITS = 2
OF_DIGITS = ("digit", "swap", "missing", "extra", "point")
"""Slips of the digits and the point, not of sign or unit."""
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
    return (
        _find_digit(stated, target)
        or ("point" if any(_lies(stated.amount * factor, possible) for factor in _POINT) else "")
        or _find_length(stated, target)
        or _find_factor(stated, possible, half)
    )


def _narrow(stated: Quantity, possible: Interval, exact: Decimal) -> Interval:
    """What is held against `stated`."""
    width = possible.high - possible.low
    if width <= stated.ulp * _WIDEST:
        return possible
    far = possible.high + width < stated.amount or stated.amount < possible.low - width
    return possible if far and width * _FAR < abs(exact) else Interval(exact, exact)


def _find_digit(stated: Quantity, target: Interval) -> str:
    """A slip within the digits that leaves as many."""
    number, length, places = _digits(stated)
    if length < _FEWEST_DIGITS:
        return ""
    wanted = _whole_between(stated, target, places)
    for at in range(length):
        digit = number // 10**at % 10
        if _fits(number - digit * 10**at, 10**at, wanted, but=digit):
            return "digit"
    for at in range(length - 1):
        one, other = number // 10**at % 10, number // 10 ** (at + 1) % 10
        if one != other and number + (one - other) * 9 * 10**at in wanted:
            return "swap"
    return ""


def _find_length(stated: Quantity, target: Interval) -> str:
    """A digit left out or typed twice."""
    number, length, places = _digits(stated)
    if length < _FEWEST_DIGITS:
        return ""
    coarser, same, finer = (_whole_between(stated, target, places + more) for more in (-1, 0, 1))
    for at in range(1, length + 1):
        above, below = divmod(number, 10**at)
        if _fits(above * 10 ** (at + 1) + below, 10**at, finer if at <= places else same):
            return "missing"
    for at in range(length) if length > _FEWEST_DIGITS else ():
        above, below = number // 10 ** (at + 1), number % 10**at
        if above * 10**at + below in (coarser if at < places else same):
            return "extra"
    return ""


def _digits(stated: Quantity) -> tuple[int, int, int]:
    """The printed digits as one whole number, how many there are, and how many behind the point."""
    whole, _, fraction = f"{abs(stated.value):f}".partition(".")
    return int(whole + fraction), len(whole) + len(fraction), len(fraction)


def _whole_between(stated: Quantity, target: Interval, places: int) -> range:
    """The numbers printed as `stated` that lie in `target`, counted in units of so many decimal places."""
    ends = (target.low / stated.scale, target.high / stated.scale)
    low, high = (-ends[1], -ends[0]) if stated.value < 0 else ends
    return range(
        int(low.scaleb(places).to_integral_value(ROUND_CEILING)),
        int(high.scaleb(places).to_integral_value(ROUND_FLOOR)) + 1,
    )


def _fits(rest: int, unit: int, wanted: range, but: int = -1) -> bool:
    """Whether some digit, not `but`, times `unit` and a rest make a number that is wanted."""
    first = max(0, -((rest - wanted.start) // unit))
    last = min(9, (wanted.stop - 1 - rest) // unit)
    return first <= last and not first == last == but


def _find_factor(stated: Quantity, possible: Interval, half: Decimal) -> str:
    """A slip of the point or the unit."""
    low, high = stated.amount - half, stated.amount + half
    for slip, factors in (("point", _POINT), ("unit", _UNIT)) if stated.value else ():
        for factor in factors:
            if possible.low <= high * factor and low * factor <= possible.high:
                return slip
    return ""


def _lies(value: Decimal, interval: Interval) -> bool:
    return interval.low <= value <= interval.high


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
