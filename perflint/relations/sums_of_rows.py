"""Sums in prose of rows of a table that their words name: 培训、创业、见习三项合计660万元."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod

from perflint.model.figure import Figure
from perflint.relations.known import Known, Told
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import start_behind
from perflint.text.symbols import ANY_SYMBOL

_SUM = compile_pattern(
    r"(?P<names>[一-龥、]{4,40}?)(?:合计|共计|总计|相加|之和|合起来|加起来|合)(?:[支出占用金额数得]{0,4})[为是]?$"
)
_JOINED = compile_pattern(r"、|以及|[和与及]")
_WITH = compile_pattern(r"^[与和加]")
_TRIM = compile_pattern(
    r"^(?:其中|上述|以上|全年|仅|单是)+|(?:[两二三四五六][项类者]|[人户件]均|补[贴助]|资金|经费|支出|项目|等|的|为|共)+$"
)
_STAGES = ("executed", "none")
_SYMBOL = compile_pattern(f"[{ANY_SYMBOL}]")
_MOST, _LONGEST, _ROWS = 8, 48, 400


def find_sums_of_rows(view: View, told: Told) -> Iterator[Reading]:
    """Readings of every figure whose words name two rows or more and sum them up."""
    if not view.sheets:
        return
    for figure in view.amounts:
        names = _names(view, figure)
        pools = [_rows(told, figure, name) for name in names]
        if len(pools) < 2 or not all(pools) or prod(map(len, pools)) > _MOST:
            continue
        chosen = [one for one in product(*pools) if len({known.row for known in one}) == len(one)]
        for one in chosen:
            parts = tuple(("part", known.figure) for known in one)
            yield Reading(
                "sum_of_rows", figure, parts, signed((1,) * len(parts)), ("total", figure.index),
                ("only" if len(chosen) == 1 else "several", f"n{min(4, len(parts))}"), len(chosen) == 1,
            )  # fmt: skip


def _names(view: View, figure: Figure) -> list[str]:
    """The names that the words before a figure sum up; 与X相加 sums up X and what its sentence begins with."""
    at = figure.quantity.symbol
    start = start_behind(view.text, "，。；", at)
    words = _SYMBOL.sub("", view.text[max(start, at - _LONGEST) : at])
    said = _SUM.search(words)
    if said is None:
        return []
    names = said["names"]
    if _WITH.match(words):
        start = start_behind(view.text, "。", at)
        first = view.between(start, at + 1)[0]
        names = f"{view.text[start : first.quantity.symbol]}、{_WITH.sub('', names)}"
    return [name for piece in _JOINED.split(names) if len(name := _TRIM.sub("", piece)) > 1]


def _rows(told: Told, figure: Figure, name: str) -> list[Known]:
    """The amounts of the kind of a figure in rows whose labels have the characters of a name in order."""
    found = [
        known for known in told.tables[:_ROWS]
        if known.stage in _STAGES and same_kind(known.figure, figure) and _abbreviates(name, known.key)
    ]  # fmt: skip
    whole = [known for known in found if name in known.key]
    return whole or found


def _abbreviates(name: str, label: str) -> bool:
    """Whether a name is made of characters of a label in order: 社保 of 社会保险."""
    at = -1
    for character in name:
        at = label.find(character, at + 1)
        if at < 0:
            return False
    return True
