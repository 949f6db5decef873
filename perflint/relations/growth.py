"""Rates and sizes of changes: from the change, from the earlier figure, over years."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.facts.concept import alike, alike_figures
from perflint.model.figure import Figure
from perflint.relations.around import (
    BUDGETS,
    DONE,
    YEAR,
    base_of,
    described,
    levels_before,
    lies_between,
)  # fmt: skip
from perflint.relations.reading import (
    OF_GROWN,
    OF_SHRUNK,
    OVER,
    Reading,
    below,
    changed,
    compound,
    grown,
)
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_OTHER_BASIS = compile_pattern(r"可比|同口径|不变价|剔除|扣除|年均|环比|自然口径|现价|按.{0,6}计算")
_EITHER_WAY = compile_pattern(r"(?:调整|变动|变化|增减)(?:率|幅度?|比例)$")
_MOVED = {"first_budget", "adjusted_budget"}
_REACH = 6
_YEARLY = compile_pattern(r"同比|[上去]年|同期|增收|减收|增支|减支")
_RESET = compile_pattern(r"^调整")
"""A plan that was changed: 由208100万元调整为122020万元，同比下降33.5%."""
_OF_PLAN = compile_pattern(r"[短欠超]收|[短超]支$|调[增减]|追[加减]")
_SUBJECT_COMPARED = compile_pattern(r"^[^，。；]{2,20}(?:比|较|由|从)")


def read_growth(view: View, rate: Figure) -> Iterator[Reading]:
    """Readings of a rate of growth: from the change beside it, its base, or the figure of before."""
    basis = "other" if _OTHER_BASIS.search(rate.lead) else ""
    head = described(view, rate)
    if rate.index in view.side_by_side or rate.quantity.unit == "‰":
        return
    if head is None or (head.item != rate.item and _begins_anew(view, rate)):
        yield from _growth_untold(view, rate)
        return
    if head.quantity.dimension == "percent":
        return
    if "年均" in rate.lead:
        yield from _annual(view, rate, head)
        return
    carried = "same" if head.sentence == rate.sentence else "carried"
    if carried == "same" and head.item != rate.item and _names_another(view, rate):
        return
    change = _change_beside(view, rate, head)
    base = base_of(view, rate) or (base_of(view, change) if change else None)
    if base is not None and (not same_kind(base, head) or _is_of_another(rate, base)):
        base = None
    if base is not None and change is not None and lies_between(change, head, base):
        carried = "agreed" if carried == "carried" else carried
    if change is not None:
        yield from _growth_from_change(rate, head, change, carried, basis)
    if base is not None:
        yield from _growth_from_base(rate, head, base, change, carried, basis)
    if base is None and change is None:
        yield from _growth_from_earlier(view, rate, head, basis)
        yield from _growth_of_present(view, rate, head, basis)


def _growth_from_change(
    rate: Figure, head: Figure, change: Figure, carried: str, basis: str
) -> Iterator[Reading]:
    """A growth from the change beside it and what that led to, or what it began at."""
    if head.stage == "previous_year" and not head.role:
        yield Reading(
            "growth_of_base", rate, (("change", change), ("before", head)), below(rate, OVER),
            ("rate", rate.index), (carried, "previous"), carried == "same" and not basis,
        )  # fmt: skip
    elif change.direction == rate.direction:
        yield Reading(
            "growth_from_change", rate, (("now", head), ("change", change)),
            below(rate, OF_GROWN if rate.direction == "+" else OF_SHRUNK), ("rate", rate.index),
            (carried, basis, f"d{min(2, rate.clause - change.clause)}"),
            carried != "carried" and not basis and 0 <= rate.clause - change.clause <= 1,
        )  # fmt: skip


def _growth_from_base(
    rate: Figure, head: Figure, base: Figure, change: Figure | None, carried: str, basis: str
) -> Iterator[Reading]:
    """A growth from what is printed for it to be measured against."""
    yield Reading(
        "growth_from_base", rate, (("now", head), ("before", base)), grown(rate), ("rate", rate.index),
        (carried, basis), carried != "carried" and not basis,
    )  # fmt: skip
    if change is not None:
        yield Reading(
            "growth_of_base", rate, (("change", change), ("before", base)), below(rate, OVER), ("rate", rate.index),
            (carried, basis), carried == "agreed" and not basis,
        )  # fmt: skip


def _growth_from_earlier(view: View, rate: Figure, head: Figure, basis: str) -> Iterator[Reading]:
    """A growth from the figure of the same quantity told before."""
    for other, how in _earlier(view, head, rate):
        yield Reading(
            "growth_from_earlier", rate, (("now", head), ("before", other)), grown(rate),
            ("rate", rate.index), (how, rate.against, basis),
            how in ("sentence", "last year") and not basis
            and (rate.against != "none" or how == "last year"),
        )  # fmt: skip


def _growth_of_present(view: View, rate: Figure, head: Figure, basis: str) -> Iterator[Reading]:
    """A growth behind the figure of last year, from that of this year told before both: 立案410件……上年立案
    400件，本年立案增长2.5%."""
    if head.stage != "previous_year" or head.role or not alike(rate.key, head.key):
        return
    for now in levels_before(view, rate, 8, 3):
        if now.index == head.index or now.role or now.stage == "previous_year":
            continue
        if same_kind(now, head) and now.paragraph == rate.paragraph and alike(now.key, head.key):
            yield Reading(
                "growth_of_present", rate, (("now", now), ("before", head)), grown(rate),
                ("rate", rate.index), (basis,), not basis,
            )  # fmt: skip
            return


def _names_another(view: View, rate: Figure) -> bool:
    """Whether the item behind a ； that a rate stands in begins with a name of its own, whose figure is not
    printed: 增值税58万元，增长2%；房产税增收3万元，增长5%."""
    first = rate
    for figure in reversed(view.back(rate, _REACH)):
        if figure.item != rate.item:
            break
        first = figure
    return bool(first.key)


def _begins_anew(view: View, rate: Figure) -> bool:
    """Whether a rate stands behind a change whose own words name what changed and what it began at, though
    not what it came to: 结余18万元；支出比上年的40万元增加2万元，增长5%."""
    change = view.figures[rate.index - 1]
    if change.nature != "change" or change.base < 0 or change.item != rate.item:
        return False
    base = view.figures[change.base]
    named = _SUBJECT_COMPARED.match(base.lead) is not None
    return named and base.role in ("compared", "from") and base.item == rate.item


def _is_of_another(rate: Figure, base: Figure) -> bool:
    """Whether `base` is a budget or whole that another rate is of: 为年初预算90万元的102%，同比增长3%，增收2.6万元."""
    yearly = rate.against == "previous_year" or _YEARLY.search(rate.lead) is not None
    planned = base.role == "from" and _RESET.search(base.tail) is not None
    return (base.stage in BUDGETS or base.role == "stated_base" or planned) and yearly


def _growth_untold(view: View, rate: Figure) -> Iterator[Reading]:
    """A growth whose present figure is not printed beside it, from the change and what it began at."""
    change = view.figures[rate.index - 1] if rate.index else None
    if change is None or change.nature != "change" or change.base < 0:
        return
    base = view.figures[change.base]
    if (
        change.clause - rate.clause in (0, -1)
        and same_kind(change, base)
        and (change.direction == rate.direction or _EITHER_WAY.search(rate.lead))
    ):
        yield Reading(
            "growth_of_base", rate, (("change", change), ("before", base)), below(rate, OVER),
            ("rate", rate.index), ("untold", ""), not _OTHER_BASIS.search(rate.lead),
        )  # fmt: skip


def _annual(view: View, rate: Figure, head: Figure) -> Iterator[Reading]:
    """The average yearly growth between two figures whose years are printed."""
    base = base_of(view, head) or base_of(view, rate)
    if base is None or not same_kind(base, head):
        return
    first, last = YEAR.findall(base.lead), YEAR.findall(base.tail + head.lead)
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
    for other in levels_before(view, told, 8, 2):
        if other.index == head.index or other.role not in ("", "stated_base"):
            continue
        if not same_kind(other, head) or not (other.role or same_quantity(other, head)):
            continue
        if _is_told_twice(other, head):
            continue
        if other.role:
            if other.sentence == head.sentence and against in ("none", *BUDGETS):
                yield other, "sentence"
                return
            continue
        if against in ("none", other.stage) or (
            against in BUDGETS and other.stage in BUDGETS and against != "first_budget"
        ):
            if against == "none" and other.stage == head.stage:
                continue
            pair = {other.stage, head.stage}
            if against == "none" and other.stage != "previous_year" and not (
                ((pair & set(BUDGETS) and pair & set(DONE)) or pair == _MOVED)
                and other.sentence == head.sentence
            ):  # fmt: skip
                continue
            here = other.sentence == head.sentence
            beside = here and other.stage == "previous_year" and abs(other.index - head.index) == 1
            yield other, "last year" if beside else "sentence" if here else "earlier"
            return


def _is_aimed(change: Figure, base: Figure) -> bool:
    """Whether a change is from an aim, and the base the year before: 比2020年的1.8个多2.2个，高于目标值0.3个."""
    aimed = change.against in BUDGETS or change.stage in BUDGETS
    return aimed and base.role == "compared" and base.stage not in BUDGETS


def _is_told_twice(other: Figure, head: Figure) -> bool:
    """Whether a number stands for a whole and its only part, not for two years: 支出48万元，其中：财政拨款支出48万元，
    比上年减少2万元."""
    return other.quantity.amount == head.quantity.amount and other.stage != "previous_year"


def same_quantity(other: Figure, head: Figure) -> bool:
    """Whether `head`, printed after `other`, says another stage of the same quantity."""
    if other.flow and head.flow and other.flow != head.flow and other.key:
        return False
    if head.key and other.key:
        return alike_figures(head, other)
    return other.sentence == head.sentence


def _change_beside(view: View, rate: Figure, head: Figure) -> Figure | None:
    yearly = _YEARLY.search(rate.lead) is not None
    for j in (rate.index - 1, rate.index - 2, rate.index + 1):
        if 0 <= j < len(view.figures):
            other = view.figures[j]
            if yearly and _OF_PLAN.search(other.lead):
                continue
            if (
                other.nature == "change" and other.of == head.index
                and other.sentence == rate.sentence and same_kind(other, head)
                and abs(other.clause - rate.clause) <= 2
            ):  # fmt: skip
                return other
    return None


def read_change(view: View, change: Figure) -> Iterator[Reading]:
    """Readings of an amount or number of change: from the two figures it lies between."""
    head = described(view, change)
    if head is None or not same_kind(head, change):
        return
    base = base_of(view, change)
    if base is not None and (_is_of_another(change, base) or _is_aimed(change, base)):
        return
    if base is not None and same_kind(base, head):
        yield Reading(
            "change_from_base", change, (("now", head), ("before", base)), changed(change), ("change", change.index),
            ("same" if head.sentence == change.sentence else "carried",),
            head.sentence == change.sentence,
        )  # fmt: skip
        return
    for other, how in _earlier(view, head, change):
        if _is_of_another(change, other):
            continue
        swapped = head.stage in BUDGETS and other.stage in DONE
        now, before = (other, head) if swapped else (head, other)
        yield Reading(
            "change_from_earlier", change, (("now", now), ("before", before)), changed(change),
            ("change", change.index), (how, change.against),
            how == "last year" or (how == "sentence" and change.against != "none"),
        )  # fmt: skip
