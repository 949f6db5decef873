"""Figures of prose that one row of a table tells too, under a name much like theirs: 办案业务支出 and 办案业务;
见习上岗290人 and 就业见习补贴; a paragraph on 编研展览 and 展览编研宣传. How often they are the same is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perflint.model.figure import Figure
from perflint.relations.known import Known, Told
from perflint.relations.reading import SAME, Reading
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_DIGITS, _ROWS = 3, 400
_GENERIC = compile_pattern(
    r"其中|全年|年度|当年|本年|实际|年初|预算|支出|执行|支付|使用|完成|安排|批复|下达|到位|调整后?|项目|资金|经费|专项|财政"
    r"|补[贴助]|费用?|总|共|计|已|为|是|数|额|的|上岗|工作|情况|方面|类|（[^）]*）|[0-9.、，：]"
)
_OPENING = compile_pattern(
    r"(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[.、．]?|[一二三四五六七八九十]是)?(?P<name>[^，。；：\n0-9]{2,14}?)[：。，]"
)
_NO_ROW = ("其他", "其它", "合计", "小计", "总计")
_COMMON = ("基本", "人员", "公用", "中央", "省级", "市级", "县级", "地方", "全市", "全县")
_DONE = ("executed", "achieved", "received")


def find_like_rows(view: View, told: Told) -> Iterator[Reading]:
    """Readings of every level of prose whose name is like that of one row alone."""
    levels = [
        figure for figure in view.amounts
        if not (
            view.is_aim(figure) or figure.stage in ("previous_year", "planned", "target") or figure.quantity.qualifier
            or len(figure.quantity.value.normalize().as_tuple().digits) < _DIGITS
        )
    ]  # fmt: skip
    rows = _rows(told) if levels else {}
    for figure in levels if rows else ():
        own = _GENERIC.sub("", figure.lead)
        name, how = (own, "own") if own else (_opening(view, figure), "opening")
        found = [known for row in _rows_like(rows, name) for known in row if _agree(figure, known)]
        if len(found) == 1:
            known = found[0]
            yield Reading(
                "restated", figure, (("first", known.figure),), SAME, ("restated", figure.index),
                ("like", how, "none" if figure.stage == "none" else "staged"),
            )  # fmt: skip


def _rows(told: Told) -> dict[str, tuple[Known, ...]]:
    """The numbers of each row by what its name says."""
    found: dict[tuple[int, int], list[Known]] = {}
    for known in told.tables[:_ROWS]:
        if known.key and not known.key.startswith(_NO_ROW):
            found.setdefault(known.row, []).append(known)
    names: dict[str, tuple[Known, ...]] = {}
    for row in found.values():
        name = _GENERIC.sub("", row[0].key)
        if len(name) > 1:
            names[name] = () if name in names else tuple(row)
    return names


def _rows_like(rows: Mapping[str, tuple[Known, ...]], name: str) -> Iterator[tuple[Known, ...]]:
    """The rows whose names share most with a name: all its characters, or all of theirs."""
    if len(name) < 2 or name in _COMMON:
        return
    said = set(name)
    for label, row in rows.items():
        if said <= set(label) or set(label) <= said:
            yield row


def _opening(view: View, figure: Figure) -> str:
    """What the paragraph of a figure opens with, without its number and common words."""
    start = view.text.rfind("\n", 0, figure.quantity.symbol) + 1
    match = _OPENING.match(view.text, start, figure.quantity.symbol)
    return _GENERIC.sub("", match["name"]) if match else ""


def _agree(figure: Figure, known: Known) -> bool:
    """Whether a figure and a number of a row are of one kind and stage."""
    stages = {figure.stage, known.stage}
    alike = len(stages) == 1 or stages <= set(_DONE)
    return alike and is_level(figure) and same_kind(figure, known.figure)
