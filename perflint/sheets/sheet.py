"""A table as a person reads it: headings, columns, rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.sheets.cells import GridCell, in_unit
from perflint.sheets.columns import Column, Line
from perflint.sheets.roles import STAGES, Role
from perflint.sheets.rows import Row


class Sheet(NamedTuple):
    """One table, or the part of it that has headings of its own.

    `table`: which table of the subject it stands in. `lines`: the cells below the headings, a merged
    cell standing at each of its places; `rows` what their labels say, `columns` what their headings
    say, `numeric` the columns that hold numbers, `numbers` those of the lines (see `number`). `above`:
    the lines of the table over the headings (项目名称 and the like), `headings` the lines of the
    headings. `loose`: whether rows of it may stand in another table, cut off by a page.
    """

    table: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    numeric: tuple[int, ...]
    numbers: tuple[tuple[Quantity | None, ...], ...]
    above: tuple[Line, ...] = ()
    headings: tuple[Line, ...] = ()
    loose: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """The whole heading of each column."""
        return tuple(column.head for column in self.columns)

    def find(self, *roles: Role, of: Role | None = None) -> tuple[int, ...]:
        """The columns of a role; with `of` only those that measure it."""
        return tuple(
            at
            for at, column in enumerate(self.columns)
            if column.role in roles and (of is None or column.meaning.of == of)
        )

    def cell(self, row: int, column: int) -> GridCell | None:
        """The cell at a place, if the table has one there."""
        return self.lines[row][column]

    def number(self, row: int, column: int) -> Quantity | None:
        """The number at a place in the unit of its column; None at the repeats of a merged cell. A nought
        and, among amounts, a number without its last noughts are as exact as the others there."""
        return self.numbers[row][column]

    def path(self, row: int) -> tuple[str, ...]:
        """The words before the first number of a row, outermost first."""
        return self.rows[row].path

    def label(self, row: int) -> str:
        """The innermost of the words before the first number of a row."""
        return self.rows[row].label

    def pairs(self) -> Iterator[tuple[str, GridCell]]:
        """What the lines above the headings may fill in: words with the filled cell right of them."""
        for line in self.above:
            cells = list({id(cell): cell for cell in line if cell and cell.text}.values())
            for name, value in pairwise(cells):
                if not name.quantity:
                    yield name.text.rstrip("：: "), value


def read_numbers(
    lines: Sequence[Line], columns: Sequence[Column]
) -> tuple[tuple[Quantity | None, ...], ...]:
    """The number at each place of `lines`, as `Sheet.number` gives it."""
    found: list[tuple[Quantity | None, ...]] = []
    above: Line = (None,) * len(columns)
    for line in lines:
        before: GridCell | None = None
        numbers: list[Quantity | None] = []
        for cell, upper, column in zip(line, above, columns, strict=True):
            if cell is None or cell.quantity is None or cell is before or cell is upper:
                numbers.append(None)
            else:
                numbers.append(_number(cell.quantity, column))
            before = cell
        found.append(tuple(numbers))
        above = line
    return tuple(found)


def _number(number: Quantity, column: Column) -> Quantity:
    """A number in the unit of its column, with as many places as the others there have."""
    if column.unit:
        number = in_unit(number, column.unit)
    exact = not number.value or column.role in STAGES
    if exact and number.decimals < column.places:
        return number._replace(decimals=column.places)
    return number
