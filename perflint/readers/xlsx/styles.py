"""Number formats of a workbook, by the style number of a cell."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml
from perflint.readers.spreadsheet.builtin_formats import BUILTIN, MOST_CODES
from perflint.readers.spreadsheet.date_format import Epoch
from perflint.readers.spreadsheet.number_format import NumberFormat, read_format

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MOST = 65_536


class Styles(NamedTuple):
    """The format code of each cell style, and the epoch of dates."""

    codes: tuple[str, ...] = ()
    epoch: Epoch = 1900

    def format(self, number: str) -> tuple[str, NumberFormat]:
        """Code and format of the style of that number; General where there is none."""
        at = _number(number)
        code = self.codes[at] if 0 <= at < len(self.codes) else "General"
        return code, read_format(code, self.epoch)


@lru_cache(maxsize=16)
def read_styles(data: bytes, epoch: Epoch, limits: Limits) -> Styles:
    """The styles part in `data`; kept, because the workbooks of a folder share their styles."""
    if not data:
        return Styles(epoch=epoch)
    root = parse_xml(data, "xl/styles.xml", limits)
    codes = dict(BUILTIN)
    for element in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt"):
        if (number := _number(element.get("numFmtId"))) >= 0 and len(codes) < MOST_CODES:
            codes[number] = element.get("formatCode", "")
    found: list[str] = []
    for element in root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
        found.append(codes.get(_number(element.get("numFmtId")), "General"))
        if len(found) == _MOST:
            break
    return Styles(tuple(found), epoch)


def _number(written: str | None) -> int:
    short = written is not None and len(written) < 10 and written.isascii()
    return int(written) if written and short and written.isdecimal() else -1
