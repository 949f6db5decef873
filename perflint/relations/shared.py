"""What is shared out: the totals that an average may follow from, and those that follow from a price."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.facts.each import Each
from perflint.model.figure import Figure
from perflint.relations.mentions import Mentions, longest_run
from perflint.relations.searching import (
    AHEAD,
    NEAR,
    Found,
    are_alike,
    around,
    find_called,
    headed,
    named_as,
    said_before,
)
from perflint.relations.view import View, bare_unit, is_level
from perflint.text.patterns import compile_pattern

_HOW = ("hung", "named", "beside", "before", "named above", "above")
_NAME = 2
_REST = compile_pattern(r"其余|其中|另|剩余|结余|结转|上年|目标|还")
_GENERIC = compile_pattern(
    r"投入|成本|支出|费用|造价|补助|经费|资金|综合|折合|平均|单位|投资|单价|补贴|救助|奖励|奖补|发放|拨付|运行|实际|达|为|全年|"
    r"全[市县区省]|约|合"
)
"""Words of an average that name no amount of their own."""


def totals_for(
    view: View, mentions: Mentions | None, each: Each, figure: Figure, numbers: Sequence[Found]
) -> list[Found]:
    """What may be shared out among `numbers`, the likeliest first: those near, then those `mentions` tell
    elsewhere by name, or most often."""
    near = [one for one in around(view, figure, 0) if _may_total(one, figure)]
    ranked = [Found(one, _place(one, figure, each, near[0])) for one in near]
    ranked.sort(key=lambda one: _HOW.index(one.how))
    found = ranked[: NEAR + 1]
    if mentions is not None:
        names = (
            each.words, *(named_as(one.figure) for one in numbers[:NEAR]), said_before(view, figure),
            headed(view, figure),
        )  # fmt: skip
        any_such = figure.quantity.dimension != "money" or not _GENERIC.sub("", each.words)
        units = (bare_unit(figure.quantity),) if any_such else ()
        found += find_called(mentions, names, units, found, lambda one: _may_total(one, figure))
    return found


def names_another(each: Each, total: Found) -> bool:
    """Whether the words of an average name something that the total beside it is not called."""
    return total.how == "beside" and len(_GENERIC.sub("", each.words)) >= _NAME


def total_behind(view: View, figure: Figure) -> Figure | None:
    """The amount told right behind what each costs: 每公里4.80万元，共支出640.80万元."""
    for one in view.figures[figure.index + 1 : figure.index + 1 + AHEAD]:
        if one.item != figure.item or one.nature == "price_each":
            return None
        if is_level(one) and are_alike(one, figure) and one.depth <= figure.depth:
            return None if _REST.search(one.lead) else one
        if one.nature == "change" and _may_total(one, figure):
            return one
    return None


def _may_total(one: Figure, figure: Figure) -> bool:
    """Whether a figure is an amount like an average, or a change told as an amount of its own: 年增收348万元."""
    gain = one.nature == "change" and one.of < 0 and one.base < 0
    flows = figure.flow in ("", one.flow)
    return (is_level(one) or gain) and not one.role and flows and are_alike(one, figure)


def _place(one: Figure, figure: Figure, each: Each, nearest: Figure) -> str:
    """How a total of the paragraph before a figure is found."""
    if one.index == figure.hung:
        return "hung"
    named = longest_run(each.words, one.lead[-12:]) >= _NAME
    if one.sentence != figure.sentence:
        return "named above" if named else "above"
    return "named" if named else "beside" if one is nearest else "before"
