"""Rows of tables that a sentence names, and tells figures of: 其中村道维修支出312.40万元，执行率97.63%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.known import MARKS, in_column
from perflint.relations.reading import SAME, Reading
from perflint.relations.view import View, same_kind
from perflint.sheets.brackets import bare
from perflint.sheets.roles import Role
from perflint.text.patterns import compile_pattern

_NAMED = 3
_LEAST, _LONGEST, _MOST_ROWS, _BEHIND, _FIGURES = 2, 20, 600, 36, 4
_TOLD = compile_pattern(
    r"^(?:项目|工程|资金|经费|专项|一项|类)?(?:（[^（）]{0,12}）)?(?:的|全年|年初|调整后?|当年|本年|实际|财政|共|全部)*"
    r"(?P<what>预算|支出|执行|使用|投入|支付|拨付|到位|下达|结余|结存|结转|执行率|支出率|支付率|完成率|计划|目标|指标值|完成|实际值|得分|分值)?"
    r"(?:安排|完成|达到?|数|额|资金|为|是|了|仅|共|：)*$"
)
_LATER = compile_pattern(
    r"^[^，。；\n]{2,24}，(?:预算|资金)?(?P<what>执行率|支出率|支付率|完成率|支出|结余|结存|结转)(?:仅|只|为|是|达|到)*$"
)
_BEFORE = compile_pattern(r"(?:上年度?|去年|同期|比|较|与|除)[^，。；]{0,6}$|(?:和|及|、|加)$")
_ROLES: dict[str, tuple[Role, ...]] = {
    "预算": ("budget", "initial", "adjusted"), "支出": ("executed",), "执行": ("executed",), "使用": ("executed",),
    "投入": ("executed",), "支付": ("executed",), "拨付": ("executed",), "到位": ("allotted",),
    "下达": ("allotted",), "结余": ("left",), "结存": ("left",),
    "结转": ("left",),
    "执行率": ("rate",), "支出率": ("rate",), "支付率": ("rate",), "完成率": ("rate", "completion"),
    "计划": ("target",), "目标": ("target",), "指标值": ("target",), "完成": ("actual",), "实际值": ("actual",),
    "得分": ("score",), "分值": ("weight",),
}  # fmt: skip
_ANY: tuple[Role, ...] = (
    "executed",
    "budget",
    "initial",
    "adjusted",
    "amount",
    "actual",
    "target",
    "number",
    "total",
)


class _Row(NamedTuple):
    """A row of a table by what its columns hold."""

    cells: tuple[tuple[Role, Figure], ...]


def find_rows_in_sentences(view: View) -> Iterator[Reading]:
    """Readings of the figures of prose right behind the name of one row alone."""
    rows = _rows(view) if view.own else {}
    if not rows:
        return
    names = sorted(rows, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names)))
    done: set[int] = set()
    for match in pattern.finditer(view.text):
        if _BEFORE.search(view.text, max(0, match.start() - 10), match.start()):
            continue
        start = match.end()
        for figure in view.between(start, start + _BEHIND)[:_FIGURES]:
            if view.is_tabled(figure) or figure.index in done or figure.depth or figure.role:
                break
            between = view.text[start : figure.quantity.symbol]
            words = _TOLD.match(between.lstrip("，、")) or _LATER.match(between)
            if words is None:
                break
            start = figure.quantity.symbol + 1
            reading = _reading(match.group(), rows[match.group()], figure, words["what"] or "")
            if reading is not None:
                done.add(figure.index)
                yield reading


def _reading(name: str, row: _Row, figure: Figure, what: str) -> Reading | None:
    """A figure told of a row, as what the column of its word holds; with no word of its own as whatever column
    has it."""
    if figure.quantity.qualifier or figure.nature not in ("level", "rate", "share", "score"):
        return None
    if len(name) < _NAMED and not what:
        return None  # 中央 and the like are told of everything.
    asked = _ROLES.get(what, _ANY)
    cells = [cell for role, cell in row.cells if role in asked and _is_of_kind(cell, figure)]
    same = [cell for cell in cells if cell.quantity.amount == figure.quantity.amount]
    if not cells or not (same or (len(cells) == 1 and (what or _is_of_unit(cells[0], figure)))):
        return None
    stated, operand = figure, (same or cells)[0]
    if operand.quantity.ulp > stated.quantity.ulp:
        stated, operand = operand, stated
    return Reading(
        "restated", stated, (("first", operand),), SAME, ("restated", figure.index),
        ("row named", what or "any"), bool(what),
    )  # fmt: skip


def _is_of_unit(cell: Figure, figure: Figure) -> bool:
    """Whether a column of things counts what a figure counts: 户数（户）."""
    unit = figure.quantity.unit
    return figure.quantity.dimension != "money" and bool(unit) and unit == cell.quantity.unit


def _is_of_kind(cell: Figure, figure: Figure) -> bool:
    if not cell.quantity.unit and figure.quantity.unit:
        return figure.quantity.dimension != "money" and cell.quantity.dimension == "number"
    return same_kind(cell, figure)


def _rows(view: View) -> dict[str, _Row]:
    """The rows by name, those alone that one row is called."""
    found: dict[str, _Row | None] = {}
    for sheet in view.sheets:
        for row, said in enumerate(sheet.rows):
            name = bare(MARKS.sub("", sheet.label(row))).removesuffix("项目")
            if (
                said.kind != "plain"
                or not _LEAST <= len(name) <= _LONGEST
                or len(found) > _MOST_ROWS
            ):
                continue
            cells = tuple(
                (sheet.columns[column].role, figure)
                for column in sheet.numeric
                if (figure := in_column(view, sheet, row, column)) is not None
            )
            if cells:
                found[name] = None if name in found else _Row(cells)
    return {name: row for name, row in found.items() if row is not None}
