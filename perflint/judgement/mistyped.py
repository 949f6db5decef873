"""A sum or balance that misses because one of its addends was mistyped, not its result."""

from __future__ import annotations

from decimal import Decimal

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import Judgement, compute
from perflint.arithmetic.slips import OF_DIGITS, diagnose
from perflint.model.quantity import Quantity
from perflint.relations.reading import Reading

OPERAND = "operand"
"""What a miss looks like where one operand is a slip away from what makes the result right."""


def mistyped(judgement: Judgement, reading: Reading) -> Quantity | None:
    """The operand with most digits that is one slip away from the value with which `reading` gives the
    stated number to the digit; None where none is, or the reading divides."""
    if reading.calculation.divides or judgement.exact is None:
        return None
    quantities = [figure.quantity for _, figure in reading.operands]
    off = judgement.stated.amount - judgement.exact
    found = [
        one for at, one in enumerate(quantities)
        if one.ulp <= judgement.stated.ulp
        and any(_mends(reading, quantities, at, one.amount + step) for step in (off, -off))
    ]  # fmt: skip
    return max(found, key=digits_of, default=None)


def digits_of(quantity: Quantity) -> int:
    """How many digits are printed, without zeros at the end."""
    return len(quantity.value.normalize().as_tuple().digits)


def _mends(reading: Reading, quantities: list[Quantity], at: int, needed: Decimal) -> bool:
    """Whether `needed` in place of one operand makes the result right, and a slip leads from it to what is printed."""
    if needed <= 0:
        return False
    values = [needed if n == at else one.amount for n, one in enumerate(quantities)]
    return (
        compute(reading.calculation.formula, values) == reading.stated.quantity.amount
        and diagnose(quantities[at], point(needed), needed) in OF_DIGITS
    )
