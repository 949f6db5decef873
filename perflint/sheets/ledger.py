"""The numbers of a sheet that add up: its rows downward, its columns across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.sheets.columns import Column
from perflint.sheets.roles import COMPUTED, Role
from perflint.sheets.sheet import Sheet
from perflint.sheets.total_lines import Outline
from perflint.text.patterns import compile_pattern

_SUBTOTAL = compile_pattern(r"小计$")
_PER = compile_pattern(r"（[万亿]?(?:元|吨|公斤|千克|斤|立方米|度)[/／](?![万亿]?元)[^（）]+）")
_FIGURE = compile_pattern(r"[0-9]")
_EACH = compile_pattern(r"[人户亩件次床生村车台座处所场辆套]均|平均|均价|每(?!年)|倍数?$")
_ADDITIVE: tuple[Role, ...] = (
    "initial", "adjusted", "budget", "allotted", "executed", "left", "amount", "number",
    "total",
    "share", "name", "",
)  # fmt: skip


class Ledger(NamedTuple):
    """Lines of numbers, `grid[line][cross]`, by the lines that cross them; `labels` name the lines,
    `heads` what crosses them, `outline` says which are totals. `unread`: places that hold figures which
    are no number. `closed`: whether the table is whole and says nothing of further lines."""

    outline: Outline
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    grid: tuple[tuple[Quantity | None, ...], ...]
    unread: frozenset[tuple[int, int]]
    closed: bool


def _outline(sheet: Sheet, rows: Sequence[int]) -> Outline:
    lines = {row: line for line, row in enumerate(rows)}
    meant = [sheet.rows[row] for row in rows]
    return Outline(
        tuple(row.kind for row in meant),
        tuple(row.level for row in meant),
        parents=tuple(lines.get(row.parent, -1) for row in meant),
    )


def _find_unread(
    sheet: Sheet, rows: Sequence[int], columns: Sequence[int]
) -> frozenset[tuple[int, int]]:
    return frozenset(
        (line, cross)
        for line, row in enumerate(rows)
        for cross, at in enumerate(columns)
        if _is_unread(sheet, row, at)
    )


def down(sheet: Sheet) -> Ledger:
    """The rows of a sheet, over the columns that add up."""
    rows, columns = _rows(sheet), _columns(sheet)
    return Ledger(
        _outline(sheet, rows),
        tuple(sheet.rows[row].label for row in rows),
        tuple(sheet.columns[at].head for at in columns),
        tuple(tuple([_number(sheet, row, at) for at in columns]) for row in rows),
        _find_unread(sheet, rows, columns),
        not sheet.loose and all(row.kind != "open" for row in sheet.rows),
    )


def across(sheet: Sheet, ledger: Ledger) -> Ledger:
    """The columns of a sheet that add up, over its rows: its `ledger` the other way round."""
    columns = [sheet.columns[at] for at in _columns(sheet)]
    return Ledger(
        Outline(tuple(map(_kind, columns)), (0,) * len(columns), groups(columns)),
        ledger.heads,
        ledger.labels,
        tuple(zip(*ledger.grid, strict=True)) or ((),) * len(columns),
        frozenset((cross, line) for line, cross in ledger.unread),
        not sheet.loose,
    )


def groups(columns: Sequence[Column]) -> tuple[str, ...]:
    """The group each column stands in: the heading over it, or its own that stands over others."""
    over = {column.group for column in columns}
    return tuple(column.group or (column.head if column.head in over else "") for column in columns)


def _number(sheet: Sheet, row: int, column: int) -> Quantity | None:
    """The number at a place that may be added: a percentage only as a share of one whole."""
    number = sheet.number(row, column)
    if number and number.dimension == "percent" and sheet.columns[column].role != "share":
        return None
    return number


def _rows(sheet: Sheet) -> list[int]:
    return [at for at, row in enumerate(sheet.rows) if row.role not in (*COMPUTED, "price")]


def _columns(sheet: Sheet) -> list[int]:
    return [at for at in sheet.numeric if _adds(sheet.columns[at])]


def _adds(column: Column) -> bool:
    """Whether the numbers of a column may be added: none for each, nor shares of one column in another,
    and aims where they are money."""
    unit, meaning = column.unit, column.meaning
    if is_each(column.head):
        return False
    if column.role == "share" and meaning.of and meaning.against:
        return False
    if column.role == "target":
        return unit is not None and unit.dimension == "money"
    return column.role in _ADDITIVE and (
        column.role == "share" or not (unit and unit.dimension == "percent")
    )


def is_each(head: str) -> bool:
    """Whether a heading names what there is for each, or an average."""
    return bool(_EACH.search(head) or _PER.search(head))


def _kind(column: Column) -> str:
    if column.role != "total":
        return "plain"
    return "subtotal" if _SUBTOTAL.search(column.leaf) else "total"


def _is_unread(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a cell holds figures but no number: 1,2 34 or 12/15."""
    cell = sheet.cell(row, column)
    return bool(cell and not cell.quantity and _FIGURE.search(cell.text))
