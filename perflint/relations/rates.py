"""Rates, shares, changes and points: forms of comparison free of vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.facts.concept import alike, alike_figures, named
from perflint.model.figure import Figure
from perflint.relations.reading import (
    APART, OF_GROWN, OF_SHRUNK, OVER, RATIO, RELATIVE, Reading, compound,
)  # fmt: skip
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_OTHER_BASIS = compile_pattern(r"可比|同口径|不变价|剔除|扣除|年均|环比|自然口径|现价|按.{0,6}计算")
_BUDGETS = ("budget", "first_budget", "adjusted_budget", "allotted", "received", "target")
_ANSWERS = {
    "budget": ("budget", "first_budget", "adjusted_budget", "allotted"),
    "target": ("target", "budget"), "allotted": ("allotted", "budget"), "received": ("received",),
    "adjusted_budget": ("adjusted_budget", "budget"), "first_budget": ("first_budget", "budget"),
}  # fmt: skip
_DONE = ("executed", "achieved")


def find_rates(view: View) -> Iterator[Reading]:
    """Readings of every percentage, change and difference in points."""
    for figure in view.figures:
        nature = figure.nature
        if figure.role:
            continue
        if nature == "growth_rate":
            yield from _growth(view, figure)
        elif nature == "change":
            yield from _change(view, figure)
        elif nature == "points":
            yield from _points(view, figure)
        elif nature in ("rate", "share"):
            yield from _ratio(view, figure)


def _base_of(view: View, figure: Figure) -> Figure | None:
    return view.figures[figure.base] if figure.base >= 0 else None


def _of(view: View, figure: Figure) -> Figure | None:
    return view.figures[figure.of] if figure.of >= 0 else None


def _before(view: View, figure: Figure, back: int = 8, sentences: int = 0) -> Iterator[Figure]:
    """The levels before `figure`, the nearest first, within its sentence and `sentences` before."""
    for j in range(figure.index - 1, max(-1, figure.index - 1 - back * 2), -1):
        other = view.figures[j]
        if other.paragraph != figure.paragraph or figure.sentence - other.sentence > sentences:
            return
        if other.depth > figure.depth:
            continue
        if other.nature in ("level", "price_each") and other.quantity.dimension not in ("percent", "points"):
            yield other


def _growth(view: View, rate: Figure) -> Iterator[Reading]:
    basis = "other" if _OTHER_BASIS.search(rate.lead) else ""
    head = _of(view, rate)
    if head is None or head.quantity.dimension == "percent" or rate.index in view.side_by_side:
        return
    if "年均" in rate.lead:
        yield from _annual(view, rate, head)
        return
    carried = "same" if head.sentence == rate.sentence else "carried"
    change = _change_beside(view, rate, head)
    base = _base_of(view, rate) or (_base_of(view, change) if change else None)
    if base is not None and not same_kind(base, head):
        base = None
    if change is not None and change.direction == rate.direction:
        calculation = OF_GROWN if rate.direction == "+" else OF_SHRUNK
        yield Reading(
            "growth_from_change", rate, (("now", head), ("change", change)), calculation,
            ("rate", rate.index), (carried, basis, f"d{min(2, rate.clause - change.clause)}"),
        )  # fmt: skip
    if change is not None and head.stage == "previous_year" and not head.role:
        yield Reading(
            "growth_of_base", rate, (("change", change), ("before", head)), OVER,
            ("rate", rate.index), (carried, "previous"),
        )  # fmt: skip
    if base is not None:
        yield Reading(
            "growth_from_base", rate, (("now", head), ("before", base)), RELATIVE, ("rate", rate.index),
            (carried, basis),
        )  # fmt: skip
        if change is not None:
            yield Reading(
                "growth_of_base", rate, (("change", change), ("before", base)), OVER, ("rate", rate.index),
                (carried, basis),
            )  # fmt: skip
    if base is None and change is None:
        for other, how in _earlier(view, head, rate):
            yield Reading(
                "growth_from_earlier", rate, (("now", head), ("before", other)), RELATIVE,
                ("rate", rate.index), (how, rate.against, basis),
            )  # fmt: skip


_YEAR = compile_pattern(r"(?:19|20)[0-9]{2}(?=年)")


def _annual(view: View, rate: Figure, head: Figure) -> Iterator[Reading]:
    """The average yearly growth between two figures whose years are printed."""
    base = _base_of(view, head) or _base_of(view, rate)
    if base is None or not same_kind(base, head):
        return
    first, last = _YEAR.findall(base.lead), _YEAR.findall(base.tail + head.lead)
    if first and last and int(last[-1]) > int(first[-1]):
        years = int(last[-1]) - int(first[-1])
        yield Reading(
            "growth_annual", rate, (("now", head), ("before", base)), compound(years),
            ("rate", rate.index), ("stated",),
        )  # fmt: skip


def _earlier(view: View, head: Figure, told: Figure) -> Iterator[tuple[Figure, str]]:
    """The figure of the same quantity that `told` measures `head` against, printed before it."""
    against = told.against
    for other in _before(view, head, 6, 2):
        if other.role not in ("", "stated_base") or not same_kind(other, head):
            continue
        if not other.role and not _same_quantity(other, head):
            continue
        if against in ("none", other.stage) or (
            against in _BUDGETS and other.stage in _BUDGETS and against != "first_budget"
        ):
            if against == "none" and other.stage == head.stage:
                continue
            if against == "none" and other.stage != "previous_year" and not (
                other.stage in _BUDGETS and head.stage in _DONE and other.sentence == head.sentence
            ):  # fmt: skip
                continue
            yield other, "sentence" if other.sentence == head.sentence else "earlier"
            return


def _same_quantity(other: Figure, head: Figure) -> bool:
    """Whether `head`, printed after `other`, says another stage of the same quantity."""
    if other.flow and head.flow and other.flow != head.flow and other.key:
        return False
    if head.key:
        return alike_figures(head, other)
    return other.sentence == head.sentence


def _change_beside(view: View, rate: Figure, head: Figure) -> Figure | None:
    for j in (rate.index - 1, rate.index - 2, rate.index + 1):
        if 0 <= j < len(view.figures):
            other = view.figures[j]
            if (
                other.nature == "change" and other.of == head.index
                and other.sentence == rate.sentence and same_kind(other, head)
                and abs(other.clause - rate.clause) <= 2
            ):  # fmt: skip
                return other
    return None


def _change(view: View, change: Figure) -> Iterator[Reading]:
    head = _of(view, change)
    if head is None or not same_kind(head, change):
        return
    base = _base_of(view, change)
    if base is not None and same_kind(base, head):
        yield Reading(
            "change_from_base", change, (("now", head), ("before", base)), APART, ("change", change.index),
            ("same" if head.sentence == change.sentence else "carried",),
        )  # fmt: skip
        return
    for other, how in _earlier(view, head, change):
        yield Reading(
            "change_from_earlier", change, (("now", head), ("before", other)), APART,
            ("change", change.index), (how, change.against),
        )  # fmt: skip


def _points(view: View, points: Figure) -> Iterator[Reading]:
    rates = [
        figure for figure in view.figures[max(0, points.index - 6) : points.index]
        if figure.sentence == points.sentence and figure.quantity.dimension == "percent"
        and figure.depth == points.depth
    ]  # fmt: skip
    base = _base_of(view, points)
    if base is not None and base.quantity.dimension == "percent":
        for other in reversed(rates):
            if other.index != base.index and not other.role:
                yield Reading(
                    "points_from_base", points, (("now", other), ("before", base)), APART,
                    ("points", points.index), ("stated",),
                )  # fmt: skip
                break
        return
    if len(rates) >= 2 and rates[-1].nature == rates[-2].nature and points.against in ("none", "target", "budget"):
        yield Reading(
            "points_between", points, (("now", rates[-1]), ("before", rates[-2])), APART,
            ("points", points.index), (rates[-1].nature, rates[-2].nature),
        )  # fmt: skip


def _ratio(view: View, rate: Figure) -> Iterator[Reading]:
    base = _base_of(view, rate)
    if base is not None and base.role == "stated_base":
        for rank, part in enumerate(_parts(view, base)):
            if same_kind(part, base) and part.sentence == base.sentence:
                yield Reading(
                    "ratio_of_stated", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
                    (rate.nature, "first" if not rank else "second"),
                )  # fmt: skip
        return
    if rate.nature == "share":
        yield from _share(view, rate)
    else:
        yield from _completion(view, rate)


def _parts(view: View, base: Figure) -> list[Figure]:
    found = []
    for other in _before(view, base, 6, 1):
        if not other.role and same_kind(other, base):
            found.append(other)
            if len(found) == 2:
                break
    return found


_SHARE_NAME = compile_pattern(r"占(?P<base>[^，。；]*?)(?:的?(?:比例|比重)|的)?(?:为|达到?|约)*$")


def _share(view: View, rate: Figure) -> Iterator[Reading]:
    if rate.index in view.side_by_side:
        return
    part = _of(view, rate)
    if part is None:
        candidates = [o for o in _before(view, rate, 4, 0) if not o.role]
        part = candidates[0] if candidates else None
    if part is None:
        return
    said = _SHARE_NAME.search(rate.lead)
    name = named(said["base"]).key if said else ""
    rank = 0
    seen = set()
    for other, how in _bases(view, rate, part, name):
        if other.index in seen or other.index == part.index or not same_kind(other, part):
            continue
        seen.add(other.index)
        yield Reading(
            "share", rate, (("part", part), ("base", other)), RATIO, ("rate", rate.index),
            (how, "named" if name else "unnamed"),
        )  # fmt: skip
        rank += 1
        if rank >= 4:
            return


def _bases(view: View, rate: Figure, part: Figure, name: str) -> Iterator[tuple[Figure, str]]:
    if name:
        for other in _levels_back(view, part, 40):
            if alike(name, other.key):
                yield other, "concept"
                break
    if part.index in view.wholes:
        yield view.figures[view.wholes[part.index]], "whole"
    for other in _levels_back(view, part, 16):
        if part.paragraph - other.paragraph > 3 or (part.paragraph != other.paragraph and name):
            return
        yield other, "sentence" if other.sentence == part.sentence else "earlier"


def _levels_back(view: View, figure: Figure, back: int) -> Iterator[Figure]:
    for j in range(figure.index - 1, max(-1, figure.index - back), -1):
        other = view.figures[j]
        if is_level(other):
            yield other


_SPENT = compile_pattern(
    r"(?:执行|支付|支出|拨付|到位|完成|使用|发放|结算|支用|配套|兑付|控制|结余|结转|未执行部分占?)(?:率|进度|比例)?$"
)
_NAMED = compile_pattern(r"(?P<what>[^，。；、的]{1,6})(?:率|进度)$")


def _completion(view: View, rate: Figure) -> Iterator[Reading]:
    """A rate whose base is a budget, a plan or what was paid in, by name or by words."""
    core = view.lexicon.link.sub("", rate.lead)
    stage = rate.against if rate.against in _BUDGETS else ""
    named = _NAMED.search(core)
    spent = bool(_SPENT.search(core)) and not (named and rate_of_people(view, rate))
    if not stage and not spent and not named:
        return
    levels = [o for o in _before(view, rate, 8, 2) if not o.role]
    if not levels or rate.index in view.side_by_side or rate.quantity.unit == "‰":
        return
    answers = _ANSWERS.get(stage, _BUDGETS)
    if any(level.stage == stage for level in levels):
        answers = (stage,)
    rank = 0
    for n, part in enumerate(levels[:2]):
        told = bool(named) and _shares_word(named["what"], part.lead) if named else False
        if not (stage or spent or told):
            continue
        for m, other in enumerate(levels[n + 1 : n + 5]):
            if not same_kind(other, part):
                continue
            same = _same_quantity(other, part)
            if stage and (other.stage not in answers or not (same or m == 0)):
                continue
            if told and not (spent or stage) and other.item != rate.item:
                continue
            if spent and not (stage or named or same):
                continue
            if not stage and not same and m:
                continue
            if n and not (same and part.stage in _DONE):
                continue
            first, second = (part, other)
            if other.stage in _DONE and part.stage in _BUDGETS:
                first, second = other, part
            yield Reading(
                "completion", rate, (("part", first), ("base", second)), RATIO, ("rate", rate.index),
                (
                    "against" if stage else "named" if spent and named else "verb" if spent else "told",
                    "same" if same else "apart",
                    "paired" if first.stage in _DONE and second.stage in _BUDGETS else "",
                    "exact" if stage and second.stage == stage else "",
                    "near" if second.item == rate.item else "far",
                    "adjacent" if n == 0 and m == 0 else "",
                ),
            )  # fmt: skip
            rank += 1
            if rank >= 4:
                return


def rate_of_people(view: View, rate: Figure) -> bool:
    """Whether the figures right before `rate` count people, whose rates have other bases."""
    before = next(_before(view, rate, 2, 0), None)
    return before is not None and before.quantity.dimension == "people"


def _shares_word(what: str, lead: str) -> bool:
    """Whether the name of a rate (承保 in 承保率) stands in the words before a figure."""
    return len(what) >= 2 and what[-2:] in lead
