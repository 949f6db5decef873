"""Paragraphs that open with the name of a row of a table, and tell its figures.

2.堤防加固项目。全年预算620万元，执行527万元，执行率85%。
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from perflint.model.figure import Figure, Stage
from perflint.relations.known import MARKS, STAGES, in_column
from perflint.relations.reading import SAME, Reading
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_LEAST, _LONGEST = 4, 40
_TOKEN = compile_pattern(
    r"(?:[（(]?[0-9一二三四五六七八九十]{1,3}(?:[.、．]|[）)][.、．]?)|[一二三四五六七八九十]是|[①-⑳])"
)
_BARE = compile_pattern(
    r"^(?:本|该|项目|年初|全年|年度|当年|本年|实际|财政|总|已|调整后?|数|额|资金|预算|支出|执行|支付|使用|完成|安排|"
    r"批复|下达|为|共|是|：|，|。)*$"
)
_NAME = compile_pattern(r"[^，。；：\n]{4,40}?(?=[，。；：\n（]|项目(?:[，。；：\n（]|$)|$)")
_RATE = compile_pattern(r"^(?:预算)?(?:执行|支付|支出)(?:率|进度)(?:为|达|是|到)*$")
_BUDGETS = ("budget", "first_budget", "adjusted_budget")


class _Row(NamedTuple):
    """The figures of a row by stage; `rate`: of what was spent."""

    figures: dict[Stage, Figure]
    rate: Figure | None


def find_named_rows(view: View) -> Iterator[Reading]:
    """Readings of the figures of a paragraph that no name but its first words has, against those of the one
    row called so."""
    if not view.own or not view.sheets:
        return
    openings = [
        (figure, opening) for figure in view.figures
        if not (figure.role or figure.depth or view.is_tabled(figure) or figure.quantity.qualifier)
        and (opening := _opening(view, figure))
    ]  # fmt: skip
    rows = _rows(view, {opening for _, opening in openings})
    done: set[tuple[int, str]] = set()
    for figure, opening in openings:
        row = rows.get(opening)
        told = _of(row, figure) if row is not None else None
        stage = "rate" if figure.nature == "rate" else figure.stage
        if told is None or (figure.paragraph, stage) in done:
            continue
        done.add((figure.paragraph, stage))
        stated, operand = figure, told
        if operand.quantity.ulp > stated.quantity.ulp:
            stated, operand = operand, stated
        yield Reading(
            "restated", stated, (("first", operand),), SAME, ("restated", figure.index),
            ("row", stage), True,
        )  # fmt: skip


def _of(row: _Row, figure: Figure) -> Figure | None:
    """What the row tells that a figure of prose may be: its rate of execution, its amount at that stage."""
    if figure.nature == "rate":
        return row.rate if figure.quantity.unit == "%" and _RATE.match(figure.lead) else None
    if figure.nature != "level" or not _BARE.match(figure.lead):
        return None
    told = row.figures.get(figure.stage)
    if told is None and figure.stage == "budget":
        budgets = [row.figures[stage] for stage in _BUDGETS if stage in row.figures]
        told = budgets[0] if len(budgets) == 1 else None
    return told if told is not None and same_kind(told, figure) else None


def _opening(view: View, figure: Figure) -> str:
    """The name that the paragraph of a figure opens with, without its number."""
    start = view.text.rfind("\n", 0, figure.quantity.symbol) + 1
    if token := _TOKEN.match(view.text, start):
        start = token.end()
    match = _NAME.match(view.text, start, min(start + _LONGEST, figure.quantity.symbol))
    return match.group() if match else ""


def _rows(view: View, names: Set[str]) -> dict[str, _Row]:
    """The rows of amounts called by one of `names`, those alone that one row is called."""
    found: dict[str, _Row | None] = {}
    for sheet in view.sheets:
        for row in range(len(sheet.lines)):
            name = MARKS.sub("", sheet.label(row)).removesuffix("项目")
            if name not in names or not _LEAST <= len(name) <= _LONGEST:
                continue
            figures: dict[Stage, Figure] = {}
            rate = None
            for column in sheet.numeric:
                figure = in_column(view, sheet, row, column)
                role = sheet.columns[column].role
                if figure is None:
                    continue
                if role == "rate":
                    rate = figure
                elif STAGES.get(role, "none") != "none" and figure.quantity.dimension == "money":
                    figures.setdefault(STAGES[role], figure._replace(stage=STAGES[role]))
            if figures:
                found[name] = None if name in found else _Row(figures, rate)
    return {name: row for name, row in found.items() if row is not None}
