"""The rows of a table of scores: what each says of its indicator."""

from __future__ import annotations

from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.sheets import Sheet
from perflint.sheets.cells import GridCell, Limit, in_unit, parse_unit, read_limit
from perflint.text.patterns import compile_pattern

_PLACEHOLDER = compile_pattern(r"（(≥|≤|>=|<=|>|<|=)[^0-9（）]*）$")
_CONVERTED = compile_pattern(r"折算|折合|加权|换算")
_COUNTS = "数量"


class Indicator(NamedTuple):
    """One row: its name, its place, and what its columns hold; target and actual value with the sign
    and the unit that stand in columns of their own. `rate` is set on the row of the budget's
    execution only."""

    row: int
    name: str
    weight: Quantity | None
    score: Quantity | None
    target: GridCell | None = None
    actual: GridCell | None = None
    reason: GridCell | None = None
    rate: Quantity | None = None


class _Columns(NamedTuple):
    """Where a table says what."""

    levels: tuple[int, ...]
    weights: tuple[int, ...]
    scores: tuple[int, ...]
    targets: tuple[int, ...]
    actuals: tuple[int, ...]
    reasons: tuple[int, ...]
    comparators: tuple[int, ...]
    units: tuple[int, ...]


def read_indicators(subject: Subject, sheet: Sheet, levels: tuple[int, ...]) -> list[Indicator]:
    """Every row below the headings; `levels` are the columns that name indicators."""
    places = _Columns(
        levels, sheet.find("weight"), _scores(sheet), sheet.find("target"), sheet.find("actual"),
        sheet.find("reason"), sheet.find("comparator"), sheet.find("unit"),
    )  # fmt: skip
    return [_indicator(subject, sheet, row, places) for row in range(len(sheet.lines))]


def _indicator(subject: Subject, sheet: Sheet, row: int, at: _Columns) -> Indicator:
    name = next(
        (c.text for i in reversed(at.levels) if (c := sheet.cell(row, i)) and not c.blank), ""
    )
    return Indicator(
        row,
        name,
        sheet.number(row, at.weights[-1]) if at.weights else None,
        number_of(sheet, row, at.scores),
        _target(subject, sheet, row, name, at),
        _measured(sheet, row, at.actuals, at.units),
        _cell(sheet, row, at.reasons),
    )


def _scores(sheet: Sheet) -> tuple[int, ...]:
    """The columns of scores; what they are converted to counts before what they are converted from."""
    found = sheet.find("score")
    return tuple(sorted(found, key=lambda at: not _CONVERTED.search(sheet.columns[at].head)))


def _target(subject: Subject, sheet: Sheet, row: int, name: str, at: _Columns) -> GridCell | None:
    """The target of a row. Its sign may stand in a column of its own or in the name (≥**人); where
    there is none, or =, the name may tell which way the target is meant (合格率, 投诉)."""
    cell = _measured(sheet, row, at.targets, at.units)
    if cell is None or cell.limit in (">=", "<=") or cell.quantity is None:
        return cell
    sign = _cell(sheet, row, at.comparators)
    printed = read_limit(sign.text) if sign else ""
    if not printed and (match := _PLACEHOLDER.search(name)):
        printed = read_limit(match[1])
    limit = printed or cell.limit
    if limit in ("", "="):
        of_counts = any(_COUNTS in word for word in sheet.path(row))
        limit = _direction(subject, name, of_counts) or limit
    unit = "" if cell.quantity.unit in cell.text else cell.quantity.unit
    return cell._replace(limit=limit, text=f"{printed}{cell.text}{unit}")


def _direction(subject: Subject, name: str, of_counts: bool) -> Limit:
    """Which way an indicator of this name is good, "" where that cannot be told; what is counted as
    output (数量指标) is better the more there is of it, unless its name says otherwise."""
    lists = subject.vocabularies
    rising, falling = (
        any(word in name for word in lists.get(key, ())) for key in ("rising-name", "falling-name")
    )
    if rising == falling and not (of_counts and not falling):
        return ""
    return "<=" if falling else ">="


def _measured(
    sheet: Sheet, row: int, columns: tuple[int, ...], units: tuple[int, ...]
) -> GridCell | None:
    """The cell of a target or an actual value, in the unit that a column of its own names."""
    cell = _cell(sheet, row, columns)
    if cell is None or cell.quantity is None:
        return cell
    named = _cell(sheet, row, units)
    unit = parse_unit(named.text) if named else None
    return cell._replace(quantity=in_unit(cell.quantity, unit)) if unit else cell


def _cell(sheet: Sheet, row: int, columns: tuple[int, ...]) -> GridCell | None:
    return next((cell for c in columns if (cell := sheet.cell(row, c))), None)


def number_of(sheet: Sheet, row: int, columns: tuple[int, ...]) -> Quantity | None:
    """The first number that a row has in one of the columns."""
    return next((q for c in columns if (q := sheet.number(row, c))), None)
