"""Old Excel workbooks (.xls) and WPS ones (.et), which are the same: BIFF5 and BIFF8 records.

Own reader: values alone are not enough, because 78.33% is stored as 0.7833 and a format.
[MS-XLS] and [MS-CFB] are Microsoft's published specifications.
"""

from __future__ import annotations

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers.compound import BrokenFile, open_stream
from perflint.readers.limits import Limits
from perflint.readers.spreadsheet.remedy import REMEDY
from perflint.readers.spreadsheet.workbook import compose_workbook
from perflint.readers.xls.workbook import read_book

_NAMES = ("Workbook", "Book")


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The sheets in order, numbers and dates as displayed, formulas by the results stored with them.

    Macros are not looked at. Raises ReadError: corrupt, encrypted, empty, unsupported (Excel 4 and
    older) or too-large.
    """
    try:
        stream = open_stream(data, _NAMES)
        sheets = list(read_book(stream, limits))
    except BrokenFile:
        title = "文件已损坏：不是完整的 Excel 工作簿"
        raise ReadError(title, kind="corrupt", hint=REMEDY) from None
    format = "et" if path.lower().endswith(".et") else "xls"
    return compose_workbook(sheets, path, format, limits)
