"""A sheet as paragraphs and tables: titles, fields and notes around a table are no part of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from perflint.model.document import Place
from perflint.readers.spreadsheet.sheet import Area, Sheet, address, column_name
from perflint.readers.spreadsheet.table_writer import SheetComposer, Spot
from perflint.text.patterns import compile_pattern

_FIELD = compile_pattern(r"[^：:]{1,20}[：:][^：:]{0,60}\Z")
_FEWEST_ACROSS = 3
_SPARSE = 4
_SPARE = 2000
Row = Mapping[int, str]
NO_ROW: Row = {}


def lay_out(sheet: Sheet, composer: SheetComposer) -> None:
    """Adds what `sheet` shows to `composer`: a table for each run of rows without a blank one.

    Rows of one text above or below a table, or across the whole of it, become paragraphs; so do rows
    of fields such as 填报单位：… 单位：万元. Blank columns are left out. Every cell has its place.
    """
    layout = _Layout(sheet, composer)
    for run in layout.runs():
        layout.write_run(run)


class _Layout:
    """One sheet being laid out; `areas` maps the first cell of a merged area to the area."""

    __slots__ = ("areas", "composer", "rows", "sheet")

    def __init__(self, sheet: Sheet, composer: SheetComposer) -> None:
        self.sheet, self.composer, self.rows = sheet, composer, sheet.rows
        self.areas = {area[:2]: area for area in sheet.merged}

    def runs(self) -> Iterator[list[int]]:
        """Rows that belong together: a run ends where a row is blank and nothing reaches over it."""
        reach, run = -1, list[int]()
        for row in sorted(self.rows):
            if run and row > max(run[-1], reach) + 1:
                yield run
                run = []
            run += range(run[-1] + 1 if run else row, row + 1)
            if self.areas:
                for column in self.rows[row]:
                    area = self.areas.get((row, column))
                    if area and area[2] - row <= _SPARE:
                        reach = max(reach, area[2])
        if run:
            yield run

    def write_run(self, run: list[int]) -> None:
        apart = self.find_apart(run)
        first, last = _core(apart)
        columns = {column for row in run[first:last] for column in self.rows.get(row, NO_ROW)}
        start = first
        for at, row in enumerate(run):
            if not first <= at < last:
                self.write_lines(row)
            elif apart[at] and self.crosses(row, columns):
                self.write_table(run[start:at])
                self.write_lines(row)
                start = at + 1
            if at + 1 == last:
                self.write_table(run[start:last])

    def find_apart(self, run: list[int]) -> list[bool]:
        """Which rows are apart, a blank one like that before it."""
        apart = list[bool]()
        for row in run:
            apart.append(self.is_apart(row) or (row not in self.rows and bool(apart) and apart[-1]))
        return apart

    def is_apart(self, row: int) -> bool:
        """Whether a row is one text, or nothing but fields with their colons, and reaches into no row
        with other texts."""
        cells = self.rows.get(row, NO_ROW)
        for column in cells:
            area = self.areas.get((row, column))
            if area and any(
                self.rows.get(r) for r in range(row + 1, min(area[2], row + _SPARE) + 1)
            ):
                return False
        if len(cells) == 1:
            return True
        return bool(cells) and all(_FIELD.match(text.strip()) for text in cells.values())

    def crosses(self, row: int, columns: set[int]) -> bool:
        """Whether the only text of a row is merged across the whole table."""
        cells = self.rows.get(row, NO_ROW)
        if len(cells) != 1 or len(columns) < _FEWEST_ACROSS:
            return False
        area = self.areas.get((row, next(iter(cells))))
        return area is not None and area[1] <= min(columns) and area[3] >= max(columns)

    def write_lines(self, row: int) -> None:
        for column, text in sorted(self.rows.get(row, NO_ROW).items()):
            place = Place(sheet=self.sheet.name, cell=address(row, column))
            for line in text.split("\n"):
                self.composer.paragraph(line, place)

    def write_table(self, rows: list[int]) -> None:
        columns = sorted({column for row in rows for column in self.rows.get(row, NO_ROW)})
        if not columns:
            return
        filled = sum(len(self.rows.get(row, NO_ROW)) for row in rows)
        dense = len(rows) * len(columns) <= _SPARSE * filled + _SPARE
        places = [(i, column, column_name(column)) for i, column in enumerate(columns)]
        frame = _Frame(rows, columns, places, dense, {})
        written: list[list[Spot | None]] = []
        for number, row in enumerate(rows):
            if dense and not self.areas:
                get, name = self.rows.get(row, NO_ROW).get, str(row + 1)
                written.append([(i, get(c, ""), letters + name, 1, 1) for i, c, letters in places])
            else:
                written.append(self.spots(frame, number))
        self.composer.write_rows(written, len(columns), self.sheet.name)

    def spots(self, frame: _Frame, number: int) -> list[Spot | None]:
        """The row of that number of a table with merged cells, or with few that are filled."""
        row, places = frame.rows[number], frame.places
        cells = self.rows.get(row, NO_ROW)
        if not frame.dense:
            places = [places[i] for i in _indexes(frame.columns, cells)]
        line: list[Spot | None] = []
        for index, column, letters in places:
            if frame.covered and (over := frame.covered.get((number, index))):
                if over[0] < number and over[1] == index:
                    line.append(None)
                continue
            height = width = 1
            if frame.dense and (area := self.areas.get((row, column))):
                rows, columns = frame.rows[number:], frame.columns[index:]
                height, width = _cover((number, index), area, rows, columns, frame.covered)
            line.append((index, cells.get(column, ""), f"{letters}{row + 1}", height, width))
        return line


class _Frame(NamedTuple):
    """A table being written: its columns with their places and letters; whether most cells are filled;
    the places that merged cells cover."""

    rows: list[int]
    columns: list[int]
    places: list[tuple[int, int, str]]
    dense: bool
    covered: dict[tuple[int, int], tuple[int, int]]


def _core(apart: list[bool]) -> tuple[int, int]:
    """From the first row to the last that are not apart."""
    first = next((i for i, lone in enumerate(apart) if not lone), len(apart))
    return first, next((i for i in range(len(apart), first, -1) if not apart[i - 1]), first)


def _indexes(columns: list[int], cells: Row) -> Iterator[int]:
    """The places of the cells of a row among `columns`, in order."""
    return (bisect_left(columns, column) for column in sorted(cells))


def _cover(
    first: tuple[int, int],
    area: Area,
    rows: list[int],
    columns: list[int],
    covered: dict[tuple[int, int], tuple[int, int]],
) -> tuple[int, int]:
    """Height and width of a merged cell, as far as the table goes and unless another area was there
    first; its places are then `covered`."""
    height = sum(row <= area[2] for row in rows[: area[2] - area[0] + 1])
    width = sum(column <= area[3] for column in columns[: area[3] - area[1] + 1])
    places = [
        (first[0] + down, first[1] + right) for down in range(height) for right in range(width)
    ]
    if any(place in covered for place in places):
        return 1, 1
    covered.update(dict.fromkeys(places[1:], first))
    return height, width
