"""Differences in percentage points: from two rates, from the pace of the year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from perflint.facts.concept import alike
from perflint.model.figure import Figure
from perflint.relations.around import base_of
from perflint.relations.reading import APART, Reading, apart_from, changed
from perflint.relations.view import View, exact, same_kind
from perflint.text.patterns import compile_pattern

_PULLS = compile_pattern(r"拉动|下拉|贡献|影响|平均水平|全[国省市州区县疆]")
_WAY = compile_pattern(r"(?P<less>低于|慢于|少于|落后于?)|高于|快于|超过|高出")
_EARLIER = ("previous_year", "target", "budget", "first_budget")
_AIMED = ("target", "budget", "first_budget")
AIM_DECIMALS = 4
"""Decimals to which a rate that was set is what it says: 90% is no 89.6%."""
_QUARTERS = (
    ("一季度", 25), ("上半年", 50), ("二季度", 50), ("前三季度", 75), ("三季度", 75), ("前三个季度", 75),
)  # fmt: skip
_MONTH = compile_pattern(r"(?:截至|至|到|-|—|前)(1[0-2]|[1-9])(?:月|个月)")
_YEAR = compile_pattern(r"^20[0-9]{2}年(?:为|是|$)")
"""A year told with a rate behind that of now: 贫血率5.30%，2021年为7.80%，下降2.50个百分点."""
_BESIDE = ("、", "和", "及", "与", "，")
_RATE = compile_pattern(r"(?<!增长)(?<!增)率(?!先)")
_AIM = compile_pattern(r"目标|标准|控制|指标|计划|要求|任务|上限|下限|红线|约束")
_REACH = 8
_PACE_WORDS = compile_pattern(r"序时|时序|时间进度")


def _pace(view: View, points: Figure, rates: list[Figure]) -> Iterator[Reading]:
    """The gap between a rate and the pace of time: a quarter is 25 %, the end of June 50 %."""
    start = view.text.rfind("\n", 0, points.quantity.symbol) + 1
    words = view.text[max(start, points.quantity.symbol - 120) : points.quantity.symbol]
    told = [
        (words.rfind(word) + len(word), Decimal(share))
        for word, share in _QUARTERS
        if word in words
    ]
    told += [(m.end(), Decimal(int(m[1]) * 100) / 12) for m in _MONTH.finditer(words)]
    if rates and told:
        share = max(told, key=lambda pair: pair[0])[1]
        yield Reading(
            "points_from_pace", points, (("now", rates[-1]),), apart_from(share),
            ("points", points.index), ("stated",), True,
        )  # fmt: skip


def _is_one_of_several(view: View, points: Figure) -> bool:
    """Whether several differences stand side by side, each from a rate of its own: 分别高17.2、23.1个百分点."""
    for other in view.figures[max(0, points.index - 1) : points.index + 2]:
        if other is points or other.sentence != points.sentence or not same_kind(other, points):
            continue
        first, second = sorted((other, points), key=_at)
        if view.gap(first, second).strip() in _BESIDE:
            return True
    return False


def _may_be_compared(now: Figure, before: Figure, points: Figure) -> bool:
    """Whether two rates may be of one thing: not those of two items (一产占7%；二产占23%，提高0.1个百分点)
    nor of two names, nor growths beside the points of a rate (受理增长10%，办结增长4%，办结率下降3个百分点)."""
    held = before.stage == "target" and {now.nature, before.nature} == {"rate", "share"}
    if (now.nature != before.nature and not held) or before.item != points.item:
        return False
    if now.nature == "growth_rate" and _RATE.search(points.lead):
        return False
    return not (now.key and before.key) or alike(now.key, before.key)


def _is_met_by(now: Figure, aim: Figure, points: Figure) -> bool:
    """Whether one of two rates is told as what the other is held against: 未达到90%的目标, 目标90%."""
    told = aim.stage in _AIMED or _AIM.search(aim.lead[-8:] + "，" + aim.tail[:8]) is not None
    return told and now.item == aim.item == points.item and now.stage not in _EARLIER


def _at(figure: Figure) -> int:
    return figure.index


def read_points(view: View, points: Figure) -> Iterator[Reading]:
    """Readings of a difference in points: from the rates of its sentence, or the pace of time."""
    if _is_one_of_several(view, points):
        return
    rates = _rates_before(view, points)
    if _PACE_WORDS.search(points.lead) and not any(
        _PACE_WORDS.search(r.lead + r.tail) for r in rates
    ):
        yield from _pace(view, points, rates)
        return
    base = base_of(view, points)
    if base is None and points.mark == "）" and (inside := _right_before(view, points)) in rates:
        way = _WAY.search(inside.lead)
        base = inside
        points = points._replace(direction=("-" if way["less"] else "+") if way else "")
    if base is not None and base.quantity.dimension == "percent":
        yield from _from_base(points, base, rates)
    elif points.index not in view.side_by_side and not _PULLS.search(points.lead):
        between = list(_between(view, points, rates))
        yield from between or (_beside(view, points) if view.own else ())


def _rates_before(view: View, points: Figure) -> list[Figure]:
    """The percentages of the sentence before a difference."""
    return [
        figure for figure in view.back(points, 6)
        if figure.sentence == points.sentence and figure.quantity.dimension == "percent"
        and figure.depth <= points.depth
    ]  # fmt: skip


def _right_before(view: View, points: Figure) -> Figure:
    """The figure right before a difference, itself where it is the first."""
    return view.figures[max(0, points.index - 1)]


def _from_base(points: Figure, base: Figure, rates: list[Figure]) -> Iterator[Reading]:
    """A difference from the rate that its words name: the last other rate is what came to be, where it is
    told of the same and not before a ；."""
    others = (one for one in reversed(rates) if one.index != base.index and not one.role)
    now = next((one for one in others if not _WAY.search(one.lead)), None)
    if now is not None and now.item != points.item:
        return
    if now is not None:
        aimed = exact(base, AIM_DECIMALS) if base.stage in _AIMED else base
        if aimed.quantity.value < 0 < now.quantity.value and now.direction == "-":
            now = now._replace(quantity=now.quantity._replace(value=-now.quantity.value))
        yield Reading(
            "points_from_base", points, (("now", now), ("before", aimed)), changed(points),
            ("points", points.index), ("stated",), True,
        )  # fmt: skip


def _between(view: View, points: Figure, rates: list[Figure]) -> Iterator[Reading]:
    """A difference between the last two rates before it."""
    if len(rates) < 2 or points.against not in ("none", "target", "budget"):
        return
    now, before = rates[-1], rates[-2]
    swapped = _is_met_by(before, now, points)
    met = len(rates) == 2 and (swapped or _is_met_by(now, before, points))
    if met or (points.against == "none" and _may_be_compared(now, before, points)):
        dated = _YEAR.search(now.lead) is not None and _YEAR.search(before.lead) is None
        if swapped or dated or (now.stage in _EARLIER and before.stage not in _EARLIER):
            now, before = before, now
        if met:
            before = exact(before, AIM_DECIMALS)
        yield Reading(
            "points_between", points, (("now", now), ("before", before)), changed(points),
            ("points", points.index),
            ("met" if met else now.nature, before.stage if before.stage in _EARLIER else ""),
            view.own and len(rates) == 2,
        )  # fmt: skip


def _beside(view: View, points: Figure) -> Iterator[Reading]:
    """A difference between the rates before it that no words tie to it, each pair a rival: of the one right before it
    (高于90%的目标3.9个百分点) and those before that, else of those of its sentence or the one before."""
    told = [
        one for one in view.back(points, _REACH)
        if one.paragraph == points.paragraph and one.quantity.dimension == "percent"
        and points.sentence - one.sentence <= 1 and one.depth == points.depth
    ][::-1]  # fmt: skip
    held = bool(told) and points.mark == "#" and told[0].index == points.index - 1
    pairs = [(told[0], now) for now in told[1:3]] if held else list(combinations(told[:3], 2))
    how = "held" if held else "near"
    for before, now in pairs:
        here = (
            "item"
            if now.item == points.item
            else "sentence"
            if now.sentence == points.sentence
            else ""
        )
        yield Reading(
            "points_beside", points, (("now", now), ("before", exact(before, AIM_DECIMALS) if held else before)),
            APART, ("points", points.index), (how, here, "first" if (before, now) == pairs[0] else "", now.nature),
            held and here == "item" and now is told[1],
        )  # fmt: skip
