"""Among how many something is shared out: the numbers of what a figure is told for each of."""

from __future__ import annotations

from decimal import Decimal

from perflint.facts.each import Each
from perflint.model.figure import Figure
from perflint.model.precision import EXACT
from perflint.relations.mentions import Mentions, longest_run
from perflint.relations.searching import (
    NEAR,
    Found,
    around,
    explained,
    find_called,
    noun_behind,
    said_before,
)
from perflint.relations.view import View, bare_unit, is_level
from perflint.text.units import UNITS

_ANY = "个"
_COUNTED = frozenset({"people", "count", "times", "area", "length", "weight", "number"})
_MEASURED = ("area", "length", "weight")
_PLACES = ("hung", "item", "behind", "sentence", "above")
_ASIDE = ("target", "previous_year")
_NAME = 2


def numbers_for(view: View, mentions: Mentions | None, each: Each, figure: Figure) -> list[Found]:
    """How many there may be of what `figure` is told for each of, the likeliest first: those near, then those
    `mentions` tell elsewhere by name or unit."""
    near = [one for one in around(view, figure) if _may_number(each, one, figure)]
    if named := [one for one in near if _is_named(each, one)]:
        near = [one for one in near if one in named or one.sentence == figure.sentence]
    near.sort(key=lambda one: (one not in named, _far(view, one, figure, each)))
    found = [Found(one, _place(one, figure)) for one in near[:NEAR]]
    if mentions is not None:
        names = (each.words + each.called, explained(view, figure), said_before(view, figure))
        units = tuple(unit for unit in each.units if unit != _ANY)
        found += find_called(
            mentions, names, units, found, lambda one: _may_number(each, one, figure)
        )
    return found


def in_units_of(number: Figure, each: Each) -> Figure:
    """A number counted in the unit of what it is for each of, by as many at a time: 8.4万亩 for 每亩 are
    84000, 5200头 for 每万头 0.52."""
    return number._replace(quantity=number.quantity._replace(scale=_scale_for(number, each)))


def amount_in_units_of(number: Figure, each: Each) -> Decimal:
    """How many that are."""
    return EXACT.multiply(number.quantity.value, _scale_for(number, each))


def _scale_for(number: Figure, each: Each) -> Decimal:
    quantity = number.quantity
    scale = quantity.scale / each.many
    if quantity.dimension in _MEASURED:
        word = each.unit if each.unit in UNITS else bare_unit(quantity)
        scale /= UNITS[word].scale
    return scale


def _may_number(each: Each, one: Figure, figure: Figure) -> bool:
    quantity = one.quantity
    if not is_level(one) or not quantity.amount or one.index == figure.index:
        return False
    unit = bare_unit(quantity)
    written_out = not quantity.text[0].isdigit()
    if not each.units:
        beside = not each.mean and one.sentence == figure.sentence
        called = beside or longest_run(each.words, f"{one.lead[-12:]}，{one.tail[:8]}") >= _NAME
        return quantity.dimension in _COUNTED and not written_out and called
    if unit not in each.units or (written_out and (unit == _ANY or unit != each.units[0])):
        return False
    return unit != _ANY or each.unit == _ANY or _is_named(each, one)


def _is_named(each: Each, one: Figure) -> bool:
    """Whether the words beside a number name what a figure is told for each of."""
    words = f"{one.lead[-12:]}，{noun_behind(one)}"
    return (each.nouns != "" and each.nouns in words) or longest_run(each.words, words) >= _NAME


def _place(one: Figure, figure: Figure) -> str:
    if one.index > figure.index:
        return "hung" if one.hung == figure.index else "behind"
    if one.sentence == figure.sentence:
        return "item" if one.item == figure.item else "sentence"
    return "above"


def _far(view: View, one: Figure, figure: Figure, each: Each) -> tuple[int, int, int]:
    """How far a number is: what was done before what was planned, a whole before its parts."""
    unit = bare_unit(one.quantity)
    order = each.units.index(unit) if unit in each.units else 0
    place = _PLACES.index(_place(one, figure)) + int(order > 0) + int(one.index in view.wholes)
    return int(one.stage in _ASIDE), place, abs(figure.index - one.index)
