"""What a person calls the row and the column of a table that a place is in."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from perflint.model.subject import Subject
from perflint.sheets import sheets
from perflint.sheets.cells import GridCell
from perflint.sheets.sheet import Sheet

SCORES = "自评表"
_LONGEST = 24
_LONGEST_NAME = 30
_LOOK_BACK = 60


class RowWords(NamedTuple):
    """The name of a table, the label of a row, the heading of a column; "" for what has none."""

    table: str
    label: str
    heading: str


class RowFinder:
    """The tables of one subject, looked up by places in Document.text."""

    __slots__ = ("_cells", "_subject")

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        found: dict[int, tuple[GridCell, Sheet, int, int]] = {}
        for sheet in sheets(subject):
            for row, line in enumerate(sheet.lines):
                for column, cell in enumerate(line):
                    if cell is not None:
                        found.setdefault(cell.span.start, (cell, sheet, row, column))
        self._cells = [found[start] for start in sorted(found)]

    def find(self, offset: int) -> RowWords:
        """What row and column the character at `offset` is in; blank where no heading was understood."""
        flow = self._subject.flow
        at = bisect_right(self._cells, offset, key=lambda one: flow.source(one[0].span.start)) - 1
        if at < 0 or offset > flow.source_span(self._cells[at][0].span).end:
            return RowWords("", "", "")
        _, sheet, row, column = self._cells[at]
        label, heading = sheet.label(row), sheet.columns[column].head
        own = sheet.cell(row, column)
        if own is not None and own.text == label:
            heading = ""
        return RowWords(self._name(sheet), _shorten(label), _shorten(heading))

    def _name(self, sheet: Sheet) -> str:
        """自评表 for a table of scores, else the short line that stands over the table."""
        if sheet.find("score") and sheet.find("weight", "target"):
            return SCORES
        grid = self._subject.tables[sheet.table]
        text = self._subject.flow.text
        start = grid.cells[0].span.start
        above = text[max(0, start - _LOOK_BACK) : start].rstrip("\n").rpartition("\n")[2].strip()
        return above if above.endswith("表") and len(above) <= _LONGEST_NAME else ""


def _shorten(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}……"
