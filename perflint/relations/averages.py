"""Averages and prices: an amount or number for each 人, 户, 公里 …, by month or day, is a total by how many there
are; and what that many cost at a price is the amount told behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from perflint.facts.each import Each, each_of
from perflint.model.figure import Figure
from perflint.relations.average_signs import signs_of_number, signs_of_total
from perflint.relations.mentions import Mentions
from perflint.relations.periods import Times, times_of
from perflint.relations.reading import Reading, multiplied, shared_out
from perflint.relations.searching import Found
from perflint.relations.shared import names_another, total_behind, totals_for
from perflint.relations.sharers import amount_in_units_of, in_units_of, numbers_for
from perflint.relations.standing import Points, Signs, bands, is_far_off
from perflint.relations.view import View
from perflint.text.patterns import compile_pattern

_AIM = compile_pattern(r"目标|控制(?:标准|[价数额线值在]|目标)|限额|不超过|以内|上年|计划")
_NO_AVERAGE = compile_pattern(rf"标准|定额|由|从|{_AIM.pattern}")
_NATURES = ("price_each", "level", "change")
_NONE = ("percent", "points", "score", "multiple", "duration")
_BESIDE, _ALONE = ("item", "hung", "sentence"), ("hung", "named", "beside")
_REACH = {
    "hung": "near", "item": "near", "sentence": "near", "behind": "near", "named": "near", "beside": "near",
    "before": "near", "above": "above", "named above": "above",
}  # fmt: skip
_MOST, _MANY = {1: 2, 2: 4, 3: 24, 4: 48}, 96
"""How many pairs are tried for an average of as many digits: the fewer it has, the more fit by chance."""
_PRICED = 12
_CLOSE, _SURE, _DAILY = 2, ("alone", "close"), ("day",)
_TELLING = 3
"""As many digits at least an average has that is right but for its unit."""
_FAR = 400
"""So many averages of a filing are looked for in all of it, those after them in their paragraphs."""
_ONE, _TEN_THOUSAND = Decimal(1), Decimal(10_000)
_NEARLY = Decimal("0.02")
_BOUND = compile_pattern(r"（?含?）?以[上下内]")
"""A limit is no average: 单价100万元（含）以上设备."""
_BRACKET = compile_pattern(r"([^，。；：、（）]{1,8})（[^（）]{1,12}）$")


class _Pair(NamedTuple):
    """A total or price, the number it goes with (None for what is told for each day alone), and how often."""

    amount: Found
    number: Found | None
    times: Times


def find_averages(view: View, signs: Signs, elsewhere: bool = False) -> Iterator[Reading]:
    """Readings of every average and of every amount that follows from a price; of what is told `elsewhere`
    in the filing as well if asked for."""
    mentions = Mentions(view) if elsewhere and view.own else None
    points = signs.get("average", {})
    for count, (figure, each) in enumerate(_told_each(view)):
        known = mentions if count < _FAR else None
        if figure.nature != "change" and not _NO_AVERAGE.search(figure.lead):
            yield from _averages(view, known, each, figure, points)
        if not _AIM.search(figure.lead):
            yield from _amounts(view, known, each, figure)


def _told_each(view: View) -> Iterator[tuple[Figure, Each]]:
    """The figures in prose that are told for each of something."""
    before: tuple[Figure, Each] | None = None
    for figure in view.figures:
        each = each_of(_lead(view, figure), figure.tail) or _as_before(figure, before)
        if each is None:
            continue
        before = (figure, each)
        amount = figure.quantity.unit and figure.quantity.dimension not in _NONE
        bound = _BOUND.match(view.text, figure.quantity.symbol + 1)
        if (
            amount
            and not bound
            and not figure.role
            and figure.nature in _NATURES
            and not view.is_tabled(figure)
        ):
            yield before


def _as_before(figure: Figure, before: tuple[Figure, Each] | None) -> Each | None:
    """What the next of a row is told for each of: 平均班额初中50.1人、高中53.3人."""
    if figure.mark != "、" or before is None or before[0].index != figure.index - 1:
        return None
    alike = before[0].quantity.unit == figure.quantity.unit
    return before[1]._replace(words=figure.lead) if alike else None


def _lead(view: View, figure: Figure) -> str:
    """The words before a figure, with those that brackets explain: 村（社区）平均."""
    if figure.mark != "）" or not figure.lead.startswith("平均"):
        return figure.lead
    before = figure.quantity.symbol - len(figure.lead)
    found = _BRACKET.search(view.text, max(0, before - 24), before)
    return found[1] + figure.lead if found else figure.lead


def _averages(
    view: View, mentions: Mentions | None, each: Each, figure: Figure, points: Points
) -> Iterator[Reading]:
    """A total by a number, every total that may be meant by every number that may be: rivals of one another."""
    numbers = _numbers(view, mentions, each, figure)
    totals = totals_for(view, mentions, each, figure, [one for one in numbers if one])
    pairs = _pairs(totals, numbers, times_of(view, figure, each.periods))
    digits = len(f"{figure.quantity.value:f}".replace(".", "").lstrip("0"))
    pairs = pairs[: _MOST.get(digits, _MANY)]
    priced = not each.mean and total_behind(view, figure) is not None
    first = "" if priced else _standing(each, figure, totals, numbers)
    shares = [_share(pair, each) for pair in pairs]
    ways = list(_signs(view, figure, each, (totals, numbers), zip(pairs, shares, strict=True)))
    ranked = zip(pairs, shares, ways, bands(ways, points), strict=True)
    for step, (pair, share, signs, band) in enumerate(ranked):
        sure = first if not step else ""
        if step and not band and not _is_near(figure, share):
            continue
        how = sure or band or ("near" if step else "")
        operands = _operands(pair, each, "total")
        yield Reading(
            "average", figure, operands, shared_out(len(operands), pair.times.constant),
            ("average", figure.index), (how, pair.times.how),
            mandatory=sure in _SURE and pair.times.how in ("", "calendar") and each.periods != _DAILY,
            signs=signs,
        )  # fmt: skip
    if digits >= _TELLING and (other := _in_other_unit(figure, pairs, shares)) is not None:
        yield _read("average_in_other_unit", figure, other, each, (), mandatory=True)


def _standing(
    each: Each, figure: Figure, totals: Sequence[Found], numbers: Sequence[Found | None]
) -> str:
    """How sure it is that an average is of the first total and number: `alone` in its sentence, or `close`, the
    figures right before it; "" where neither."""
    if not totals or not numbers or totals[0].how not in _ALONE or names_another(each, totals[0]):
        return ""
    total, number = totals[0].figure, numbers[0]
    if number is None or number.how not in _BESIDE or number.figure.index == total.index:
        return ""
    beside = [one for one in numbers if one is not None and one.how in _BESIDE]
    if len(beside) == 1 == sum(one.how in _ALONE for one in totals):
        return "alone"
    near = (
        number.how != "sentence" and figure.index - min(total.index, number.figure.index) <= _CLOSE
    )
    return "close" if near else ""


def _signs(
    view: View, figure: Figure, each: Each, found: tuple[Sequence[Found], Sequence[Found | None]],
    pairs: Iterable[tuple[_Pair, Decimal]],
) -> Iterator[tuple[str, ...]]:  # fmt: skip
    """What speaks for and against each pair with its share, of totals and numbers `found`, the likeliest first."""
    totals, numbers = found
    of_totals = {
        id(total): list(signs_of_total(each, figure, total, total is totals[0])) for total in totals
    }
    for pair, share in pairs:
        signs = list(of_totals[id(pair.amount)])
        if pair.number is not None:
            first = pair.number is numbers[0]
            signs += signs_of_number(view, each, figure, pair.amount.figure, pair.number, first)
        if is_far_off(figure, share):
            signs.append("far off")
        yield tuple(signs)


def _in_other_unit(
    figure: Figure, pairs: Sequence[_Pair], shares: Sequence[Decimal]
) -> _Pair | None:
    """The first total and number that give an average to the digit but for its unit, where none give it as it is
    printed: 户均7,646万元 of 31,067.5万元 and 40,632户."""
    found: _Pair | None = None
    for pair, share in zip(pairs, shares, strict=True):
        if not share or _is_about(figure, figure.quantity.amount / share):
            return None
        off = figure.quantity.amount / share
        if found is None and (
            _is_about(figure, off / _TEN_THOUSAND) or _is_about(figure, off * _TEN_THOUSAND)
        ):
            found = pair
    return found


def _is_near(figure: Figure, share: Decimal) -> bool:
    """Whether a total and a number make nearly what an average is: of many that may be meant the others tell
    nothing."""
    return bool(share) and abs(figure.quantity.amount / share - _ONE) < _NEARLY


def _share(pair: _Pair, each: Each) -> Decimal:
    share = pair.amount.figure.quantity.amount / pair.times.constant
    if pair.number is not None:
        share /= amount_in_units_of(pair.number.figure, each)
    return share / pair.times.figure.quantity.amount if pair.times.figure is not None else share


def _is_about(figure: Figure, ratio: Decimal) -> bool:
    """Whether what is `ratio` times as large as another prints as that does."""
    return abs(ratio - _ONE) * abs(figure.quantity.amount) <= figure.quantity.ulp


def _amounts(
    view: View, mentions: Mentions | None, each: Each, figure: Figure
) -> Iterator[Reading]:
    """The amount behind a price as the number of things at that price."""
    amount = total_behind(view, figure)
    if amount is None:
        return
    numbers = [
        one for one in _numbers(view, mentions, each, figure)
        if one is None or one.figure.index != amount.index
    ]  # fmt: skip
    pairs = _pairs([Found(figure, "")], numbers, times_of(view, figure, each.periods))
    for step, pair in enumerate(pairs[:_PRICED]):
        number = _REACH.get(pair.number.how, "far") if pair.number else "time"
        yield _read(
            "price_by_number", amount, pair, each,
            ("later" if step else "first", "mean" if each.mean else "price", number, pair.times.how),
        )  # fmt: skip


def _read(
    form: str, stated: Figure, pair: _Pair, each: Each, features: tuple[str, ...],
    mandatory: bool = False,
) -> Reading:  # fmt: skip
    priced = form == "price_by_number"
    operands = _operands(pair, each, "each" if priced else "total")
    calculate = multiplied if priced else shared_out
    return Reading(
        form, stated, operands, calculate(len(operands), pair.times.constant),
        ("amount" if priced else "average", stated.index), features, mandatory,
    )  # fmt: skip


def _numbers(
    view: View, mentions: Mentions | None, each: Each, figure: Figure
) -> Sequence[Found | None]:
    """How many there may be, [None] for what is told for each period alone."""
    if each.periods and not each.units and not each.unit:
        return [None]
    return numbers_for(view, mentions, each, figure)


def _pairs(
    amounts: Sequence[Found], numbers: Sequence[Found | None], times: Sequence[Times]
) -> list[_Pair]:
    """All that go together, the likelier first."""
    places = product(range(len(amounts)), range(len(numbers)), range(len(times)))
    pairs = [_Pair(amounts[a], numbers[n], times[k]) for a, n, k in sorted(places, key=sum)]
    return [
        one for one in pairs
        if one.number is None or one.number.figure.index != one.amount.figure.index
    ]  # fmt: skip


def _operands(pair: _Pair, each: Each, first: str) -> tuple[tuple[str, Figure], ...]:
    found = [(first, pair.amount.figure)]
    if pair.number is not None:
        found.append(("number", in_units_of(pair.number.figure, each)))
    if pair.times.figure is not None:
        found.append(("times", pair.times.figure))
    return tuple(found)
