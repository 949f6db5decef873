"""Units ten thousand times too large or small: figures that a calculation fits to the digit, but for the unit
of one of them. 不合规54份，追回32.40亿元，份均6,000元; 申请7.94亿元，到位3.86万元，到位率48.61%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from perflint.arithmetic.judge import judge
from perflint.facts.each import each_of
from perflint.model.claim import FITS
from perflint.model.figure import Figure, same_dimension
from perflint.relations.reading import AVERAGE, RATIO, Calculation, Reading, signed
from perflint.relations.sharers import in_units_of
from perflint.relations.view import View, bare_unit, same_kind
from perflint.text.patterns import compile_pattern

_FACTORS = tuple(Decimal(10) ** power for power in (4, -4, 8, -8))
_SET = compile_pattern(r"标准|定额|限额|上年|由|从")
_OF_AIM = compile_pattern(
    r"(?:超|多|高于|(?P<less>差|少|低|短))[^，。；]{0,6}(?:目标|计划|任务)[^，。；]{0,4}$"
)
_SUM = Calculation(lambda one, other: one + other, "{} + {}")
_LESS = signed((1, -1))
_TEN = 10
_BACK, _DIGITS, _PRINTED = 12, 3, 4
_NEAREST, _PAIR, _SENTENCES = 3, 2, 2


def find_unit_slips(view: View) -> Iterator[Reading]:
    """A reading for each average, rate and sum of prose that fits its operands but for a unit."""
    for figure in view.prose:
        if figure.role or not figure.quantity.value:
            continue
        if figure.nature in ("price_each", "level"):
            yield from _averages(view, figure)
        if figure.nature in ("rate", "share") and figure.quantity.unit == "%":
            yield from _rates(view, figure)
        if figure.nature in ("rate", "share") and figure.quantity.unit in ("%", "‰"):
            yield from _per_cent_or_mille(view, figure)
        if figure.nature in ("level", "change"):
            yield from _sums(view, figure)
        if figure.nature == "change" and _OF_AIM.search(figure.lead):
            yield from _from_aim(view, figure)


def _slip(stated: Figure, calculation: Calculation, *operands: Figure) -> Decimal | None:
    """The factor by which a result misses what its operands make, where that is all it misses by; 1 where
    it does not."""
    for factor in (Decimal(1), *_FACTORS):
        quantity = stated.quantity._replace(scale=stated.quantity.scale * factor)
        judged = judge(quantity, calculation.formula, tuple(one.quantity for one in operands))
        if judged.verdict in FITS:
            return factor
    return None


def _digits(figure: Figure) -> int:
    return len(figure.quantity.value.as_tuple().digits)


def _first(
    group: str,
    stated: Figure,
    calculation: Calculation,
    tried: Iterator[tuple[tuple[str, Figure], tuple[str, Figure]]],
) -> Iterator[Reading]:
    """The first of the operands `tried` that a number misses by its unit; none where any fit it as it is."""
    found: Reading | None = None
    for one, other in tried:
        factor = _slip(stated, calculation, one[1], other[1])
        if factor == 1:
            return
        if factor is not None and found is None:
            found = Reading(group, stated, (one, other), calculation, ("unit", stated.index))
    if found is not None:
        yield found


def _averages(view: View, average: Figure) -> Iterator[Reading]:
    each = each_of(average.lead, average.tail)
    if each is None or not each.units or each.periods or _SET.search(average.lead):
        return
    if _digits(average) < _DIGITS:
        return
    around = (*_before(view, average, _SENTENCES), *_behind(view, average))
    totals = [one for one in around if same_dimension(one, average)]
    near = [one for one in around if _is_counted(one, each.units)]
    yield from _first(
        "each", average, AVERAGE,
        (
            (("total", total), ("number", in_units_of(number, each)))
            for number in near
            for total in totals
            if number.quantity.value > 1 and _digits(number) + _digits(total) > _PRINTED
        ),
    )  # fmt: skip


def _is_counted(figure: Figure, units: tuple[str, ...]) -> bool:
    return figure.nature == "level" and bare_unit(figure.quantity) in units


def _before(view: View, figure: Figure, sentences: int) -> list[Figure]:
    """The amounts and numbers before a figure in its paragraph, `sentences` back."""
    return [
        other for other in view.back(figure, _BACK)
        if other.paragraph == figure.paragraph and figure.sentence - other.sentence <= sentences
        and other.nature == "level" and not other.role
    ]  # fmt: skip


def _behind(view: View, figure: Figure) -> list[Figure]:
    """The amounts and numbers right behind a figure in its sentence."""
    return [
        other for other in view.figures[figure.index + 1 : figure.index + 1 + _NEAREST]
        if other.sentence == figure.sentence and other.nature == "level" and not other.role
    ]  # fmt: skip


def _per_cent_or_mille(view: View, rate: Figure) -> Iterator[Reading]:
    """A rate that is what the only two numbers before it make, but per cent for per mille or the other way."""
    two = [one for one in _before(view, rate, 0) if not one.depth]
    if len(two) != _PAIR or not same_kind(*two) or "率" not in rate.lead[-2:]:
        return
    base, part = two
    if not base.quantity.amount > part.quantity.amount > 0:
        return
    exact = part.quantity.amount / base.quantity.amount * 100
    if exact * _TEN == rate.quantity.amount or exact / _TEN == rate.quantity.amount:
        yield Reading("mille", rate, (("part", part), ("base", base)), RATIO, ("unit", rate.index))


def _rates(view: View, rate: Figure) -> Iterator[Reading]:
    if _digits(rate) < _DIGITS:
        return
    levels = [one for one in _before(view, rate, 0) if _digits(one) >= _DIGITS]
    yield from _first(
        "rate", rate, RATIO,
        (
            (("part", part), ("base", base))
            for part, base in permutations(levels[-_NEAREST:], _PAIR)
            if same_dimension(part, base) and part.quantity.scale != base.quantity.scale
        ),
    )  # fmt: skip


def _sums(view: View, figure: Figure) -> Iterator[Reading]:
    """The sum or difference of the two figures right before it, printed in another unit than one of them."""
    two = view.back(figure, _PAIR)
    three = (*two, figure)
    if len(two) < _PAIR:
        return
    one, other = two
    if not one.sentence == other.sentence == figure.sentence or one.role or other.role:
        return
    if len({each.quantity.unit for each in three}) != _PAIR:
        return
    if not (same_dimension(figure, one) and same_dimension(figure, other)):
        return
    if min(len(str(abs(int(f.quantity.value)))) + f.quantity.decimals for f in three) < _PRINTED:
        return
    if (
        len({bare_unit(f.quantity) for f in three}) > 1
        or len({f.tail[:1] == "/" for f in three}) > 1
    ):
        return
    values = [f.quantity.value for f in three]
    if values[0] + values[1] == values[2]:
        yield Reading("sum", figure, (("part", one), ("part", other)), _SUM, ("unit", figure.index))
    elif values[0] - values[1] == values[2]:
        yield Reading(
            "sum", figure, (("now", one), ("before", other)), _LESS, ("unit", figure.index)
        )


def _from_aim(view: View, apart: Figure) -> Iterator[Reading]:
    """By how much a figure right before is more or less than an aim told elsewhere, in another unit than it."""
    before = view.figures[apart.index - 1] if apart.index else apart
    said = _OF_AIM.search(apart.lead)
    if said is None or before.sentence != apart.sentence or not same_dimension(before, apart):
        return
    if before.quantity.unit == apart.quantity.unit or _digits(apart) < _DIGITS:
        return
    sign = 1 if said["less"] else -1
    aim = before.quantity.value + sign * apart.quantity.value
    told = next(
        (
            one for one in view.levels
            if one.quantity.value == aim and one.quantity.unit == apart.quantity.unit
        ),
        None,
    )  # fmt: skip
    if told is not None:
        pair = (
            (("now", before), ("before", told)) if sign < 0 else (("now", told), ("before", before))
        )
        yield Reading("aim", apart, pair, _LESS, ("unit", apart.index))
