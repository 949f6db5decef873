"""What was taken off scores: the weight less the score, several together, what is missing to 100."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, changed, rest_of, signed
from perflint.relations.scored import FULL, JOINED, Item, is_total
from perflint.relations.view import View, exact, last_item
from perflint.text.patterns import compile_pattern

_RATE_OF_LOSS = compile_pattern(r"每[低少降]|每下降|加分")
_SEVERAL = compile_pattern(r"[每共]|合计|累计|总")
_CLOSED = compile_pattern(r"^[^。；]{0,20}(?:即|依次|分别|：)|其余")
_PLACES, _BACK = 4, 60
_WITHIN = compile_pattern(r"含|其中|包括")
_OPEN = compile_pattern(r"主要|等|其中")


def find_losses(view: View, items: Sequence[Item]) -> Iterator[Reading]:
    """Readings of what was taken off, and of scores that several deductions leave."""
    used: set[int] = set()
    for at, item in enumerate(items):
        lost = item.lost
        if lost is None or at in used or _RATE_OF_LOSS.search(view.sentence(lost)):
            continue
        parts = _parts(view, items, at)
        if parts:
            used.update(parts)
            yield from _sum(view, lost, [items[part].lost for part in parts])
        if item.score is not None and item.weight is None and is_total(item.score):
            yield from _of_total(lost, item.score)
        elif item.score is not None:
            others = [] if parts else _beside(items, at)
            used.update(others)
            yield from _own(view, item, [items[other].lost for other in others])
        elif _SEVERAL.search(lost.lead):
            if not parts and (total := _total_by(items, at)) is not None:
                yield from _of_total(lost, total)
        else:
            yield from _taken(_named(view, items[max(0, at - _BACK) : at], lost), lost, "named")


def _own(view: View, item: Item, others: Sequence[Figure | None]) -> Iterator[Reading]:
    """What was taken off an item whose score is told, once or in several steps."""
    lost = item.lost
    if lost is None or _SEVERAL.search(lost.lead) or item.weight is None or item.score is None:
        return
    more = [other for other in others if other is not None]
    if not more:
        yield from _taken(item, lost, "own")
        return
    losses = (lost, *more)
    yield Reading(
        "score_less_losses", item.score,
        (("before", _as_it_is(item.weight)), *(("lost", _as_it_is(one)) for one in losses)),
        signed((1, *(-1 for _ in losses))), ("deduction", item.score.index),
        (f"n{min(3, len(losses))}",),
        item.score.index < lost.index and not _OPEN.search(view.gap(item.score, lost)),
    )  # fmt: skip


def _as_it_is(points: Figure) -> Figure:
    """Points given or taken are what is printed, not rounded to it."""
    return exact(points, _PLACES)


def _taken(of: Item | None, lost: Figure, how: str) -> Iterator[Reading]:
    if of is None or of.weight is None or of.score is None or of.full:
        return
    if lost.index < of.score.index:
        yield _left(of.score, lost, of.weight)
        return
    lost = lost._replace(direction="-")
    yield Reading(
        "score_lost", lost, (("now", _as_it_is(of.score)), ("before", _as_it_is(of.weight))), changed(lost),
        ("deduction", lost.index), (how,), True,
    )  # fmt: skip


def _left(score: Figure, lost: Figure, weight: Figure | None) -> Reading:
    """The score that a deduction told before it leaves of a weight, or of 100: 满分20分，扣1.5分，得18.5分."""
    taken = ("lost", _as_it_is(lost))
    operands = (taken,) if weight is None else (("before", _as_it_is(weight)), taken)
    return Reading(
        "score_left", score, operands, rest_of(FULL) if weight is None else signed((1, -1)),
        ("deduction", score.index), ("total" if weight is None else "own",), True,
    )  # fmt: skip


def _of_total(lost: Figure, total: Figure) -> Iterator[Reading]:
    if lost.index < total.index and lost.sentence == total.sentence:
        yield _left(total, lost, None)
        return
    yield Reading(
        "score_lost", lost, (("now", _as_it_is(total)),), rest_of(FULL), ("deduction", lost.index),
        ("total",), True,
    )  # fmt: skip


def _sum(view: View, lost: Figure, parts: Sequence[Figure | None]) -> Iterator[Reading]:
    """What was taken off in all, where the words behind it list every deduction."""
    told = [part for part in parts if part is not None]
    if len(told) < 2:
        return
    words = view.text[lost.quantity.symbol + 1 : told[-1].quantity.symbol]
    closed = (_CLOSED.search(words) is not None or words.startswith("（")) and not _OPEN.search(
        view.gap(lost, told[0])
    )
    yield Reading(
        "lost_sum", lost, tuple(("part", part) for part in told), signed((1,) * len(told)),
        ("score-sum", lost.index), ("closed" if closed else "among", f"n{min(4, len(told))}"), closed,
    )  # fmt: skip


def _parts(view: View, items: Sequence[Item], at: int) -> list[int]:
    """The deductions that the words behind one list: 扣0.87分，即执行率0.07分、时效0.8分; up to the end of the
    sentence behind a colon."""
    lost = items[at].lost
    if lost is None or items[at].last is not lost or at + 1 >= len(items):
        return []
    gap = view.gap(lost, items[at + 1].first)
    whole = gap.startswith("：")
    inside = gap.startswith("（") and items[at + 1].first.depth > lost.depth
    found: list[int] = []
    for index in range(at + 1, len(items)):
        item = items[index]
        if item.first.sentence != lost.sentence or item.lost is None:
            break
        if not whole and not item.is_bare("lost"):
            break
        if item.first.depth <= lost.depth if inside else found and not (
            whole or _joins(view, items, index)
        ):  # fmt: skip
            break
        found.append(index)
    listed = whole or inside or _CLOSED.search(gap) is not None or _WITHIN.search(gap) is not None
    return found if listed else []


def _joins(view: View, items: Sequence[Item], at: int) -> bool:
    return JOINED.match(view.gap(items[at - 1].last, items[at].first)) is not None


def _beside(items: Sequence[Item], at: int) -> list[int]:
    """The further deductions that follow that of an item up to the next ；: 得47分（甲扣1分、乙扣2分）."""
    found: list[int] = []
    for index in range(at + 1, len(items)):
        item = items[index]
        inside = item.first.depth > items[at].last.depth
        if not item.is_bare("lost") or item.first.item != items[at].last.item or inside:
            break
        if _SEVERAL.search(item.first.lead) or _names_another(items[max(0, at - _BACK) : at], item):
            break
        found.append(index)
    return found


def _names_another(items: Sequence[Item], item: Item) -> bool:
    """Whether a deduction is told of an item before: 产出扣的1.8分."""
    return bool(item.name) and any(other.name == item.name for other in items)


def _total_by(items: Sequence[Item], at: int) -> Figure | None:
    """The total score of the paragraph of a deduction, the one before it first."""
    paragraph = items[at].first.paragraph
    for item in (*reversed(items[max(0, at - _BACK) : at]), *items[at + 1 : at + _BACK]):
        score = item.score
        if (
            score is not None
            and item.weight is None
            and score.paragraph == paragraph
            and is_total(score)
        ):
            return score
    return None


def _named(view: View, items: Sequence[Item], lost: Figure) -> Item | None:
    """The item before that the words before a deduction name, None for none or several."""
    before = view.figures[lost.index - 1] if lost.index else None
    words = last_item(view.gap(before, lost) if before is not None else lost.lead)
    found = [item for item in items if item.name and item.name in words and item.score is not None]
    longest = max((len(item.name) for item in found), default=0)
    found = [item for item in found if len(item.name) == longest]
    return found[0] if len(found) == 1 else None
