"""The sheets of a workbook as one filing, and what is said of what could not be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from perflint.errors import ReadError
from perflint.model.document import Document, Place
from perflint.readers.limits import Limits, too_large
from perflint.readers.spreadsheet.layout import lay_out
from perflint.readers.spreadsheet.sheet import Sheet, address, column_name
from perflint.readers.spreadsheet.table_writer import SheetComposer

# Keys of NOTICES, see perflint/postprocess/notices.py.
HIDDEN_SHEET, HIDDEN_LINES, UNCALCULATED, UNKNOWN_FORMAT = "PFL211", "PFL212", "PFL213", "PFL214"
_LINES = {
    HIDDEN_SHEET: "工作表“{sheet}”是隐藏的，没有检查",
    HIDDEN_LINES: "工作表“{sheet}”有隐藏的行或列（{cells}），已一并检查",
    UNCALCULATED: "工作表“{sheet}”的公式没有计算结果（{cells}）",
    UNKNOWN_FORMAT: "工作表“{sheet}”中 {cells} 的数字格式“{code}”不能识别，按常规格式显示",
}
Said = tuple[str, Place, dict[str, str]]
_MOST_NAMED = 5
_EMPTY = "请确认选对了文件，表格已经填好并保存。"


def compose_workbook(sheets: Iterable[Sheet], path: str, format: str, limits: Limits) -> Document:
    """The visible sheets in order. Hidden ones are not read, but named in a line of their own (a
    `header` block, which no check sees) and in Document.remarks, as is anything else that a person
    should know.

    Raises ReadError: empty or too-large.
    """
    composer = SheetComposer(limits)
    filled, hidden = 0, False
    said: list[Said] = []
    for sheet in sheets:
        hidden = hidden or sheet.hidden
        if not sheet.hidden:
            filled += sum(map(len, sheet.rows.values()))
            check_cells(filled, limits)
            lay_out(sheet, composer)
        for one in _remarks(sheet):
            said.append(one)
            composer.paragraph(_write(one), one[1], kind="header")
    if not filled:
        title = "看得见的工作表里没有内容" if hidden else "表格里没有内容"
        raise ReadError(title, kind="empty", hint=_EMPTY)
    document = composer.document(path, format)
    lines = [block.span for block in document.blocks if block.kind == "header"]
    remarks = tuple(
        (kind, span, place, tuple(values.items()))
        for (kind, place, values), span in zip(said, lines, strict=True)
    )
    return document._replace(remarks=remarks)


def check_cells(count: int, limits: Limits) -> None:
    """Raises ReadError where a workbook has more cells with content than is allowed."""
    if count > limits.max_cells:
        raise too_large(f"{count:,} 个单元格", f"{limits.max_cells:,} 个")


def _hidden_lines(sheet: Sheet) -> str:
    """The hidden rows and columns with something in them, in words."""
    rows = sorted(sheet.hidden_rows & sheet.rows.keys())
    used = set(chain.from_iterable(sheet.rows.values())) if sheet.hidden_columns else set()
    columns = sorted(sheet.hidden_columns & used)
    parts = [f"第 {_list([str(row + 1) for row in rows])} 行"] if rows else []
    parts += [f"{_list([column_name(column) for column in columns])} 列"] if columns else []
    return "，".join(parts)


def _remarks(sheet: Sheet) -> Iterator[Said]:
    name, place = {"sheet": sheet.name}, Place(sheet=sheet.name)
    if sheet.hidden:
        yield HIDDEN_SHEET, place, name
        return
    if hidden := _hidden_lines(sheet):
        yield HIDDEN_LINES, place, {**name, "cells": hidden}
    if sheet.formulas:
        cells = [address(*one) for one in sheet.formulas]
        yield UNCALCULATED, place._replace(cell=cells[0]), {**name, "cells": _list(cells)}
    for code, one in sheet.codes.items():
        at = address(*one)
        yield UNKNOWN_FORMAT, place._replace(cell=at), {**name, "cells": at, "code": code}


def _write(said: Said) -> str:
    """The remark as a line of the text."""
    kind, _, values = said
    return f"〔{_LINES[kind].format_map(values)}〕"


def _list(names: list[str]) -> str:
    more = f" 等 {len(names)} 处" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more
