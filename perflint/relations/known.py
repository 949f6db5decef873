"""What a filing says once of a quantity, in prose or in a table, for sentences elsewhere to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from perflint.facts.concept import named
from perflint.facts.stage import named_stage
from perflint.model.figure import Figure, Stage
from perflint.model.quantity import Quantity
from perflint.model.record import Record
from perflint.relations.view import View
from perflint.sheets.cells import in_unit, parse_unit
from perflint.sheets.roles import Role
from perflint.sheets.sheet import Sheet
from perflint.text.patterns import compile_pattern

STAGES: dict[Role, Stage] = {
    "initial": "first_budget", "adjusted": "adjusted_budget", "budget": "budget",
    "allotted": "allotted", "executed": "executed", "target": "target", "actual": "achieved",
    "amount": "none", "number": "none",
}  # fmt: skip
_WHOLE_ROWS = ("total", "subtotal", "note", "open")
_COUNTED = compile_pattern(r"(?:人次|人数|户数|件数|个数|数量|面积|里程|金额|次数|[数额])$")
_BRACKETS = compile_pattern(r"（([^（）]*)）$")
_UNSAID = ("none", "achieved")
_NUMBER = "[0-9一二三四五六七八九十]{1,3}"
MARKS = compile_pattern(rf"^(?:[#＃*]|其中：?|{_NUMBER}[.、．]|（{_NUMBER}）|[—-]+)+")
_BARE = compile_pattern(r"^(?:实际|当年|本年|全年|年初|共|总|完成|预算)*(?:收入|支出)")
_WHOLE = compile_pattern(r"^(?:[12][0-9]{3}年度?)?(全年|年初|本年|当年|部门|单位)")


class Known(Record):
    """One labelled figure: its name, 收 or 支, its stage; `row` is where its table row is, (-1, -1) in
    prose; `how` its name and stage were found: stated beside it, carried (from a lead-in), or none but that it is
    of the whole (全年支出)."""

    key: str
    flow: str
    stage: Stage
    figure: Figure
    row: tuple[int, int] = (-1, -1)
    how: str = "stated"


class Told:
    """All that is known of a filing, told once for everybody who asks, and not before; without a view nothing."""

    def __init__(self, view: View | None) -> None:
        self._view = view

    @cached_property
    def prose(self) -> tuple[Known, ...]:
        """What prose tells, in order."""
        return tuple(tell_prose(self._view)) if self._view is not None else ()

    @cached_property
    def tables(self) -> tuple[Known, ...]:
        """What tables tell, in order."""
        return tuple(tell_tables(self._view)) if self._view is not None else ()

    @cached_property
    def everything(self) -> tuple[Known, ...]:
        """What prose and what tables tell."""
        return (*self.prose, *self.tables)


def tell_tables(view: View) -> Iterator[Known]:
    """The numbers of all tables under columns of a stage, in the unit of their column or row."""
    for number, sheet in enumerate(view.sheets):
        for row, said in enumerate(sheet.rows):
            if said.kind not in _WHOLE_ROWS and said.label:
                yield from tell_row(view, sheet, number, row)
            elif not said.label:
                yield from _tell_heads(view, sheet, number, row)


def _tell_heads(view: View, sheet: Sheet, number: int, row: int) -> Iterator[Known]:
    """The amounts of a row that nothing names, under the names of their columns: 公车购置, 接待."""
    for column in sheet.numeric:
        figure = in_column(view, sheet, row, column)
        if figure is None or figure.quantity.dimension != "money" or not figure.quantity.unit:
            continue
        if not sheet.columns[column].role:
            name = named(_BRACKETS.sub("", sheet.columns[column].leaf))
            yield Known(name.key, name.flow, "none", figure._replace(stage="none"), (number, row))


def in_column(view: View, sheet: Sheet, row: int, column: int) -> Figure | None:
    """The figure at a place of a table, in the unit of its column; None where that holds none."""
    quantity = number_in(view, sheet, row, column)
    return view.figures[quantity.index]._replace(quantity=quantity) if quantity else None


def number_in(view: View, sheet: Sheet, row: int, column: int) -> Quantity | None:
    """The number at a place of a table, where it is a figure of the filing."""
    quantity = sheet.numbers[row][column]
    known = quantity is not None and 0 <= quantity.index < len(view.figures)
    return quantity if known else None


def tell_row(view: View, sheet: Sheet, number: int, row: int) -> Iterator[Known]:
    """The numbers of one row under columns of a stage; `number` is that of its table."""
    label = MARKS.sub("", sheet.label(row))
    bracket = _BRACKETS.search(label)
    name = named(_COUNTED.sub("", _BRACKETS.sub("", label)))
    unit = parse_unit(bracket[1]) if bracket else None
    for column in sheet.numeric:
        meaning = sheet.columns[column].meaning
        stage = STAGES.get(meaning.role)
        quantity = number_in(view, sheet, row, column) if stage is not None else None
        if stage is None or quantity is None:
            continue
        if meaning.period == "previous":
            stage = "previous_year"
        quantity = in_unit(quantity, unit) if unit else quantity
        if quantity.unit:
            figure = view.figures[quantity.index]._replace(quantity=quantity, stage=stage)
            yield Known(name.key, name.flow, stage, figure, (number, row))


def tell_prose(view: View) -> Iterator[Known]:
    """The levels outside tables, a bare 收入 or 支出 under the name its paragraph goes on with, a stage
    that a lead-in (年初人大批准：) says for all behind it."""
    paragraph, carried = -1, ""
    lead: Stage = "none"
    for figure in view.levels:
        if not figure.quantity.unit or view.is_tabled(figure):
            continue
        if figure.paragraph != paragraph:
            paragraph, carried = figure.paragraph, ""
            lead = _lead_in(view, figure)
        key, stage, how = figure.key, figure.stage, "stated"
        bare = not key and bool(figure.flow)
        if stage in _UNSAID and view.is_aim(figure):
            stage = "target"
        if lead != "none" and (stage == "none" or _BARE.search(figure.lead)):
            stage, how = lead, "carried"
        if key and figure.flow:
            carried = key
        elif bare and carried:
            key, how = carried, "carried"
        elif not key and stage != "none" and (whole := _WHOLE.search(figure.lead)):
            key, how = whole[1], "whole"
        if key:
            yield Known(key, figure.flow, stage, figure, (-1, -1), how)


def _lead_in(view: View, figure: Figure) -> Stage:
    """The stage that the words up to a colon say at the start of the paragraph of `figure`, its first."""
    start = view.text.rfind("\n", 0, figure.quantity.symbol) + 1
    colon = view.text.find("：", start, min(start + 24, figure.quantity.symbol))
    if colon < 0:
        return "none"
    stage, _ = named_stage(view.text[start:colon].replace("预算执行", "执行"), view.lexicon)
    return stage
