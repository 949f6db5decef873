"""What is told of scores beside their sums: how far two are apart, what several are on average, what part of
the points an item got."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from perflint.arithmetic.interval import Value
from perflint.model.figure import Figure
from perflint.relations.reading import APART, RATIO, Calculation, Reading, changed
from perflint.relations.scored import Item
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_DIFFERENCE = compile_pattern(r"(?:相差|差距|差|[高低]出?)(?:了|为)?$")
_MEAN = compile_pattern(r"(?<!加权)平均(?:自评|综合|评价|得)*分?(?:数|值)?(?:为|是|：)?$")
_WEIGHTED = compile_pattern(r"加权")
_LISTS = compile_pattern(r"其中|分别|：|，即")
_RATE = compile_pattern(r"得分率(?:为|是|达|：)?$")
_EXTREME = compile_pattern(r"最[高低]")
_JOINED = ("、", "，", "和", "及", "；")
_BACK = 6


def find_scored_means(view: View, items: Sequence[Item]) -> Iterator[Reading]:
    """Readings of differences and averages of scores, and of rates of points."""
    ends = [item.last.index for item in items]
    for figure in view.figures:
        if figure.quantity.unit not in ("分", "%") or view.is_tabled(figure):
            continue
        if figure.quantity.unit == "分" and not figure.role:
            yield from _apart(view, figure)
            yield from _mean(view, figure)
        elif figure.quantity.unit == "%" and _RATE.search(figure.lead):
            at = bisect_right(ends, figure.index)
            yield from _rate(figure, items[max(0, at - 1) : at])


def _scores_before(view: View, figure: Figure) -> list[Figure]:
    """The scores of the sentence before a figure, in order."""
    return [
        one for one in view.back(figure, _BACK)
        if one.sentence == figure.sentence and one.quantity.unit == "分"
    ]  # fmt: skip


def _apart(view: View, change: Figure) -> Iterator[Reading]:
    """The difference of the only two scores of its sentence before it: 自评94分，上年92分，提高2分."""
    told = _DIFFERENCE.search(change.lead) is not None
    if change.base >= 0 or not (told or (change.nature == "change" and "扣" not in change.lead)):
        return
    scores = _scores_before(view, change)
    natures = {one.nature for one in scores}
    if (
        len(scores) != 2
        or not natures <= {"score", "weight"}
        or "满分" in scores[0].lead + scores[1].lead
    ):
        return
    first, second = scores
    earlier = first.role == "from" or first.stage == "previous_year"
    later = second.stage == "previous_year"
    if earlier == later and not told:
        return
    now, before = (second, first) if earlier else (first, second)
    plain = earlier == later or not change.direction
    yield Reading(
        "score_apart", change, (("now", now), ("before", before)),
        APART if plain else changed(change), ("change", change.index),
        ("told" if plain else "earlier",), True,
    )  # fmt: skip


def _mean(view: View, mean: Figure) -> Iterator[Reading]:
    """The average of the scores listed behind it, or side by side before it."""
    if not _MEAN.search(mean.lead) or _WEIGHTED.search(mean.lead) or mean.nature == "change":
        return
    for run, how in ((_listed_behind(view, mean), "behind"), (_before(view, mean), "before")):
        if len(run) > 1:
            yield Reading(
                "score_mean", mean, tuple(("part", one) for one in run), _mean_of(len(run)),
                ("average", mean.index), (how, f"n{min(4, len(run))}"), how == "behind",
            )  # fmt: skip
            return


def _mean_of(count: int) -> Calculation:
    def formula(*values: Value) -> Value:
        return sum(values) / count

    return Calculation(formula, "(" + " + ".join(["{}"] * count) + f") ÷ {count}", True)


def _listed_behind(view: View, mean: Figure) -> list[Figure]:
    run: list[Figure] = []
    last = mean
    for one in view.figures[mean.index + 1 :]:
        gap = view.gap(last, one)
        joined = _LISTS.search(gap) if last is mean else gap[:1] in _JOINED
        if one.item != mean.item or not same_kind(one, mean) or one.nature != "score" or not joined:
            break
        run.append(one)
        last = one
    return run


def _before(view: View, mean: Figure) -> list[Figure]:
    run: list[Figure] = []
    last = mean
    for one in reversed(view.figures[max(0, mean.index - 3 * _BACK) : mean.index]):
        if last is mean and one.quantity.dimension == "count":
            continue  # 两家单位平均
        if one.sentence != mean.sentence or not same_kind(one, mean) or one.nature != "score":
            break
        if view.gap(one, last)[:1] not in _JOINED or one.role or _EXTREME.search(one.lead):
            break
        run.append(one)
        last = one
    return run[::-1]


def _rate(rate: Figure, items: Sequence[Item]) -> Iterator[Reading]:
    """The part of its points that the item right before a rate got: 满分20分，得19分，得分率95%."""
    for item in reversed(items):
        score, weight = item.score, item.weight
        if score is None or item.last.index > rate.index:
            continue
        near = item.last.item == rate.item and rate.index - item.last.index == 1
        if near and weight is not None and weight.quantity.amount and not item.full:
            yield Reading(
                "rate_of_score", rate, (("part", score), ("base", weight)), RATIO,
                ("rate", rate.index), ("beside",), True,
            )  # fmt: skip
        return
