"""A measure told again in another unit: 占地36.5公顷，折合547.5亩; 管网97.9公里（97,900米）."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import SAME, Reading
from perflint.relations.view import View, bare_unit
from perflint.text.patterns import compile_pattern

_MEASURES = frozenset({"area", "length", "weight", "money", "number", "people"})
_SAYS = compile_pattern(
    r"^(?:共|约|也)?(?:即|折合?|合(?!计)|约合|也就是|等于|相当于)(?:约|为|人民币)?$"
)
_BRACKET = compile_pattern(r"^(?:约|即|折合?|合)?$")
_AGAIN = ("，", "#", "、")


def find_restated_units(view: View) -> Iterator[Reading]:
    """Readings of every figure of prose that words or brackets say is the one right before it."""
    if not view.own:
        return
    for figure in view.figures[1:]:
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


def _may_be_same(first: Figure, figure: Figure) -> bool:
    """Whether two figures are of one dimension, told in units of which one is so many times the other."""
    one, other = first.quantity, figure.quantity
    if one.dimension != other.dimension or one.dimension not in _MEASURES:
        return False
    if one.scale == other.scale or one.currency != other.currency or first.role or figure.role:
        return False
    same = bare_unit(one) == bare_unit(other) and bool(bare_unit(one))
    return same or one.dimension in ("area", "length", "weight")
