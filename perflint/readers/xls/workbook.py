"""From a BIFF stream to sheets. [MS-XLS] 2.4"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator

from perflint.errors import ReadError
from perflint.readers.compound import BrokenFile
from perflint.readers.limits import Limits
from perflint.readers.spreadsheet.builtin_formats import MOST_CODES
from perflint.readers.spreadsheet.sheet import Sheet
from perflint.readers.xls.book import BIFF5, CHINESE, Book
from perflint.readers.xls.records import BOF, CONTINUE, FILEPASS, Record, Strings, records
from perflint.readers.xls.worksheet import fill_sheet

_CODEPAGE, _DATE_MODE, _BOUNDSHEET = 0x42, 0x22, 0x85
_NEAR_START = 8
_FORMAT, _XF, _SST = 0x41E, 0xE0, 0xFC
_MOST_SHEETS = 500


def read_book(stream: bytes, limits: Limits) -> Iterator[Sheet]:
    """Every worksheet in order, hidden ones without cells. Raises BrokenFile, or ReadError where it is
    encrypted, too old or too large."""
    try:
        stream = _in_clear(stream)
        book = _read_globals(stream)
        for name, start, hidden in book.bounds[:_MOST_SHEETS]:
            sheet = Sheet(name, hidden)
            if not hidden:
                fill_sheet(sheet, book, records(stream, start), limits)
            yield sheet
    except (struct.error, IndexError, OverflowError):
        raise BrokenFile from None


def _in_clear(stream: bytes) -> bytes:
    """`stream` itself, or decrypted where it opens without asking for a password."""
    for number, record in enumerate(records(stream, 0)):
        if record.type == FILEPASS:
            from perflint.readers.xls.encryption import decrypt

            return decrypt(stream, record.data) or stream
        if number > _NEAR_START:
            break
    return stream


def _read_version(first: Record | None) -> int:
    if first is None or first.type != BOF or len(first.data) < 4:
        raise _too_old() if first and first.type in (0x009, 0x209, 0x409) else BrokenFile
    version: int = struct.unpack_from("<H", first.data)[0]
    if version < BIFF5:
        raise _too_old()
    return version


def _read_globals(stream: bytes) -> Book:
    reading = records(stream, 0)
    book = Book(_read_version(next(reading, None)))
    shared: list[bytes] = []
    within = 0
    for record in reading:
        if record.type == CONTINUE and within == _SST:
            shared.append(record.data)
            continue
        within = record.type
        if within == _SST:
            shared = [record.data]
        else:
            _take(book, record)
    strings = Strings(shared, 8)
    while (text := strings.read()) is not None:
        book.strings.append(text)
    return book


def _take(book: Book, record: Record) -> None:
    type, data = record.type, record.data
    if type == FILEPASS:
        hint = "请在 Excel 或 WPS 中打开，取消打开密码后另存，再检查。"
        raise ReadError("文件设有打开密码，读不出内容", kind="encrypted", hint=hint)
    if type == _CODEPAGE:
        book.encoding = _encoding(struct.unpack_from("<H", data)[0])
    elif type == _DATE_MODE:
        book.epoch = 1904 if data[:1] == b"\1" else 1900
    elif type == _FORMAT and len(book.codes) < MOST_CODES:
        layout = struct.Struct("<HH" if book.wide else "<HB")
        number, length = layout.unpack_from(data)
        book.codes[number] = book.short_string(data[layout.size :], length)
    elif type == _XF:
        book.styles.append(struct.unpack_from("<H", data, 2)[0])
    elif type == _BOUNDSHEET:
        _take_sheet(book, data)


def _encoding(page: int) -> str:
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return CHINESE


def _too_old() -> ReadError:
    hint = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再检查。"
    return ReadError("还不能读取 Excel 4.0 及更早的工作簿", kind="unsupported", hint=hint)


def _take_sheet(book: Book, data: bytes) -> None:
    start, state, kind, length = struct.unpack_from("<IBBB", data)
    if kind == 0:
        book.bounds.append((book.short_string(data[7:], length), start, bool(state & 3)))
