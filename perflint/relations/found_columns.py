"""Columns that follow from others as their figures show, whatever their headings say.

A percentage that is, in row after row, one of two columns by the other, or its growth, or the part of the
row of totals; a column that is the sum, the product or the quotient of others. Chance does not do that
often, so that the row which does not fit is a question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from decimal import Context, Decimal
from itertools import combinations, permutations, takewhile
from math import log10

from perflint.arithmetic.interval import Value
from perflint.relations.balanced_columns import find_balanced_columns
from perflint.relations.column_fit import MOST_MISSING, dimension_of, fit_column
from perflint.relations.column_relations import Numbers, Relation
from perflint.relations.reading import (
    AVERAGE,
    OF_CHANGE,
    PRODUCT,
    RATIO,
    RISE,
    Calculation,
    signed,
)
from perflint.sheets.ledger import is_each

_MOST_PARTS = 8
_RATES = (
    ("found_ratio", RATIO, ("part", "base")),
    ("found_rise", RISE, ("now", "before")),
    ("found_growth", OF_CHANGE, ("change", "now")),
)
_COMPUTED = ("change", "left", "growth")
_COARSE = Context(prec=2)
_YEARLY = (1, 2)
_FACTORS = {(1,): 1.0, _YEARLY: 1.2}
"""What a factor may be but for a power of ten, by its digits."""
_NEARLY = 1e-9
_NO_AMOUNTS = ("", "percent", "points", "score")


def find_found_columns(numbers: Numbers, told: Set[frozenset[int]]) -> Iterator[Relation]:
    """The relations between columns; no sum of `told`, sets of columns whose headings tell how they are one."""
    if len(numbers.columns) < 2 or len(numbers.lines) < 2:
        return
    of = {at: dimension_of(numbers, at) for at in numbers.columns}
    known: set[frozenset[int]] = set()
    for one in _rates(numbers, of):
        known.add(frozenset((one.stated, *one.operands)))
        yield one
    yield from _products(numbers, of, known)
    yield from find_balanced_columns(numbers, of)
    for one in _sums(numbers, of):
        if frozenset((one.stated, *one.operands)) not in told:
            yield one


def _rates(numbers: Numbers, of: dict[int, str]) -> Iterator[Relation]:
    plain = [at for at in numbers.columns if of[at] not in ("", "percent", "points")]
    for column in numbers.columns:
        if of[column] in ("percent", "multiple") or _may_be_rate(numbers, of, column):
            for pair in permutations(plain, 2):
                if column not in pair and of[pair[0]] == of[pair[1]]:
                    for form, calculation, roles in _RATES:
                        operands = dict(zip(pair, roles, strict=True))
                        yield from fit_column(
                            numbers, column, operands, form, calculation, ("rate", column)
                        )


def _may_be_rate(numbers: Numbers, of: dict[int, str], column: int) -> bool:
    """Whether a column that no heading names may hold percentages: bare numbers with decimals."""
    return (
        not numbers.headed
        and of[column] == "number"
        and any(one is not None and one.decimals for one in numbers.column(column))
    )


def _products(
    numbers: Numbers, of: dict[int, str], known: set[frozenset[int]]
) -> Iterator[Relation]:
    """Amounts that are a number of things at a price for each, or a rate of others; prices that are an
    amount by a number: in whatever units, each month of a year too. Of three columns that is told of the one
    headed as a price, else of the last for which it is so."""
    plain = [at for at in numbers.columns if of[at] not in ("", "points", "score", "multiple")]
    for three in combinations(plain, 3):
        if frozenset(three) in known:
            continue
        ways = sorted(three, key=lambda at: (is_each(numbers.sheet.columns[at].head), at))
        for stated in reversed(ways):
            one, other = (at for at in three if at != stated)
            if found := list(_multiples(numbers, of, stated, (one, other))):
                yield from found
                break


def _multiples(
    numbers: Numbers, of: dict[int, str], stated: int, others: tuple[int, int]
) -> Iterator[Relation]:
    kinds = {of[at] for at in others}
    if of[stated] == "percent":
        return
    if of[stated] in (*kinds, "number") or "number" in kinds:
        yield from _multiple(numbers, stated, others, PRODUCT, "amount")
    for total, number in permutations(others) if len({of[stated], *kinds}) > 1 else ():
        if of[number] != "percent":
            yield from _multiple(numbers, stated, (total, number), AVERAGE, "average")


def _multiple(
    numbers: Numbers, stated: int, others: tuple[int, int], calculation: Calculation, group: str
) -> Iterator[Relation]:
    """A column as so many times what the calculation makes of two others."""
    columns = (stated, *others)
    factor = (
        _factor(numbers, columns, calculation) if _may_fit(numbers, columns, calculation) else None
    )
    if factor is None:
        return
    roles = ("number", "each") if group == "amount" else ("total", "number")
    operands = dict(zip(others, roles, strict=True))
    yield from fit_column(
        numbers,
        stated,
        operands,
        "found_ratio",
        _times(calculation, factor),
        (group, stated),
    )


def _may_fit(numbers: Numbers, columns: tuple[int, ...], calculation: Calculation) -> bool:
    """Whether one of the lines by which `fit_column` would give up a relation fits it, whatever the factor."""
    missing = 0
    for line in zip(*map(numbers.roughly, columns), strict=True):
        (stated, room), (one, _), (other, _) = line
        if not (stated and one and other) or stated in (one, other) or one == other:
            continue
        result = calculation.formula(one, other)
        times = abs(stated / result)
        gap = min(
            [abs(times - near * 10 ** round(log10(times / near))) for near in _FACTORS.values()]
        )
        if not calculation.divides:
            room = max([ulp for _, ulp in line])
        if 2 * gap * abs(result) <= room + _NEARLY * abs(stated):
            return True
        missing += 1
        if missing > MOST_MISSING:
            break
    return False


def _factor(numbers: Numbers, columns: tuple[int, ...], calculation: Calculation) -> Decimal | None:
    """How many times the calculation the first number of most lines is: a power of ten where units are not
    told, twelve where it is of a year."""
    seen: Counter[Decimal] = Counter()
    for line in zip(*map(numbers.amounts, columns), strict=True):
        amounts = [one for one in line if one]
        if len(amounts) < len(columns):
            continue
        times = (amounts[0] / calculation.formula(*amounts[1:])).normalize(_COARSE)
        if times.as_tuple().digits in _FACTORS:
            seen[times] += 1
    return max(seen, key=lambda one: seen[one], default=None)


def _times(calculation: Calculation, factor: Decimal) -> Calculation:
    months = " × 12" if factor.as_tuple().digits == _YEARLY else ""

    def formula(*values: Value) -> Value:
        return calculation.formula(*values) * factor

    return calculation._replace(formula=formula, template=calculation.template + months)


def _sums(numbers: Numbers, of: dict[int, str]) -> Iterator[Relation]:
    """A column that is the sum of those right behind or right before it, rates left out; told of that whose
    heading says that it is what is left or by how much one differs from another."""
    taken: set[int] = set()
    lost = any(_is_lost(numbers, at) for at in numbers.columns)
    amounts = [
        at for at in numbers.columns if of[at] not in _NO_AMOUNTS or (lost and of[at] == "score")
    ]
    for place, column in enumerate(amounts):
        if column in taken:
            continue
        for side in (amounts[place + 1 :], amounts[:place][::-1]):
            best = _best_run(numbers, column, _alike(of, column, side))
            taken.update(best)
            if best:
                yield from _sum(numbers, column, best)


def _alike(of: dict[int, str], column: int, side: Sequence[int]) -> list[int]:
    """The columns on a side of one that are of its dimension, up to the first that is not."""
    return list(takewhile(lambda other: of[other] == of[column], side[:_MOST_PARTS]))


def _best_run(numbers: Numbers, column: int, side: Sequence[int]) -> list[int]:
    """The columns next to one that make it up, none if none do: of several such runs the shortest that leaves out
    the fewest lines."""
    runs = [sorted(side[:size]) for size in range(2, len(side) + 1)]
    made: list[tuple[int, list[int]]] = []
    for run in runs:
        if any(True for _ in _sum(numbers, column, run)):
            made.append((_misses(numbers, column, run), run))
            if not made[-1][0]:
                break
    return min(made, key=lambda one: (one[0], len(one[1])))[1] if made else []


def _misses(numbers: Numbers, column: int, run: Sequence[int]) -> int:
    """In how many lines a column is not what those of a run add up to, give or take rounding."""
    missed = 0
    for row in zip(*map(numbers.column, (column, *run)), strict=True):
        printed = [one for one in row if one is not None]
        if len(printed) == len(row):
            gap = abs(sum(one.amount for one in printed[1:]) - printed[0].amount)
            missed += gap > sum(one.ulp for one in printed)
    return missed


def _is_lost(numbers: Numbers, at: int) -> bool:
    """Whether a column tells how many points of the weight are no score: 扣分."""
    column = numbers.sheet.columns[at]
    return not column.role and column.unit is not None and column.unit.dimension == "score"


def _sum(numbers: Numbers, total: int, parts: Sequence[int]) -> Iterator[Relation]:
    left = [
        at for at in parts
        if numbers.sheet.columns[at].role in _COMPUTED or _is_lost(numbers, at)
    ]  # fmt: skip
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
