"""Which scores are parts of which: 过程20分得18分，其中预算执行10分得9分、管理10分得9分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perflint.model.figure import Figure
from perflint.relations.scored import FULL, JOINED, Item, is_total
from perflint.relations.scored_weights import is_numbered
from perflint.relations.view import View
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_OPENS = compile_pattern(r"其中|包括|分别|：|\n|即")
_NESTED = compile_pattern(r"其中|包括|分别|：|\n|，即")
_LISTS = compile_pattern(r"其中|包括|包含|，含|即")
_HEADING = compile_pattern(rf"^[^\n{ANY_SYMBOL}，。；]{{0,24}}$")
_NAME = 2
_MENTIONS, _MOST_PARTS = 20, 60
"""So often a name is looked for as a heading, and so many parts one score has at most."""


def parts_by_whole(view: View, items: Sequence[Item]) -> Iterator[tuple[int, list[int], str]]:
    """Each item that has parts, with these and how they are known: `weighed` where the weights of those that
    it opens add up to its own, `tiled` where they do up to the next ；, `section` where they do under the
    heading that names it, `among` and `namely` where 其中 or 即 lists scores alone, `headed` where they are all
    that its numbered line tells."""
    inner: set[int] = set()
    found: dict[int, tuple[list[int], str]] = {}
    forward, backward = range(len(items)), range(len(items) - 1, -1, -1)
    for find, order in ((_under_heading, forward), (_parts_of, backward), (_tiled, forward)):
        for at in order:
            if at in found or items[at].score is None or (find is _tiled and at in inner):
                continue
            parts, how = find(view, items, at, inner)
            if parts:
                inner.update(parts)
                found[at] = parts, how
    for at, (parts, how) in found.items():
        yield at, parts, how


def is_opened(view: View, total: Figure, first: Item) -> bool:
    """Whether words between a total and the first of its parts open a list."""
    return _OPENS.search(view.gap(total, first.first)) is not None


def _parts_of(view: View, items: Sequence[Item], at: int, inner: set[int]) -> tuple[list[int], str]:
    """The parts of the item at `at`, and how they are known."""
    whole = items[at]
    if at + 1 >= len(items) or (whole.score is not None and "平均" in whole.score.lead):
        return [], ""
    if parts := _headed(view, items, at):
        return parts, "headed"
    gap = view.gap(whole.last, items[at + 1].first)
    if not _OPENS.search(gap) or gap.count("\n") > 1:
        return [], ""
    if whole.weight is not None and (
        parts := _weighed(items, range(at + 1, len(items)), whole, inner)
    ):
        return parts, "weighed"
    lists = _LISTS.search(gap)
    if lists is None:
        return [], ""
    return _listed(view, items, at), "namely" if lists.group() == "即" else "among"


def _weighed(items: Sequence[Item], places: range, whole: Item, inner: set[int]) -> list[int]:
    """The items from the first of `places` on whose weights add up to that of `whole`."""
    left = whole.weight.quantity.value if whole.weight is not None else FULL
    parts: list[int] = []
    for index in places:
        weight = items[index].weight
        if index in inner or items[index].is_bare("lost"):
            continue
        if weight is None or weight.quantity.value > left:
            return []
        parts.append(index)
        left -= weight.quantity.value
        if not left:
            return parts if len(parts) > 1 else []
        if len(parts) == _MOST_PARTS:
            break
    return []


def _tiled(_: View, items: Sequence[Item], at: int, inner: set[int]) -> tuple[list[int], str]:
    """The items between a whole and the next ； or sentence whose weights make its own, where it begins what
    stands there: 过程20分得18分，执行10分得9分，管理10分得9分；."""
    item = items[at].first.item
    if items[at].weight is None or (at and items[at - 1].last.item == item):
        return [], ""
    end = at + 1
    while end < len(items) and items[end].first.item == item:
        end += 1
    parts = _weighed(items, range(at + 1, end), items[at], inner)
    return (parts, "tiled") if parts and parts[-1] == end - 1 else ([], "")


def _under_heading(
    view: View, items: Sequence[Item], at: int, inner: set[int]
) -> tuple[list[int], str]:
    """The items under a heading below that names the item, where their weights make its own."""
    name = items[at].name if items[at].weight is not None else ""
    start = items[at].last.quantity.symbol
    found = view.text.find(name, start) if len(name) > _NAME else -1
    for _ in range(_MENTIONS):
        if found < 0:
            break
        line = view.text.rfind("\n", start, found) + 1
        end = view.text.find("\n", found)
        if line and end > 0 and _HEADING.match(view.text[line:end]):
            after = next(
                (n for n in range(at + 1, len(items)) if items[n].first.quantity.symbol > end), 0
            )
            parts = _weighed(items, range(after, len(items)), items[at], inner) if after else []
            if parts:
                return parts, "section"
        found = view.text.find(name, found + 1)
    return [], ""


def _headed(view: View, items: Sequence[Item], at: int) -> list[int]:
    """The items of a numbered line that begins with the score of their whole: 2.过程：得23.7分。资金到位5分得
    4.7分；…. Where the weights of all are told they make that of the whole."""
    whole = items[at]
    first = whole.first
    alone = first is whole.score or whole.apart
    if (
        not alone
        or not is_numbered(view, first)
        or (at and items[at - 1].last.paragraph == first.paragraph)
    ):
        return []
    parts: list[int] = []
    for index in range(at + 1, len(items)):
        item = items[index]
        if item.first.paragraph != first.paragraph:
            break
        if item.score is None or is_total(item.score):
            return []
        parts.append(index)
    weights = [items[n].weight for n in parts]
    told = [weight.quantity.value for weight in weights if weight is not None]
    if whole.weight is not None and (
        sum(told) > whole.weight.quantity.value
        or (len(told) == len(parts) and sum(told) != whole.weight.quantity.value)
    ):  # fmt: skip
        return []
    apart = parts and items[parts[0]].first.sentence != whole.last.sentence
    return parts if apart and len(parts) > 1 else []


def _listed(view: View, items: Sequence[Item], at: int) -> list[int]:
    """The scores without weights that follow in the same part of the sentence; none where one of them has
    parts of its own, so that nobody knows where these end."""
    parts: list[int] = []
    first = _alone(items[at + 1])
    for index in range(at + 1, len(items)):
        score = _alone(items[index])
        if first is None or items[index].first.item != first.item:
            break
        if score is None:
            return (
                [] if JOINED.match(view.gap(items[index - 1].last, items[index].first)) else parts
            )
        if parts and _NESTED.search(view.gap(items[index - 1].last, score)):
            return []
        parts.append(index)
        if items[index].lost is not None:
            break
    return parts


def _alone(item: Item) -> Figure | None:
    """The score of an item whose weight is told nowhere or elsewhere, or what the end of a bracket makes look
    like a weight."""
    if item.score is not None and not item.full and (item.weight is None or item.apart):
        return item.score
    return item.first if len(item.figures()) == 1 and item.lost is None else None
