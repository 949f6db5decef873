"""What a rate or share may be of: levels beside it and elsewhere, by the names it says, by stage and by place."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.facts.concept import bare_name
from perflint.model.figure import Figure
from perflint.relations.around import BUDGETS, is_plan_of_all
from perflint.relations.elsewhere import FAR, Elsewhere, is_namesake, may_be_base
from perflint.relations.said import Said
from perflint.relations.view import View, is_level, shares_two
from perflint.text.patterns import compile_pattern

REACH, AHEAD = 14, 2
"""How many figures before and behind a rate are looked at."""
_PARTS, _BASES = 3, 6
_PLANNED = compile_pattern(r"应|计划|任务|预算|总|核定|共|全|需|原有|目标|登记|在册|期满")
NEGATED = compile_pattern(r"[不未无]|非(?!常)")


def levels_around(view: View, rate: Figure) -> list[Figure]:
    """The levels that may be meant: of the paragraph before a rate, the nearest first, then those right
    behind it."""
    before = [
        one for one in reversed(view.back(rate, REACH))
        if one.paragraph == rate.paragraph and is_level(one) and one.depth <= rate.depth
    ]  # fmt: skip
    behind = [
        one for one in view.figures[rate.index + 1 : rate.index + 1 + AHEAD]
        if one.item == rate.item and is_level(one)
    ]  # fmt: skip
    return before + behind


def is_called(name: str, level: Figure) -> bool:
    """Whether a level is told with words of a name, and not as its contrary: 满意 but not 不满意."""
    contrary = NEGATED.search(level.lead) is not None and NEGATED.search(name) is None
    return shares_two(name, level.lead) and not contrary


def parts_of(
    view: View, elsewhere: Elsewhere, rate: Figure, around: list[Figure], said: Said
) -> Iterator[tuple[Figure, str]]:
    """What a rate may be the rate of: levels whose words it repeats, the one beside it and what that is a
    part of, or what is told elsewhere by its name."""
    called = [one for one in around if is_called(said.name, one)]
    yield from ((one, "called") for one in called[: _PARTS - 1])
    beside = [one for one in around[:_PARTS] if one not in called and one.sentence == rate.sentence]
    for one in beside:
        yield one, "beside" if one is around[0] else "before"
    last = view.figures[rate.index - 1] if rate.index else rate
    if last.nature == "change" and last.item == rate.item:
        yield last, "change"
    head = view.wholes.get(around[0].index, -1) if around else -1
    if head >= 0 and view.figures[head] not in called + beside:
        yield view.figures[head], "head"
    name = bare_name(said.name)
    if (name.key or name.flow) and not called:
        near = {one.index for one in around}
        yield from ((one, "told") for one in elsewhere.called(name, near)[:FAR])


def bases_of(
    view: View, elsewhere: Elsewhere, rate: Figure, part: Figure, around: list[Figure], said: Said
) -> Iterator[tuple[Figure, str]]:
    """What a part may be measured against, and how it was found, each once."""
    found: set[int] = {part.index}
    whole = view.figures[view.wholes[part.index]] if part.index in view.wholes else None
    if whole is not None and may_be_base(rate, part, whole):
        found.add(whole.index)
        yield whole, "whole"
    fitting = [one for one in around if one.index not in found and may_be_base(rate, part, one)]
    own = view.figures[rate.of] if rate.of >= 0 else part
    for one in fitting[:_BASES]:
        found.add(one.index)
        if rate.against in BUDGETS and is_plan_of_all(view, own, one):
            continue
        yield one, _beside(part, one, said)
    found |= {one.index for one in around}
    for one, whence in elsewhere.bases(rate, part, said, found):
        if one.index not in found:
            found.add(one.index)
            yield one, whence


def _beside(part: Figure, one: Figure, said: Said) -> str:
    """How a base in the paragraph of a part is found."""
    if shares_two(said.base.key or said.base.words, one.lead):
        return "called"
    if one.index == said.before:
        return "chained"
    if is_namesake(part, one):
        return "namesake"
    if said.stage in BUDGETS and one.stage == said.stage:
        return "staged"
    if abs(one.index - part.index) == 1:
        return "planned" if _PLANNED.search(one.lead) else "adjacent"
    return "before"
