"""Rows of a table that a count right above it (三个标段中标情况如下：) or right below it (上表五项) is of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.count_claim import counts_things
from perflint.sheets import Sheet, sheets
from perflint.text.patterns import compile_pattern

_ANNOUNCES = compile_pattern(r"(?:如下|下表|见表|[：])[^。\n]{0,16}$")
_ABOVE = compile_pattern(r"(?:上表|表中|上述|以上)(?:所列)?(?:各?项?目?)?$")
_STOPS = compile_pattern(r"[。；\n]")
_KIND = compile_pattern(r"名称$|内容$|类别$|类型$|[（(].*$")
_UNIT_LINE = compile_pattern(r"^[（(]?(?:金额|计量)?单位[：:][^。，\n]{0,12}$")
_FEWEST, _AFTER = 2, 12


class CountedRows(NamedTuple):
    """A count `of` things with the labels (in the flow) of the rows of its table; `noun` is the heading of
    the table that names what is counted, "" where none does."""

    of: Quantity
    labels: tuple[Span, ...]
    noun: str


def find_counted_rows(subject: Subject) -> Iterator[CountedRows]:
    """The counts that stand right above or below a table of plain rows."""
    laid = sheets(subject)
    for sheet in laid:
        cells = subject.tables[sheet.table].cells
        labels = _labels(sheet)
        if len(labels) < _FEWEST or sum(one.table == sheet.table for one in laid) > 1:
            continue
        start, end = cells[0].span.start, cells[-1].span.end
        above = _paragraph_above(subject.flow.text, start)
        told = _ANNOUNCES.search(above.of(subject.flow.text))
        for span, below in ((above, False), (_paragraph_below(subject.flow.text, end), True)):
            count = _only_count(subject, span, below) if below or told else None
            if count is not None:
                after = subject.flow.text[count.span.end : count.span.end + _AFTER]
                yield CountedRows(
                    count, labels, "" if below else _heading(sheet, count.unit + after)
                )


def _labels(sheet: Sheet) -> tuple[Span, ...]:
    """The labels of the rows; none where rows are parts of others or the list is open."""
    found: list[Span] = []
    for row, line in zip(sheet.rows, sheet.lines, strict=True):
        if row.kind in ("total", "subtotal", "note"):
            continue
        if row.kind != "plain" or row.parent >= 0 or not row.label or len(row.path) > 1:
            return ()
        cell = next((one for one in line if one is not None and row.label in one.text), None)
        if cell is None:
            return ()
        found.append(cell.span)
    return tuple(found)


def _heading(sheet: Sheet, words: str) -> str:
    """The heading over the labels that is what `words` count, "" for none."""
    for at, column in enumerate(sheet.columns):
        kind = _KIND.sub("", column.leaf)
        if at not in sheet.numeric and len(kind) >= _FEWEST and kind in words:
            return kind
    return ""


def _paragraph_above(text: str, start: int) -> Span:
    """The last sentence of the paragraph above a table, a line that only names the unit passed over."""
    end = start
    begin = start
    for _ in range(_FEWEST):
        while end and text[end - 1] == "\n":
            end -= 1
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        if not _UNIT_LINE.match(line):
            break
        end = begin
    stops = [match.end() for match in _STOPS.finditer(text, begin, max(begin, end - 1))]
    return Span(stops[-1] if stops else begin, end)


def _paragraph_below(text: str, end: int) -> Span:
    """The first clause of the paragraph below a table."""
    while text[end : end + 1] == "\n":
        end += 1
    stop = _STOPS.search(text, end)
    return Span(end, stop.start() if stop else len(text))


def _begins(quantity: Quantity) -> int:
    return quantity.span.start


def _only_count(subject: Subject, span: Span, below: bool) -> Quantity | None:
    """The one count of things in `span`; below a table only one that the table is named with."""
    low = bisect_left(subject.quantities, span.start, key=_begins)
    high = bisect_left(subject.quantities, span.end, key=_begins)
    found = [
        quantity
        for quantity in subject.quantities[low:high]
        if counts_things(quantity) and quantity.value >= _FEWEST
    ]
    if below:
        text = subject.flow.text
        found = [q for q in found if _ABOVE.search(text, span.start, q.span.start)]
    return found[0] if len(found) == 1 else None
