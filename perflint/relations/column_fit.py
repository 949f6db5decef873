"""Whether a column follows from others, as its figures show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from perflint.arithmetic.interval import point
from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.relations.column_relations import Numbers, Relation
from perflint.relations.reading import Calculation, Group, Reading

_ONE = Decimal(1)
LEAST, _EARLY = 3, 4


def fit_column(
    numbers: Numbers, stated: int, operands: Mapping[int, str], form: str, calculation: Calculation,
    group: Group,
) -> Iterator[Relation]:  # fmt: skip
    """The relation of a column to `operands`, columns with their roles, where nearly all lines fit that
    say anything."""
    lines = []
    good = bad = 0
    places = (stated, *operands)
    rows = zip(*(numbers.column(at) for at in places), strict=True)
    values = zip(*(numbers.amounts(at) for at in places), strict=True)
    for line, row, of_row in zip(numbers.lines, rows, values, strict=True):
        printed = [one for one in row if one is not None]
        amounts = [one for one in of_row if one is not None]
        if len(printed) < len(places):
            continue
        lines.append(line)
        if not _tells(amounts):
            continue
        fit = _fits(printed, amounts, calculation)
        good, bad = good + fit, bad + (not fit)
        if bad * LEAST > good and good + bad >= _EARLY:
            return
    if good < LEAST or bad * LEAST > good:
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


def _tells(amounts: list[Decimal]) -> bool:
    """Whether that a line fits says anything: not where a number is nought or two are the same."""
    return all(amounts) and len(set(amounts)) == len(amounts)


def _fits(numbers: list[Quantity], amounts: list[Decimal], calculation: Calculation) -> bool:
    """Whether the first of `numbers`, whose `amounts` these are, is the result of the others to the last
    place printed, give or take their rounding."""
    try:
        exact = calculation.formula(*map(point, amounts[1:])).low
    except ZeroDivisionError:
        return False
    gap = abs(exact - amounts[0]) * 2
    asked = numbers[:1] if calculation.divides else numbers
    return any(gap <= one.ulp for one in asked)


def dimension_of(numbers: Numbers, column: int) -> str:
    """The dimension that all numbers of a column share, "" for none."""
    found = {number.dimension for number in numbers.column(column) if number is not None}
    return found.pop() if len(found) == 1 else ""
