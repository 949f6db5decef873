"""The cells of one worksheet part.

Sheets are large and plain, so patterns run over the text where it has the shape all spreadsheet
programs write; anything else goes through an XML parser, at three times the cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml
from perflint.readers.spreadsheet.number_format import DOUBLE, Render
from perflint.readers.spreadsheet.sheet import (
    UNCALCULATED,
    Area,
    Sheet,
    column_name,
    column_number,
)
from perflint.readers.spreadsheet.workbook import check_cells
from perflint.readers.xlsx.styles import Styles
from perflint.readers.xlsx.text import as_text, unescape

_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,5})")?(?: t="(\w+)")?>'
    r"(<f(?:/>| [^<>]*/>|(?: [^<>]*)?>[^<]*</f>))?"
    r'(?:<(?:v|is><t)(?: xml:space="preserve")?>([^<]*)</(?:v|t></is)>|<v ?/>)?</c>'
)
_REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?\Z")
_ROW = re.compile(r'<row r="([0-9]{1,7})"[^<>]* hidden="(?:1|true)"')
_COLUMN = re.compile(r"<col [^<>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_MERGED = re.compile(r'<mergeCell ref="([^"]*)"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_YES = ("1", "true")
_COLUMNS, _ROWS = 16_384, 1_048_576
_LONGEST = 10
_TRUTH = {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}
Raw = tuple[str, str, str, str, str, str]
"""Column letters, row, style, type, formula (or ""), stored value; as they stand in the file."""


def fill_sheet(
    sheet: Sheet, data: bytes, part: str, styles: Styles, strings: list[str], limits: Limits
) -> None:
    """Puts what the XML in `data` shows into `sheet`. Raises ReadError: corrupt or too-large."""
    text = as_text(data, "</worksheet>")
    raws: Iterable[Raw] | None = None
    if text is not None and "<sheetData" in text:
        count = text.count("</c>")
        check_cells(count, limits)
        found: list[Raw] = _CELL.findall(text)
        raws = found if len(found) == count else None
    if text is None or raws is None:
        root = parse_xml(data, part, limits)
        _read_parsed_frame(sheet, root)
        raws = _raws(root)
    else:
        _read_frame(sheet, text)
    _show(sheet, raws, styles, strings)


def _show(sheet: Sheet, raws: Iterable[Raw], styles: Styles, strings: list[str]) -> None:
    """The text of every cell, as displayed."""
    renders: dict[str, Render] = {}
    to_decimal = DOUBLE.create_decimal
    rows = sheet.rows
    last, at = "", -1
    cells: dict[int, str] = {}
    columns: dict[str, int] = {}
    for letters, number, style, kind, formula, value in raws:
        if number != last:
            last, at = number, int(number) - 1
            cells = rows.setdefault(at, {}) if 0 <= at < _ROWS else {}
        if not value:
            if not formula or kind:
                continue
            text = UNCALCULATED
            sheet.formulas.append((at, column_number(letters)))
        elif not kind or kind == "n":
            render = renders.get(style)
            if render is None:
                place = (at, column_number(letters))
                render = renders[style] = _choose(sheet, style, place, styles)
            try:
                text = render(to_decimal(value))
            except ArithmeticError:
                text = unescape(value)
        elif kind == "s":
            text = _shared(strings, value)
        else:
            text = _TRUTH.get(value, "") if kind == "b" else unescape(value)
        if text:
            column = columns.get(letters, -1)
            if column < 0:
                column = columns[letters] = column_number(letters)
            cells[column] = text
    _drop_blank(rows)


def _drop_blank(rows: dict[int, dict[int, str]]) -> None:
    """Takes out cells of blanks only, and rows without others."""
    for cells in rows.values():
        for column in [c for c, text in cells.items() if c >= _COLUMNS or text.isspace()]:
            del cells[column]
    for row in [row for row, cells in rows.items() if not cells]:
        del rows[row]


def _choose(sheet: Sheet, style: str, place: tuple[int, int], styles: Styles) -> Render:
    """How numbers of a style are shown; one that is not understood is said."""
    code, format = styles.format(style)
    if not format.known:
        sheet.codes.setdefault(code, place)
    return format.render


def _read_frame(sheet: Sheet, text: str) -> None:
    """Merged areas, hidden rows and columns."""
    if "<mergeCell " in text:
        sheet.merged = [area for ref in _MERGED.findall(text) if (area := read_area(ref))]
    if ' hidden="' in text:
        sheet.hidden_rows = {int(row) - 1 for row in _ROW.findall(text)}
        for tag in _COLUMN.findall(text[: text.find("<sheetData")]):
            column = dict(_ATTRIBUTE.findall(tag))
            if column.get("hidden") in _YES:
                _hide_columns(sheet, column.get("min", ""), column.get("max", ""))


def _read_parsed_frame(sheet: Sheet, root: etree._Element) -> None:
    for element in root.iter(_MAIN + "row", _MAIN + "col", _MAIN + "mergeCell"):
        if element.tag == _MAIN + "mergeCell":
            if area := read_area(element.get("ref", "")):
                sheet.merged.append(area)
        elif element.get("hidden") in _YES:
            if element.tag == _MAIN + "col":
                _hide_columns(sheet, element.get("min", ""), element.get("max", ""))
            elif (row := element.get("r", "")).isdecimal() and len(row) < _LONGEST:
                sheet.hidden_rows.add(int(row) - 1)


def _shared(strings: list[str], number: str) -> str:
    """One of the strings that the sheets share, "" for a number none has."""
    known = number.isdecimal() and len(number) < _LONGEST and int(number) < len(strings)
    return strings[int(number)] if known else ""


def _hide_columns(sheet: Sheet, first: str, last: str) -> None:
    if first.isdecimal() and last.isdecimal() and len(first + last) < 15:
        sheet.hidden_columns.update(range(int(first) - 1, min(int(last), _COLUMNS)))


def read_area(reference: str) -> Area | None:
    """The area that A1:B7 names, None if it names none."""
    match = _REF.match(reference)
    if match is None:
        return None
    left, top = column_number(match[1]), int(match[2]) - 1
    right, bottom = (column_number(match[3]), int(match[4]) - 1) if match[3] else (left, top)
    return (top, left, bottom, right) if top <= bottom and left <= right else None


def _value(cell: etree._Element) -> tuple[str, str]:
    """Of what kind a cell is, and what it holds."""
    inline, kind = cell.find(_MAIN + "is"), cell.get("t", "")
    if inline is not None:
        return "str", "".join(text.text or "" for text in inline.iter(_MAIN + "t"))
    return "str" if kind == "inlineStr" else kind, cell.findtext(_MAIN + "v") or ""


def _raws(root: etree._Element) -> Iterator[Raw]:
    """The same as the pattern finds, for any XML; cells without a place follow the one before."""
    row = -1
    for line in root.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
        written = line.get("r", "")
        row = int(written) - 1 if written.isdecimal() and len(written) < 8 else row + 1
        column = -1
        for cell in line.iterchildren(_MAIN + "c"):
            match = _REF.match(cell.get("r", ""))
            column = column_number(match[1]) if match else column + 1
            number = match[2] if match else str(row + 1)
            formula = "<f>" if cell.find(_MAIN + "f") is not None else ""
            kind, value = _value(cell)
            if value or formula:
                yield column_name(column), number, cell.get("s", ""), kind, formula, value
