"""The forms of forms.py as programs write them: cells merged over what a Markdown table leaves blank."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable

import docx
import openpyxl

Rows = list[list[str]]
Merged = dict[tuple[int, int], tuple[int, int]]
TITLE = "某县2023年度项目支出绩效自评表"
_RULE = re.compile(r"\|[-| ]+\|")
_VALUE = re.compile(r"[-\d≥≤>=]")
_GROUPS = 2
"""How many columns on the left hold groups, whose names reach down."""


def rows_of(form: str) -> Rows:
    """The cells of a Markdown table."""
    lines = [line for line in form.splitlines() if line and not _RULE.fullmatch(line)]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def merge(rows: Rows) -> Merged:
    """How many rows and columns the cell at each place covers: blanks belong to the words left of them,
    in the columns of groups to those above."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            at = (row, column)
            left, above = owner.get((row, column - 1)), owner.get((row - 1, column))
            owner[at] = at
            if text:
                continue
            words = rows[row][left[1]] if left and left[0] == row else ""
            few = sum(map(bool, cells)) < len(cells)
            if above and column < _GROUPS and above[1] == column and rows[above[0]][column]:
                if sum(map(bool, cells)) > _GROUPS:
                    owner[at] = above
            elif left and words and few and not _VALUE.match(words):
                owner[at] = left
    return _rectangles(owner)


def _rectangles(owner: dict[tuple[int, int], tuple[int, int]]) -> Merged:
    covered = defaultdict(list)
    for at, first in owner.items():
        covered[first].append(at)
    merged: Merged = {}
    for first, places in covered.items():
        down = max(row for row, _ in places) - first[0] + 1
        across = max(column for _, column in places) - first[1] + 1
        if len(places) == down * across:
            merged[first] = (down, across)
        else:
            merged.update(dict.fromkeys(places, (1, 1)))
    return merged


def to_html(rows: Rows) -> bytes:
    """A web page."""
    merged = merge(rows)
    lines = [
        "".join(
            f'<td rowspan="{merged[row, column][0]}" colspan="{merged[row, column][1]}">'
            f"{text.replace('<', '&lt;').replace('>', '&gt;')}</td>"
            for column, text in enumerate(cells)
            if (row, column) in merged
        )
        for row, cells in enumerate(rows)
    ]
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><body><p>{TITLE}</p><table>{table}</table></body></html>".encode()


def to_docx(rows: Rows) -> bytes:
    """A Word document."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(rows), len(rows[0]))
    for (row, column), (down, across) in merge(rows).items():
        first = table.cell(row, column)
        first.merge(table.cell(row + down - 1, column + across - 1)).text = rows[row][column]
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def to_xlsx(rows: Rows) -> bytes:
    """A workbook, numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    for row, cells in enumerate(rows, 2):
        for column, text in enumerate(cells, 1):
            _write(sheet.cell(row, column), text)
    for (row, column), (down, across) in merge(rows).items():
        if down * across > 1:
            sheet.merge_cells(
                start_row=row + 2, start_column=column + 1,
                end_row=row + 1 + down, end_column=column + across,
            )  # fmt: skip
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write(cell: openpyxl.cell.cell.Cell, text: str) -> None:
    number = re.fullmatch(r"\d+(?:\.(\d+))?(%?)", text)
    if number is None:
        cell.value = text or None
        return
    places = len(number[1] or "")
    cell.value = float(text.rstrip("%")) / (100 if number[2] else 1)
    cell.number_format = "0" + "." * bool(places) + "0" * places + number[2]


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "自评表.html": to_html, "自评表.docx": to_docx, "自评表.xlsx": to_xlsx,
}  # fmt: skip
