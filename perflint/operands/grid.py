"""Tables as a person reads them: merged cells expanded, column heads, row labels, units."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Grid, Subject
from perflint.operands.cells import GridCell, in_unit, parse_unit, read_cell
from perflint.text.patterns import compile_pattern
from perflint.text.units import Unit

_MOST_PLACES = 60_000
_MOST_HEAD_ROWS = 3
_MOST_TEXT_ROWS = 6
_LONGEST_HEAD = 30
_BLANKS = compile_pattern(r"[\s*　]+")
_STATED_UNIT = compile_pattern(r"(?:金额)?单位：(?:人民币)?([^\s，。；、）]{1,4})")
_HEAD_UNIT = compile_pattern(r"[（/]([^（）/]{1,5})）?$")
_MONEY = compile_pattern(
    r"预算|执行数|执行额|决算|金额|资金|支出|收入|经费|拨款|投资额|采购额|费$|下达|到位"
)
_PERCENT = compile_pattern(r"率(?!先)|占比|比例|比重|进度|增幅|增速|%")
_SCORE = compile_pattern(r"分值|得分|权重|满分|评分|分数|标准分")
_COUNTS = compile_pattern(
    r"人数|数量|个数|户数|家数|次数|件数|面积|单价|序号|年度|日期|时间|指标值|完成值|目标值"
)
_WORDED = compile_pattern(
    r"指标|分值|得分|权重|预算|执行|决算|金额|经费|收入|支出|数$|数量|值|率|项目|名称|单位|内容|原因|备注"
    r"|年度|合计|小计|占比|额|序号|单价|标准|计划|完成|目标|任务|类别|科目|来源|季度"
)
_ORDER = compile_pattern(r"序号|编号|行次|栏次|项次|No\.?")
_BARE_MONEY = Unit("", "money", currency="CNY")
_PERCENTAGE = Unit("%", "percent")
_POINTS = Unit("", "score")
Line = tuple[GridCell | None, ...]


class View(NamedTuple):
    """One table, or the part of it below one row of column heads: `heads` and `units` by column,
    `rows` the lines below the heads, rectangular, a merged cell standing at each of its places.
    `numeric` names the columns that hold numbers, `places` the most decimals printed in each column,
    `table` which table of the subject this is."""

    table: int
    heads: tuple[str, ...]
    units: tuple[Unit | None, ...]
    rows: tuple[Line, ...]
    numeric: tuple[int, ...]
    places: tuple[int, ...]

    def cell(self, row: int, column: int) -> GridCell | None:
        """The cell at a place, if the table has one there."""
        return self.rows[row][column]

    def number(self, row: int, column: int) -> Quantity | None:
        """The number at a place in the unit of its column, a nought as exact as the others there; None
        at the repeats of a merged cell."""
        cell = self.rows[row][column]
        if cell is None or cell.quantity is None:
            return None
        if (column and self.rows[row][column - 1] is cell) or (
            row and self.rows[row - 1][column] is cell
        ):
            return None
        unit = self.units[column]
        number = in_unit(cell.quantity, unit) if unit else cell.quantity
        return number if number.value else number._replace(decimals=self.places[column])

    def path(self, row: int) -> tuple[str, ...]:
        """The words before the first number of a row, without order numbers, outermost first."""
        words: list[str] = []
        last = self.numeric[0] if self.numeric else len(self.heads)
        for column, cell in enumerate(self.rows[row][:last]):
            if (
                cell
                and cell.text
                and not cell.quantity
                and not _ORDER.fullmatch(self.heads[column])
            ):
                text = _BLANKS.sub("", cell.text).rstrip("：")
                if not words or words[-1] != text:
                    words.append(text)
        return tuple(words)

    def label(self, row: int) -> str:
        """The innermost of the words before the first number of a row."""
        path = self.path(row)
        return path[-1] if path else ""


def views(subject: Subject) -> tuple[View, ...]:
    """Every table of `subject`, cut where new column heads begin; in reading order."""
    return _views(_Same(subject)) if subject.tables else ()


class _Same:
    """A subject as a key: equal to itself alone."""

    __slots__ = ("subject",)

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    def __hash__(self) -> int:
        return id(self.subject)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.subject is self.subject


@lru_cache(maxsize=1)
def _views(same: _Same) -> tuple[View, ...]:
    return tuple(
        view
        for number, grid in enumerate(same.subject.tables)
        for view in _read(same.subject, number, grid)
    )


def _read(subject: Subject, number: int, grid: Grid) -> Iterator[View]:
    if not grid.cells or grid.rows * grid.columns > _MOST_PLACES:
        return
    lines = _expand(subject, grid)
    stated = _stated_unit(subject, grid)
    starts = [*_head_rows(lines), (len(lines), len(lines))]
    for (top, first), (end, _) in zip(starts, starts[1:], strict=False):
        yield _view(number, lines[top:first], lines[first:end], stated)


def _expand(subject: Subject, grid: Grid) -> list[Line]:
    places: list[list[GridCell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        read = read_cell(subject, cell.row, cell.column, cell.span)
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                places[row][column] = read
    return [tuple(line) for line in places]


def _head_rows(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """For each run of column heads its first row and the first row below it."""
    found = False
    for row in range(1, len(lines)):
        if not _counts(lines[row]) or _counts(lines[row - 1]):
            continue
        first = _head_above(lines, row)
        if first is None:
            if found or not _is_head(lines[row - 1]):
                continue
            first = row - 1
        top = first
        while (
            top
            and first - top < _MOST_HEAD_ROWS - 1
            and _heads_over(lines[top - 1], lines[top], top)
        ):
            top -= 1
        found = True
        yield top, first + 1
    if not found:
        yield 0, 0


def _head_above(lines: list[Line], row: int) -> int | None:
    """The nearest row above `row`, no number between, that is worded as heads of columns are."""
    for above in range(row - 1, max(-1, row - 1 - _MOST_TEXT_ROWS), -1):
        if _counts(lines[above]):
            return None
        texts = {cell.text for cell in lines[above] if cell and not cell.blank}
        worded = sum(_WORDED.search(text) is not None for text in texts)
        if _is_head(lines[above]) and 2 * worded >= len(texts):
            return above
    return None


def _counts(line: Line) -> bool:
    """Whether a row has a number beyond its order number."""
    return any(cell and cell.quantity and cell.column for cell in line)


def _is_head(line: Line) -> bool:
    texts = {cell.text for cell in line if cell and not cell.blank}
    if any(len(text) > _LONGEST_HEAD for text in texts):
        return False
    return len(texts) >= min(3, max(2, len(line) - 1))


def _heads_over(upper: Line, lower: Line, row: int) -> bool:
    """Whether `upper` heads groups of the columns that `lower` (at `row`) heads: a cell reaches from
    one down into the other, or the first cell is left blank below its head."""
    if _counts(upper) or len({id(cell) for cell in upper}) < 2:
        return False
    if any(cell and cell.row < row for cell in lower):
        return True
    first, under = upper[0], lower[0]
    return bool(first and first.text and not (under and under.text))


def _view(number: int, heads: list[Line], rows: list[Line], stated: Unit | None) -> View:
    width = len((heads or rows)[0]) if heads or rows else 0
    names = tuple(_head(heads, column) for column in range(width))
    numeric = tuple(
        column
        for column in range(width)
        if not _ORDER.fullmatch(names[column])
        and any((cell := row[column]) and cell.quantity and cell.column == column for row in rows)
        and (column or not _ordinals(rows))
    )
    for name in names[: numeric[0] if numeric else 0]:
        if not stated and (unit := _head_unit(name)):
            stated = unit
    units = tuple(_unit(name, stated) for name in names)
    places = tuple(
        max((c.quantity.decimals for row in rows if (c := row[column]) and c.quantity), default=0)
        for column in range(width)
    )
    return View(number, names, units, tuple(rows), numeric, places)


def _ordinals(rows: list[Line]) -> bool:
    """Whether the first column only counts the rows."""
    numbers = [c.quantity for row in rows if (c := row[0]) and c.quantity]
    return all(not q.unit and not q.decimals for q in numbers)


def _head(heads: list[Line], column: int) -> str:
    words: list[str] = []
    for line in heads:
        cell = line[column]
        text = _BLANKS.sub("", cell.text) if cell else ""
        if text and text not in words:
            words.append(text)
    return "".join(words)


def _unit(head: str, stated: Unit | None) -> Unit | None:
    """The unit in which bare numbers below `head` stand."""
    if unit := _head_unit(head):
        return unit
    if _PERCENT.search(head):
        return _PERCENTAGE
    if _SCORE.search(head):
        return _POINTS
    if _COUNTS.search(head):
        return None
    if stated and stated.dimension == "money":
        return stated
    return _BARE_MONEY if _MONEY.search(head) else None


def _head_unit(head: str) -> Unit | None:
    match = _HEAD_UNIT.search(head)
    return parse_unit(match[1].removeprefix("单位：")) if match else None


def _stated_unit(subject: Subject, grid: Grid) -> Unit | None:
    """The unit named in the table itself or in the lines right above it: 单位：万元."""
    text = subject.flow.text
    first, last = grid.cells[0].span.start, grid.cells[-1].span.end
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, max(0, first - 1))))
    for match in _STATED_UNIT.finditer(text, max(0, above, first - 120), last):
        for width in range(len(match[1]), 0, -1):
            if unit := parse_unit(match[1][:width]):
                return unit
    return None
