"""What was done beside what was planned: whether two figures may be the two sides of a rate."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.around import BUDGETS, DONE
from perflint.relations.growth import same_quantity
from perflint.relations.reading import RATIO, Reading
from perflint.text.patterns import compile_pattern

FULL = Decimal(100)


class Asked(NamedTuple):
    """What a rate asks for: how its words name its base, and the stages at which that may stand."""

    kind: str
    answers: tuple[str, ...]


def may_pair(asked: Asked, rate: Figure, part: Figure, other: Figure, n: int, m: int) -> bool:
    """Whether `other` may be the base of `part` for a rate that has `asked` for one."""
    kind, answers = asked
    same = same_quantity(other, part)
    done, base = by_stage(part, other)
    if _is_told_again(part, other) and not _is_paired(rate, done, base):
        apart = _is_done(rate, done) and base.stage not in (*DONE, done.stage)
        if not apart and rate.quantity.value != FULL:
            return False
    if kind == "against":
        return base.stage in answers and (same or m == 0)
    if kind == "planned":
        return n == m == 0
    if kind == "told":
        return other.sentence == rate.sentence
    if kind == "verb":
        return same
    return (same or m == 0) and (n == 0 or part.stage in DONE)


_DUE = compile_pattern(r"(?:^|[，、])应")
"""What should have come: 实际到位494万元，应到位520万元."""


def by_stage(part: Figure, other: Figure) -> tuple[Figure, Figure]:
    """What was done and what it is measured by, whichever stands first."""
    planned = part.stage in BUDGETS and other.stage in (*DONE, "none")
    due = _DUE.search(part.lead) is not None and _DUE.search(other.lead) is None
    return (other, part) if planned or due else (part, other)


def _is_done(rate: Figure, part: Figure) -> bool:
    """Whether a figure is what was done, or for a rate of what came in, what was received."""
    return part.stage in DONE or (part.stage == "received" and rate.stage == "received")


def _is_paired(rate: Figure, part: Figure, other: Figure) -> bool:
    return _is_done(rate, part) and other.stage in BUDGETS and other.stage != part.stage


def _is_told_again(part: Figure, other: Figure) -> bool:
    return part.quantity.amount == other.quantity.amount


def pair(
    asked: Asked, rate: Figure, part: Figure, other: Figure, adjacent: bool, told: bool
) -> Reading:
    """The reading of `rate` as `part` of `other`."""
    kind, exact = asked.kind, len(asked.answers) == 1
    paired = _is_paired(rate, part, other)
    stages = "paired" if paired else "equal" if _is_told_again(part, other) else ""
    reach = (
        "near"
        if other.item == rate.item
        else "far"
        if other.paragraph == rate.paragraph
        else "line"
    )
    same = "same" if same_quantity(other, part) else "apart"
    return Reading(
        "completion", rate, (("part", part), ("base", other)), RATIO, ("rate", rate.index),
        (kind, stages, "adjacent" if adjacent else "", reach, same, "exact" if exact else ""),
        adjacent and kind != "verb"
        and (paired or (told and reach == "near")) and (reach == "near" or kind == "named"),
    )  # fmt: skip


def shares_word(what: str, figure: Figure) -> bool:
    """Whether the name of a rate (承保 in 承保率) stands in the words before a figure or right behind it, and not as
    its contrary (合格 in 不合格)."""
    word = what[-2:]
    at = figure.lead.rfind(word)
    contrary = at > 0 and figure.lead[at - 1] in "不未无" and what[:1] not in "不未无"
    return len(what) >= 2 and ((at >= 0 and not contrary) or figure.tail.startswith(word))
