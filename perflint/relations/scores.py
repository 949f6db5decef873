"""Scores told in prose: weights and scores of parts, what they add up to, what was taken off.

决策（20分）得18分，其中立项10分，得9分、目标10分，得9分；…；总分92分。 Parts are known to be all where their weights
add up to that of the whole, or to 100 for the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, changed, signed, whole_of
from perflint.relations.view import View, last_item
from perflint.text.patterns import compile_pattern

_GOT = compile_pattern(
    r"^[^\u4e00-\u9fff]*(?:实际|自评|最终|评价|该项|本项|应|可|实)*(?:得满?分?|自评分?|评分|计分?|按|给分?|评)(?:为|是|：)?$"
)
"""Words that alone give a score to what was named before."""
_SCORE = compile_pattern(r"(?:得满?|[自评计得]|给)分?(?:为|是|：)?$")
_COMPARED = compile_pattern(r"(?:[高低]于|[比较]|差|超过|达到)[^，。；]{0,6}$")
_TOTAL = compile_pattern(
    r"(?:总|综合|最终|合计|自评|评价)[^，。；：\n]{0,3}分(?:数|值)?(?:为|是|共)?$|(?:合计|总计|共)(?:得|为)?$"
)
_OPENS = compile_pattern(r"其中|包括|分别|：|\n")
_NESTED = compile_pattern(r"其中|包括|分别|：|\n|，即")
_NAME = compile_pattern(r"[\u4e00-\u9fff]{2,}")
_NO_NAME = compile_pattern(r"得分?|自评|实际|满分|分值|权重|其中|扣|按|为|的|指标|方面|情况")
_BEFORE = 16
_RATE_OF_LOSS = compile_pattern(r"每[低少降]|每下降|加分")
_SEVERAL = compile_pattern(r"[每共]|合计|累计")
FULL = Decimal(100)


class Item(NamedTuple):
    """A part that is scored: its name, weight, score and what was taken off, where they are told."""

    name: str
    weight: Figure | None
    score: Figure | None
    lost: Figure | None

    def figures(self) -> list[Figure]:
        return [one for one in (self.weight, self.score, self.lost) if one is not None]


def find_scores(view: View) -> Iterator[Reading]:
    """Readings of scores in prose: totals, parts, weights, deductions."""
    if not view.own:
        return
    items = list(_items(view))
    yield from _deductions(view, items)
    inner: set[int] = set()
    for at in range(len(items) - 1, -1, -1):
        parts, how = _parts_of(view, items, at, inner)
        if parts:
            inner.update(parts)
            yield from _sum_of(items[at].score, [items[part] for part in parts], how)
    outer = [item for at, item in enumerate(items) if at not in inner]
    yield from _totals(view, outer)


def _items(view: View) -> Iterator[Item]:
    """The parts that are scored, in order; totals are among them."""
    points = [
        figure for figure in view.figures
        if figure.quantity.unit == "分" and not figure.role and not _COMPARED.search(figure.lead)
        and not view.is_tabled(figure)
    ]  # fmt: skip
    told: dict[str, Figure] = {}
    for figure, following in zip(points, [*points[1:], None], strict=False):
        kind = _kind(figure, following)
        last = list(told.values())[-1] if told else None
        if last is not None and (kind in told or not _is_of_same(view, last, figure, kind)):
            yield _item(view, told)
            told = {}
        told[kind] = figure
    if told:
        yield _item(view, told)


def _item(view: View, told: dict[str, Figure]) -> Item:
    first = min(told.values(), key=lambda figure: figure.index)
    at = first.quantity.symbol
    words = view.text[max(0, at - _BEFORE) : at]
    found = _NAME.findall(_NO_NAME.sub("", words[words.rfind("\n") + 1 :]))
    return Item(found[-1] if found else "", told.get("weight"), told.get("score"), told.get("lost"))


def _kind(figure: Figure, following: Figure | None) -> str:
    """weight, score or lost; what a score without a name follows in its sentence is its weight."""
    if figure.nature == "change":
        return "lost"
    if is_total(figure) or _SCORE.search(figure.lead):
        return "score"
    scored = (
        following is not None and following.sentence == figure.sentence
        and _GOT.search(following.lead) is not None
    )  # fmt: skip
    return "weight" if figure.nature == "weight" or scored else "score"


def is_total(figure: Figure) -> bool:
    """Whether a score is said to be that of everything."""
    return _TOTAL.search(figure.lead) is not None


def _is_of_same(view: View, last: Figure, figure: Figure, kind: str) -> bool:
    """Whether a figure tells of the part that `last` does."""
    if figure.sentence != last.sentence or figure.paragraph != last.paragraph or kind == "weight":
        return False
    if kind == "score":
        return _GOT.search(figure.lead) is not None
    return figure.item == last.item and "；" not in view.gap(last, figure)


def _parts_of(view: View, items: Sequence[Item], at: int, inner: set[int]) -> tuple[list[int], str]:
    """The parts of the item at `at`, and how they are known: `weighed` where the weights of those that
    follow add up to its own, `among` where 其中 lists scores alone."""
    whole = items[at]
    if whole.score is None or at + 1 >= len(items):
        return [], ""
    gap = view.gap(whole.figures()[-1], items[at + 1].figures()[0])
    if not _OPENS.search(gap):
        return [], ""
    if whole.weight is not None and (parts := _weighed(items, at, inner)):
        return parts, "weighed"
    return (_listed(view, items, at), "among") if "其中" in gap else ([], "")


def _weighed(items: Sequence[Item], at: int, inner: set[int]) -> list[int]:
    whole = items[at].weight
    left = whole.quantity.value if whole is not None else FULL
    parts: list[int] = []
    for index in range(at + 1, len(items)):
        weight = items[index].weight
        if index in inner or weight is None:
            continue
        if weight.quantity.value > left:
            return []
        parts.append(index)
        left -= weight.quantity.value
        if not left:
            return parts if len(parts) > 1 else []
    return []


def _listed(view: View, items: Sequence[Item], at: int) -> list[int]:
    """The scores without weights that follow in the same part of the sentence; none where one of them has
    parts of its own, so that nobody knows where these end."""
    parts: list[int] = []
    first = items[at + 1].score
    for index in range(at + 1, len(items)):
        score = _alone(items[index])
        if score is None or first is None or score.item != first.item:
            break
        if parts and _NESTED.search(view.gap(items[index - 1].figures()[-1], score)):
            return []
        parts.append(index)
    return parts


def _alone(item: Item) -> Figure | None:
    """The only number of an item: its score, or what the end of a bracket makes look like a weight."""
    return item.figures()[0] if len(item.figures()) == 1 and item.lost is None else None


def _sum_of(total: Figure | None, parts: Sequence[Item], how: str = "weighed") -> Iterator[Reading]:
    told = [_alone(item) if how == "among" else item.score for item in parts]
    scores = [score for score in told if score is not None]
    if total is None or len(scores) != len(parts) or len(scores) < 2:
        return
    yield Reading(
        "score_sum", total, tuple(("part", score) for score in scores),
        signed((1,) * len(scores)), ("score-sum", total.index), (how, f"n{min(4, len(scores))}"), True,
    )  # fmt: skip


def _totals(view: View, items: Sequence[Item]) -> Iterator[Reading]:
    """The total with the parts before it, or those it opens."""
    for at, item in enumerate(items):
        total = item.score
        if total is None or not is_total(total):
            continue
        before = _run(items[:at][::-1], total)[::-1]
        after = _run(items[at + 1 :], total)
        if after and not _OPENS.search(view.gap(total, after[0].figures()[0])):
            after = []
        for parts in (before, after):
            if len(parts) > 1:
                yield from _whole(total, parts)
                break


def _run(items: Sequence[Item], total: Figure) -> list[Item]:
    """The parts that stand by a total, up to another total; those before it the last first."""
    found: list[Item] = []
    last = total
    for item in items:
        figure = item.figures()[0]
        if abs(figure.paragraph - last.paragraph) > 1 or abs(figure.sentence - last.sentence) > 2:
            break
        if item.score is None or is_total(item.score):
            break
        found.append(item)
        last = figure
    return found


def _whole(total: Figure, parts: list[Item]) -> Iterator[Reading]:
    """The total as the sum of its parts, and their weights as 100 together."""
    weights = [item.weight for item in parts if item.weight is not None]
    if not weights:
        if parts[0].figures()[0].paragraph == total.paragraph and len(parts) > 2:
            yield from _sum_of(total, parts, "listed")
        return
    if len(weights) != len(parts):
        return
    scores = [item.score.quantity.value for item in parts if item.score is not None]
    if sum(weight.quantity.value for weight in weights) == FULL:
        yield from _sum_of(total, parts)
    elif sum(scores) == total.quantity.value:
        yield Reading(
            "weights_to_hundred", weights[-1], tuple(("part", weight) for weight in weights),
            whole_of(FULL), ("score-weights", weights[-1].index), (f"n{min(4, len(weights))}",), True,
        )  # fmt: skip


def _deductions(view: View, items: Sequence[Item]) -> Iterator[Reading]:
    """What was taken off is the weight less the score, of the item itself or of the one it names."""
    for at, item in enumerate(items):
        if item.lost is None or _is_no_deduction(view, item.lost):
            continue
        of = item if item.weight and item.score else _named(view, items[:at], item.lost)
        if of is None or of.weight is None or of.score is None:
            continue
        lost = item.lost._replace(direction="-")
        yield Reading(
            "score_lost", lost, (("now", of.score), ("before", of.weight)), changed(lost),
            ("deduction", lost.index), ("own" if of is item else "named",), True,
        )  # fmt: skip


def _is_no_deduction(view: View, lost: Figure) -> bool:
    """Whether a deduction is the rate of one (每低1个百分点扣0.5分), that of several parts, or not the only
    thing that changes a score."""
    sentence = view.sentence(lost)
    return bool(_RATE_OF_LOSS.search(sentence) or _SEVERAL.search(lost.lead))


def _named(view: View, items: Sequence[Item], lost: Figure) -> Item | None:
    """The item before that the words before a deduction name, None for none or several."""
    before = view.figures[lost.index - 1] if lost.index else None
    words = last_item(view.gap(before, lost) if before is not None else lost.lead)
    found = [item for item in items if item.name and item.name in words]
    longest = max((len(item.name) for item in found), default=0)
    found = [item for item in found if len(item.name) == longest]
    return found[0] if len(found) == 1 else None
