"""Words against their figures: 未超预算, 与上年持平, 超额完成, 收支平衡, 无超编."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.aims_told import find_aims_told
from perflint.relations.around import DONE
from perflint.relations.comparing_words import FALLING
from perflint.relations.comparison import Comparison, Relation
from perflint.relations.extremes import find_extremes, find_rows_compared
from perflint.relations.held_against import find_held_against
from perflint.relations.moves import find_moves
from perflint.relations.named_apart import find_named_apart
from perflint.relations.points_as_percent import find_points_as_percent
from perflint.relations.scores import find_above_weight
from perflint.relations.told_in_words import find_told_in_words
from perflint.relations.trends import find_trends
from perflint.relations.view import View, same_kind
from perflint.text.lined import Lined
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_REFERENCE = (
    r"(?:年初|全年|年度|既定|批复|调整后?的?|当年|支出)?"
    r"(?P<what>预算|目标|指标|计划|任务|限额|上年|去年)(?:决算|执行|同期|要求)?(?:数|值|额|水平)?"
)
_PATTERNS: tuple[tuple[str, Relation, Lined | re.Pattern[str]], ...] = (
    ("not over", "<=", Lined(
        rf"(?=[未没不无控])(?:(?:未|没有|不|无)(?:超过|超出|超|突破|高于|大于)|控制在){_REFERENCE}(?:以内|之内|范围内|内)?",
        "超", "突破", "高于", "大于", "控制在",
    )),
    ("over", ">", Lined(
        rf"(?=[超突大高])(?:超(?<![未不].)(?:过|出)?|(?:突(?<![未不].)破|[大高](?<![未不].)于))了?{_REFERENCE}",
        "超", "突破", "高于", "大于",
    )),
    ("under", "<", Lined(
        rf"(?:[低小少](?<![未不].)于|未(?:达到?|完成)){_REFERENCE}", "低于", "小于", "少于", "未达", "未完成",
    )),
    ("level", "=", Lined(
        rf"(?:与|和|同){_REFERENCE}(?:基本)?(?:持平|一致|相等|相同)", "持平", "一致", "相等", "相同",
    )),
    ("beyond", ">", Lined(r"超额完成(?!率)", "超额完成")),
    ("done", ">=", compile_pattern(
        r"(?<=，)(?:圆满|全面|全部|如期|按期|顺利)完成(?:了?(?:年度|全年)?(?:目标|任务|计划)(?:任务)?)?(?=[，。；]|$)"
    )),
    ("short", "<", Lined(
        r"未(?:达到?|完成)(?:年度|年初|既定|预期|绩效)?(?:目标|指标|计划|任务)(?:值|数)?", "未达", "未完成",
    )),
)  # fmt: skip
_ALL = Lined(
    r"(?:已全|均全|资金全|全)[部额](?:到位|拨付|执行|支付|支出|发放|使用|下达|兑付)(?:完毕|完成|到位)?(?!的)",
    "全部", "全额",
)  # fmt: skip
_POSTS = compile_pattern(
    r"(?:未|无|没有|不存在)(?:发生)?超编(?:人员|现象|情况|配备)?(?=[，。；]|$)"
)
_OF_POSTS, _FILLED = compile_pattern(r"编制"), compile_pattern(r"实有|在[编职岗]|实际|现有|年末")
_STAGE = {
    "预算": ("budget", "first_budget", "adjusted_budget"), "目标": ("target",), "指标": ("target",),
    "计划": ("target", "budget"), "任务": ("target",), "限额": (), "上年": ("previous_year",),
    "去年": ("previous_year",),
}  # fmt: skip
_TARGETS = ("target", "budget", "first_budget", "adjusted_budget", "allotted")
_REASON = compile_pattern(r"的(?:主要|具体)?原因")
_OPENING = 6
_NEGATIVE = compile_pattern(r"不得|不应|不能|是否|如|若|应当|严禁|坚持|原则上|确保|力争")
_NOT_MET = compile_pattern(rf"(?:未达到?|未能达到)(?P<figure>[{ANY_SYMBOL}])")


def find_comparisons(view: View) -> Iterator[Comparison]:
    """Every word of comparison whose two figures stand in its sentence."""
    yield from _worded(view)
    yield from find_held_against(view)
    yield from find_aims_told(view)
    yield from find_told_in_words(view)
    yield from find_trends(view)
    yield from find_extremes(view)
    yield from find_rows_compared(view)
    yield from _posts(view)
    yield from _all(view)
    yield from _balanced(view)
    yield from _parts(view)
    yield from find_moves(view)
    yield from find_named_apart(view)
    yield from find_points_as_percent(view)
    yield from find_above_weight(view)


def _figures_of(view: View, at: int) -> list[Figure]:
    """The figures of the sentence before symbol offset `at`, the nearest first; of the one before that where
    it opens with the words at `at`: 年初预算84万元，支出决算33万元。决算数小于预算数."""
    start = max(view.text.rfind(mark, max(0, at - 200), at) for mark in "。；\n") + 1
    found = [figure for figure in view.between(start, at) if not figure.depth]
    if not found and at - start <= _OPENING and view.text[start - 1 : start] == "。":
        return _figures_of(view, start - 1)
    return found[::-1]


def _figures_by(view: View, start: int, end: int) -> list[Figure]:
    """The figures of the sentence before words, the nearest first; those behind them where it tells none before
    and its next clause goes on: 决算数小于预算数，预算320万元，决算345万元。"""
    if (before := _figures_of(view, start)) or view.text[end : end + 1] != "，":
        return before
    stop = min(
        at for mark in "。；\n" if (at := view.text.find(mark, end)) >= 0 or (at := len(view.text))
    )
    return [one for one in view.between(end, stop) if not one.depth]


def _worded(view: View) -> Iterator[Comparison]:
    for form, relation, pattern in _PATTERNS:
        for match in pattern.finditer(view.text):
            following = view.text[match.end() : match.end() + 1]
            if following == "的" and not _REASON.match(view.text, match.end()):
                continue  # 超过预算的一半
            if following and "\ue000" <= following <= "\ue0ff":
                continue
            if _NEGATIVE.search(view.text, max(0, match.start() - 8), match.start()):
                continue
            figures = [
                f
                for f in _figures_by(view, match.start(), match.end())
                if f.nature in ("level", "rate") and not f.role
            ]
            what = match.groupdict().get("what") or ""
            stages = _STAGE.get(what, _TARGETS)
            pair = _pair(figures, stages, what)
            if pair and not (form == "done" and FALLING.search(pair[0].lead)):
                yield Comparison(form, match.start(), match.end(), *pair, relation)
    for match in _NOT_MET.finditer(view.text):
        reference = view.figures[view.at[match.start("figure")]]
        actual = next(
            (f for f in _figures_of(view, match.start()) if same_kind(f, reference) and not f.role),
            None,
        )
        if actual is not None:
            yield Comparison("short", match.start(), match.end(), actual, reference, "<")


def _pair(
    figures: list[Figure], stages: tuple[str, ...], what: str
) -> tuple[Figure, Figure] | None:
    """The actual figure and the one it is held against: exactly two of one kind are asked for."""
    if what == "限额":
        reference = next((f for f in figures if "限额" in f.lead), None)
    else:
        reference = next((f for f in figures if f.stage in stages and not _is_of_plan(f)), None)
    if reference is None:
        return None
    alike = [f for f in figures if f is not reference and same_kind(f, reference)]
    others = [f for f in alike if f.stage not in stages]
    if len(others) != 1 or (reference.quantity.qualifier == "under" and "target" in stages):
        return None
    return others[0], reference


def _is_of_plan(figure: Figure) -> bool:
    """Whether a figure is a rate of what was planned, not the plan: 完成年初预算的26%."""
    return figure.nature == "rate" and figure.against in _TARGETS


def _posts(view: View) -> Iterator[Comparison]:
    """No more staff than posts, of which the sentence tells both."""
    for match in _POSTS.finditer(view.text):
        figures = [
            f for f in _figures_of(view, match.start()) if f.nature == "level" and not f.role
        ]
        posts = [f for f in figures if _OF_POSTS.search(f.lead) and not _FILLED.search(f.lead)]
        filled = [f for f in figures if _FILLED.search(f.lead)]
        if len(posts) == len(filled) == 1 and same_kind(posts[0], filled[0]):
            yield Comparison("posts", match.start(), match.end(), filled[0], posts[0], "<=")


def _all(view: View) -> Iterator[Comparison]:
    for match in _ALL.finditer(view.text):
        if view.text[match.end() : match.end() + 1] not in ("。", "，", "；", "\n", ""):
            continue
        figures = [
            f
            for f in _figures_by(view, match.start(), match.end())
            if f.nature == "level" and not f.role
        ]
        behind = bool(figures) and figures[0].quantity.symbol > match.start()
        told = not behind or any(f.stage in DONE for f in figures)
        if told and len(figures) == 2 and same_kind(*figures) and figures[0].mark != "、":
            yield Comparison("all", match.start(), match.end(), figures[0], figures[1], "=")


def _parts(view: View) -> Iterator[Comparison]:
    """A part is not greater than all the figures it may be a part of: 其中 tells not of which."""
    for index, above in view.under.items():
        part, whole = view.figures[index], view.figures[above]
        apart = part.sentence != whole.sentence
        before = [
            f for f in view.figures[max(0, above - 8) : index]
            if (f.sentence == whole.sentence if apart else f.item == whole.item)
        ]  # fmt: skip
        whole = max(
            (f for f in before if f.nature == "level" and same_kind(f, part)),
            key=lambda f: f.quantity.amount, default=whole,
        )  # fmt: skip
        if part.nature == "level" and same_kind(part, whole) and not _OWN_TOTAL.search(part.lead):
            at = part.quantity.symbol
            yield Comparison("part", at, at + 1, part, whole, "<=")


_OWN_TOTAL = compile_pattern(r"总投资|累计|总额|总量|总规模|历年")
_BALANCED = compile_pattern(r"收支(?:基本|执行|预算)?平衡")
_TOTALS = compile_pattern(r"总计|合计|总量|总收入|总支出|共计")


def _balanced(view: View) -> Iterator[Comparison]:
    """收支平衡 behind a total of income and one of spending."""
    for match in _BALANCED.finditer(view.text):
        floor = max(0, match.start() - 400)
        start = max(view.text.rfind("\n", floor, match.start()) + 1, floor)
        totals = [
            figure for figure in view.between(start, match.start())
            if figure.nature == "level" and figure.flow and _TOTALS.search(figure.lead)
            and not figure.depth
        ]  # fmt: skip
        if len(totals) < 2 or {totals[-1].flow, totals[-2].flow} != {"in", "out"}:
            continue
        if same_kind(totals[-1], totals[-2]):
            yield Comparison("balanced", match.start(), match.end(), totals[-1], totals[-2], "=")
