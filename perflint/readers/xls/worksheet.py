"""The cells of one BIFF worksheet. [MS-XLS] 2.4"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from decimal import Decimal

from perflint.readers.limits import Limits
from perflint.readers.spreadsheet.number_format import to_number
from perflint.readers.spreadsheet.sheet import Sheet
from perflint.readers.spreadsheet.workbook import check_cells
from perflint.readers.xls.book import Book
from perflint.readers.xls.records import BOF, CONTINUE, Record, Strings

_LABEL_SST, _LABEL, _RICH, _NUMBER, _RK, _MULTIPLE = 0xFD, 0x204, 0xD6, 0x203, 0x27E, 0xBD
_FORMULAS = frozenset({0x06, 0x206, 0x406})
_STRING, _TRUTH, _MERGED, _ROW, _COLUMNS = 0x207, 0x205, 0xE5, 0x208, 0x7D
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A",
}  # fmt: skip
_HIDDEN_ROW = 0x20
Place = tuple[int, int]


def fill_sheet(sheet: Sheet, book: Book, reading: Iterator[Record], limits: Limits) -> None:
    """Puts what the records of a worksheet show into `sheet`. Raises struct.error on a broken one."""
    cells = _Cells(sheet, book, limits)
    waiting: Place | None = None
    pieces: list[bytes] = []
    for record in reading:
        type, data = record.type, record.data
        if type == CONTINUE and pieces:
            pieces.append(data)
            continue
        if pieces:
            cells.put(waiting, _text(book, pieces))
            pieces, waiting = [], None
        if type == _STRING and waiting:
            pieces = [data]
        elif type in _FORMULAS:
            waiting = cells.formula(data)
        elif type not in (_STRING, BOF):
            cells.take(type, data)


class _Cells:
    """Puts records into a sheet."""

    def __init__(self, sheet: Sheet, book: Book, limits: Limits) -> None:
        self.sheet, self.book, self.limits, self.count = sheet, book, limits, 0

    def take(self, type: int, data: bytes) -> None:
        if type in (_LABEL_SST, _LABEL, _RICH):
            self._words(type, data)
        elif type in (_MERGED, _ROW, _COLUMNS):
            self._layout(type, data)
        elif type == _NUMBER:
            row, column, style, value = struct.unpack_from("<HHHd", data)
            self.number((row, column), style, to_number(repr(value)))
        elif type == _RK:
            row, column, style, value = struct.unpack_from("<HHHI", data)
            self.number((row, column), style, _unpack(value))
        elif type == _MULTIPLE:
            row, column = struct.unpack_from("<HH", data)
            for at in range(4, len(data) - 7, 6):
                style, value = struct.unpack_from("<HI", data, at)
                self.number((row, column + (at - 4) // 6), style, _unpack(value))
        elif type == _TRUTH:
            row, column, _, value, wrong = struct.unpack_from("<HHHBB", data)
            self.put((row, column), _said(value, bool(wrong)))

    def _words(self, type: int, data: bytes) -> None:
        row, column, _ = struct.unpack_from("<HHH", data)
        if type == _LABEL_SST:
            number = struct.unpack_from("<I", data, 6)[0]
            strings = self.book.strings
            self.put((row, column), strings[number] if number < len(strings) else "")
        else:
            self.put((row, column), _text(self.book, [data[6:]]))

    def _merge(self, data: bytes) -> None:
        for at in range(2, len(data) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", data, at)
            if top <= bottom and left <= right:
                self.sheet.merged.append((top, left, bottom, right))

    def _layout(self, type: int, data: bytes) -> None:
        """Merged cells, hidden rows and columns."""
        if type == _MERGED:
            self._merge(data)
        elif type == _ROW and len(data) >= 16:
            if struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
                self.sheet.hidden_rows.add(struct.unpack_from("<H", data)[0])
        elif type == _COLUMNS and len(data) >= 10:
            first, last, _, _, options = struct.unpack_from("<HHHHH", data)
            if options & 1:
                self.sheet.hidden_columns.update(range(first, min(last, 255) + 1))

    def formula(self, data: bytes) -> Place | None:
        """Puts the stored result of a formula; its place if the result is text, which comes next."""
        row, column, style = struct.unpack_from("<HHH", data)
        result = data[6:14]
        if result[6:8] != b"\xff\xff":
            self.number((row, column), style, to_number(repr(struct.unpack("<d", result)[0])))
        elif result[0] == 0:
            return row, column
        elif result[0] in (1, 2):
            self.put((row, column), _said(result[2], result[0] == 2))
        return None

    def number(self, place: Place, style: int, number: Decimal | None) -> None:
        if number is None:
            return
        code, format = self.book.format(style)
        if not format.known:
            self.sheet.codes.setdefault(code, place)
        self.put(place, format.render(number))

    def put(self, place: Place | None, text: str) -> None:
        if place and text and not text.isspace():
            self.count += 1
            check_cells(self.count, self.limits)
            self.sheet.rows.setdefault(place[0], {})[place[1]] = text


def _unpack(value: int) -> Decimal | None:
    """A number in 32 bits: an integer or the upper half of a double, of hundredths or not."""
    if value & 2:
        number: Decimal | None = Decimal((value >> 2) - (1 << 30 if value & 1 << 31 else 0))
    else:
        number = to_number(repr(struct.unpack("<d", struct.pack("<Q", (value & ~3) << 32))[0]))
    return number.scaleb(-2) if number is not None and value & 1 else number


def _text(book: Book, pieces: list[bytes]) -> str:
    """The string of a LABEL or STRING record."""
    if book.wide:
        return Strings(pieces, 0).read() or ""
    data = b"".join(pieces)
    return data[2 : 2 + struct.unpack_from("<H", data)[0]].decode(book.encoding, "replace")


def _said(value: int, wrong: bool) -> str:
    return _ERRORS.get(value, "#N/A") if wrong else "TRUE" if value else "FALSE"
