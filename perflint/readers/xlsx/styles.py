"""Number formats of a workbook, by the style number of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml
from perflint.readers.spreadsheet.builtin_formats import BUILTIN
from perflint.readers.spreadsheet.date_format import Epoch
from perflint.readers.spreadsheet.number_format import GENERAL, NumberFormat, read_format

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MOST = 65_536
Styles = Sequence[tuple[str, NumberFormat]]
"""Code and format of each style, by its number."""


@lru_cache(maxsize=16)
def read_styles(data: bytes, epoch: Epoch, limits: Limits) -> Styles:
    """The format of every cell style; kept, because the workbooks of a folder share their styles."""
    if not data:
        return ()
    root = parse_xml(data, "xl/styles.xml", limits)
    codes = dict(BUILTIN)
    for element in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt"):
        if (number := _number(element.get("numFmtId"))) >= 0:
            codes[number] = element.get("formatCode", "")
    found: list[tuple[str, NumberFormat]] = []
    for element in root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
        code = codes.get(_number(element.get("numFmtId")), "General")
        found.append((code, read_format(code, epoch)))
        if len(found) == _MOST:
            break
    return tuple(found)


def style_of(styles: Styles, number: str) -> tuple[str, NumberFormat]:
    """The style of that number; General where there is none."""
    at = _number(number)
    return styles[at] if 0 <= at < len(styles) else ("General", GENERAL)


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else -1
