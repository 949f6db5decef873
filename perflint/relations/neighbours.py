"""Rates and shares of a self-evaluation report that no words tie to their operands: of the figures they may be
of, by the names they say, by stage and by place. Every pair is a rival of the others; how far each way to
find one can be relied on is counted."""

from __future__ import annotations

from collections.abc import Iterator, Set

from perflint.facts.concept import alike, named
from perflint.model.figure import Figure
from perflint.relations.around import BUDGETS
from perflint.relations.known import Told
from perflint.relations.reading import RATIO, Group, Reading
from perflint.relations.view import View, is_level, same_kind, shares_two
from perflint.text.patterns import compile_pattern

_REACH, _AHEAD = 14, 2
_PARTS, _BASES, _FAR, _FEW = 3, 6, 2, 3
_HUNDRED = 100
_UNITS = ("%", "倍")
_THINGS = frozenset({"people", "count", "times", "number"})
_BASE = compile_pattern(
    r"(?:占|相当于|^即|^是|^仅?为|里头?占?|中占?)(?P<base>[^，。；占]{2,16}?)的?(?:比例|比重)?(?:为|达|约|的)*$"
)
_GENERIC = compile_pattern(r"(?:率|比例|比重|进度|程度)?(?:分别|依次)?(?:为|达到?|是|约)*$")
_OTHER = compile_pattern(r"目标|指标|标准|不低于|不少于|高于|低于|上年|去年|同期|增|降|占比$")
_OF_EARLIER = compile_pattern(r"(?:为|是|相当于)(?:上年度?|去年|上年同期|去年同期)的?$")
_PLANNED = compile_pattern(r"应|计划|任务|预算|总|核定|共|全|需|原有|目标|登记|在册|期满")


def find_neighbours(view: View, told: Told, fixed: Set[Group]) -> Iterator[Reading]:
    """Readings of the rates and shares whose operands no words fix."""
    for rate in view.figures:
        if (
            rate.nature in ("rate", "share") and rate.quantity.unit in _UNITS and not rate.role
            and rate.quantity.value > 0 and _has_no_base(view, rate) and rate.stage not in ("target", "previous_year")
            and ("rate", rate.index) not in fixed and rate.index not in view.side_by_side
            and not view.is_tabled(rate) and not view.is_aim(rate) and not _OTHER.search(rate.lead)
            and rate.quantity.amount != _HUNDRED
        ):  # fmt: skip
            yield from _of_neighbours(view, told, rate)


def find_compared(view: View) -> Iterator[Reading]:
    """Readings of rates of a figure by the one of its sentence that this is compared with: 支出61万元，
    较预算68万元减少7万元，预算完成率90%; 技术27项，上年17项，为上年的1.6倍."""
    for rate in view.figures:
        if (
            rate.nature == "rate" and rate.quantity.unit in _UNITS and not rate.role and rate.quantity.value > 0
            and not view.is_tabled(rate)
        ):  # fmt: skip
            found = _by_year(view, rate) if _OF_EARLIER.search(rate.lead) else _compared(view, rate)
            if found is not None:
                yield found


def _has_no_base(view: View, rate: Figure) -> bool:
    return rate.base < 0 or view.figures[rate.base].role == "compared"


def _compared(view: View, rate: Figure) -> Reading | None:
    part = view.figures[rate.of] if rate.of >= 0 and _has_no_base(view, rate) else None
    if part is None or not is_level(part):
        return None
    bases = [
        one for one in view.figures[max(part.index, rate.index - 4) : rate.index]
        if one.role == "compared" and one.sentence == rate.sentence and same_kind(one, part)
        and one.quantity.amount
    ]  # fmt: skip
    if len(bases) != 1:
        return None
    return Reading(
        "rate_compared", rate, (("part", part), ("base", bases[0])), RATIO, ("rate", rate.index),
        (bases[0].stage, "near" if rate.index - bases[0].index <= 2 else ""),
        bases[0].stage in (*BUDGETS, "previous_year"),
    )  # fmt: skip


def _by_year(view: View, rate: Figure) -> Reading | None:
    """A multiple or percentage of last year's figure, told before or right behind it."""
    around = [
        one for one in (
            *reversed(view.figures[max(0, rate.index - _REACH) : rate.index]),
            *view.figures[rate.index + 1 : rate.index + 1 + _AHEAD],
        )
        if rate.sentence - 1 <= one.sentence <= rate.sentence and one.nature == "level"
    ]  # fmt: skip
    earlier = [one for one in around if one.stage == "previous_year" and one.quantity.amount]
    if not earlier:
        return None
    parts = [
        one for one in around
        if one.stage != "previous_year" and one.role != "compared" and same_kind(one, earlier[0])
    ]  # fmt: skip
    if not parts:
        return None
    place = "same" if earlier[0].sentence == parts[0].sentence == rate.sentence else ""
    return Reading(
        "rate_compared", rate, (("part", parts[0]), ("base", earlier[0])), RATIO, ("rate", rate.index),
        ("previous_year", place), False,
    )  # fmt: skip


def _of_neighbours(view: View, told: Told, rate: Figure) -> Iterator[Reading]:
    said = _BASE.search(rate.lead)
    base_name = named(said["base"]).key if said else ""
    own_name = _GENERIC.sub("", rate.lead[: said.start()] if said else rate.lead)
    around = _around(view, rate)
    pairs = [
        (part, base, how, whence)
        for part, how in _parts(told, rate, around, own_name)
        for base, whence in _bases(view, told, rate, part, around, base_name)
    ]
    rivals = "only" if len(pairs) == 1 else "few" if len(pairs) <= _FEW else "many"
    for part, base, how, whence in pairs:
        yield Reading(
            "rate_beside", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
            (
                rivals, whence, how, "near" if abs(rate.index - part.index) == 1 else "",
                "same" if base.sentence == rate.sentence else "",
            ),
        )  # fmt: skip


def _around(view: View, rate: Figure) -> list[Figure]:
    """The levels that may be meant: of the paragraph before a rate, the nearest first, then those right
    behind it."""
    before = [
        one for one in reversed(view.figures[max(0, rate.index - _REACH) : rate.index])
        if one.paragraph == rate.paragraph and is_level(one) and one.depth <= rate.depth
    ]  # fmt: skip
    behind = [
        one for one in view.figures[rate.index + 1 : rate.index + 1 + _AHEAD]
        if one.item == rate.item and is_level(one)
    ]  # fmt: skip
    return before + behind


def _parts(
    told: Told, rate: Figure, around: list[Figure], name: str
) -> Iterator[tuple[Figure, str]]:
    """What a rate may be the rate of: levels whose words it repeats, else the one beside it, or what is told
    elsewhere by its name."""
    called = [one for one in around if name and shares_two(name, one.lead)]
    yield from ((one, "called") for one in called[: _PARTS - 1])
    beside = [one for one in around[:_PARTS] if one not in called and one.sentence == rate.sentence]
    for one in beside:
        yield one, "beside" if one is around[0] else "before"
    key = named(name).key
    if key and not called:
        taken = {one.index for one in around}
        found = [
            one.figure
            for one in told.prose
            if one.figure.index not in taken and alike(one.key, key)
        ]
        yield from ((one, "told") for one in found[:_FAR])


def _bases(
    view: View, told: Told, rate: Figure, part: Figure, around: list[Figure], name: str
) -> Iterator[tuple[Figure, str]]:
    """What a part may be measured against, and how it was found."""
    found: set[int] = {part.index}
    whole = view.figures[view.wholes[part.index]] if part.index in view.wholes else None
    if whole is not None and _may_be_base(rate, part, whole):
        found.add(whole.index)
        yield whole, "whole"
    fitting = [one for one in around if one.index not in found and _may_be_base(rate, part, one)]
    for one in fitting[:_BASES]:
        found.add(one.index)
        if name and shares_two(name, one.lead):
            yield one, "called"
        elif rate.stage in BUDGETS and one.stage == rate.stage:
            yield one, "staged"
        elif abs(one.index - part.index) == 1:
            yield one, "planned" if _PLANNED.search(one.lead) else "adjacent"
        else:
            yield one, "before"
    if rate.stage in BUDGETS:
        staged = [
            known.figure for known in (*told.prose, *told.tables)
            if known.stage == rate.stage and known.figure.index not in found
            and _may_be_base(rate, part, known.figure)
        ]  # fmt: skip
        yield from ((one, "staged far") for one in staged[:_FAR])
    if not name:
        return
    far = [
        known.figure for known in (*told.prose, *told.tables)
        if known.figure.index not in found and shares_two(name, known.key) and _may_be_base(rate, part, known.figure)
    ]  # fmt: skip
    yield from ((one, "told") for one in far[:_FAR])


def _may_be_base(rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether a part and a base are alike and as large as the rate says, and a rate of a budget has one."""
    kind = same_kind(part, base) or (
        part.quantity.dimension in _THINGS and base.quantity.dimension in _THINGS
    )
    other = rate.stage in BUDGETS and base.stage not in (*BUDGETS, "none")
    if not (kind and base.quantity.amount) or other:
        return False
    return (part.quantity.amount <= base.quantity.amount) == (rate.quantity.amount <= _HUNDRED)
