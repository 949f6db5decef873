"""The sheets of a workbook as one filing, and what is said of what could not be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perflint.errors import ReadError
from perflint.model.document import Document, Place
from perflint.readers.compose import Composer
from perflint.readers.limits import Limits
from perflint.readers.source import too_large
from perflint.readers.spreadsheet.layout import lay_out
from perflint.readers.spreadsheet.sheet import Sheet, address, column_name

_MOST_NAMED = 5
_EMPTY = "请确认选对了文件，表格已经填好并保存。"


def compose_workbook(sheets: Iterable[Sheet], path: str, format: str, limits: Limits) -> Document:
    """The visible sheets in order. Hidden ones are not read, but named in a line of their own (a
    `header` block, which no check sees), as is anything else that a person should know.

    Raises ReadError: empty or too-large.
    """
    composer = Composer(limits)
    filled, hidden = 0, False
    for sheet in sheets:
        if not sheet.hidden:
            filled += sum(map(len, sheet.rows.values()))
            check_cells(filled, limits)
            lay_out(sheet, composer)
        hidden = hidden or sheet.hidden
        for line in _remarks(sheet):
            composer.paragraph(line, Place(sheet=sheet.name), kind="header")
    if not filled:
        title = "看得见的工作表里没有内容" if hidden else "表格里没有内容"
        raise ReadError(title, kind="empty", hint=_EMPTY)
    return composer.document(path, format)


def check_cells(count: int, limits: Limits) -> None:
    """Raises ReadError where a workbook has more cells with content than is allowed."""
    if count > limits.max_cells:
        raise too_large(f"{count:,} 个单元格", f"{limits.max_cells:,} 个")


def _remarks(sheet: Sheet) -> Iterator[str]:
    name = f"工作表“{sheet.name}”"
    if sheet.hidden:
        yield f"〔{name}是隐藏的，没有检查。〕"
        return
    rows = sorted(sheet.hidden_rows & sheet.rows.keys())
    if rows:
        listed = _list(str(row + 1) for row in rows)
        yield f"〔{name}有隐藏的行（第 {listed} 行），已一并检查。〕"
    if sheet.hidden_columns:
        used = {column for cells in sheet.rows.values() for column in cells}
        columns = sorted(sheet.hidden_columns & used)
        if columns:
            listed = _list(column_name(column) for column in columns)
            yield f"〔{name}有隐藏的列（{listed} 列），已一并检查。〕"
    if sheet.formulas:
        listed = _list(address(*place) for place in sheet.formulas)
        yield f"〔{name}的公式没有计算结果（{listed}）：请用 Excel 或 WPS 打开、保存后再检查。〕"
    for code, place in sheet.codes.items():
        yield f"〔{name} {address(*place)} 等单元格的数字格式“{code}”不能识别，按常规显示。〕"


def _list(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" 等 {len(listed)} 处" if len(listed) > _MOST_NAMED else ""
    return "、".join(listed[:_MOST_NAMED]) + more
