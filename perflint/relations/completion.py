"""Rates of completion and other rates: what was done by what was planned."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.around import (
    BUDGETS,
    DONE,
    base_of,
    is_plan_of_all,
    levels_before,
    list_before,
    measured_by,
)
from perflint.relations.pair_rates import are_both_done, by_change, of_pair, of_unnamed
from perflint.relations.pairs import FULL, Asked, by_stage, may_pair, pair, shares_word
from perflint.relations.reading import RATIO, Reading, ratio_of_sum
from perflint.relations.shares import read_share
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_ANSWERS = {
    "budget": ("budget", "first_budget", "adjusted_budget", "allotted"),
    "target": ("target", "budget"), "allotted": ("allotted", "budget"), "received": ("received",),
    "adjusted_budget": ("adjusted_budget", "budget"), "first_budget": ("first_budget", "budget"),
}  # fmt: skip
_SPENT = compile_pattern(
    r"(?:执行|支付|支出|拨付|到位|完成|使用|发放|结算|支用|配套|兑付|控制|结余|结转|未执行部分占?)(?:率|进度|比例)?$"
)
_LEFT = compile_pattern(r"未(?!来|成年)|剩余|结余|结转")
_SHORT = compile_pattern(r"尚[缺差欠]|缺口|缺$")
_PART_OF_YEAR = compile_pattern(r"(?:^|[^0-9])(?:[1-9]|1[01])月|半年|季度")
_OF_DOING = compile_pattern(r"(?:完成|达成)(?:率|比例|进度)")
_NAMED = compile_pattern(r"(?P<what>[^，。；、的]{1,6}?)(?:率|进度|比例|程度|度)$")


def read_ratio(view: View, rate: Figure) -> Iterator[Reading]:
    """Readings of a rate or share: over the base printed with it, the budget or plan it is of, or
    the whole."""
    base = base_of(view, rate) or _base_behind(view, rate)
    bracketed = view.figures[rate.index - 1] if rate.index else None
    if bracketed is not None and rate.mark == "）" and rate.lead.startswith("的"):
        base = _before_bracket(view, bracketed)
    if base is not None and (
        base.role == "stated_base"
        or rate.mark == "）"
        or base.hung == rate.index
        or _is_held_against(rate, base)
    ):
        for rank, part in enumerate(_parts(view, base)):
            if same_kind(part, base) and part.sentence == base.sentence:
                yield Reading(
                    "ratio_of_stated", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
                    (rate.nature, "first" if not rank else "second"), not rank,
                )  # fmt: skip
        return
    if rate.nature == "share":
        yield from read_share(view, rate)
    else:
        yield from _completion(view, rate)


def _base_behind(view: View, rate: Figure) -> Figure | None:
    """What a rate is of, where a bracket behind it tells it: 完成年度计划的120%（计划10个）."""
    for other in view.figures[rate.index + 1 : rate.index + 2]:
        told = other.hung == rate.index and other.depth > rate.depth and not other.role
        if told and other.stage in BUDGETS and rate.against in BUDGETS:
            return other
    return None


def _is_held_against(rate: Figure, base: Figure) -> bool:
    """Whether a rate of completion stands behind the aim it is held against: 与目标62人相比，完成率103%."""
    compared = base.role == "compared" and base.stage in BUDGETS
    return compared and _OF_DOING.search(rate.lead) is not None


def _before_bracket(view: View, inside: Figure) -> Figure:
    """What a rate behind a bracket is of: the figure the bracket explains, or the one in it where the
    bracket follows a name."""
    if inside.hung >= 0 and inside.depth:
        outer = view.figures[inside.hung]
        if view.text[outer.quantity.symbol + 1 : outer.quantity.symbol + 2] == "（":
            return outer
    return inside


def _parts(view: View, base: Figure) -> list[Figure]:
    before = levels_before(view, base, 6, 1)
    found = [other for other in before if not other.role and same_kind(other, base)]
    whole = view.wholes.get(found[0].index, -1) if found else -1
    if len(found) > 1 and whole == view.wholes.get(found[1].index, -2) and found[0].depth == 0:
        wholes = [other for other in found if other.index == whole]
        if found[0].clause != base.clause and wholes:
            return wholes  # 学位120个，其中小学80个、初中40个，完成目标（100个）的120%
    return found[:2]


def _completion(view: View, rate: Figure) -> Iterator[Reading]:
    """A rate whose base is a budget, a plan or what was paid in, by name or by words."""
    if (beside := by_change(view, rate)) is not None:
        yield beside
        return
    core = view.lexicon.link.cut(rate.lead)
    stage = rate.against if rate.against in BUDGETS else ""
    named = _NAMED.search(core)
    spent = bool(_SPENT.search(core)) and not (named and _is_of_people(view, rate))
    if not core:
        yield from of_unnamed(view, rate)
    known = stage or ((spent or named) and not measured_by(rate))
    if not known or rate.index in view.side_by_side:
        return
    levels = _operands_of(view, rate)
    if not levels or rate.quantity.unit == "‰":
        return
    if "其中" in rate.lead and not stage:
        return  # The rate of a part, whose own figures are not printed.
    asked = _asked(rate, stage, spent, named is not None, levels)
    kind = asked.kind
    if kind != "against" and named and (whole := _listed_whole(view, rate, levels[0])):
        shared = shares_word(named["what"], levels[0])
        if kind == "told" and not shared:
            yield from of_pair(view, rate, levels[0], whole, named["what"])
            return
        yield Reading(
            "completion", rate, (("part", levels[0]), ("base", whole)), RATIO, ("rate", rate.index),
            ("of whole", "", "adjacent", "near", kind, "shared" if shared else ""), shared,
        )  # fmt: skip
    early = _PART_OF_YEAR.search(rate.lead)
    for n, part in enumerate(levels[:2]):
        if early and part.clause != rate.clause and not _PART_OF_YEAR.search(part.lead):
            continue  # The pace at the end of June, beside what was spent in the year.
        told = named is not None and not spent and shares_word(named["what"], part)
        if kind == "told" and not told:
            if not n and named is not None and len(levels) > 1:
                yield from of_pair(view, rate, part, levels[1], named["what"])
            continue
        yield from _pairs(view, rate, asked, levels, n, told)


def _asked(rate: Figure, stage: str, spent: bool, named: bool, levels: list[Figure]) -> Asked:
    answers = _ANSWERS.get(stage, BUDGETS)
    if stage and any(level.stage == stage for level in levels):
        answers = (stage,)
    elif stage == "budget":
        answers = _only_budget(levels) or answers
    if stage:
        return Asked("against", answers)
    if spent:
        return Asked("named" if named else "verb", answers)
    return Asked("planned" if named and _planned(rate, levels) else "told", answers)


def _pairs(
    view: View, rate: Figure, asked: Asked, levels: list[Figure], n: int, told: bool
) -> Iterator[Reading]:
    """Readings of a rate as that of the level at `n` and one of those before it; `told`: the rate has a
    word of that level's name."""
    part = levels[n]
    moved = [m for m in _moves(view, rate) if same_kind(m, levels[0])]
    for m, other in enumerate(levels[n + 1 : n + 5]):
        if not same_kind(other, part) or not may_pair(asked, rate, part, other, n, m):
            continue
        done, base = by_stage(part, other)
        if done is other and other.stage == "none" and other.index in view.wholes:
            continue  # A part of what was planned is not what was done of it.
        if _is_capped(rate, done, base) or _is_left_over(rate, done) or _SHORT.search(base.lead):
            continue
        if rate.quantity.value <= FULL and done.quantity.amount > 2 * base.quantity.amount:
            continue
        loose = not told and asked.kind != "against"
        if loose and (_are_listed(view, part, other) or are_both_done(view, part, other)):
            continue
        if asked.kind == "against" and is_plan_of_all(view, done, base):
            continue
        adjacent = n == 0 and m == 0 and part.mark != "、"
        if moved and base.stage in BUDGETS and base.stage != "adjusted_budget":
            yield _of_adjusted(rate, done, base, moved)
            adjacent = False
        yield pair(asked, rate, done, base, adjacent, told)


def _are_listed(view: View, part: Figure, other: Figure) -> bool:
    """Whether one is a part of the other, or both of one whole, so that the rate is of the part
    itself: 其中困难群众2.4万人，参保率100%."""
    whole = view.wholes.get(part.index, -1)
    return whole == other.index or (whole >= 0 and whole == view.wholes.get(other.index))


def _is_capped(rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether a target that was passed is told as met: 计划5座，实际6座，完成率100%."""
    return (
        rate.quantity.value == FULL and part.quantity.dimension != "money"
        and part.quantity.amount > base.quantity.amount
    )  # fmt: skip


def _is_left_over(rate: Figure, part: Figure) -> bool:
    """Whether what stands before a rate of what was done is what was not: 未使用3万元，使用率97%."""
    return _LEFT.search(part.lead) is not None and not _LEFT.search(rate.lead)


def _moves(view: View, rate: Figure) -> list[Figure]:
    """The changes of a budget within the year told before a rate: 追加20万元, 调减80万元."""
    changes = []
    for figure in reversed(view.back(rate, 8)):
        if figure.sentence != rate.sentence:
            break
        if figure.nature == "change" and figure.direction and not figure.role:
            changes.append(figure)
    return changes


def _of_adjusted(rate: Figure, part: Figure, base: Figure, moves: list[Figure]) -> Reading:
    signs = tuple(-1 if move.direction == "-" else 1 for move in moves)
    return Reading(
        "completion", rate, (("part", part), ("base", base), *(("change", move) for move in moves)),
        ratio_of_sum(signs), ("rate", rate.index), ("of adjusted", "", "", "near"), False,
    )  # fmt: skip


def _listed_whole(view: View, rate: Figure, part: Figure) -> Figure | None:
    """The whole of the list that the figure right before a rate is an item of."""
    if part.index not in view.wholes or part.item != rate.item or part.index != rate.index - 1:
        return None
    whole = view.figures[view.wholes[part.index]]
    between = view.figures[whole.index + 1 : part.index]
    if any(f.nature == rate.nature and f.lead.endswith(rate.lead) for f in between):
        return None  # 合格率98%，其中宾馆312户，合格率99%: each has its own.
    return whole if same_kind(whole, part) else None


def _operands_of(view: View, rate: Figure) -> list[Figure]:
    """The levels before a rate, the nearest first; the parts of a list that has ended stand aside."""
    levels = [
        o for o in levels_before(view, rate, 8, 3) if not o.role and o.nature == "level"
    ]  # fmt: skip
    parts = [level for level in levels if level.index in view.wholes]
    listed = {view.wholes[part.index] for part in parts if part.depth == rate.depth}
    whole = next((level for level in levels if level.index in listed), None)
    beside = levels[:2] if len(levels) > 1 and levels[1].item == levels[0].item else []
    if whole is not None and len(parts) > 1 and beside and all(one in parts for one in beside):
        same = {view.wholes.get(levels[0].index), view.wholes.get(levels[1].index)}
        if len(same) == 1:
            return [level for level in levels if level not in parts]
    return levels[list_before(rate, levels) :]


def _only_budget(levels: list[Figure]) -> tuple[str, ...]:
    """The stage of the only budget told, which 预算 alone then means: 全年预算数, 年初预算."""
    told = [level.stage for level in levels if level.stage in _ANSWERS["budget"]]
    return (told[0],) if len(told) == 1 else ()


def _planned(rate: Figure, levels: list[Figure]) -> bool:
    """Whether what was done and what was planned stand side by side."""
    return (
        len(levels) > 1 and same_kind(levels[0], levels[1]) and _is_told_done(rate, levels[0])
        and _is_of_work(rate, levels[0])
        and levels[1].stage in ("target", "budget") and levels[0].sentence == levels[1].sentence
    )  # fmt: skip


def _is_of_work(rate: Figure, part: Figure) -> bool:
    """Whether a rate is that of the work a figure tells, not of what people think of it (满意度) or of its
    quality: by its name, or by a word it shares with the figure."""
    said = _NAMED.search(rate.lead.rstrip("为是达到约"))
    if _OF_DOING.search(rate.lead) or said is None:
        return True
    return any(character in part.lead + part.tail[:4] for character in said["what"][-2:])


def _is_told_done(rate: Figure, part: Figure) -> bool:
    """Whether a figure is what was done, by its own words or by those of its rate of completion."""
    return part.stage in DONE or (part.stage == "none" and _OF_DOING.search(rate.lead) is not None)


def _is_of_people(view: View, rate: Figure) -> bool:
    """Whether the figures right before `rate` count people, whose rates have other bases."""
    before = next(levels_before(view, rate, 2, 0), None)
    return before is not None and before.quantity.dimension == "people"
