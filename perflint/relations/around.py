"""Figures around a figure: what it describes, its base, amounts before it."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import Reading
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

BUDGETS = ("budget", "first_budget", "adjusted_budget", "allotted", "received", "target")
STAGED = ("first_budget", "adjusted_budget")
"""The budgets of a year that are not the same."""
DONE = ("executed", "achieved")
SEVERAL = compile_pattern(
    r"(?:(?P<which>前|上|以上|上述|后|这|其)?(?P<number>[两二三四五六])(?P<word>[项级类者个种]|部分|方面))?"
    r"[^，。；、]{0,10}?(?:合计|合并|之和|总和|相加|合(?=占)|(?<!公)共(?![同产享建用青和])|(?<=[项级类者])占)[^，。；、]{0,16}$"
)
"""Words for several parts together: 前两项合计占, 三级共占."""
MEASURED = compile_pattern(
    r"(?:按照?|以|对|与|相对于?)(?P<base>[^，。；按以对与]{1,13}?(?:[数额算金划标值资](?=计|口径|为基|为分母|衡量|作基|相比|比较|，|执行|支[付出]|完成|到位|$)|"
    r"(?=计算|口径|为基数|为基准|为分母|衡量|作基数)))"
)
"""What a rate is measured against by words around it: 按到位资金计算, 以年初预算为基数, 对批复数."""
HUNDRED = 100
_MAY_PASS = compile_pattern(
    r"完成|任务|目标|计划|预算|执行|支[付出]|相当|覆盖|达成|实现|到位|(?:为|是)[^占]*的|倍"
)
_AROUND, _FEW = 12, 3
YEAR = compile_pattern(r"(?:19|20)[0-9]{2}(?=年)")
_OF = compile_pattern(rf"）?的[{ANY_SYMBOL}]")
THINGS = frozenset({"people", "count", "times", "number"})
"""What counts things, by whatever word."""


def base_of(view: View, figure: Figure) -> Figure | None:
    """The figure printed for `figure` to be measured against."""
    return view.figures[figure.base] if figure.base >= 0 else None


def may_go_together(one: Figure, other: Figure) -> bool:
    """Whether two figures can be part and base of a rate: of one kind, or numbers of things."""
    dimensions = {one.quantity.dimension, other.quantity.dimension}
    return same_kind(one, other) or dimensions <= THINGS


def may_pass(rate: Figure) -> bool:
    """Whether a rate may be more than a hundred: no share but that of a budget, no rate of quality."""
    if rate.nature == "share" and rate.against not in BUDGETS:
        return False
    return rate.quantity.unit == "倍" or _MAY_PASS.search(rate.lead) is not None


def how_many(rivals: int) -> str:
    """How many ways there are to read one number, as a feature of each."""
    return "only" if rivals == 1 else "few" if rivals <= _FEW else "many"


def measured_by(rate: Figure) -> str:
    """What the words before a rate say it is measured against, "" for nothing."""
    found = MEASURED.search(rate.lead)
    return found["base"] if found else ""


def described(view: View, figure: Figure) -> Figure | None:
    """The figure that `figure`, a rate, share or change, tells of."""
    return view.figures[figure.of] if figure.of >= 0 else None


def is_of_rate(view: View, figure: Figure) -> bool:
    """Whether the figure right behind is what it is so much of: 完成预算（588亿元）的107%."""
    return _OF.match(view.text, figure.quantity.symbol + 1) is not None


def is_plan_of_all(view: View, part: Figure, base: Figure) -> bool:
    """Whether `base` was planned for all of which `part` is one part, whose own plan is not told: 预算21万元，支出
    17万元，其中：公车支出15万元，完成预算的98%."""
    above = view.wholes.get(part.index, view.under.get(part.index, -1))
    return above >= 0 and (
        base.index == above or (base.index not in view.wholes and base.index < above)
    )


def lies_between(change: Figure, one: Figure, other: Figure) -> bool:
    """Whether a printed change is, to the digit, that between two figures, so that all are of one quantity."""
    return abs(one.quantity.amount - other.quantity.amount) == change.quantity.amount


def levels_before(
    view: View, figure: Figure, back: int = 8, sentences: int = 0
) -> Iterator[Figure]:
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


def list_before(figure: Figure, levels: list[Figure]) -> int:
    """How many of `levels`, the nearest first, are the items of a list that ends before the clause of
    `figure`: 货物2万元、工程3万元、服务5万元，执行率90%. 0 for fewer than three, or items of unlike stage."""
    size = 0
    for level in levels:
        size += 1
        alike = same_kind(level, levels[0]) and level.stage == levels[0].stage
        if not alike or level.clause == figure.clause or level.sentence != levels[0].sentence:
            return 0
        if level.mark != "、":
            break
    return size if size >= 3 else 0


def stands_alone(view: View, reading: Reading) -> bool:
    """Whether the sentences of a reading print no other level that its words might mean."""
    operands = [figure for _, figure in reading.operands]
    own = {figure.index for figure in operands} | {reading.stated.index}
    sentences = {view.figures[index].sentence for index in own}
    amounts = [f for f in operands if f.quantity.dimension not in ("percent", "points")] or operands
    around = view.figures[max(0, min(own) - _AROUND) : max(own) + _AROUND]
    return not any(
        figure.index not in own and figure.sentence in sentences and figure.nature == "level"
        and any(same_kind(figure, amount) for amount in amounts)
        for figure in around
    )  # fmt: skip


def of_one_year(view: View, one: Figure, other: Figure) -> bool:
    """Whether the sentences of two figures tell no two years: a whole of 2021, its part of 2020."""
    if one.sentence == other.sentence:
        return True
    said = (_year_said(view, one), _year_said(view, other))
    return not all(said) or said[0] == said[1]


def _year_said(view: View, figure: Figure) -> str:
    """The year that the sentence of a figure tells before it, the last of several; "" for none."""
    at = figure.quantity.symbol
    start = max(view.text.rfind(mark, max(0, at - 200), at) for mark in "。\n") + 1
    found = YEAR.findall(view.text, start, at)
    return found[-1] if found else ""
