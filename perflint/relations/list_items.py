"""The items of a list: what opens it, which figures belong to it, how far it may reach."""

from __future__ import annotations

from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.list_heads import adds_up
from perflint.relations.view import View, last_item, may_count
from perflint.text.patterns import compile_pattern

_OPENER = compile_pattern(
    r"(?P<open>其中|含(?!量|税|氧))"
    r"|(?P<list>包括|包含|分为|具体为|具体是|分别为|分别是|依次(?:[为是]|$)|分项情况|构成|组成|如下|具体情况|即[：，]?$)"
    r"|(?P<among>(?:^|[。；，\n])[^，。；：\n]{2,12}中[，：]|由(?=[^，。；：]{2,14}$))"
    r"|(?P<main>主要是|主要包括|主要有|主要用于|主要为)"
    r"|(?P<by>[按从][^，。；：]{1,12}?(?:分|看|划分|统计)[，：]?|按[^，。；：规照定期时]{2,6}[为是]"
    r"|分[^，。；：分]{2,6}(?:看|[，：])|(?:^|[。；，\n])(?![总整])[^，。；：\n]{2,4}看[，：])"
    r"|(?P<points>(?:一是|首先|（一）|(?<![0-9.])1[.、．](?![0-9])|（1）|①|(?<![0-9])一、|第一批|第一类|第一期)"
    r"[^。；]{0,30}$)"
    r"|(?P<colon>^[^，。；：]{0,5}：[^，。；：]{0,24}$)"
)
_MAY_OPEN = compile_pattern("[其含包具分构组如即中由主按从一首1①第：依看]")
"""One of these stands in everything that opens a list."""
STOPS = compile_pattern(
    r"加上|加(?<![增参更附追].)(?=[^强快大减工])|总计|合计|共计|收入总量|收支总量|支出总量|财力总量|资金总量|来源总量|总收入|总支出|收支相抵|两项|三项|四项|五项|六项"
)
_STAGES = compile_pattern(
    r"全年|年初|年末|本年|当年|已|累计|实际|预算数?|决算数?|执行数?|支出|支付|拨付|完成|使用|下达|到位|安排|调整后?|为|达"
)
_AMONG = compile_pattern(r"[^，。；：、]{2,}中(?![央小心国学型标高期”])[^，。；：、]*$")
_MOVED = compile_pattern(r"追加|调增$|调入|年中增加|年中新增")
_AIM = compile_pattern(r"(?:目标|计划|任务|指标)[数值]?(?:[为是]|（)?$")
_LEFT = compile_pattern(
    r"^(?:年末|年底|滚存|尚有?|还)?(?:结转结余|结余|结存|结转|节余|剩余|余|缺口|[缺差欠]|未用|未支出|未执行|未支付|未使用)(?:资金)?[为了]?$"
)
_SPENT_ON = "用于"
OTHER = compile_pattern(r"其他|其它|其余")
_LONGEST = 60


class Extent(NamedTuple):
    """A list may hold the first `size` items, up to the end of its `end`."""

    size: int
    end: str


def opener_of(gap: str) -> str:
    """What opens a list in the words between two figures, "" where nothing does."""
    found = ""
    if _MAY_OPEN.search(gap) is None:
        return found
    for match in _OPENER.finditer(gap):
        if match.lastgroup in ("colon", "points") and found:
            continue
        if match.lastgroup == "main" and "；" in gap[match.end() :]:
            continue  # 购置费69万元，主要是车辆增加；运行费46万元
        found = match.lastgroup or ""
    return found


def items_of(view: View, i: int, spread: bool) -> tuple[list[Figure], list[Extent]]:
    """The figures that may be items, from the first on, and how many of them the list may hold: up to
    a ；, a 。, the end of the lines; the likeliest first."""
    figures = view.figures
    first = last = figures[i]
    items: list[Figure] = []
    at_item: list[int] = []
    at_sentence: list[int] = []
    nested = -1
    for j in range(i, min(len(figures), i + _LONGEST)):
        figure = figures[j]
        if figure.depth > first.depth:
            continue
        if _is_beyond(first, last, figure, spread) or _is_aim(first, figure):
            break
        if j > i:
            gap = view.gap(figures[j - 1], figure)
            if STOPS.search(gap) or (first.depth and "）" in gap):
                break
            if figure.item != last.item and items:
                at_item.append(len(items))
            if figure.sentence != last.sentence and items:
                at_sentence.append(len(items))
            inner = last_item(gap)
            if items and _goes_deeper(first, inner):
                nested = figure.item
        last = figure
        if nested >= 0 and figure.item == nested:
            continue
        again = bool(items) and _same_item(items[-1], figure)
        if again or not _may_be_item(view, first, figure) or not adds_up(figure):
            continue
        if len(items) > 2 and OTHER.search(items[-1].lead) and items[-1].nature == "level":
            at_item.append(len(items))
        items.append(figure)
    return items, _extents(len(items), at_item, at_sentence)


def _goes_deeper(first: Figure, gap: str) -> bool:
    """Whether what follows is part of the item before: 一般债券2.54亿元，用于公路1.42亿元、住房0.03亿元."""
    if opener_of(gap) in ("open", "list", "main") or _AMONG.search(gap):
        return True
    return _SPENT_ON in gap and _SPENT_ON not in first.lead


def _is_beyond(first: Figure, last: Figure, figure: Figure, spread: bool) -> bool:
    """Whether a figure stands behind the end of the list; `spread`: it may go on over lines."""
    if figure.depth < first.depth or (first.depth and figure.paragraph != first.paragraph):
        return True
    if figure.sentence != first.sentence and not spread:
        return True
    return figure.paragraph - last.paragraph > (1 if spread else 0)


def _is_aim(first: Figure, figure: Figure) -> bool:
    """Whether a figure is what the whole was to come to: 其中小学80个、初中40个，完成目标（100个）的120%; or what
    is left of that."""
    if figure.clause != first.clause and _LEFT.search(figure.lead):
        return True
    aimed = _AIM.search(figure.lead) is not None and not _AIM.search(first.lead)
    return aimed and figure.clause != first.clause and figure.nature == "level"


def _may_be_item(view: View, first: Figure, figure: Figure) -> bool:
    """Whether a figure is of the kind of the first item, or a change added to such."""
    moved = (
        figure.nature == "change"
        and first.nature == "level"
        and (_MOVED.search(figure.lead) or _is_work(figure))
    )
    return (
        not figure.role
        and (figure.nature == first.nature or bool(moved))
        and may_count(figure, first, view.own)
    )


def _is_work(figure: Figure) -> bool:
    """Whether the word of change is that of the work done, joined to another: 新建4万亩、改造提升2万亩."""
    return (
        figure.mark == "、" and bool(figure.key) and figure.against == "none" and figure.base < 0
        and figure.quantity.dimension != "money"
    )  # fmt: skip


def _extents(count: int, at_item: list[int], at_sentence: list[int]) -> list[Extent]:
    found: dict[int, str] = {}
    if at_sentence and at_sentence[0] >= 2:
        found[at_sentence[0]] = "sentence"
    if not at_sentence:
        found[count] = "sentence"
    bounded = bool(at_item) and at_item[0] >= 2
    if bounded:
        found = {at_item[0]: "item", **dict.fromkeys(found, "beyond")} | {at_item[0]: "item"}
    for n in at_item:
        if n >= 2:
            found.setdefault(n, "beyond" if bounded else "lines")
    found.setdefault(count, "beyond" if bounded else "lines")
    return [Extent(n, end) for n, end in found.items() if n >= 2]


def _same_item(item: Figure, figure: Figure) -> bool:
    """Whether `figure` says another stage of `item` rather than the next one."""
    return (
        not _STAGES.sub("", figure.lead) and not figure.tail[:1].strip("，。；、）")
        and figure.stage not in ("none", item.stage) and figure.item == item.item
    )  # fmt: skip
