"""Figures of the whole that a table gives in one row, and sentences that tell the same figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject, table_spans
from perflint.sheets import Sheet, sheets
from perflint.text.dates import find_years
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import sentence_at

_UNIT = compile_pattern(r"（[^（）]*）$")
_GENERAL = compile_pattern(
    r"(?:其中|本|我|该|全|项目|部门|单位|整体|年度|当年|财政|预算|资金|局|委|办|总|，|：)*+"
)
_PART_OF_YEAR = compile_pattern(r"(?<![0-9])(?:[1-9]|1[01])月|上半年|季度|上年|去年")
Figures = dict[int, Quantity]


class Names(NamedTuple):
    """What the figures are called: a group of ends of labels for each figure; labels of total rows."""

    groups: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]

    def find(self, label: str) -> tuple[int, str]:
        """The number of the figure that `label` names and the words before its name; -1 for none."""
        best, end = -1, ""
        for number, group in enumerate(self.groups):
            for word in group:
                if len(word) > len(end) and label.endswith(word):
                    best, end = number, word
        return best, label[: len(label) - len(end)]


def whole_row(sheet: Sheet, names: Names) -> Figures:
    """The figures of the whole that a table gives: those of its total row, or of its only row; none
    where it is not sure which row that is."""
    columns = {
        column: names.find(_UNIT.sub("", sheet.columns[column].head))[0] for column in sheet.numeric
    }
    if len({number for number in columns.values() if number >= 0}) < 2:
        return {}
    rows = [row for row in range(len(sheet.lines)) if sheet.label(row).endswith(names.totals)]
    if len(sheet.lines) == 1:
        rows = [0]
    if len(rows) != 1:
        return {}
    figures: Figures = {}
    for column, number in columns.items():
        quantity = sheet.number(rows[0], column)
        if number >= 0 and quantity is not None:
            figures.setdefault(number, quantity)
    return figures


def tellings(subject: Subject, names: Names) -> Iterator[Figures]:
    """The figures of each sentence of prose that tells at least two of them, each once and called by
    its name alone, for the whole year of the report."""
    text = subject.flow.text
    year = subject.identity.year.value if subject.identity.year else ""
    sentences: dict[int, list[tuple[int, Quantity]]] = {}
    for number, quantity in _named(subject, names):
        start = sentence_at(text, quantity.span.start).start
        sentences.setdefault(start, []).append((number, quantity))
    for start, found in sentences.items():
        figures = dict(found)
        if len(figures) < 2 or len(figures) < len(found) or -1 in figures:
            continue
        end = found[-1][1].span.end
        if _PART_OF_YEAR.search(text, start, end):
            continue
        if all(str(one.value) == year for one in find_years(text, start, end)):
            yield figures


def _named(subject: Subject, names: Names) -> Iterator[tuple[int, Quantity]]:
    """The amounts and rates of the prose that have a name, with its number; -1 where the words before
    it, or a qualifier, make the figure another."""
    tables = table_spans(subject.tables)
    ends = tuple(word for group in names.groups for word in group)
    for quantity in subject.quantities:
        if quantity.dimension not in ("money", "percent") or not quantity.label.endswith(ends):
            continue
        number, owner = names.find(quantity.label)
        at = quantity.span.start
        table = bisect_right(tables, (at, len(subject.flow.text))) - 1
        if number >= 0 and (table < 0 or at > tables[table][1]):
            sure = not quantity.qualifier and _GENERAL.fullmatch(owner) is not None
            yield number if sure else -1, quantity


def row_sheets(subject: Subject, names: Names) -> Iterator[tuple[Sheet, Figures]]:
    """Each table that gives the whole, with its figures."""
    for sheet in sheets(subject):
        if figures := whole_row(sheet, names):
            yield sheet, figures


def is_of_project(subject: Subject, sheet: Sheet) -> bool:
    """Whether a table names the project it is of, while the report is about a whole department."""
    if subject.identity.type.value == "project":
        return False
    text = subject.flow.text
    cells = subject.tables[sheet.table].cells
    return any(
        cell.span.of(text).strip("： ") == "项目名称" and after.span.of(text).strip()
        for cell, after in pairwise(cells)
        if after.row == cell.row
    )
