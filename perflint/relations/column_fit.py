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


def dimension_of(numbers: Numbers, column: int) -> str:
    """The dimension that all numbers of a column share, "" for none."""
    found = {number.dimension for number in numbers.column(column) if number is not None}
    return found.pop() if len(found) == 1 else ""
