"""Can a printed result come from these printed operands?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cached_property, lru_cache
from typing import Final

from perflint.arithmetic.interval import Interval, Value, rounded, truncated, widened
from perflint.arithmetic.slips import chance, diagnose
from perflint.model.claim import Verdict
from perflint.model.quantity import Quantity

_RARE = Decimal("0.1")
_GIVEN = 2
"""Decimals more to which points that were given are what is printed."""
Formula = Callable[..., Value]
"""Takes one value an operand, in base units, and returns the result in base units: Decimals for numbers as
they are printed, Intervals for all that they stand for."""


class Judgement:
    """A verdict on `stated`, the result exact to the printed operands (None where the formula has
    none), and all the values the operands allow; `known`: the slip, where it is known beforehand."""

    def __init__(
        self, verdict: Verdict, stated: Quantity, exact: Decimal | None = None,
        possible: Interval | None = None, known: str = "",
    ) -> None:  # fmt: skip
        self.verdict: Final = verdict
        self.stated: Final = stated
        self.exact: Final = exact
        self.possible: Final = possible
        self.known: Final = known

    @cached_property
    def expected(self) -> str:
        """How the exact result should print, "" where there is none."""
        return "" if self.exact is None else print_like(self.stated, self.exact)

    @cached_property
    def slip(self) -> str:
        """What kind of slip a contradiction looks like, "" where it looks like none."""
        if self.known:
            return self.known
        if self.verdict != "contradicted" or self.possible is None or self.exact is None:
            return ""
        return diagnose(self.stated, self.possible, self.exact)


def judge(stated: Quantity, formula: Formula, operands: tuple[Quantity, ...]) -> Judgement:
    """Whether `stated` can be `formula(*operands)`.

    The printed digits are tried first as they stand, rounded and then cut off; only then is each
    operand allowed every value that prints as it does; where those are so many that they would fit
    almost anything, the statement is skipped. So 120.83 for 1919.36 ÷ 1588.4 = 120.836 is
    right by truncation, although a base of 1588.45 would round to it. No tolerance enters: a
    statement is contradicted only where no such values exist.
    """
    if all(one.dimension == "score" for one in (stated, *operands)):
        stated, operands = _as_given(stated, operands)
    exact = compute(formula, [operand.amount for operand in operands])
    if exact is None:
        return Judgement("skipped", stated)
    if stated.qualifier or [one for one in operands if one.qualifier]:
        near = formula(*map(widened, operands)).meets(widened(stated))
        return Judgement("approximate" if near else "contradicted", stated, exact)
    unit = _place(stated.decimals)
    value = exact / stated.scale
    if value.quantize(unit, ROUND_HALF_UP) == stated.value:
        return Judgement("holds", stated, exact)
    if stated.dimension != "score" and value.quantize(unit, ROUND_DOWN) == stated.value:
        return Judgement("holds_if_truncated", stated, exact)
    return _judge_widely(stated, formula, operands, exact)


def _as_given(
    stated: Quantity, operands: tuple[Quantity, ...]
) -> tuple[Quantity, tuple[Quantity, ...]]:
    """Points that were given are what is printed: 27分 beside 46.5分 is 27.0 and no 26.6; what they make is
    told to a tenth at least."""
    finest = max((one.decimals for one in operands), default=0)
    stated = stated._replace(decimals=max(stated.decimals, min(finest, 1)))
    return stated, tuple([one._replace(decimals=finest + _GIVEN) for one in operands])


def compute(formula: Formula, amounts: Iterable[Decimal]) -> Decimal | None:
    """The result of a formula for numbers as they are printed, None where it has none: something by nought."""
    try:
        result: Decimal = formula(*amounts)
    except (ZeroDivisionError, InvalidOperation):
        return None
    return result


def _judge_widely(
    stated: Quantity, formula: Formula, operands: tuple[Quantity, ...], exact: Decimal
) -> Judgement:
    """As `judge`, each operand allowed what prints as it does."""
    wide, told = formula(*map(rounded, operands)), rounded(stated)
    if wide.meets(told):
        blunt = wide.high - wide.low > abs(stated.amount)
        return Judgement("skipped" if blunt else "holds", stated, exact, wide)
    cut, told_cut = formula(*map(truncated, operands)), truncated(stated)
    if wide.meets(told_cut) or cut.meets(told) or cut.meets(told_cut):
        return Judgement("holds", stated, exact)
    return Judgement("contradicted", stated, exact, wide)


def is_slip(judgement: Judgement) -> bool:
    """Whether a miss is that of a typist, and the number too long to look so by chance."""
    return judgement.slip not in ("", "sign") and chance(judgement.stated) <= _RARE


@lru_cache(maxsize=64)
def _place(decimals: int) -> Decimal:
    """One in the last of so many decimal places."""
    return Decimal(1).scaleb(-decimals)


def print_like(stated: Quantity, exact: Decimal) -> str:
    """`exact` (base units) printed with the decimals and unit of `stated`."""
    unit = _place(stated.decimals)
    return f"{(exact / stated.scale).quantize(unit, ROUND_HALF_UP):f}{stated.unit}"
