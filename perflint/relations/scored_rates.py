"""Scores as weight times a rate told elsewhere: 预算执行10分得9.5分, the rate 95% two pages before.

Which rate is meant shows in the name of what is scored: 服判息诉8分得7.89分 and 服判息诉率86.74%，目标88%. A rate that
missed its target counts by as much of the target as it reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import at_ends
from perflint.model.figure import Figure
from perflint.relations.around import how_many
from perflint.relations.known import MARKS, in_column
from perflint.relations.points import AIM_DECIMALS
from perflint.relations.reading import Calculation, Reading
from perflint.relations.scored import Item
from perflint.relations.view import View, exact
from perflint.sheets.sheet import Sheet
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_CLIPPED = Decimal(100)
_EXECUTION = compile_pattern(
    r"^(?:项目|部门|整体|预算|资金|支出|经费|财政)*(?:执行|支付|支出|使用)(?:完成)?(?:率|情况|进度)?$|^预算完成率?$"
)
_RATE_OF_BUDGET = compile_pattern(r"(?:执行|支付|支出|预算完成|资金使用)(?:完成)?(?:率|进度)")
_BUDGETS = ("budget", "first_budget", "adjusted_budget", "received", "allotted")
_CORE = compile_pattern(
    r"(?:完成|达标|及时|合格|任务)?(?:率|度|比例|情况|程度|指标|数量?|个数|人数|面积|任务|质量|时效)$"
)
_GROUP = compile_pattern(
    r"^(?:履职|项目|整体|部门|绩效|预算|专项|资金)*(?:投入|决策|过程|产出|效益|效果|成效|效率|效能|管理|社会效益|经济效益|生态效益)"
    r"(?:管理|指标|类|效益|效率|产出)*$"
)
"""Names of groups of indicators, which no single rate gives a score."""
_COMMON = frozenset({
    "资金", "管理", "项目", "工作", "建设", "预算", "部门", "完成", "质量", "数量", "成本", "时效", "政策", "使用",
    "实施", "效益", "社会", "经济", "绩效", "服务", "业务", "改造",
})  # fmt: skip
"""What so many names hold that sharing it tells nothing."""
_AIM = compile_pattern(r"(?:目标|指标|计划|要求|标准|不低于)[^，。；的]{0,4}$")
_OF_AIM = compile_pattern(r"(?:完成|达到?|占|是|为|相当于)[^，。；]*的$|完成率$")
_BELOW_AIM = compile_pattern(r"(?:低于|低|差|不足|未达|距)[^，。；]{0,10}$")
_BY_STEPS = compile_pattern(r"每[低少降增高]|档|酌情")
_BROKEN = compile_pattern(rf"[\n{ANY_SYMBOL}（）]+")
_REACH, _AHEAD, _SENTENCE = 3, 4, 160
_SHARED, _MOST = 2, 4
_MOST_SCORED, _MOST_RATES = 200, 400


class Scored(NamedTuple):
    """A part that lost points: its name, weight and score; `beside`: a rate in its own words counts first."""

    name: str
    weight: Figure
    score: Figure
    beside: bool = True


class _Found(NamedTuple):
    """A rate that a score may follow from, how it was found and how much of the name its words share."""

    rate: Figure
    how: str
    shared: int = 0


TIMES_RATE = Calculation(
    lambda weight, rate: weight * at_ends(min, rate, _CLIPPED) / 100, "{} × {}"
)
BY_TARGET = Calculation(lambda weight, rate, target: weight * rate / target, "{} × {} ÷ {}", True)


BY_GAP = Calculation(
    lambda weight, rate, gap: weight * rate / (rate + gap), "{0} × {1} ÷ ({1} + {2})", True
)


def find_scored_rates(view: View, items: Sequence[Item]) -> Iterator[Reading]:
    """Readings of the scores of prose and tables that are less than their weights, by rates told elsewhere."""
    scored = [*_of_prose(items), *_of_tables(view)][:_MOST_SCORED]
    if not scored:
        return
    rates = [figure for figure in view.figures if _is_rate(view, figure)][:_MOST_RATES]
    aims = [figure for figure in view.figures if _is_aim(view, figure)][:_MOST_RATES]
    words = {figure.index: _words(view, figure) for figure in (*rates, *aims)}
    for one in scored:
        yield from _read(view, one, rates, aims, words)


def _of_prose(items: Sequence[Item]) -> Iterator[Scored]:
    for item in items:
        weight, score = item.weight, item.score
        if weight is None or score is None or _GROUP.search(item.name):
            continue
        if 0 < score.quantity.value < weight.quantity.value:
            yield Scored(item.name, weight, score)


def _of_tables(view: View) -> Iterator[Scored]:
    """The rows of tables of weights and scores that tell neither rate nor actual value."""
    for sheet in view.sheets:
        weights, scores = sheet.find("weight"), sheet.find("score")
        if len(weights) != 1 or len(scores) != 1 or sheet.find("rate", "actual", "executed"):
            continue
        yield from _rows(view, sheet, weights[0], scores[0])


def _rows(view: View, sheet: Sheet, weights: int, scores: int) -> Iterator[Scored]:
    for row, said in enumerate(sheet.rows):
        weight, score = (in_column(view, sheet, row, column) for column in (weights, scores))
        if weight is None or score is None or said.kind in ("total", "subtotal"):
            continue
        name = MARKS.sub("", said.label)
        if 0 < score.quantity.value < weight.quantity.value and not _GROUP.search(name):
            yield Scored(name, weight, score, beside=False)


def _is_rate(view: View, figure: Figure) -> bool:
    return bool(
        figure.quantity.unit == "%" and figure.nature in ("rate", "share") and not figure.role
        and (figure.stage not in ("target", "previous_year") or _OF_AIM.search(figure.lead))
        and 0 < figure.quantity.value < _CLIPPED and "得分率" not in figure.lead
        and not _AIM.search(figure.lead) and not view.is_tabled(figure) and not view.is_aim(figure)
    )  # fmt: skip


def _is_aim(view: View, figure: Figure) -> bool:
    """Whether a rate is one that was set."""
    if figure.quantity.dimension != "percent" or view.is_tabled(figure):
        return False
    return (
        view.is_aim(figure) or figure.tail.startswith(("以上", "及以上", "（含）以上"))
        or (figure.stage == "target" and not _OF_AIM.search(figure.lead))
    )  # fmt: skip


def _aim_of(one: Scored, aims: Sequence[Figure], words: Mapping[int, str]) -> Figure | None:
    """The target set elsewhere for what is called so, None for none or several."""
    core = _CORE.sub("", one.name)
    found = [aim for aim in aims if len(core) > _SHARED and core in words[aim.index]]
    return found[0] if len({aim.quantity.amount for aim in found}) == 1 else None


def _read(
    view: View, one: Scored, rates: Sequence[Figure], aims: Sequence[Figure],
    words: Mapping[int, str],
) -> Iterator[Reading]:  # fmt: skip
    if _BY_STEPS.search(view.sentence(one.score)):
        return
    found = list(_rates_of(view, one, rates, words))
    amounts = {each.rate.quantity.amount for each in found}
    rivals = how_many(len(amounts))
    score = exact(one.score, 1)
    for rate, how, _ in found[:_MOST]:
        target = _target_of(view, rate) or _aim_of(one, aims, words)
        gap = _gap_of(view, rate) if target is None else None
        features = (how, rivals, "target" if target is not None or gap is not None else "")
        group = ("score", one.score.index)
        operands = (("weight", one.weight), ("rate", rate))
        sure = how == "beside" and len(amounts) == 1 and target is not None
        if target is None or target.quantity.value > rate.quantity.value:
            yield Reading("score_by_rate", score, operands, TIMES_RATE, group, features, sure)
        if target is not None and target.quantity.value > rate.quantity.value:
            aim = exact(target, AIM_DECIMALS)
            yield Reading(
                "score_by_rate",
                score,
                (*operands, ("target", aim)),
                BY_TARGET,
                group,
                features,
                sure,
            )
        elif gap is not None:
            yield Reading(
                "score_by_rate", score, (*operands, ("gap", gap)), BY_GAP, group, features
            )


def _rates_of(
    view: View, one: Scored, rates: Sequence[Figure], words: Mapping[int, str]
) -> Iterator[_Found]:
    """The rates that a score may follow from, the likeliest first."""
    if _EXECUTION.search(one.name):
        for rate in rates:
            if _RATE_OF_BUDGET.search(rate.lead) or rate.against in _BUDGETS:
                yield _Found(rate, "execution")
        return
    core = _CORE.sub("", one.name)
    if len(core) < _SHARED:
        if one.beside:
            yield from _beside(one, rates)
        return
    named = [_Found(rate, *_sharing(core, words[rate.index])) for rate in rates]
    most = max((each.shared for each in named), default=0)
    if most >= _SHARED:
        yield from (each for each in named if each.shared == most)
    elif one.beside:
        yield from _behind(view, one, rates)


def _beside(one: Scored, rates: Sequence[Figure]) -> Iterator[_Found]:
    """The rates before a score in its sentence, the nearest first: 完成率75%，该指标6分只得4.5分."""
    for rate in reversed(rates):
        if rate.item == one.score.item and rate.index < one.weight.index:
            yield _Found(rate, "beside")


def _behind(view: View, one: Scored, rates: Sequence[Figure]) -> Iterator[_Found]:
    """The rates that the paragraph begun by a score goes on to tell: 3.体质健康（8分，得7.82分）。优良率43.99%."""
    start = view.text.rfind("\n", 0, one.weight.quantity.symbol) + 1
    if one.weight.quantity.symbol - start > 2 * len(one.name) + _REACH:
        return
    for rate in rates:
        if rate.paragraph == one.score.paragraph and rate.index > one.score.index:
            yield _Found(rate, "behind")


def _words(view: View, rate: Figure) -> str:
    """The words of the sentence before a rate, from behind the rate before it on."""
    at = rate.quantity.symbol
    low = max(0, at - _SENTENCE)
    start = max(view.text.rfind(mark, low, at) for mark in "。；\n") + 1
    for other in reversed(view.back(rate, 8)):
        if other.quantity.dimension == "percent" and other.quantity.symbol >= start:
            start = other.quantity.symbol + 1
            break
    return _BROKEN.sub("，", view.text[max(start, low) : at])


def _sharing(name: str, words: str) -> tuple[str, int]:
    """How a name stands in words: whole, or how long the longest part of it is that does."""
    if name in words:
        return "named", len(name)
    for length in range(len(name) - 1, _SHARED - 1, -1):
        parts = {name[at : at + length] for at in range(len(name) - length + 1)} - _COMMON
        if any(part in words for part in parts):
            return "part", length
    return "part", 0


def _target_of(view: View, rate: Figure) -> Figure | None:
    """The target that stands beside a rate: 目标88%."""
    for other in view.figures[max(0, rate.index - _REACH) : rate.index + _AHEAD]:
        if other.item != rate.item or other.index == rate.index:
            continue
        percent = other.quantity.dimension == "percent"
        if percent and (other.stage == "target" or _AIM.search(other.lead)):
            return other
    return None


def _gap_of(view: View, rate: Figure) -> Figure | None:
    """By how much a rate is told to be below its target: 低于目标1.3个百分点."""
    for points in view.figures[rate.index + 1 : rate.index + 2]:
        below = points.quantity.dimension == "points" and points.sentence == rate.sentence
        if below and "目标" in view.gap(rate, points) and _BELOW_AIM.search(points.lead):
            return points
    return None
