"""A reading: one way to take a printed number as the result of others."""

from __future__ import annotations

from decimal import Decimal
from math import prod
from typing import NamedTuple

from perflint.arithmetic import growth
from perflint.arithmetic.interval import Value
from perflint.arithmetic.judge import Formula
from perflint.model.figure import Figure
from perflint.model.record import Record


class Calculation(NamedTuple):
    """How a result follows from its operands: in Intervals of base units, and as it is written; whether
    by dividing or multiplying, so that on wrong operands it may be any number, while a sum that leaves one
    out is near."""

    formula: Formula
    template: str
    divides: bool = False


def _ratio(part: Value, base: Value) -> Value:
    return part / base * 100


def _of_grown(now: Value, delta: Value) -> Value:
    return growth.of_grown(now, delta) * 100


def _of_shrunk(now: Value, delta: Value) -> Value:
    return growth.of_shrunk(now, delta) * 100


def _over(delta: Value, before: Value) -> Value:
    return growth.over(delta, before) * 100


def _rise(now: Value, before: Value) -> Value:
    return (now / before - 1) * 100


def _fall(now: Value, before: Value) -> Value:
    return (1 - now / before) * 100


def _more(now: Value, before: Value) -> Value:
    return now - before


def _less(now: Value, before: Value) -> Value:
    return before - now


def _apart(now: Value, before: Value) -> Value:
    return abs(now - before)


def _by_share(part: Value, whole: Value, share: Value) -> Value:
    return part / whole * share


def _share_of_sum(part: Value, *others: Value) -> Value:
    return part / (part + sum(others)) * 100


def _sum_of_base(base: Value, *parts: Value) -> Value:
    return sum(parts) / base * 100


SUM_OF_BASE = Calculation(_sum_of_base, "各项之和 ÷ {}", True)
SHARE_OF_SUM = Calculation(_share_of_sum, "{} ÷ 各项之和", True)
BY_SHARE = Calculation(_by_share, "{} ÷ {} × {}", True)
REST_OF_RATE = Calculation(
    lambda part, rate: abs(part / rate * 100 - part), "{0} ÷ {1} - {0}", True
)
"""What a rate leaves of the base that it does not tell."""
LESS_RATE = Calculation(lambda base, rate: base - base * rate / 100, "{0} × (1 - {1})", True)
RATIO = Calculation(_ratio, "{} ÷ {}", True)
PART_OF_LESS = Calculation(lambda now, delta: now / (now - delta) * 100, "{0} ÷ ({0} - {1})", True)
PART_OF_MORE = Calculation(lambda now, delta: now / (now + delta) * 100, "{0} ÷ ({0} + {1})", True)
OF_GROWN = Calculation(_of_grown, "{1} ÷ ({0} - {1})", True)
OF_SHRUNK = Calculation(_of_shrunk, "{1} ÷ ({0} + {1})", True)
OVER = Calculation(_over, "{} ÷ {}", True)
RISE = Calculation(_rise, "({0} - {1}) ÷ {1}", True)
FALL = Calculation(_fall, "({1} - {0}) ÷ {1}", True)
OF_CHANGE = Calculation(
    lambda change, now: change / (now - change) * 100, "{0} ÷ ({1} - {0})", True
)
"""By how much in a hundred a change, which bears its sign, has led to a figure."""
PRODUCT = Calculation(lambda number, each: number * each, "{} × {}")
APART = Calculation(_apart, "{} - {}")
MORE = Calculation(_more, "{0} - {1}")
LESS = Calculation(_less, "{1} - {0}")
AVERAGE = Calculation(lambda total, number: total / number, "{} ÷ {}", True)
SAME = Calculation(lambda value: value, "{}")
SUM = "+"
"""The template that writes operands as a sum, however many there are."""


LEFT = " - "
"""How the template ends that takes operands off a constant, however many there are."""
ROW, ROWS = "row:", "rows:"
"""How the forms begin of what the line of a table tells, ROWS where other lines speak for it, which is then
the first feature."""


def rest_of(constant: Decimal) -> Calculation:
    """What the operands leave of a constant."""

    def formula(*values: Value) -> Value:
        return constant - sum(values)

    return Calculation(formula, f"{constant}{LEFT}")


def whole_of(constant: Decimal) -> Calculation:
    """What the operands but the last leave of a constant for the last; written as their sum."""

    def formula(*values: Value) -> Value:
        return constant - sum(values[:-1])

    return Calculation(formula, SUM)


def apart_from(constant: Decimal) -> Calculation:
    """How far an operand is from a constant."""

    def formula(value: Value) -> Value:
        return abs(value - constant)

    return Calculation(formula, f"{{}} - {constant.normalize():f}".replace("E+", ""))


def _joined(sign: str, size: int, constant: Decimal) -> str:
    """Operands joined by a sign, and a constant that is not one behind them."""
    behind = f"{sign}{constant:f}" if constant != 1 else ""
    return sign.join(["{}"] * size) + behind


def shared_out(size: int, constant: Decimal) -> Calculation:
    """The first operand by all others and a constant."""

    def formula(*values: Value) -> Value:
        result = values[0] / constant
        for value in values[1:]:
            result = result / value
        return result

    return Calculation(formula, _joined(" ÷ ", size, constant), True)


def multiplied(size: int, constant: Decimal) -> Calculation:
    """All operands and a constant multiplied."""

    def formula(*values: Value) -> Value:
        return prod(values, start=constant)

    return Calculation(formula, _joined(" × ", size, constant), True)


def grown(stated: Figure) -> Calculation:
    """The growth from one figure to another, by the direction its words give or its sign shows."""
    return FALL if stated.direction == "-" and stated.quantity.value >= 0 else RISE


def below(stated: Figure, calculation: Calculation) -> Calculation:
    """A calculation of how large a change is for one `stated` as a number below nought: 减少4万元，变动率-5%."""
    if stated.quantity.value >= 0:
        return calculation

    def formula(*values: Value) -> Value:
        return -calculation.formula(*values)

    return calculation._replace(formula=formula, template=f"-{calculation.template}")


def changed(stated: Figure) -> Calculation:
    """The change from one figure to another, likewise."""
    if not stated.direction:
        return APART
    return LESS if stated.direction == "-" and stated.quantity.value >= 0 else MORE


def before_change(change: Figure) -> Calculation:
    """What stood before a change, from what it led to."""
    if change.direction == "-":
        return Calculation(lambda now, moved: now + moved, "{} + {}")
    return Calculation(lambda now, moved: now - moved, "{} - {}")


def compound(years: int) -> Calculation:
    """The average yearly growth over `years`."""

    def formula(now: Value, before: Value) -> Value:
        return growth.compound(now, before, years) * 100

    return Calculation(formula, f"({{}} ÷ {{}}) 的 {years} 次方根 - 1", True)


def signed(signs: tuple[int, ...]) -> Calculation:
    """The sum of operands, each taken with its sign."""

    def total(*values: Value) -> Value:
        signed = zip(signs, values, strict=True)
        return sum(value if sign > 0 else -value for sign, value in signed)

    template = "".join(
        ("" if n == 0 and sign > 0 else "-" if n == 0 else " + " if sign > 0 else " - ") + "{}"
        for n, sign in enumerate(signs)
    )
    return Calculation(total, template)


def sum_of_sums(number: int) -> Calculation:
    """The rate of several groups together: their `number` parts over their as many bases."""

    def together(*operands: Value) -> Value:
        parts, bases = operands[:number], operands[number:]
        return _sum_of_base(sum(bases), *parts)

    return Calculation(together, "各部分之和 ÷ 各基数之和", True)


def ratio_of_sum(signs: tuple[int, ...]) -> Calculation:
    """A part by the sum of a base and its changes, each taken with its sign."""
    sum_of = signed((1, *signs))

    def ratio(part: Value, *values: Value) -> Value:
        return _ratio(part, sum_of.formula(*values))

    return Calculation(ratio, "{} ÷ (" + sum_of.template + ")", True)


def rate_of_changes(signs: tuple[int, ...]) -> Calculation:
    """The sum of changes, each taken with its sign, by what they change."""
    sum_of = signed(signs)

    def rate(base: Value, *changes: Value) -> Value:
        return _ratio(sum_of.formula(*changes), base)

    written = "".join(
        ("" if n == 0 and sign > 0 else "-" if n == 0 else " + " if sign > 0 else " - ")
        + f"{{{n + 1}}}"
        for n, sign in enumerate(signs)
    )
    return Calculation(
        rate, f"({written}) ÷ {{0}}" if len(signs) > 1 else f"{written} ÷ {{0}}", True
    )


Group = tuple[str, int]
"""What a reading is of, and the index of the figure it states."""


class Reading(Record):
    """`stated` read as the result of `operands` (role and figure) under `calculation`.

    `form` names the kind of statement; readings of one `group` are rivals, of which one at most is
    meant; `features` are what its reliability is counted by, `signs` what speaks for and against it among them.
    `mandatory`: its words fix every operand, so that a miss is a mistake unless public text shows
    otherwise.
    """

    form: str
    stated: Figure
    operands: tuple[tuple[str, Figure], ...]
    calculation: Calculation
    group: Group = ("", -1)
    features: tuple[str, ...] = ()
    mandatory: bool = False
    signs: tuple[str, ...] = ()
