"""Weights and full marks that prose tells apart from the scores they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Literal

from perflint.model.figure import Figure
from perflint.relations.scored import JOINED, Item, Marks, is_full, read_points
from perflint.relations.view import View
from perflint.text.patterns import compile_pattern

_IN_TURN = compile_pattern(r"依次|分别")
_OF_IT = compile_pattern(r"^该[^，。；]{0,4}(?:权重|分值|满分)")
_NUMBERED = compile_pattern(r"^[（(]?[0-9一二三四五六七八九十]{1,2}[）).、．]")
_FEWEST = 2


@lru_cache(maxsize=1)
def read_marks(view: View) -> Marks:
    """What the prose of `view` tells of scores, weights told elsewhere joined to what they weigh."""
    items, wholes = read_points(view)
    joined = _by_reference(_with_full_marks(view, _with_headings(view, items)))
    return Marks(_in_turn(view, _by_name(view, joined)), wholes)


def _with_headings(view: View, items: list[Item]) -> list[Item]:
    """The items whose score stands in the sentence behind the bracket of their weight: （1）执行率（10分）。
    执行率95.4%，得9.54分."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        weight = before.weight if before is not None and before.is_bare("weight") else None
        score = item.score
        if (
            before is not None and weight is not None and score is not None and item.weight is None
            and item.name in ("", before.name) and score.sentence == weight.sentence + 1
            and score.paragraph == weight.paragraph and score.quantity.value <= weight.quantity.value
            and view.text[weight.quantity.symbol + 1 :][:2] == "）。"
        ):  # fmt: skip
            found[-1] = item._replace(name=before.name, weight=weight, apart=True)
        else:
            found.append(item)
    return found


def _with_full_marks(view: View, items: list[Item]) -> list[Item]:
    """The items that are said to have all their points with these: 质量8分满分; 甲3分、乙4分均得满分."""
    found = list(items)
    for at in range(len(found) - 1, -1, -1):
        item = found[at]
        told = item.figures()[0]
        if len(item.figures()) > 1 or item.lost is not None:
            continue
        if (item.weight is told and is_full(view, told)) or _is_joined(view, told, found[at + 1 :]):
            found[at] = item._replace(weight=told, score=told, full=True)
    return found


def _is_joined(view: View, told: Figure, after: Sequence[Item]) -> bool:
    """Whether a number of points is joined to one that is said, with it, to be full: 甲3分、乙4分均得满分."""
    if not after or not after[0].full or after[0].weight is None:
        return False
    weight = after[0].weight
    gap = view.gap(told, weight)
    return weight.sentence == told.sentence and JOINED.match(gap) is not None and "，" not in gap


def _by_reference(items: list[Item]) -> list[Item]:
    """The items with a weight told behind what was taken off: 时效6.5分，时效项扣1.5分，该项权重8分."""
    found: list[Item] = []
    for item in items:
        weight = item.weight
        if weight is not None and item.is_bare("weight") and _OF_IT.search(weight.lead) and found:
            name = found[-1].name
            taken = [n for n, one in enumerate(found) if _takes(one, name, weight)]
            if taken:
                found[taken[-1]] = found[taken[-1]]._replace(weight=weight, apart=True)
                continue
        found.append(item)
    return found


def _takes(item: Item, name: str, weight: Figure) -> bool:
    return (
        bool(name) and item.name == name and item.weight is None and item.score is not None
        and item.score.sentence == weight.sentence
    )  # fmt: skip


def _runs(items: Sequence[Item], kind: Literal["weight", "score"]) -> Iterator[list[int]]:
    """Where items of which nothing else is told stand in a row within a sentence, two and more."""

    def key(at: int) -> tuple[bool, int]:
        return items[at].is_bare(kind), items[at].first.sentence

    for (bare, _), run in groupby(range(len(items)), key):
        places = list(run)
        if bare and len(places) >= _FEWEST:
            yield places


def _by_name(view: View, items: list[Item]) -> list[Item]:
    """The items with weights that a list told before: 权重为产出50分、效益40分，…。产出得48分。"""
    found = list(items)
    used: set[int] = set()
    called: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        if item.name and item.weight is None and item.score is not None:
            called.setdefault(item.name, []).append(at)
    for run in _runs(items, "weight"):
        for at in run:
            name, weight = items[at].name, items[at].weight
            places = called.get(name, ()) if weight is not None else ()
            near = bisect_right(places, run[-1])
            scored = [
                n for n in places[near : near + 1]
                if weight is not None and items[n].first.paragraph - weight.paragraph <= 1
            ]  # fmt: skip
            if scored:
                found[scored[0]] = found[scored[0]]._replace(weight=weight, apart=True)
                used.add(at)
            elif name and weight is not None and _has_all(view, name, weight):
                found[at] = items[at]._replace(score=weight, full=True)
    return [item for at, item in enumerate(found) if at not in used]


def _has_all(view: View, name: str, weight: Figure) -> bool:
    """Whether the paragraph of a weight says that what it weighs got all its points: 满意度得满分."""
    start = weight.quantity.symbol
    end = view.text.find("\n", start)
    words = view.text[start : end if end > 0 else None]
    return any(f"{name}{said}满分" in words for said in ("得", "均得", ""))


def _in_turn(view: View, items: list[Item]) -> list[Item]:
    """The items with weights that stand in a row before scores in a row (依次得), or before as many
    numbered lines that each begin with the score of one."""
    items = _weighed_in_turn(items)
    found = list(items)
    used: set[int] = set()
    for run in _runs(items, "weight"):
        after = range(run[-1] + 1, min(len(items), run[-1] + 1 + len(run)))
        in_turn = len(after) == len(run) and _are_in_turn(items, after)
        scored = after if in_turn else _numbered(view, items, run)
        for at, to in zip(run, scored, strict=False):
            name = items[to].name or items[at].name
            found[to] = found[to]._replace(
                name=items[at].name if in_turn else name,
                weight=items[at].weight,
                apart=True,
            )
            used.add(at)
    return [item for at, item in enumerate(found) if at not in used]


def _weighed_in_turn(items: list[Item]) -> list[Item]:
    """The items with those as weights that stand in a row before as many scores got in turn: 投入30分、产出70分，
    分别得29分、68分."""
    found = list(items)
    for run in _runs(items, "score"):
        half = next((n for n, at in enumerate(run) if _IN_TURN.search(items[at].first.lead)), 0)
        weights, scores = run[:half], run[half : 2 * half]
        if half < _FEWEST or len(scores) < half or not _are_in_turn(items, scores):
            continue
        pairs = [(items[a].score, items[b].score) for a, b in zip(weights, scores, strict=True)]
        if all(
            one and other and one.quantity.value >= other.quantity.value for one, other in pairs
        ):
            for at in weights:
                found[at] = found[at]._replace(weight=found[at].score, score=None)
    return found


def _are_in_turn(items: Sequence[Item], places: Sequence[int]) -> bool:
    """Whether items are bare scores side by side, the first behind 依次 or 分别."""
    if not all(items[at].is_bare("score") for at in places):
        return False
    first = items[places[0]].first
    return _IN_TURN.search(first.lead) is not None and all(
        items[b].first.clause == items[a].first.clause for a, b in pairwise(places)
    )


def _numbered(view: View, items: Sequence[Item], run: Sequence[int]) -> list[int]:
    """The items that begin numbered lines behind a row of weights without names, one for each of these."""
    if any(items[at].name for at in run[1:]) or len(run) <= _FEWEST:
        return []
    paragraph = items[run[-1]].first.paragraph
    found: list[int] = []
    for at in range(run[-1] + 1, len(items)):
        item = items[at]
        if item.first.paragraph == paragraph:
            continue
        paragraph = item.first.paragraph
        if item.score is None or item.weight is not None or not is_numbered(view, item.first):
            break
        found.append(at)
        if len(found) == len(run):
            return found
    return []


def is_numbered(view: View, figure: Figure) -> bool:
    """Whether the paragraph of a figure begins with a number of a list."""
    start = view.text.rfind("\n", 0, figure.quantity.symbol) + 1
    return _NUMBERED.match(view.text[start : start + 5]) is not None
