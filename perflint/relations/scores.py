"""Scores told in prose: what parts add up to, what weights make together, what was taken off.

决策（20分）得18分，其中立项10分，得9分、目标10分，得9分；…；总分92分。 Parts are known to be all where their weights
add up to that of the whole, or to 100 for the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from perflint.model.figure import Figure
from perflint.relations.comparison import Comparison
from perflint.relations.reading import Reading, signed, whole_of
from perflint.relations.scored import FULL, Item, is_total
from perflint.relations.scored_groups import find_groups, parts_of, with_groups
from perflint.relations.scored_losses import find_losses
from perflint.relations.scored_means import find_scored_means
from perflint.relations.scored_parts import is_opened, parts_by_whole
from perflint.relations.scored_rates import find_scored_rates
from perflint.relations.scored_tables import find_scored_tables
from perflint.relations.scored_weights import read_marks
from perflint.relations.view import View
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_OF_WEIGHTS = compile_pattern(r"(?:权重|分值|标准分)[^，。；\n]{0,6}$")
_EARLIER = compile_pattern(r"上年|去年|上一?年度")
_MEAN = "平均"
_UNTOLD = compile_pattern(rf"(?<![{ANY_SYMBOL}）均都各])[均都]?[得获]满分")
"""Of a part whose weight does not stand beside it."""

_OF_GROUP = compile_pattern(r"[类项]|指标|产出|效益|效果|决策|过程|投入|管理|履职|小计")
_SUBTOTAL = "小计"
_NEAR = Decimal(20)
_MOST_PARTS = 60


def find_scores(view: View) -> Iterator[Reading]:
    """Readings of scores in prose: totals, parts, weights, deductions."""
    if not view.own:
        return
    items, wholes = read_marks(view)
    yield from find_losses(view, items)
    inner: set[int] = set()
    sums: list[Reading] = []
    wholes_of_parts: set[int] = set()
    for at, parts, how in parts_by_whole(view, items):
        inner.update(parts)
        wholes_of_parts.add(at)
        sums += _sum_of(items[at].score, [items[part] for part in parts], how)
    groups = list(find_groups(items))
    for group in groups:
        if group.start not in wholes_of_parts:
            sums += _sum_of(group.item.score, parts_of(items, group), "closed")
    told = list(find_scored_tables(view, items))
    due = {
        one.stated.index: sum((part.quantity.value for _, part in one.operands), Decimal(0))
        for one in (*sums, *told)
    }
    outer = with_groups(items, groups, inner)
    for reading in (*sums, *told, *_totals(view, outer)):
        if not _is_mended(reading, due):
            yield reading
    yield from find_scored_rates(
        view, [item for at, item in enumerate(items) if at not in wholes_of_parts]
    )
    yield from find_scored_means(view, items)
    for whole in wholes:
        yield from _weights(whole, outer)


def _is_mended(reading: Reading, due: Mapping[int, Decimal]) -> bool:
    """Whether a total misses only because a part of it misses what its own parts make (`due`)."""
    if reading.form != "score_sum":
        return False
    parts = [part for _, part in reading.operands]
    printed = sum(part.quantity.value for part in parts)
    total = reading.stated.quantity.value
    return printed != total == sum(due.get(part.index, part.quantity.value) for part in parts)


def find_above_weight(view: View) -> Iterator[Comparison]:
    """The score of every part held against its weight, which it does not pass."""
    if not view.own:
        return
    items, wholes = read_marks(view)
    for whole in wholes:
        for before in view.back(whole, 1):
            behind = view.gap(before, whole).startswith("（")
            if behind and before.quantity.unit == whole.quantity.unit:
                yield _held_against(before, whole)
    for item in items:
        if item.weight is not None and item.score is not None and not item.full:
            yield _held_against(item.score, item.weight)


def _held_against(score: Figure, weight: Figure) -> Comparison:
    at = score.quantity.symbol
    return Comparison("weight", at, at + 1, score, weight, "<=")


def _sum_of(total: Figure | None, parts: Sequence[Item], how: str = "weighed") -> Iterator[Reading]:
    scores = [score for item in parts if (score := item.score or item.weight) is not None]
    if total is None or len(scores) != len(parts) or len(scores) < 2 or _MEAN in total.lead:
        return
    yield Reading(
        "score_sum", total, tuple(("part", score) for score in scores),
        signed((1,) * len(scores)), ("score-sum", total.index), (how, f"n{min(4, len(scores))}"), True,
    )  # fmt: skip


def _totals(view: View, items: Sequence[Item]) -> Iterator[Reading]:
    """The total with the parts before it, or those behind it; a score that nothing calls the total is one where
    the weights right behind it make 100."""
    for at, item in enumerate(items):
        total = item.score
        if total is None or item.weight is not None:
            continue
        near = items[max(0, at - _MOST_PARTS) : at]
        before = _run(near[::-1], total)[::-1] if is_total(total) else []
        if total.lead.endswith(_SUBTOTAL):
            yield from _subtotal(near, total, before)
            continue
        after = _run(items[at + 1 : at + 1 + _MOST_PARTS], total)
        hundred = _to_hundred(after) if not _EARLIER.search(total.lead) else []
        if not hundred and not (after and is_total(total) and is_opened(view, total, after[0])):
            after = []
        for parts in (_to_hundred(before[::-1])[::-1] or before, hundred or after):
            if len(parts) > 1:
                yield from _whole(view, total, parts)
                break


def _subtotal(items: Sequence[Item], total: Figure, before: list[Item]) -> Iterator[Reading]:
    """The sum of what stands between the weight of a group and its 小计, where the weights make that."""
    at = next((n for n in range(len(items) - 1, -1, -1) if items[n].is_bare("weight")), -1)
    parts = list(items[at + 1 :])
    whole = items[at].weight if at >= 0 else None
    weights = [item.weight for item in parts if item.weight is not None]
    if whole is None or len(weights) != len(parts) or len(before) < len(parts):
        return
    if sum(weight.quantity.value for weight in weights) == whole.quantity.value:
        yield from _sum_of(total, parts)


def _run(items: Sequence[Item], total: Figure) -> list[Item]:
    """The parts that stand by a total, up to another total; those before it the last first. What was taken
    off is no part."""
    found: list[Item] = []
    last = total
    for item in items:
        figure = item.first
        if abs(figure.paragraph - last.paragraph) > 1 or abs(figure.sentence - last.sentence) > 2:
            break
        if item.is_bare("lost"):
            last = figure
            continue
        if item.score is None or (item.weight is None and is_total(item.score)):
            break
        found.append(item)
        last = figure
    return found


def _to_hundred(items: Sequence[Item]) -> list[Item]:
    """The first of `items` whose weights make 100, or of them those that begin what ； parts; none where no
    such do."""
    for run in (items, _heads(items)):
        left = FULL
        for at, item in enumerate(run):
            if item.weight is None or item.weight.quantity.value > left:
                break
            left -= item.weight.quantity.value
            if not left:
                return list(run[: at + 1])
    return []


def _heads(items: Sequence[Item]) -> list[Item]:
    """The items that stand first of those between two ；."""
    found: dict[int, Item] = {}
    for item in sorted(items, key=lambda one: one.first.index):
        found.setdefault(item.first.item, item)
    heads = {id(item) for item in found.values()}
    return [item for item in items if id(item) in heads]


def _whole(view: View, total: Figure, parts: list[Item]) -> Iterator[Reading]:
    """The total as the sum of its parts, and their weights as 100 together."""
    weights = [item.weight for item in parts if item.weight is not None]
    if not weights:
        near = parts[0].first.paragraph == total.paragraph and len(parts) > 2
        if near and not _leaves_untold(view, parts[0].first, total):
            yield from _sum_of(total, parts, "listed")
        return
    if len(weights) != len(parts):
        return
    scores = [item.score.quantity.value for item in parts if item.score is not None]
    if sum(weight.quantity.value for weight in weights) == FULL:
        yield from _sum_of(total, parts)
    elif sum(scores) == total.quantity.value and _is_overall(total, weights):
        yield Reading(
            "weights_to_hundred", weights[-1], tuple(("part", weight) for weight in weights),
            whole_of(FULL), ("score-weights", weights[-1].index), (f"n{min(4, len(weights))}",), True,
        )  # fmt: skip


def _leaves_untold(view: View, part: Figure, total: Figure) -> bool:
    """Whether between a part and its total another has full marks that nobody prints (满意度得满分)."""
    start, end = sorted((part.quantity.symbol, total.quantity.symbol))
    return _UNTOLD.search(view.text, start, end) is not None


def _is_overall(total: Figure, weights: Sequence[Figure]) -> bool:
    """Whether a total is that of everything, not of a group: the words name none and the weights come near 100."""
    made = sum(weight.quantity.value for weight in weights)
    return not _OF_GROUP.search(total.lead) and abs(made - FULL) <= _NEAR


def _weights(whole: Figure, items: Sequence[Item]) -> Iterator[Reading]:
    """What weights are said to make together: 四类权重合计100分, 满分100分."""
    weighed = [item for item in items if item.weight is not None]
    for of_place in (_in_sentence, _in_paragraph):
        near = [item for item in weighed if of_place(item.weight, whole)]
        if len(near) < 2:
            continue
        runs = [run for run in (near, _heads(near)) if len(run) >= 2]
        amount = whole.quantity.value
        found = next((run for run in runs if _weight_of(run) == amount), None)
        said = _OF_WEIGHTS.search(whole.lead) is not None and "满分" not in whole.lead
        parts = found or (runs[0] if said else [])
        if parts:
            yield Reading(
                "weights_sum", whole, tuple(("part", item.weight) for item in parts if item.weight),
                signed((1,) * len(parts)), ("score-weights", whole.index),
                ("said" if said else "full marks", f"n{min(4, len(parts))}"), said and runs[0] == parts,
            )  # fmt: skip
        return


def _in_sentence(weight: Figure | None, whole: Figure) -> bool:
    return weight is not None and weight.sentence == whole.sentence


def _in_paragraph(weight: Figure | None, whole: Figure) -> bool:
    return weight is not None and weight.paragraph == whole.paragraph


def _weight_of(items: Sequence[Item]) -> object:
    return sum(item.weight.quantity.value for item in items if item.weight is not None)
