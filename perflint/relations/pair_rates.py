"""Rates that follow from the figures right before them: a pair, or a figure and how far it is from its
target."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.around import DONE
from perflint.relations.reading import FALL, PART_OF_LESS, PART_OF_MORE, RATIO, Reading
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_AIM = compile_pattern(r"目标|计划|任务|指标")
_DONE_RATE = compile_pattern(r"完成(?!预算)|达成|达到|实现")
_FAILED = compile_pattern(r"不|未|退回|逾期|超期|差错|无效|剔除|漏")
_APART = compile_pattern(r"增|减|其中|其余|剩余|未|上年|去年")
_NOT = compile_pattern(r"[未没不无非]")


def by_change(view: View, rate: Figure) -> Reading | None:
    """A rate of completion right behind how far what was done is from its target: 完成41处，比计划的38处多
    3处，完成率107.89%; 超过目标154人，完成108.56%."""
    change = view.figures[rate.index - 1] if rate.index else None
    if (
        change is None
        or change.nature != "change"
        or change.of < 0
        or change.sentence != rate.sentence
    ):
        return None
    head = view.figures[change.of]
    told = view.figures[change.base] if change.base >= 0 else change
    aimed = "target" in (change.against, told.stage) or _AIM.search(change.lead)
    if not aimed or not _DONE_RATE.search(rate.lead) or not same_kind(head, change):
        return None
    if told is not change and same_kind(told, head):
        operands = (("part", head), ("base", told))
        calculation = RATIO
    else:
        operands = (("part", head), ("change", change))
        calculation = PART_OF_LESS if change.direction == "+" else PART_OF_MORE
    return Reading(
        "completion_by_change", rate, operands, calculation, ("rate", rate.index),
        ("base" if calculation is RATIO else "change",), True,
    )  # fmt: skip


def of_pair(view: View, rate: Figure, part: Figure, base: Figure, what: str) -> Iterator[Reading]:
    """A rate over the two figures right before it, of which the second is told in a word akin to the
    name of the rate: 应种4万剂次，实种3.9万剂次，接种率97.5%."""
    if _is_of_the_others(view, rate, part, base):
        yield Reading(
            "rate_of_pair", rate, (("part", part), ("base", base)), FALL, ("rate", rate.index),
            ("others",), view.own,
        )  # fmt: skip
        return
    akin = any(char in part.lead[-6:] or part.tail.startswith(char) for char in what[-2:])
    beside = part.index - base.index == 1 and rate.index - part.index == 1
    told = [
        other
        for other in view.back(rate, 5)
        if other.sentence == rate.sentence and same_kind(other, part)
    ]
    alike = len(told) == 2 and base.sentence == rate.sentence and not _NOT.search(part.lead)
    if not (akin and beside and alike) or are_both_done(view, part, base):
        return
    if part.quantity.amount <= base.quantity.amount and part.mark != "、":
        yield Reading(
            "rate_of_pair", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
            (f"d{min(2, rate.clause - part.clause)}",), view.own,
        )  # fmt: skip


def _is_of_the_others(view: View, rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether a rate is that of what is left where the figure before it tells what failed: 受理216笔，退回14笔，
    一次通过率93.5%."""
    told = [
        other for other in view.back(rate, 5)
        if other.sentence == rate.sentence and same_kind(other, part)
    ]  # fmt: skip
    beside = part.index - base.index == 1 and rate.index - part.index == 1
    failed = _FAILED.search(part.lead) and not _FAILED.search(rate.lead)
    return bool(failed) and beside and len(told) == 2 and rate.quantity.unit == "%"


def of_unnamed(view: View, rate: Figure) -> Iterator[Reading]:
    """A rate without a name right behind the only two figures of its sentence: 抽样2400株，成活2196株，为91.5%."""
    before = [
        other for other in view.back(rate, 6)
        if other.item == rate.item and not other.depth
    ]  # fmt: skip
    if (
        len(before) != 2
        or rate.depth
        or rate.index in view.side_by_side
        or not all(is_level(other) for other in before)
    ):
        return
    base, part = before
    if rate.clause - part.clause != 1 or not same_kind(part, base) or base.mark == "、":
        return
    if _APART.search(part.lead) or part.quantity.amount > base.quantity.amount:
        return
    yield Reading(
        "rate_of_pair", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
        ("unnamed",), view.own,
    )  # fmt: skip


def are_both_done(view: View, part: Figure, other: Figure) -> bool:
    """Whether both were spent, or the other has a rate of its own: neither is what was planned."""
    follows = view.figures[other.index + 1]
    rated = follows.nature == "rate" and follows.of == other.index
    return (part.stage in DONE and other.stage == part.stage) or rated
