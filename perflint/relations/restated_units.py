"""A measure told again in another unit: 占地36.5公顷，折合547.5亩; 管网97.9公里（97,900米）; a price for a month or a
day as that for a year: 每月930元，折合每年11,160元; 每天5元，按200天计，每年1,000元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.model.figure import Figure
from perflint.relations.reading import PRODUCT, SAME, Reading, multiplied
from perflint.relations.view import View, bare_unit
from perflint.text.patterns import compile_pattern

_MEASURES = frozenset({"area", "length", "weight", "money", "number", "people"})
_SAYS = compile_pattern(
    r"^(?:共|约|也)?(?:即|折合?|合(?!计)|约合|也就是|等于|相当于)(?:约|为|人民币)?$"
)
_BRACKET = compile_pattern(r"^(?:约|即|折合?|合)?$")
_AGAIN = ("，", "#", "、")


_MONTHLY, _DAILY = compile_pattern(r"每月|月均|月人均"), compile_pattern(r"每[天日]|日均")
_YEARLY, _MADE = (
    compile_pattern(r"每年|(?<!全)年[人户均]"),
    compile_pattern(r"^(?:折合?|合|即|相当于)"),
)
_BACK, _MONTHS = 3, Decimal(12)


def find_restated_units(view: View) -> Iterator[Reading]:
    """Readings of every figure of prose that words or brackets say is the one right before it."""
    if not view.own:
        return
    for figure in view.figures[1:]:
        yield from _of_a_year(view, figure)
        first = view.figures[figure.index - 1]
        if figure.sentence != first.sentence or not _may_be_same(first, figure):
            continue
        bracketed = figure.mark == "（" and not figure.tail and _BRACKET.match(figure.lead)
        said = figure.mark in _AGAIN and figure.depth == first.depth and _SAYS.match(figure.lead)
        adjacent = not first.tail or figure.mark == "#"
        if adjacent and (said or bracketed) and not view.is_tabled(figure):
            yield Reading(
                "same_in_unit", figure, (("first", first),), SAME, ("same-amount", figure.index),
                ("bracket" if bracketed else "said", figure.quantity.dimension), True,
            )  # fmt: skip


def _of_a_year(view: View, year: Figure) -> Iterator[Reading]:
    """What a price for each year makes of the one for each month or day before it."""
    if not _YEARLY.search(year.lead) or year.quantity.dimension != "money" or year.role:
        return
    days: Figure | None = None
    for one in reversed(view.figures[max(0, year.index - _BACK) : year.index]):
        if one.sentence != year.sentence or one.role:
            return
        if one.quantity.dimension == "duration" and one.quantity.unit == "天":
            days = one
            continue
        if one.quantity.dimension != "money":
            return
        if days is None and _MONTHLY.search(one.lead) and _MADE.search(year.lead):
            yield Reading(
                "same_in_year", year, (("first", one),), multiplied(1, _MONTHS),
                ("amount", year.index), ("months",), True,
            )  # fmt: skip
        elif days is not None and _DAILY.search(one.lead):
            yield Reading(
                "same_in_year", year, (("first", one), ("days", days)), PRODUCT,
                ("amount", year.index), ("days",), True,
            )  # fmt: skip
        return


def _may_be_same(first: Figure, figure: Figure) -> bool:
    """Whether two figures are of one dimension, told in units of which one is so many times the other."""
    one, other = first.quantity, figure.quantity
    if one.dimension != other.dimension or one.dimension not in _MEASURES:
        return False
    if one.scale == other.scale or one.currency != other.currency or first.role or figure.role:
        return False
    same = bare_unit(one) == bare_unit(other) and bool(bare_unit(one))
    return same or one.dimension in ("area", "length", "weight")
