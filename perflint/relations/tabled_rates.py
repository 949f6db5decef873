"""Rates told in prose that a table of indicators tells too: 抽检合格率97.50%, 工程点位抽检合格率 ≥95% 97.50%."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.known import MARKS, in_column
from perflint.relations.reading import SAME, Reading
from perflint.relations.view import View
from perflint.sheets.brackets import bare
from perflint.text.patterns import compile_pattern

_NAME = compile_pattern(r"[一-龥]{3,24}(?:率|度)$|(?<![一-龥])满意度$")
_OTHER = compile_pattern(
    r"目标|指标|计划|标准|要求|不低于|以上|上年|去年|同期|预期|[0-9]月|季度|半年|其中|平均"
)
_LEAST, _EXACT = 3, 4


def find_tabled_rates(view: View) -> Iterator[Reading]:
    """Readings of the rates of prose whose name is that, or the end of that, of one indicator alone."""
    reached = _reached(view) if view.own else {}
    if not reached:
        return
    for figure in view.figures:
        if (
            figure.nature != "rate" or figure.quantity.unit != "%" or figure.role or figure.quantity.qualifier
            or view.is_tabled(figure) or view.is_aim(figure) or figure.stage in ("target", "previous_year")
        ):  # fmt: skip
            continue
        name = _NAME.search(view.lexicon.link.cut(figure.lead))
        if name is None or _OTHER.search(figure.lead):
            continue
        found = [told for called, told in reached.items() if _is_called(called, name.group())]
        if len(found) == 1 and view.filled[figure.index].stage not in ("target", "previous_year"):
            stated, operand = figure, found[0]
            if operand.quantity.ulp > stated.quantity.ulp:
                stated, operand = operand, stated
            how = "same" if name.group() in reached else "ending"
            yield Reading(
                "restated", stated, (("first", operand),), SAME, ("restated", figure.index),
                ("indicator", how), True,
            )  # fmt: skip


def _is_called(called: str, name: str) -> bool:
    """Whether an indicator may be meant by a name: 受益群众满意度 by 满意度."""
    return called.endswith(name) or (len(called) >= _EXACT and name.endswith(called))


def _reached(view: View) -> dict[str, Figure]:
    """What indicators reached in per cent, by name; not those that stand in two rows."""
    found: dict[str, Figure | None] = {}
    for sheet in view.sheets:
        columns = sheet.find("actual")
        for row in range(len(sheet.lines)) if len(columns) == 1 else ():
            figure = in_column(view, sheet, row, columns[0])
            name = bare(MARKS.sub("", sheet.label(row)))
            if figure is not None and figure.quantity.unit == "%" and len(name) >= _LEAST:
                found[name] = None if name in found else figure
    return {name: figure for name, figure in found.items() if figure is not None}
