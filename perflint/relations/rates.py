"""Rates, shares, changes and points: forms of comparison free of vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.facts.concept import Name, alike, alike_figures, named
from perflint.model.figure import Figure
from perflint.relations.partitions import is_partition
from perflint.relations.reading import (
    OF_GROWN, OF_SHRUNK, OVER, RATIO, SHARE_OF_SUM, Reading, apart_from, changed, compound, grown, rest_of,
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
_PULLS = compile_pattern(r"拉动|下拉|贡献|影响|平均水平|全[国省市州区县疆]")
_WAY = compile_pattern(r"(?P<less>低于|慢于|少于|落后于?)|高于|快于|超过|高出")
_EARLIER = ("previous_year", "target", "budget", "first_budget")


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
        if figure.sentence - other.sentence > sentences or figure.paragraph - other.paragraph > 1:
            return
        if other.depth > figure.depth:
            continue
        if other.nature in ("level", "price_each") and other.quantity.dimension not in (
            "percent",
            "points",
        ):
            yield other


def _growth(view: View, rate: Figure) -> Iterator[Reading]:
    basis = "other" if _OTHER_BASIS.search(rate.lead) else ""
    head = _of(view, rate)
    if rate.index in view.side_by_side:
        return
    if head is None:
        yield from _growth_untold(view, rate)
        return
    if head.quantity.dimension == "percent":
        return
    if "年均" in rate.lead:
        yield from _annual(view, rate, head)
        return
    carried = "same" if head.sentence == rate.sentence else "carried"
    change = _change_beside(view, rate, head)
    base = _base_of(view, rate) or (_base_of(view, change) if change else None)
    if base is not None and not same_kind(base, head):
        base = None
    last_year = head.stage == "previous_year" and not head.role
    if change is not None and change.direction == rate.direction and not last_year:
        calculation = OF_GROWN if rate.direction == "+" else OF_SHRUNK
        yield Reading(
            "growth_from_change", rate, (("now", head), ("change", change)), calculation,
            ("rate", rate.index), (carried, basis, f"d{min(2, rate.clause - change.clause)}"),
            carried == "same" and not basis and 0 <= rate.clause - change.clause <= 1,
        )  # fmt: skip
    if change is not None and last_year:
        yield Reading(
            "growth_of_base", rate, (("change", change), ("before", head)), OVER,
            ("rate", rate.index), (carried, "previous"), carried == "same" and not basis,
        )  # fmt: skip
    if base is not None:
        yield Reading(
            "growth_from_base", rate, (("now", head), ("before", base)), grown(rate), ("rate", rate.index),
            (carried, basis), carried == "same" and not basis,
        )  # fmt: skip
        if change is not None:
            yield Reading(
                "growth_of_base", rate, (("change", change), ("before", base)), OVER, ("rate", rate.index),
                (carried, basis),
            )  # fmt: skip
    if base is None and change is None:
        for other, how in _earlier(view, head, rate):
            yield Reading(
                "growth_from_earlier", rate, (("now", head), ("before", other)), grown(rate),
                ("rate", rate.index), (how, rate.against, basis),
                how in ("sentence", "last year") and not basis
                and (rate.against != "none" or how == "last year"),
            )  # fmt: skip


def _growth_untold(view: View, rate: Figure) -> Iterator[Reading]:
    """A growth whose present figure is not printed beside it, from the change and what it began at."""
    change = view.figures[rate.index - 1] if rate.index else None
    if change is None or change.nature != "change" or change.of >= 0 or change.base < 0:
        return
    base = view.figures[change.base]
    if (
        change.clause - rate.clause in (0, -1)
        and same_kind(change, base)
        and change.direction == rate.direction
    ):
        yield Reading(
            "growth_of_base", rate, (("change", change), ("before", base)), OVER,
            ("rate", rate.index), ("untold", ""), not _OTHER_BASIS.search(rate.lead),
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
        for counted, how in ((years, "between"), (years + 1, "both ends")):
            yield Reading(
                "growth_annual", rate, (("now", head), ("before", base)), compound(counted),
                ("rate", rate.index), (how,), how == "between",
            )  # fmt: skip


def _earlier(view: View, head: Figure, told: Figure) -> Iterator[tuple[Figure, str]]:
    """The figure of the same quantity that `told` measures `head` against, printed before it."""
    against = told.against
    for other in _before(view, told, 8, 2):
        if other.index == head.index or other.role not in ("", "stated_base"):
            continue
        if not same_kind(other, head) or not (other.role or _same_quantity(other, head)):
            continue
        if other.role:
            if other.sentence == head.sentence and against in ("none", *_BUDGETS):
                yield other, "sentence"
                return
            continue
        if against in ("none", other.stage) or (
            against in _BUDGETS and other.stage in _BUDGETS and against != "first_budget"
        ):
            if against == "none" and other.stage == head.stage:
                continue
            pair = {other.stage, head.stage}
            if against == "none" and other.stage != "previous_year" and not (
                pair & set(_BUDGETS) and pair & set(_DONE) and other.sentence == head.sentence
            ):  # fmt: skip
                continue
            here = other.sentence == head.sentence
            beside = here and other.stage == "previous_year" and abs(other.index - head.index) == 1
            yield other, "last year" if beside else "sentence" if here else "earlier"
            return


def _same_quantity(other: Figure, head: Figure) -> bool:
    """Whether `head`, printed after `other`, says another stage of the same quantity."""
    if other.flow and head.flow and other.flow != head.flow and other.key:
        return False
    if head.key and other.key:
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
            "change_from_base", change, (("now", head), ("before", base)), changed(change), ("change", change.index),
            ("same" if head.sentence == change.sentence else "carried",),
            head.sentence == change.sentence,
        )  # fmt: skip
        return
    for other, how in _earlier(view, head, change):
        if head.stage in _BUDGETS and other.stage in _DONE:
            head, other = other, head
        yield Reading(
            "change_from_earlier", change, (("now", head), ("before", other)), changed(change),
            ("change", change.index), (how, change.against),
            how == "last year" or (how == "sentence" and change.against != "none"),
        )  # fmt: skip


_QUARTERS = (
    ("一季度", 25), ("上半年", 50), ("二季度", 50), ("前三季度", 75), ("三季度", 75), ("前三个季度", 75),
)  # fmt: skip
_MONTH = compile_pattern(r"(?:截至|至|到|-|—|前)(1[0-2]|[1-9])(?:月|个月)")
_PACE_WORDS = compile_pattern(r"序时|时序|时间进度")


def _pace(view: View, points: Figure, rates: list[Figure]) -> Iterator[Reading]:
    """The gap between a rate and the pace of time: a quarter is 25 %, the end of June 50 %."""
    start = view.text.rfind("\n", 0, points.quantity.symbol) + 1
    words = view.text[max(start, points.quantity.symbol - 120) : points.quantity.symbol]
    told = [
        (words.rfind(word) + len(word), Decimal(share))
        for word, share in _QUARTERS
        if word in words
    ]
    told += [(m.end(), Decimal(int(m[1]) * 100) / 12) for m in _MONTH.finditer(words)]
    if rates and told:
        share = max(told, key=lambda pair: pair[0])[1]
        yield Reading(
            "points_from_pace", points, (("now", rates[-1]),), apart_from(share),
            ("points", points.index), ("stated",), True,
        )  # fmt: skip


def _points(view: View, points: Figure) -> Iterator[Reading]:
    rates = [
        figure for figure in view.figures[max(0, points.index - 6) : points.index]
        if figure.sentence == points.sentence and figure.quantity.dimension == "percent"
        and figure.depth == points.depth
    ]  # fmt: skip
    if _PACE_WORDS.search(points.lead) and not any(
        _PACE_WORDS.search(r.lead + r.tail) for r in rates
    ):
        yield from _pace(view, points, rates)
        return
    base = _base_of(view, points)
    inside = view.figures[points.index - 1] if points.index else None
    if base is None and points.mark == "）" and inside in rates and inside is not None:
        way = _WAY.search(inside.lead)
        base = inside
        points = points._replace(direction=("-" if way["less"] else "+") if way else "")
    if base is not None and base.quantity.dimension == "percent":
        for other in reversed(rates):
            if other.index != base.index and not other.role:
                yield Reading(
                    "points_from_base", points, (("now", other), ("before", base)), changed(points),
                    ("points", points.index), ("stated",), True,
                )  # fmt: skip
                break
        return
    if points.index in view.side_by_side or _PULLS.search(points.lead):
        return
    if (
        len(rates) >= 2
        and rates[-1].nature == rates[-2].nature
        and points.against in ("none", "target", "budget")
    ):
        now, before = rates[-1], rates[-2]
        if now.stage in _EARLIER and before.stage not in _EARLIER:
            now, before = before, now
        yield Reading(
            "points_between", points, (("now", now), ("before", before)), changed(points),
            ("points", points.index), (now.nature, before.stage if before.stage in _EARLIER else ""),
        )  # fmt: skip


def _ratio(view: View, rate: Figure) -> Iterator[Reading]:
    base = _base_of(view, rate)
    bracketed = view.figures[rate.index - 1] if rate.index else None
    if bracketed is not None and rate.mark == "）" and rate.lead.startswith("的"):
        base = _before_bracket(view, bracketed)
    if base is not None and (base.role == "stated_base" or rate.mark == "）"):
        for rank, part in enumerate(_parts(view, base)):
            if same_kind(part, base) and part.sentence == base.sentence:
                yield Reading(
                    "ratio_of_stated", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
                    (rate.nature, "first" if not rank else "second"), not rank,
                )  # fmt: skip
        return
    if rate.nature == "share":
        yield from _share(view, rate)
    else:
        yield from _completion(view, rate)


def _before_bracket(view: View, inside: Figure) -> Figure:
    """What a rate behind a bracket is of: the figure the bracket explains, or the one in it where the
    bracket follows a name."""
    if inside.hung >= 0 and inside.depth:
        outer = view.figures[inside.hung]
        if view.text[outer.quantity.symbol + 1 : outer.quantity.symbol + 2] == "（":
            return outer
    return inside


def _parts(view: View, base: Figure) -> list[Figure]:
    found = []
    for other in _before(view, base, 6, 1):
        if not other.role and same_kind(other, base):
            found.append(other)
            if len(found) == 2:
                break
    return found


_SHARE_NAME = compile_pattern(
    r"占(?!比(?:例|重)?(?:为|达|约)*$)(?P<base>[^，。；]*?)(?:的?(?:比例|比重)|的)?(?:为|达到?|约)*$"
)


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
    name = named(said["base"]) if said else Name("", "", "")
    seen = {part.index}
    for other, how in _bases(view, part, name):
        if other.index in seen or not same_kind(other, part):
            continue
        seen.add(other.index)
        yield Reading(
            "share", rate, (("part", part), ("base", other)), RATIO, ("rate", rate.index),
            (how, "named" if name.key else "unnamed", "near" if part.sentence == rate.sentence else ""),
            how in ("whole", "exact") and part.sentence == rate.sentence,
        )  # fmt: skip


def find_shares_of_sums(view: View) -> Iterator[Reading]:
    """Shares side by side whose whole is not printed: each over the sum of their parts."""
    run: list[tuple[Figure, Figure]] = []
    for figure in view.figures:
        if figure.nature != "share" or figure.role or figure.of < 0:
            continue
        part = view.figures[figure.of]
        if run and _beside(run[-1], figure, part):
            run.append((figure, part))
            continue
        yield from _shares_of_sum(run)
        run = [(figure, part)]
    yield from _shares_of_sum(run)


def find_shares_to_hundred(view: View) -> Iterator[Reading]:
    """Shares of the parts of a known partition, side by side: together they are the whole."""
    run: list[Figure] = []
    for figure in (*view.figures, None):
        if figure is not None and figure.nature == "share" and not figure.role and figure.key:
            near = not run or (
                figure.sentence == run[-1].sentence and figure.against == run[-1].against
                and figure.index == run[-1].index + 1
            )  # fmt: skip
            if near:
                run.append(figure)
                continue
        if len(run) > 1 and is_partition(run, view.partitions):
            last = run[-1]
            yield Reading(
                "shares_to_hundred", last, tuple(("part", part) for part in run[:-1]),
                rest_of(Decimal(100)), ("hundred", last.index), (f"n{min(4, len(run))}",), True,
            )  # fmt: skip
        run = [figure] if figure is not None and figure.nature == "share" and figure.key else []


def _beside(last: tuple[Figure, Figure], share: Figure, part: Figure) -> bool:
    return (
        same_kind(last[1], part) and part.index > last[0].index
        and part.index - last[0].index <= 4 and share.paragraph - last[0].paragraph <= 1
        and share.against == last[0].against
    )  # fmt: skip


def _shares_of_sum(run: list[tuple[Figure, Figure]]) -> Iterator[Reading]:
    if len(run) < 2:
        return
    full = abs(sum(share.quantity.value for share, _ in run) - 100) <= 1
    for share, part in run:
        others = [other for _, other in run if other is not part]
        yield Reading(
            "share_of_sum", share, (("part", part), *(("other", other) for other in others)),
            SHARE_OF_SUM, ("rate", share.index), ("full" if full else "", f"n{min(4, len(run))}"),
            full,
        )  # fmt: skip


def _bases(view: View, part: Figure, name: Name) -> Iterator[tuple[Figure, str]]:
    """What a share may be of: the whole its part is listed under, or a figure of the name it gives,
    the more exact first."""
    whole = view.figures[view.wholes[part.index]] if part.index in view.wholes else None
    if whole is not None and (not name.key or _fits_name(whole, name)):
        yield whole, "whole"
    if name.key:
        levels = [o for o in _levels_back(view, part, 40) if _fits_name(o, name)]
        for how, found in (
            ("exact", [o for o in levels if o.key == name.key]),
            ("broader", [o for o in levels if name.key.endswith(o.key)]),
            ("qualified", [o for o in levels if o.key.endswith(name.key)]),
        ):
            if found:
                yield found[0], how
                return
        return
    before = [o for o in _levels_back(view, part, 16) if part.paragraph - o.paragraph <= 3]
    if name.flow:
        before = [o for o in _levels_back(view, part, 40) if o.flow == name.flow]
        total = next((o for o in before if not o.key), None)
        if total is not None:
            yield total, "flow"
            return
    here = [o for o in before if o.sentence == part.sentence]
    earlier = [o for o in before if o.sentence != part.sentence]
    if here and part.index not in view.wholes:
        yield here[-1], "sentence"
    if earlier:
        last = [o for o in earlier if o.sentence == earlier[0].sentence]
        yield last[0], "last before"
        yield last[-1], "first before"


def _fits_name(figure: Figure, name: Name) -> bool:
    if name.flow and figure.flow and name.flow != figure.flow:
        return False
    return alike(name.key, figure.key)


def _levels_back(view: View, figure: Figure, back: int) -> Iterator[Figure]:
    for j in range(figure.index - 1, max(-1, figure.index - back), -1):
        other = view.figures[j]
        if is_level(other):
            yield other


_SPENT = compile_pattern(
    r"(?:执行|支付|支出|拨付|到位|完成|使用|发放|结算|支用|配套|兑付|控制|结余|结转|未执行部分占?)(?:率|进度|比例)?$"
)
_FULL = Decimal(100)
_NAMED = compile_pattern(r"(?P<what>[^，。；、的]{1,6}?)(?:率|进度|比例|程度|度)$")


def _completion(view: View, rate: Figure) -> Iterator[Reading]:
    """A rate whose base is a budget, a plan or what was paid in, by name or by words."""
    core = view.lexicon.link.sub("", rate.lead)
    stage = rate.against if rate.against in _BUDGETS else ""
    named = _NAMED.search(core)
    spent = bool(_SPENT.search(core)) and not (named and rate_of_people(view, rate))
    if not (stage or spent or named) or rate.index in view.side_by_side:
        return
    levels = _operands_of(view, rate)
    if not levels or rate.quantity.unit == "‰":
        return
    if "其中" in rate.lead and not stage:
        return  # The rate of a part, whose own figures are not printed.
    answers = _ANSWERS.get(stage, _BUDGETS)
    if stage and any(level.stage == stage for level in levels):
        answers = (stage,)
    planned = bool(named) and _planned(levels)
    kind = (
        "against" if stage else "named" if spent and named else "verb" if spent
        else "planned" if planned else "told"
    )  # fmt: skip
    if kind != "against" and named and (whole := _listed_whole(view, rate, levels[0])):
        yield Reading(
            "completion", rate, (("part", levels[0]), ("base", whole)), RATIO, ("rate", rate.index),
            ("of whole", "", "adjacent", "near", kind), _shares_word(named["what"], levels[0].lead),
        )  # fmt: skip
    for n, part in enumerate(levels[:2]):
        if kind == "told" and not (named and _shares_word(named["what"], part.lead)):
            continue
        for m, other in enumerate(levels[n + 1 : n + 5]):
            if same_kind(other, part) and _may_pair(kind, answers, rate, part, other, n, m):
                yield _pair(kind, rate, part, other, n == 0 and m == 0, answers == (stage,))


def _listed_whole(view: View, rate: Figure, part: Figure) -> Figure | None:
    """The whole of the list that the figure right before a rate is an item of."""
    if part.index not in view.wholes or part.item != rate.item or part.index != rate.index - 1:
        return None
    whole = view.figures[view.wholes[part.index]]
    return whole if same_kind(whole, part) else None


def _operands_of(view: View, rate: Figure) -> list[Figure]:
    """The levels before a rate, the nearest first; the parts of a list that has ended stand aside."""
    levels = [
        o for o in _before(view, rate, 8, 3) if not o.role and o.nature == "level"
    ]  # fmt: skip
    parts = [level for level in levels if level.index in view.wholes]
    listed = {view.wholes[part.index] for part in parts if part.depth == rate.depth}
    whole = next((level for level in levels if level.index in listed), None)
    if whole is not None and len(parts) > 1 and levels[0] in parts and levels[1] in parts:
        same = {view.wholes.get(levels[0].index), view.wholes.get(levels[1].index)}
        if len(same) == 1:
            return [level for level in levels if level not in parts]
    return levels


def _planned(levels: list[Figure]) -> bool:
    """Whether what was done and what was planned stand side by side."""
    return (
        len(levels) > 1 and same_kind(levels[0], levels[1]) and levels[0].stage in _DONE
        and levels[1].stage in ("target", "budget") and levels[0].sentence == levels[1].sentence
    )  # fmt: skip


def _may_pair(
    kind: str, answers: tuple[str, ...], rate: Figure, part: Figure, other: Figure, n: int, m: int
) -> bool:
    same = _same_quantity(other, part)
    stages = part.stage in _DONE and other.stage in _BUDGETS
    if (
        not stages
        and part.quantity.amount == other.quantity.amount
        and rate.quantity.value != _FULL
    ):
        return False
    if kind == "against":
        return other.stage in answers and (same or m == 0)
    if kind == "planned":
        return n == m == 0
    if kind == "told":
        return other.sentence == rate.sentence
    if kind == "verb":
        return same
    return (same or m == 0) and (n == 0 or part.stage in _DONE)


def _pair(
    kind: str, rate: Figure, part: Figure, other: Figure, adjacent: bool, exact: bool
) -> Reading:
    if other.stage in _DONE and part.stage in _BUDGETS:
        part, other = other, part
    paired = part.stage in _DONE and other.stage in _BUDGETS
    reach = (
        "near"
        if other.item == rate.item
        else "far"
        if other.paragraph == rate.paragraph
        else "line"
    )
    same = "same" if _same_quantity(other, part) else "apart"
    return Reading(
        "completion", rate, (("part", part), ("base", other)), RATIO, ("rate", rate.index),
        (kind, "paired" if paired else "", "adjacent" if adjacent else "", reach, same, "exact" if exact else ""),
        adjacent and (reach == "near" or (paired and kind == "named"))
        and (paired if kind == "against" else kind != "verb"),
    )  # fmt: skip


def rate_of_people(view: View, rate: Figure) -> bool:
    """Whether the figures right before `rate` count people, whose rates have other bases."""
    before = next(_before(view, rate, 2, 0), None)
    return before is not None and before.quantity.dimension == "people"


def _shares_word(what: str, lead: str) -> bool:
    """Whether the name of a rate (承保 in 承保率) stands in the words before a figure."""
    return len(what) >= 2 and what[-2:] in lead
