"""Basic and project spending after a budget was changed: 年初基本支出50万元，项目支出30万元。增资追加4万元，压减展览
2万元。调整后基本支出54万元，项目支出28万元. What each change was for tells which of the two it changed."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.adjustments import moved, without_subtotals
from perflint.relations.of_whole import NET
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_BASIC = compile_pattern(
    r"人员|工资|增人|人增|津贴|津补贴|奖金|社保|公积金|退休|调资|绩效奖|养老|丧葬|抚恤|公用|招录"
)
_ADJUSTED = compile_pattern(r"调整后|变更后|追加后|调整为")
_BACK = 24


def find_parts_adjusted(view: View) -> Iterator[Reading]:
    """Readings of 基本支出 and 项目支出 that are told after changes, each with the changes that were for it."""
    for figure in view.levels:
        if figure.key not in ("基本", "项目") or figure.depth or not _is_adjusted(view, figure):
            continue
        first = _first(view, figure)
        if first is None:
            continue
        moves = without_subtotals(
            [
                one
                for one in view.figures[first.index : figure.index]
                if moved(one) and not one.depth and not NET.search(one.lead)
            ]
        )
        own = [one for one in moves if _is_for(one, figure.key)]
        if own and all(same_kind(one, figure) for one in own):
            signs = tuple(map(moved, own))
            yield Reading(
                "adjustment", figure, tuple(("part", one) for one in (first, *own)), signed((1, *signs)),
                ("adjustment", figure.index), ("of part", f"n{min(4, len(own) + 1)}"),
            )  # fmt: skip


def _is_adjusted(view: View, figure: Figure) -> bool:
    """Whether a figure, or the one that it follows in its sentence, is told as adjusted."""
    before = view.figures[figure.index - 1] if figure.index else figure
    beside = before.sentence == figure.sentence and before.key in ("基本", "项目")
    return any(_ADJUSTED.search(one.lead) for one in ((figure, before) if beside else (figure,)))


def _first(view: View, figure: Figure) -> Figure | None:
    """The same spending as told before the changes, in a sentence on the first budget."""
    before = view.back(figure, _BACK)
    budgets = {one.sentence for one in before if one.stage == "first_budget"}
    return next(
        (
            one for one in reversed(before)
            if is_level(one) and one.key == figure.key and one.sentence in budgets and same_kind(one, figure)
        ),
        None,
    )  # fmt: skip


def _is_for(move: Figure, key: str) -> bool:
    return (_BASIC.search(move.lead) is not None) == (key == "基本")
