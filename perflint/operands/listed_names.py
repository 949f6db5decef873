"""Names that a filing gives under a heading of its own: in a column, in the cell beside it, or after ：."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import paragraph_at
from perflint.sheets import Sheet, sheets
from perflint.text.normalize import normalize
from perflint.text.patterns import compile_pattern

_MARKS = compile_pattern(r"[^\w]+|_")
_NUMBER = compile_pattern(r"^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.、．]?$")
_VALUE = compile_pattern(r"[^。；，\n]{2,60}")
_COUNTED = compile_pattern(r"^(?:合计|总计|小计|共计|其中|……|…|无)")
_LONGEST = 60


class Named(NamedTuple):
    """A name with its place; `table`, `sheet` and `row` where it stands in a column, `table` alone in a
    form, where it names what the whole table is of."""

    name: str
    span: Span
    table: int | None = None
    sheet: Sheet | None = None
    row: int | None = None


def name_key(name: str) -> str:
    """A name as names are compared: without blanks, quotation marks and brackets, letters in small."""
    return _MARKS.sub("", normalize(name)).lower()


def listed_names(subject: Subject, heads: tuple[str, ...]) -> Iterator[Named]:
    """Every name under one of `heads`, each place once, in order."""
    above = {
        cell.span for sheet in sheets(subject) for line in sheet.headings for cell in line if cell
    }
    found = {one.span: one for one in _columned(subject, heads)}
    for one in _paired(subject, heads, above):
        found.setdefault(one.span, one)
    for one in _told(subject, heads):
        if not any(span.start <= one.span.start < span.end for span in found):
            found[one.span] = one
    yield from sorted(found.values(), key=lambda one: one.span.start)


def _columned(subject: Subject, heads: tuple[str, ...]) -> Iterator[Named]:
    for sheet in sheets(subject):
        for at, column in enumerate(sheet.columns):
            if _bare(column.leaf) not in heads and _bare(column.head) not in heads:
                continue
            last = None
            for row in range(len(sheet.lines)):
                cell = sheet.cell(row, at)
                if cell is None or cell is last or cell.blank or cell.quantity is not None:
                    continue
                last = cell
                if _is_name(cell.text):
                    yield Named(cell.text, cell.span, sheet.table, sheet, row)


def _paired(subject: Subject, heads: tuple[str, ...], above: set[Span]) -> Iterator[Named]:
    """Names right of a cell that calls them so; not of one that is a heading (`above`)."""
    text = subject.flow.text
    for number, grid in enumerate(subject.tables):
        for cell, after in pairwise(grid.cells):
            if after.row != cell.row or _bare(cell.span.of(text)) not in heads:
                continue
            if any(cell.span.start <= span.start < cell.span.end for span in above):
                continue
            name = after.span.of(text).strip()
            if name and _is_name(name) and _bare(name) not in heads:
                start = after.span.start + after.span.of(text).index(name)
                yield Named(name, Span(start, start + len(name)), number)


def _told(subject: Subject, heads: tuple[str, ...]) -> Iterator[Named]:
    text = subject.flow.text
    for head in heads:
        at = text.find(f"{head}：")
        while at >= 0:
            match = _VALUE.match(text, at + len(head) + 1)
            if match is not None and (name := match[0].strip()) and _is_name(name):
                start = text.index(name, match.start())
                paragraph = paragraph_at(subject, at)
                table = paragraph.table if paragraph is not None else None
                yield Named(name, Span(start, start + len(name)), table)
            at = text.find(f"{head}：", at + 1)


def _bare(words: str) -> str:
    return name_key(words)


def _is_name(words: str) -> bool:
    plain = words.strip()
    return (
        1 < len(plain) <= _LONGEST
        and not _COUNTED.match(plain)
        and not _NUMBER.match(plain)
        and any("\u4e00" <= letter <= "\u9fff" for letter in plain)
    )
