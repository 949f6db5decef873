"""OpenDocument spreadsheets (.ods): they hold what each cell shows beside its value."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers.archive import Archive, corrupt
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml
from perflint.readers.spreadsheet.number_format import show_general, show_negative, to_number
from perflint.readers.spreadsheet.remedy import remedy_for_workbooks
from perflint.readers.spreadsheet.sheet import UNCALCULATED, Sheet
from perflint.readers.spreadsheet.workbook import check_cells, compose_workbook

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE = _URN + "office:1.0}", _URN + "table:1.0}"
_TEXT, _STYLE = _URN + "text:1.0}", _URN + "style:1.0}"
_CELL, _COVERED = _TABLE + "table-cell", _TABLE + "covered-table-cell"
_ROW, _COLUMN = _TABLE + "table-row", _TABLE + "table-column"
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_ROWS, _COLUMNS, _MOST_SHEETS, _MOST_BLANKS = 1_048_576, 16_384, 500, 4096
_SPACES = {_TEXT + "tab": " ", _TEXT + "line-break": "\n"}


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The sheets in order, numbers and dates as displayed, formulas by the results stored with them.

    Raises ReadError: corrupt, encrypted, empty or too-large.
    """
    with remedy_for_workbooks():
        archive = Archive(data, limits)
        if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
            hint = "请在 WPS 或 LibreOffice 中打开，取消打开密码后另存，再检查。"
            raise ReadError("文件设有打开密码，读不出内容", kind="encrypted", hint=hint)
        root = parse_xml(archive.read(_CONTENT), _CONTENT, limits)
        return compose_workbook(_sheets(root, limits), path, "ods", limits)


def _sheets(root: etree._Element, limits: Limits) -> Iterator[Sheet]:
    body = root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    if body is None:
        raise corrupt("里面没有工作表（office:spreadsheet）")
    hidden = {
        style.get(_STYLE + "name")
        for style in root.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style")
        for properties in style.iterfind(_STYLE + "table-properties")
        if properties.get(_TABLE + "display") == "false"
    }
    for number, table in enumerate(body.iterchildren(_TABLE + "table")):
        if number == _MOST_SHEETS:
            return
        concealed = table.get(_TABLE + "style-name") in hidden
        sheet = Sheet(table.get(_TABLE + "name", ""), concealed)
        if not concealed:
            _fill(sheet, table, limits)
        yield sheet


def _fill(sheet: Sheet, table: etree._Element, limits: Limits) -> None:
    column = 0
    for element in table.iter(_COLUMN):
        repeated = _number(element, "number-columns-repeated")
        if element.get(_TABLE + "visibility", "visible") != "visible":
            last = min(column + repeated, _COLUMNS)
            sheet.hidden_columns.update(range(column, last))
        column += repeated
    row = count = 0
    for element in table.iter(_ROW):
        repeated = min(_number(element, "number-rows-repeated"), _ROWS)
        cells = _read_row(sheet, element, row)
        count += repeated * len(cells)
        check_cells(count, limits)
        if cells:
            sheet.rows.update({at: dict(cells) for at in range(row, row + repeated)})
            if element.get(_TABLE + "visibility", "visible") != "visible":
                sheet.hidden_rows.update(range(row, row + repeated))
        row += repeated
        if row >= _ROWS:
            return


def _merge(sheet: Sheet, cell: etree._Element, row: int, column: int) -> None:
    down, right = (_number(cell, f"number-{way}-spanned") for way in ("rows", "columns"))
    if down > 1 or right > 1:
        sheet.merged.append((row, column, row + down - 1, column + right - 1))


def _read_row(sheet: Sheet, line: etree._Element, row: int) -> dict[int, str]:
    """The texts of one row by column; its merged areas and formulas go into `sheet`."""
    cells: dict[int, str] = {}
    column = 0
    for cell in line.iterchildren(_CELL, _COVERED):
        repeated = min(_number(cell, "number-columns-repeated"), _COLUMNS - column)
        text = _shown(cell) if cell.tag == _CELL else ""
        calculated = cell.get(_OFFICE + "value-type") is not None
        if not text and not calculated and cell.get(_TABLE + "formula"):
            sheet.formulas.append((row, column))
            text = UNCALCULATED
        if text:
            cells.update(dict.fromkeys(range(column, column + repeated), text))
            _merge(sheet, cell, row, column)
        column += repeated
        if column >= _COLUMNS:
            break
    return cells


def _shown(cell: etree._Element) -> str:
    """What a cell shows, a minus where only colour or brackets tell; its value where the file says no
    more."""
    value = cell.get(_OFFICE + "value")
    lines = [_words(line) for line in cell.iterchildren(_TEXT + "p")]
    text = "\n".join(lines).strip()
    if lines:
        negative = value is not None and value.startswith("-")
        return show_negative(text) if negative else text
    if value is not None and (number := to_number(value)) is not None:
        if cell.get(_OFFICE + "value-type") == "percentage":
            return show_general(number.scaleb(2)) + "%"
        return show_general(number)
    named = ("date-value", "time-value", "string-value", "boolean-value")
    return next((found for name in named if (found := cell.get(_OFFICE + name))), "")


def _words(element: etree._Element) -> str:
    """The text of a paragraph, its spans and links."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == _TEXT + "s":
            parts.append(" " * min(_count(child.get(_TEXT + "c")), _MOST_BLANKS))
        elif child.tag in _SPACES:
            parts.append(_SPACES[child.tag])
        elif child.tag in (_TEXT + "span", _TEXT + "a"):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _number(element: etree._Element, name: str) -> int:
    return _count(element.get(_TABLE + name))


def _count(written: str | None) -> int:
    """A repetition as written, at least 1."""
    if not written or not written.isascii() or not written.isdigit() or len(written) > 9:
        return 1
    return max(int(written), 1)
