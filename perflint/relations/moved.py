"""The rate of a change whose two ends are printed: what the figures show to be one quantity before and after, no word
has to say. 送审3900万元，审定3760万元，审减140万元，审减率3.59%: of the 3900, whatever the rate is called; divided by
the 3760 it is on the wrong base."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from perflint.model.figure import Figure
from perflint.relations.reading import OVER, Reading, below
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_BACK, _NEAR, _TELLING = 7, 3, 3
_NAME = compile_pattern(
    r"[增减涨降升跌追节压削][^，。；、（）]{0,3}$|(?:幅度?|审减|核减|下浮|提标|提高|变动|变化|调整)(?:率|比例|幅度?)?(?:为|达到?|约)?$|"
    r"(?:比|较)[^，。；]{1,12}[高低多少贵便宜]{1,2}$"
)
_ENDS = compile_pattern(r"^的?(?:增|降|升|涨|减|提|调)幅")
_OTHER = compile_pattern(
    r"占|可比|同口径|不变价|剔除|扣除|平均|年均|环比|完成|执行|目标|计划|任务|序时|贡献|拉动"
)


_YEARLY, _RESET = compile_pattern(r"同比|上年|去年|同期"), compile_pattern(r"调|追")
"""A plan that was reset, beside a growth over the year before: 由2081万元调整为1220万元，调减861万元，同比下降33.5%."""


def find_moved(view: View) -> Iterator[Reading]:
    """Readings of every percentage behind a change that lies, to the digit, between two figures before it."""
    for rate in view.figures:
        if rate.quantity.dimension != "percent" or rate.nature not in ("growth_rate", "rate"):
            continue
        if rate.role or rate.index in view.side_by_side or view.is_tabled(rate):
            continue
        change = _change_before(view, rate)
        if change is None or (
            rate.direction and rate.quantity.value > 0 and rate.direction != change.direction
        ):
            continue
        for one, other in _ends(view, rate, change):
            operands = (("change", change), ("before", _earlier(change, one, other)))
            yield Reading(
                "growth_between", rate, operands, below(rate, OVER), ("rate", rate.index), (), True
            )
            break


def _change_before(view: View, rate: Figure) -> Figure | None:
    """The last change before a rate in its item, whose words tell nothing but a change as well."""
    words = rate.lead
    if _OTHER.search(words) or not (_NAME.search(words) or (not words and _ENDS.match(rate.tail))):
        return None
    for change in reversed(view.figures[max(0, rate.index - _NEAR) : rate.index]):
        if change.item != rate.item:
            return None
        if change.nature == "change" and change.direction and not change.role:
            told = change.depth <= rate.depth and change.quantity.dimension not in (
                "percent",
                "score",
            )
            reset = _YEARLY.search(words) is not None and _RESET.search(change.lead) is not None
            return change if told and not reset and not _OTHER.search(change.lead) else None
    return None


def _ends(view: View, rate: Figure, change: Figure) -> Iterator[tuple[Figure, Figure]]:
    """Two figures before a rate, the nearest first, that a change lies between to the digit."""
    near = [
        one for one in view.figures[max(0, change.index - _BACK) : rate.index]
        if one.paragraph == change.paragraph and one.nature in ("level", "price_each")
        and same_kind(one, change) and one.depth <= rate.depth
    ][::-1]  # fmt: skip
    for one, other in combinations(near, 2):
        apart = abs(one.quantity.amount - other.quantity.amount)
        if apart == change.quantity.amount and apart and _tells(one, other):
            yield one, other


def _tells(one: Figure, other: Figure) -> bool:
    """Whether that two figures lie so far apart is no chance."""
    return min(len(figure.quantity.value.as_tuple().digits) for figure in (one, other)) >= _TELLING


def _earlier(change: Figure, one: Figure, other: Figure) -> Figure:
    """Which of two figures a change began at: the smaller of what grew, the larger of what fell."""
    low, high = sorted((one, other), key=lambda figure: figure.quantity.amount)
    return high if change.direction == "-" else low
