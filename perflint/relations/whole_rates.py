"""The execution rate of the whole: 全年预算…。全年支出…，预算执行率…, none of them with a name of its own."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import RATIO, Reading
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_RATE = compile_pattern(
    r"(?:^|[^资项经])(?:预算|支出|资金)?(?:总体|整体)?(?:执行|支出|支付)(?:率|进度)$"
)
_BUDGETS = ("adjusted_budget", "budget", "first_budget")
_BACK, _PARAGRAPHS = 16, 1


def find_whole_rates(view: View) -> Iterator[Reading]:
    """Readings of every execution rate whose spending and budget, told a sentence or a line before,
    are both told of the whole."""
    for figure in view.figures:
        if (
            figure.nature != "rate"
            or figure.role
            or figure.of < 0
            or figure.base >= 0
            or figure.depth
        ):
            continue
        part = view.figures[figure.of]
        if not _RATE.search(view.lexicon.link.sub("", figure.lead)) or not _is_whole(part):
            continue
        if (
            part.stage != "executed"
            or part.sentence != figure.sentence
            or part.index != figure.index - 1
        ):
            continue
        base = _budget(view, part)
        if base is not None:
            reach = "text" if base.paragraph == part.paragraph else "line"
            yield Reading(
                "whole_rate", figure, (("part", part), ("base", base)), RATIO, ("rate", figure.index),
                (base.stage, reach), base.stage == "adjusted_budget",
            )  # fmt: skip


def _budget(view: View, part: Figure) -> Figure | None:
    """The budget of the whole told last in the sentences before; None where the sentence of `part`
    tells one itself, or where the budget told last is of something named."""
    for index in range(part.index - 1, max(-1, part.index - _BACK), -1):
        figure = view.figures[index]
        if part.paragraph - figure.paragraph > _PARAGRAPHS:
            return None
        if figure.stage not in _BUDGETS or not is_level(figure) or not same_kind(figure, part):
            continue
        near = figure.sentence == part.sentence
        return (
            None
            if near or view.is_tabled(figure) or figure.depth or not _is_whole(figure)
            else figure
        )
    return None


def _is_whole(figure: Figure) -> bool:
    """Whether the words beside a figure name nothing but a stage."""
    return (
        not figure.key
        and figure.nature == "level"
        and bool(figure.quantity.unit)
        and bool(figure.lead)
    )
