"""Points by which a rate passes or misses an aim that is printed elsewhere, in a table or in the aims told."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.facts.concept import alike
from perflint.model.figure import Figure
from perflint.relations.known import Told
from perflint.relations.points import AIM_DECIMALS
from perflint.relations.reading import Reading, changed
from perflint.relations.view import View, exact
from perflint.text.patterns import compile_pattern

_AIMED = compile_pattern(r"目标|指标值|控制线|计划|任务")


def find_far_points(view: View, told: Told) -> Iterator[Reading]:
    """Readings of points told against an aim that stands nowhere in their sentence."""
    if not view.own:
        return
    for points in view.figures:
        if points.nature != "points" or points.role or points.base >= 0 or view.is_tabled(points):
            continue
        rate = _rate_of(view, points) if _AIMED.search(points.lead) else None
        if rate is None:
            continue
        aims = list(_aims(view, told, rate, points))
        if len({aim.quantity.amount for aim in aims}) == 1:
            yield Reading(
                "points_far", points, (("now", rate), ("before", exact(aims[0], AIM_DECIMALS))), changed(points),
                ("points", points.index), ("table" if view.is_tabled(aims[0]) else "text",), True,
            )  # fmt: skip


def _rate_of(view: View, points: Figure) -> Figure | None:
    """The named rate right before `points` in its item, where the sentence prints no aim."""
    found: Figure | None = None
    for figure in reversed(view.back(points, 6)):
        if figure.sentence != points.sentence:
            break
        if figure.quantity.dimension != "percent":
            continue
        if figure.stage == "target" or _AIMED.search(figure.lead + figure.tail[:6]):
            return None
        if found is None and not figure.role and figure.item == points.item:
            found = figure
    return found if found is not None and found.nature == "rate" and len(found.key) > 2 else None


def _aims(view: View, told: Told, rate: Figure, points: Figure) -> Iterator[Figure]:
    for known in told.tables:
        if known.stage == "target" and _is_same(known.figure, known.key, rate):
            yield known.figure
    for figure in view.figures:
        aimed = figure.nature == "rate" and (figure.stage == "target" or view.is_aim(figure))
        prose = aimed and not figure.role and not view.is_tabled(figure)
        if prose and figure.sentence != points.sentence and _is_same(figure, figure.key, rate):
            yield figure


def _is_same(figure: Figure, key: str, rate: Figure) -> bool:
    return figure.quantity.dimension == "percent" and alike(key, rate.key)
