"""Vectors: A、B、C 分别为 x、y、z. Figures that stand side by side are taken one by one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from perflint.model.figure import Figure
from perflint.relations.reading import (
    OF_GROWN,
    OF_SHRUNK,
    RATIO,
    SHARE_OF_SUM,
    Calculation,
    Reading,
)
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_BACK = 16
_SIDE_BY_SIDE = compile_pattern(r"分别|依次|各占|比例|占比|份额|两者|二者|[三四五]者")
_BOTH = compile_pattern(r"两者|二者|[三四五]者|[两三四五][类项级]")
_SHARED = compile_pattern(r"比例|占比|份额|占")
_JOIN = compile_pattern(
    r"^(?:万?元|[^，。；：]{0,4})?(?:(?:、|和|及|以及|与)[^，。；：、0-9]{0,3}|，)$"
)


def find_vectors(view: View) -> Iterator[Reading]:
    """Readings of rates side by side, each over the figures of the same position before it."""
    runs = list(_runs(view))
    for n, run in enumerate(runs):
        if run[0].quantity.dimension != "percent":
            continue
        earlier = [
            other for other in runs[max(0, n - 4) : n]
            if len(other) == len(run) and run[0].sentence - other[0].sentence <= 1
            and other[0].quantity.dimension != "percent"
        ]  # fmt: skip
        if not earlier and "得分率" in run[0].lead:
            earlier = _scored_before(view, run)
        if not earlier:
            if _SIDE_BY_SIDE.search(run[0].lead) and run[0].nature in ("share", "rate"):
                view.side_by_side.update(figure.index for figure in run)
                labelled = _named_before(view, run)
                earlier = [labelled] if labelled else []
            if not earlier:
                continue
        last = earlier[-1]
        if len(earlier) < 2 and run[0].nature in ("rate", "growth_rate"):
            labelled = _labelled(view, last, len(run))
            earlier = [labelled, last] if labelled else earlier
        view.side_by_side.update(figure.index for figure in run)
        yield from _one_by_one(view, run, earlier)


def _one_by_one(
    view: View, run: tuple[Figure, ...], earlier: list[tuple[Figure, ...]]
) -> Iterator[Reading]:
    """Each rate of `run` over the figures of its position in what stands `earlier`."""
    last = earlier[-1]
    before = earlier[-2] if len(earlier) > 1 else None
    nature = run[0].nature
    shared = nature == "share" or (nature == "rate" and _SHARED.search(run[0].lead) is not None)
    whole = _whole(view, last) or _sum_of(view, last) if shared else None
    for position, rate in enumerate(run):
        one = last[position]
        if nature == "growth_rate" and before and last[0].nature == "change":
            calculation = OF_GROWN if run[0].direction == "+" else OF_SHRUNK
            yield _reading(
                rate, (("now", before[position]), ("change", one)), calculation, "growth"
            )
        elif shared and _is_all(run):
            others = [("other", other) for other in last if other is not one]
            yield _reading(rate, (("part", one), *others), SHARE_OF_SUM, "share of all")
        elif shared and whole is not None:
            yield _reading(rate, (("part", one), ("base", whole)), RATIO, "share")
        elif nature == "rate" and before:
            yield _reading(rate, (("part", one), ("base", before[position])), RATIO, "rate")


def _labelled(view: View, run: tuple[Figure, ...], count: int) -> tuple[Figure, ...]:
    """As many figures of the same kind right before `run`, each with a name of its own; before them at most
    what they add up to."""
    found: list[Figure] = []
    for j in range(run[0].index - 1, max(-1, run[0].index - 10), -1):
        figure = view.figures[j]
        if figure.sentence != run[0].sentence:
            break
        if is_level(figure) and same_kind(figure, run[0]):
            found.append(figure)
    parts, heads = found[:count], found[count:]
    added_up = sum(one.quantity.amount for one in parts)
    closed = all(one.quantity.amount == added_up for one in heads)
    return tuple(reversed(parts)) if len(parts) == count and closed else ()


def _scored_before(view: View, run: tuple[Figure, ...]) -> list[tuple[Figure, ...]]:
    """The points there are and those got, of as many items told one by one before rates of points."""
    told = [
        (weight, score)
        for weight, score in pairwise(view.figures[max(0, run[0].index - _BACK) : run[0].index])
        if weight.clause == score.clause and run[0].sentence - score.sentence <= 1
        and weight.quantity.dimension == score.quantity.dimension == "score"
        and score.lead.endswith("得") and weight.quantity.amount
    ][: len(run)]  # fmt: skip
    if len(told) < len(run):
        return []
    return [tuple(weight for weight, _ in told), tuple(score for _, score in told)]


def _named_before(view: View, run: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """As many figures of one kind right before `run`, side by side, each with a name of its own."""
    found: list[Figure] = []
    back = 1 if _BOTH.search(run[0].lead) else 0
    for figure in reversed(view.figures[max(0, run[0].index - _BACK) : run[0].index]):
        if run[0].sentence - figure.sentence > back or len(found) == len(run):
            break
        if figure.depth > run[0].depth or _is_below(view, figure, run):
            continue
        if not (is_level(figure) and (not found or same_kind(figure, found[0]))):
            return ()
        found.append(figure)
    whole = len(found) == len(run) and found[-1].mark != "、"
    return tuple(reversed(found)) if whole else ()


def _is_below(view: View, figure: Figure, run: tuple[Figure, ...]) -> bool:
    """Whether a figure is a part of one that stands nearer than the list itself would: 基本支出9万元，含人员经费
    5万元、公用经费4万元；项目支出6万元，两者占比为60%和40%."""
    whole = view.wholes.get(figure.index, -1)
    return whole >= 0 and any(
        is_level(one) and same_kind(one, figure) and one.depth <= figure.depth
        and view.wholes.get(one.index, -2) != whole
        for one in view.figures[figure.index + 1 : run[0].index]
    )  # fmt: skip


def _sum_of(view: View, parts: tuple[Figure, ...]) -> Figure | None:
    """The level told elsewhere that parts add up to, to the digit."""
    total = sum(one.quantity.amount for one in parts)
    return next(
        (one for one in view.levels if one.quantity.amount == total and same_kind(one, parts[0])),
        None,
    )


def _is_all(shares: tuple[Figure, ...]) -> bool:
    """Whether shares side by side are those of all parts: together they are 100, rounding aside."""
    told = sum((share.quantity.value for share in shares), Decimal(0))
    return abs(told - 100) <= max(share.quantity.ulp for share in shares) * len(shares)


def _reading(
    rate: Figure, operands: tuple[tuple[str, Figure], ...], calculation: Calculation, how: str
) -> Reading:
    return Reading("respectively", rate, operands, calculation, ("rate", rate.index), (how,), True)


def _whole(view: View, run: tuple[Figure, ...]) -> Figure | None:
    if run[0].index in view.wholes:
        return view.figures[view.wholes[run[0].index]]
    for j in range(run[0].index - 1, max(-1, run[0].index - 8), -1):
        figure = view.figures[j]
        if figure.paragraph != run[0].paragraph:
            return None
        if same_kind(figure, run[0]) and figure.nature == "level" and not figure.role:
            return figure
    return None


def _runs(view: View) -> Iterator[tuple[Figure, ...]]:
    """Two and more figures of one dimension side by side, joined by 、 or 和."""
    run: list[Figure] = []
    for figure in view.figures:
        if run:
            if (
                not figure.key and figure.sentence == run[-1].sentence
                and figure.index == run[-1].index + 1 and same_kind(figure, run[-1])
                and _JOIN.match(view.gap(run[-1], figure))
            ):  # fmt: skip
                run.append(figure)
                continue
            if len(run) > 1:
                yield tuple(run)
        run = [figure]
    if len(run) > 1:
        yield tuple(run)
