"""Rates, shares, changes and points: forms of comparison free of vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.relations.completion import read_ratio
from perflint.relations.growth import read_change, read_growth
from perflint.relations.points import read_points
from perflint.relations.reading import Reading, in_multiples
from perflint.relations.view import View


def find_rates(view: View) -> Iterator[Reading]:
    """Readings of every percentage, change and difference in points."""
    for figure in view.figures:
        nature = figure.nature
        if figure.role:
            continue
        if nature == "growth_rate":
            yield from map(_told_as, read_growth(view, figure))
        elif nature == "change":
            yield from read_change(view, figure)
        elif nature == "points":
            yield from read_points(view, figure)
        elif nature in ("rate", "share"):
            yield from read_ratio(view, figure)


def _told_as(growth: Reading) -> Reading:
    """A reading of growth in the way it is told: 增长了2倍 is no percentage."""
    if growth.stated.quantity.dimension != "multiple":
        return growth
    return growth._replace(calculation=in_multiples(growth.calculation))
