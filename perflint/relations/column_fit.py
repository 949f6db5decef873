"""Whether a column follows from others, as its figures show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from perflint.arithmetic.judge import compute, is_slip, judge
from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.relations.column_relations import Numbers, Relation
from perflint.relations.reading import Calculation, Group, Reading

_ONE = Decimal(1)
LEAST, MOST_MISSING, _MANY = 3, 3, 8
_BY_CHANCE = 2
"""A line that misses by a slip says as much as one that fits to so many digits less."""
_SHOWN, _TRIED = 6, 8
"""As many digits that fit are no chance: where few columns were tried, and however many were."""
_OF_MANY = ("amount", "average")


def fit_column(
    numbers: Numbers, stated: int, operands: Mapping[int, str], form: str, calculation: Calculation,
    group: Group,
) -> Iterator[Relation]:  # fmt: skip
    """The relation of a column to `operands`, columns with their roles, where nearly all lines fit that
    say anything, or so many digits of some that chance does not make them; what misses by a slip of a
    typist says nothing against it."""
    lines: list[int] = []
    missing: list[list[Quantity]] = []
    good = digits = 0
    places = (stated, *operands)
    rows = zip(*map(numbers.column, places), strict=True)
    amounts = zip(*map(numbers.amounts, places), strict=True)
    for line, row, values in zip(numbers.lines, rows, amounts, strict=True):
        printed = [one for one in row if one is not None]
        if len(printed) < len(places):
            continue
        lines.append(line)
        if not _tells(values, calculation):
            continue
        if _fits(printed, calculation):
            good, digits = good + 1, digits + _digits(printed[0], calculation)
        else:
            missing.append(printed)
        if len(missing) > MOST_MISSING * (good + 1):
            return
    tried = group[0] in _OF_MANY
    if not _is_shown(good, digits, missing, calculation, tried):
        return
    told = numbers.tell(lines[0], sorted({stated, *operands}))
    if told is None:
        return
    view, columns = told
    figures = {column: _as_printed(view.figures[at]) for at, column in columns.items()}
    named = tuple((role, figures[at]) for at, role in operands.items())
    reading = Reading(form, figures[stated], named, calculation, group)
    yield Relation(reading, stated, tuple(operands), tuple(lines))


def _is_shown(
    good: int, digits: int, missing: list[list[Quantity]], calculation: Calculation, tried: bool
) -> bool:
    """Whether a relation is shown by `good` lines that fit to so many digits, and those `missing` (`tried`: among many
    columns): but for one in eight or a single one all fit, or miss by a slip."""
    allowed = max(1, good // _MANY)
    if good >= LEAST and len(missing) <= allowed and not (tried and digits < _TRIED):
        return True
    if not good or len(missing) > max(_MANY, good // LEAST):
        return False
    judged = [judge(one[0], calculation.formula, tuple(one[1:])) for one in missing]
    wrong = [one for one in judged if one.verdict == "contradicted"]
    slipped = [_digits(one.stated, calculation) for one in wrong if is_slip(one)]
    backed = digits + sum(count - _BY_CHANCE for count in slipped)
    bad = len(wrong) - len(slipped)
    return (
        backed >= (_TRIED if tried else _SHOWN)
        and bad <= allowed
        and good + len(slipped) >= max(2, LEAST * bad)
    )


def _digits(number: Quantity, calculation: Calculation) -> int:
    """The digits of a number, zeros at its end only where it is a quotient: what is added is often round."""
    value = number.value if calculation.divides else number.value.normalize()
    return len(value.as_tuple().digits)


def _as_printed(figure: Figure) -> Figure:
    return figure._replace(quantity=figure.quantity._replace(scale=_ONE, decimals=0))


def _tells(amounts: Sequence[Decimal | None], calculation: Calculation) -> bool:
    """Whether that a line fits says anything: not where a number is nought or two are the same; of what is added
    up, all parts but two may be nought."""
    if not calculation.divides:
        amounts = [amounts[0], *filter(None, amounts[1:])]
    enough = calculation.divides or len(amounts) > 2
    return enough and all(amounts) and len(set(amounts)) == len(amounts)


def _fits(numbers: list[Quantity], calculation: Calculation) -> bool:
    """Whether the first of `numbers` is the result of the others to the last
    place printed, give or take their rounding."""
    exact = compute(calculation.formula, [one.amount for one in numbers[1:]])
    if exact is None:
        return False
    gap = abs(exact - numbers[0].amount) * 2
    asked = numbers[:1] if calculation.divides else numbers
    return gap <= max([one.ulp for one in asked])


def dimension_of(numbers: Numbers, column: int) -> str:
    """The dimension that all numbers of a column share, "" for none."""
    found = {number.dimension for number in numbers.column(column) if number is not None}
    return found.pop() if len(found) == 1 else ""
