"""Columns that follow from others as their figures show, whatever their headings say.

A percentage that is, in row after row, one of two columns by the other, or its growth, or the part of the
row of totals; a column that is the sum, the product or the quotient of others. Chance does not do that
often, so that the row which does not fit is a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import permutations

from perflint.arithmetic.interval import point
from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.relations.column_relations import Numbers, Relation
from perflint.relations.reading import (
    AVERAGE,
    OF_CHANGE,
    PRODUCT,
    RATIO,
    RISE,
    Calculation,
    Group,
    Reading,
    signed,
)

_ONE = Decimal(1)
_LEAST, _EARLY = 3, 4
_MOST_PARTS = 8
_RATES = (
    ("found_ratio", RATIO, ("part", "base")),
    ("found_rise", RISE, ("now", "before")),
    ("found_growth", OF_CHANGE, ("change", "now")),
)
_COMPUTED = ("change", "left", "growth")
_NO_AMOUNTS = ("", "percent", "points", "score")


def find_found_columns(numbers: Numbers, told: Set[frozenset[int]]) -> Iterator[Relation]:
    """The relations between columns; no sum of `told`, sets of columns whose headings tell how they are one."""
    if len(numbers.columns) < 2 or len(numbers.lines) <= _LEAST:
        return
    of = {at: _dimension(numbers, at) for at in numbers.columns}
    yield from _rates(numbers, of)
    yield from _products(numbers, of)
    for one in _sums(numbers, of):
        if frozenset((one.stated, *one.operands)) not in told:
            yield one


def _rates(numbers: Numbers, of: dict[int, str]) -> Iterator[Relation]:
    plain = [at for at in numbers.columns if of[at] not in ("", "percent", "points")]
    for column in numbers.columns:
        if of[column] == "percent":
            for pair in permutations(plain, 2):
                if of[pair[0]] == of[pair[1]]:
                    for form, calculation, roles in _RATES:
                        operands = dict(zip(pair, roles, strict=True))
                        yield from _column(
                            numbers, column, operands, form, calculation, ("rate", column)
                        )


def _products(numbers: Numbers, of: dict[int, str]) -> Iterator[Relation]:
    """Amounts that are a number of things at a price for each, prices that are an amount by a number."""
    counted = [
        at for at in numbers.columns if of[at] not in ("", "money", "percent", "points", "score")
    ]
    money = [at for at in numbers.columns if of[at] == "money"]
    for number in counted:
        for amount, each in permutations(money, 2):
            found = list(
                _column(
                    numbers, amount, {number: "number", each: "each"}, "found_product", PRODUCT,
                    ("amount", amount),
                )
            ) or _column(
                numbers, each, {amount: "total", number: "number"}, "found_average", AVERAGE,
                ("average", each),
            )  # fmt: skip
            yield from found


def _sums(numbers: Numbers, of: dict[int, str]) -> Iterator[Relation]:
    """A column that is the sum of those right behind or right before it, rates left out; told of that whose
    heading says that it is what is left or by how much one differs from another."""
    taken: set[int] = set()
    amounts = [at for at in numbers.columns if of[at] not in _NO_AMOUNTS]
    for place, column in enumerate(amounts):
        if column in taken:
            continue
        for side in (amounts[place + 1 :], amounts[:place][::-1]):
            run: list[int] = []
            for other in side[:_MOST_PARTS]:
                if of[other] != of[column]:
                    break
                run.append(other)
                if len(run) > 1 and (found := list(_sum(numbers, column, sorted(run)))):
                    taken.update(run)
                    yield from found
                    break


def _sum(numbers: Numbers, total: int, parts: Sequence[int]) -> Iterator[Relation]:
    left = [at for at in parts if numbers.sheet.columns[at].role in _COMPUTED]
    if len(left) == 1:
        others = [at for at in parts if at != left[0]]
        calculation = signed((1, *(-1 for _ in others)))
        group = "left" if numbers.sheet.columns[left[0]].role == "left" else "change"
        operands = {total: "first", **dict.fromkeys(others, "second")}
        yield from _column(
            numbers, left[0], operands, "found_difference", calculation, (group, left[0])
        )
        return
    operands = dict.fromkeys(parts, "part")
    yield from _column(
        numbers, total, operands, "found_sum", signed((1,) * len(parts)), ("list", total)
    )


def _column(
    numbers: Numbers, stated: int, operands: Mapping[int, str], form: str, calculation: Calculation,
    group: Group,
) -> Iterator[Relation]:  # fmt: skip
    """The relation of a column to `operands`, columns with their roles, where nearly all lines fit that
    say anything."""
    lines = []
    good = bad = 0
    rows = zip(*(numbers.column(at) for at in operands), strict=True)
    for line, result, row in zip(numbers.lines, numbers.column(stated), rows, strict=True):
        given = [one for one in row if one is not None]
        if result is None or len(given) < len(operands):
            continue
        lines.append(line)
        if not _tells(result, given):
            continue
        fit = _fits(result, calculation, given)
        good, bad = good + fit, bad + (not fit)
        if bad * _LEAST > good and good + bad >= _EARLY:
            return
    if good < _LEAST or bad * _LEAST > good:
        return
    told = numbers.tell(lines[0], sorted({stated, *operands}))
    if told is None:
        return
    view, columns = told
    figures = {column: _as_printed(view.figures[at]) for at, column in columns.items()}
    named = tuple((role, figures[at]) for at, role in operands.items())
    reading = Reading(form, figures[stated], named, calculation, group)
    yield Relation(reading, stated, tuple(operands), tuple(lines))


def _as_printed(figure: Figure) -> Figure:
    return figure._replace(quantity=figure.quantity._replace(scale=_ONE, decimals=0))


def _tells(result: Quantity, operands: list[Quantity]) -> bool:
    """Whether that a line fits says anything: not where a number is nought or two are the same."""
    numbers = [result, *operands]
    amounts = {one.amount for one in numbers}
    return all(amounts) and len(amounts) == len(numbers)


def _fits(result: Quantity, calculation: Calculation, operands: list[Quantity]) -> bool:
    """Whether a result is that of its operands to the last place printed, give or take their rounding."""
    try:
        exact = calculation.formula(*[point(one.amount) for one in operands]).low
    except ZeroDivisionError:
        return False
    room = result.ulp
    if not calculation.divides:
        room = max(room, *(one.ulp for one in operands))
    return abs(exact - result.amount) * 2 <= room


def _dimension(numbers: Numbers, column: int) -> str:
    """The dimension that all numbers of a column share, "" for none."""
    found = {number.dimension for number in numbers.column(column) if number is not None}
    return found.pop() if len(found) == 1 else ""
