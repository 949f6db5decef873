"""What lies between two percentages, written as a percentage: 由82.1%升至83.6%，上升1.5%."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.facts.concept import alike
from perflint.model.figure import Figure
from perflint.relations.comparison import Comparison, Relation
from perflint.relations.view import View

_NEAR = 6


def find_points_as_percent(view: View) -> Iterator[Comparison]:
    """Every growth of a percentage that is, to the digit, the difference of two percentages told before
    it, and every one that is their ratio (=), so that how often each is meant can be counted."""
    for rate in view.figures:
        if (
            rate.nature != "growth_rate"
            or rate.role
            or not rate.direction
            or rate.quantity.value <= 0
        ):
            continue
        for now, before in _pairs(view, rate):
            apart = abs(now.quantity.value - before.quantity.value)
            relation: Relation
            if apart == rate.quantity.value and before.quantity.value != 100:
                relation = "!="
            elif _is_ratio(now, before, rate):
                relation = "="
            else:
                continue
            start = min(now.quantity.symbol, before.quantity.symbol)
            yield Comparison(
                "points", start, rate.quantity.symbol + 1, now, before, relation, told=rate
            )
            break


def _is_ratio(now: Figure, before: Figure, rate: Figure) -> bool:
    one, other = now.quantity.value, before.quantity.value
    if not other:
        return False
    apart = abs(abs(one / other - 1) * 100 - rate.quantity.value)
    return apart <= rate.quantity.ulp


def _pairs(view: View, rate: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The percentage that a growth leads to and the one it began at: its printed base, or last year's."""
    around = [
        figure for figure in view.back(rate, _NEAR)
        if figure.paragraph == rate.paragraph and figure.quantity.dimension == "percent"
        and figure.nature != "growth_rate" and not figure.depth
    ][::-1]  # fmt: skip
    for before in around:
        begun = before.role in ("from", "compared") or before.stage == "previous_year"
        if not begun or before.sentence != rate.sentence:
            continue
        for now in around:
            if now.role or now.index == before.index or now.stage == "previous_year":
                continue
            if not (now.key and before.key) or before.role or alike(now.key, before.key):
                yield now, before
        return
