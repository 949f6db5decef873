"""Columns that follow from others as their figures show, whatever their headings say.

A percentage that is, in row after row, one of two columns by the other, or its growth, or the part of the
row of totals; a column that is the sum, the product or the quotient of others. Chance does not do that
often, so that the row which does not fit is a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import permutations

from perflint.relations.balanced_columns import find_balanced_columns
from perflint.relations.column_fit import LEAST, dimension_of, fit_column
from perflint.relations.column_relations import Numbers, Relation
from perflint.relations.reading import (
    AVERAGE,
    OF_CHANGE,
    PRODUCT,
    RATIO,
    RISE,
    signed,
)

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
    if len(numbers.columns) < 2 or len(numbers.lines) <= LEAST:
        return
    of = {at: dimension_of(numbers, at) for at in numbers.columns}
    yield from _rates(numbers, of)
    yield from _products(numbers, of)
    yield from find_balanced_columns(numbers, of)
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
                        yield from fit_column(
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
                fit_column(
                    numbers, amount, {number: "number", each: "each"}, "found_product", PRODUCT,
                    ("amount", amount),
                )
            ) or fit_column(
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
        yield from fit_column(
            numbers, left[0], operands, "found_difference", calculation, (group, left[0])
        )
        return
    operands = dict.fromkeys(parts, "part")
    yield from fit_column(
        numbers, total, operands, "found_sum", signed((1,) * len(parts)), ("list", total)
    )
