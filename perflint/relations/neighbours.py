"""Rates and shares of a self-evaluation report that no words tie to their operands: of what stands beside
them. How far each place can be relied on is counted."""

from __future__ import annotations

from collections.abc import Iterator, Set

from perflint.facts.concept import named
from perflint.model.figure import Figure, same_dimension
from perflint.relations.around import BUDGETS
from perflint.relations.reading import RATIO, Group, Reading
from perflint.relations.view import View, is_level, same_kind, shares_two
from perflint.text.patterns import compile_pattern

_REACH, _AHEAD = 10, 2
_HUNDRED = 100
_THINGS = frozenset({"people", "count", "times", "number"})
_BASE = compile_pattern(r"占(?P<base>[^，。；占]{2,16}?)的?(?:比例|比重)?(?:为|达|约)*$")
_OTHER = compile_pattern(r"目标|指标|标准|不低于|不少于|高于|低于|上年|去年|同期|增|降|占比$")


def find_neighbours(view: View, read: Set[Group]) -> Iterator[Reading]:
    """Readings of the rates and shares that have none in `read`."""
    for rate in view.figures:
        if (
            rate.nature in ("rate", "share") and rate.quantity.unit == "%" and not rate.role
            and rate.quantity.value > 0 and _has_no_base(view, rate) and rate.stage not in ("target", "previous_year")
            and ("rate", rate.index) not in read and rate.index not in view.side_by_side
            and not view.is_tabled(rate) and not view.is_aim(rate) and not _OTHER.search(rate.lead)
            and not rate.tail.startswith(("为", "即")) and rate.quantity.value != _HUNDRED
        ):  # fmt: skip
            yield from _share(view, rate) if rate.nature == "share" else _rate(view, rate)


def _has_no_base(view: View, rate: Figure) -> bool:
    return rate.base < 0 or view.figures[rate.base].role == "compared"


def _levels(view: View, rate: Figure, sentences: int) -> list[Figure]:
    """The levels before a rate, the nearest first."""
    found = []
    for other in reversed(view.figures[max(0, rate.index - _REACH) : rate.index]):
        if rate.sentence - other.sentence > sentences or other.paragraph != rate.paragraph:
            break
        if is_level(other) and other.depth <= rate.depth:
            found.append(other)
    return found


def _rate(view: View, rate: Figure) -> Iterator[Reading]:
    """A rate of the two levels beside it, both before or both behind; or of a figure by what it is
    compared with: 支出61万元，较预算68万元减少7万元，预算完成率90%."""
    if (compared := _compared(view, rate)) is not None:
        part, base = compared
        yield Reading(
            "rate_compared", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
            (base.stage, "near" if rate.index - base.index <= 2 else ""),
            base.stage in (*BUDGETS, "previous_year"),
        )  # fmt: skip
        return
    before = [one for one in _levels(view, rate, 0) if one.item == rate.item]
    behind = [
        one for one in view.figures[rate.index + 1 : rate.index + 1 + _AHEAD]
        if one.sentence == rate.sentence and one.item == rate.item and is_level(one)
    ]  # fmt: skip
    sides = (before, "before"), (behind, "behind")
    for levels, side in sides:
        if len(levels) < 2:
            continue
        one, other = levels[:2]
        if same_kind(one, other):
            kind = "same"
        elif one.quantity.dimension in _THINGS and other.quantity.dimension in _THINGS:
            kind = "unlike"
        else:
            continue
        likes = sum(same_kind(level, one) or kind == "unlike" for level in levels)
        if side == "before" and rate.clause - levels[0].clause > 1:
            continue
        part, base = _order(rate, one, other)
        if not base.quantity.amount:
            continue
        yield Reading(
            "rate_beside", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
            (
                "only" if likes == 2 else "more", side, kind,
                "named" if shares_two(rate.key or rate.lead, part.lead) else "",
            ),
        )  # fmt: skip
        return


def _compared(view: View, rate: Figure) -> tuple[Figure, Figure] | None:
    """The figure that a rate tells of and the one of its sentence that it is compared with."""
    part = view.figures[rate.of] if rate.of >= 0 else None
    if part is None or not is_level(part):
        return None
    bases = [
        one for one in view.figures[max(part.index, rate.index - 4) : rate.index]
        if one.role == "compared" and one.sentence == rate.sentence and same_kind(one, part)
        and one.quantity.amount
    ]  # fmt: skip
    return (part, bases[0]) if len(bases) == 1 else None


def _order(rate: Figure, one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Part and base: the smaller is the part of a rate up to 100 %."""
    small, large = sorted((one, other), key=lambda figure: figure.quantity.amount)
    return (small, large) if rate.quantity.value <= _HUNDRED else (large, small)


def _share(view: View, rate: Figure) -> Iterator[Reading]:
    """A share: the level right before it, of the only greater one of its kind, or of one that bears a
    part of the name that the share says."""
    levels = _levels(view, rate, 2)
    if not levels or levels[0].sentence != rate.sentence:
        return
    part, rest = levels[0], levels[1:]
    said = _BASE.search(rate.lead)
    name = named(said["base"]).key if said else ""
    greater = [
        one for one in rest
        if same_dimension(one, part) and same_kind(one, part)
        and (one.quantity.amount >= part.quantity.amount) == (rate.quantity.value <= _HUNDRED)
    ]  # fmt: skip
    called = [one for one in greater if name and shares_two(name, one.lead)]
    for base in (called or greater)[:1]:
        if base.quantity.amount:
            yield Reading(
                "share_beside", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
                (
                    "called" if called else "unsaid" if not name else "uncalled",
                    "only" if len(called or greater) == 1 else "more",
                    "same" if base.sentence == rate.sentence else "",
                    "near" if rate.clause - part.clause <= 1 else "",
                ),
            )  # fmt: skip
