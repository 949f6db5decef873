"""What a rate or share may be of: levels beside it and elsewhere, by the names it says, by stage and by place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.facts.concept import Name, alike, bare_name
from perflint.facts.stage import named_stage
from perflint.model.figure import Figure, Stage
from perflint.relations.around import BUDGETS, DONE, MEASURED, is_plan_of_all, of_one_year
from perflint.relations.known import Told
from perflint.relations.view import View, is_level, last_item, same_kind, shares_two
from perflint.text.patterns import compile_pattern

REACH, AHEAD = 14, 2
"""How many figures before and behind a rate are looked at."""
_PARTS, _BASES, _FAR, _BACK = 3, 6, 2, 4
HUNDRED = 100
_SPENT = ("executed", "achieved", "received", "none")
_BEFORE = (*BUDGETS, "none")
_THINGS = frozenset({"people", "count", "times", "number"})
_BASE = compile_pattern(
    r"(?:占|相当于|^即|^是|^仅?为|里头?占?|中占?)(?P<base>[^，。；占]{2,16}?)的?(?:比例|比重)?(?:为|达|约|的)*$"
)
_AMONG = compile_pattern(
    r"(?:^|[，。；：、\n])(?P<base>[^，。；：、\n]{2,12}?)(?:当中|里头|中|里)[，,]?$"
)
_GENERIC = compile_pattern(
    r"(?:率|比例|比重|进度|程度|度|占)?(?:分别|依次)?(?:为|达到?|是|约|仅|虽)*$"
)
_PLANNED = compile_pattern(r"应|计划|任务|预算|总|核定|共|全|需|原有|目标|登记|在册|期满")
_NOT = compile_pattern(r"[不未无]|非(?!常)")
_OPENING = compile_pattern(r"^(?:[一二三四五六七八九十]是|其中|另有|虽|仅)+")


class Said(NamedTuple):
    """The words of a rate: `name` of what it is the rate of, `base` of what it is measured against, and the
    `stage` of that; `before`: index of what the rate before it is the rate of, -1 for none."""

    name: str
    base: Name
    stage: Stage
    before: int


def said_of(view: View, rate: Figure) -> Said:
    """What the words before a rate name."""
    before = _told_before(view, rate)
    found = _BASE.search(rate.lead)
    own = _OPENING.sub("", _GENERIC.sub("", rate.lead[: found.start()] if found else rate.lead))
    if found is None:
        found = MEASURED.search(_explained(view, rate))
    if found is None:
        start = rate.quantity.symbol - len(rate.lead)
        found = _AMONG.search(view.text[max(0, start - 24) : start])
    if found is None:
        came_in = rate.stage == "received"
        return Said(own, Name("", "", ""), "none" if came_in else rate.stage, before)
    stage, _ = named_stage(found["base"], view.lexicon)
    return Said(own, bare_name(found["base"]), stage if stage in BUDGETS else rate.stage, before)


def _explained(view: View, rate: Figure) -> str:
    """The words before a rate that may say what it is measured against, brackets and clauses before it too:
    执行率（对批复数）91%; 以到位数计算，为94%."""
    words = view.gap(view.figures[rate.index - 1], rate) if rate.index else ""
    return last_item(words).replace("（", "，").replace("）", "")


def levels_around(view: View, rate: Figure) -> list[Figure]:
    """The levels that may be meant: of the paragraph before a rate, the nearest first, then those right
    behind it."""
    before = [
        one for one in reversed(view.figures[max(0, rate.index - REACH) : rate.index])
        if one.paragraph == rate.paragraph and is_level(one) and one.depth <= rate.depth
    ]  # fmt: skip
    behind = [
        one for one in view.figures[rate.index + 1 : rate.index + 1 + AHEAD]
        if one.item == rate.item and is_level(one)
    ]  # fmt: skip
    return before + behind


def is_called(name: str, level: Figure) -> bool:
    """Whether a level is told with words of a name, and not as its contrary: 满意 but not 不满意."""
    contrary = _NOT.search(level.lead) is not None and _NOT.search(name) is None
    return shares_two(name, level.lead) and not contrary


def parts_of(
    view: View, told: Told, rate: Figure, around: list[Figure], said: Said
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
        yield from ((one, "told") for one in _told(told, name, near)[:_FAR])


def bases_of(
    view: View, told: Told, rate: Figure, part: Figure, around: list[Figure], said: Said
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
        own = view.figures[rate.of] if rate.of >= 0 else part
        if rate.against in BUDGETS and is_plan_of_all(view, own, one):
            continue
        if shares_two(said.base.key or said.base.words, one.lead):
            yield one, "called"
        elif one.index == said.before:
            yield one, "chained"
        elif _is_namesake(part, one):
            yield one, "namesake"
        elif said.stage in BUDGETS and one.stage == said.stage:
            yield one, "staged"
        elif abs(one.index - part.index) == 1:
            yield one, "planned" if _PLANNED.search(one.lead) else "adjacent"
        else:
            yield one, "before"
    yield from _bases_far(view, told, rate, part, said, found | {one.index for one in around})


def _bases_far(
    view: View, told: Told, rate: Figure, part: Figure, said: Said, near: set[int]
) -> Iterator[tuple[Figure, str]]:
    """What is told elsewhere that a part may be measured against."""
    if said.stage in BUDGETS:
        staged = [known.figure for known in told.everything if known.stage == said.stage]
        yield from ((one, "staged far") for one in _fitting(view, staged, near, rate, part))
    elif part.stage in _SPENT and not said.base.key:
        budgets = [
            known.figure for known in told.everything
            if known.how == "whole" and known.stage in BUDGETS
        ]  # fmt: skip
        yield from ((one, "whole far") for one in _fitting(view, budgets, near, rate, part))
    if not said.base.words:
        called = [
            known.figure for known in told.everything
            if known.stage in _BEFORE and known.stage != part.stage
            and known.figure.index not in near and _is_namesake(part, known.figure)
        ][::-1]  # fmt: skip
        yield from ((one, "namesake far") for one in _fitting(view, called, near, rate, part))
    if part.quantity.dimension in _THINGS and not said.base.words:
        kindred = _kindred(told, part, near)
        yield from ((one, "kindred") for one in _fitting(view, kindred, near, rate, part))
    if said.base.words:
        far = _told(told, said.base, near)
        yield from ((one, "told") for one in _fitting(view, far, near, rate, part))


def _is_namesake(part: Figure, other: Figure) -> bool:
    """Whether two figures are called by one name or names that begin or end alike: 居民出资600万元，居民实缴462万元."""
    one, another = part.key, other.key
    return min(len(one), len(another)) > 1 and (one[:3] == another[:3] or one[-2:] == another[-2:])


def _told_before(view: View, rate: Figure) -> int:
    """Index of what the rate before is the rate of: 发放300份，收回285份，回收率95%，满意261份，满意率91.58%."""
    for other in reversed(view.figures[max(0, rate.index - _BACK) : rate.index]):
        if other.nature in ("rate", "share"):
            return other.of if other.paragraph == rate.paragraph else -1
    return -1


def _kindred(told: Told, part: Figure, near: set[int]) -> list[Figure]:
    """What is told elsewhere of the things a part counts, the last first: 47个小区, of which 41个小区."""
    noun = part.tail[:2]
    fitting = [
        known.figure for known in told.prose
        if known.figure.index not in near and known.figure.index < part.index
        and same_kind(known.figure, part) and known.figure.stage != "previous_year"
        and (
            (len(noun) == 2 and (noun == known.figure.tail[:2] or noun in known.figure.lead))
            or shares_two(known.key, part.key)
        )
    ]  # fmt: skip
    return fitting[::-1]


def _fitting(
    view: View, far: list[Figure], found: set[int], rate: Figure, part: Figure
) -> list[Figure]:
    return [
        one for one in far
        if one.index not in found and _may_be_base(rate, part, one) and of_one_year(view, one, part)
    ][:_FAR]  # fmt: skip


def _told(told: Told, name: Name, near: set[int]) -> list[Figure]:
    """What is told elsewhere under a name, or under one that shares its words where nothing is; under a bare
    收入 or 支出, what is told of the whole."""
    fitting = [
        known for known in told.everything
        if known.figure.index not in near and not (known.flow and name.flow and known.flow != name.flow)
    ]  # fmt: skip
    if not name.key:
        whole = [known.figure for known in fitting if known.how == "whole"]
        whole = [one for one in whole if one.flow == name.flow] or whole
        return whole or [
            known.figure for known in fitting if shares_two(name.words, known.figure.lead)
        ]
    found = [known.figure for known in fitting if alike(known.key, name.key)]
    return found or [known.figure for known in fitting if shares_two(name.key, known.key)]


def _are_of_two(rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether a rate of a plan would be of what is no plan of its own: 收入90亿元…；支出61亿元，为预算的33%."""
    if rate.against not in BUDGETS or base.stage in BUDGETS:
        return False
    flows = part.flow and base.flow and part.flow != base.flow
    return bool(flows) or base.stage in DONE


def _may_be_base(rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether a part and a base are alike and as large as the rate says, and a rate of a budget has one."""
    kind = same_kind(part, base) or (
        part.quantity.dimension in _THINGS and base.quantity.dimension in _THINGS
    )
    other = rate.stage in BUDGETS and base.stage not in _BEFORE
    if not (kind and base.quantity.amount) or other or _are_of_two(rate, part, base):
        return False
    return (part.quantity.amount <= base.quantity.amount) == (rate.quantity.amount <= HUNDRED)
