"""The self-evaluation table (自评表): indicators with weights and scores, their groups and totals."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.cells import GridCell
from perflint.operands.grid import View, views
from perflint.operands.told import is_of_project
from perflint.text.patterns import compile_pattern

_POINTS = compile_pattern(r"（([0-9]{1,3}(?:\.[0-9]+)?)(分|%)?）")
_LEVEL = compile_pattern(r"指标(?!值)|指标名称|评价内容|考核内容")
_FUNDS_ABOVE = 3
_VALUE = compile_pattern(r"值|完成|目标")
Words = tuple[str, ...]


class Heads(NamedTuple):
    """Words by which the columns of the table are known, and the labels of its total row."""

    weight: Words
    score: Words
    total: Words
    target: Words = ()
    actual: Words = ()
    reason: Words = ()
    rate: Words = ()


class Indicator(NamedTuple):
    """One row: its name, its place, and what its columns hold. `rate` is set on the row of the budget's
    execution only."""

    row: int
    name: str
    weight: Quantity | None
    score: Quantity | None
    target: GridCell | None = None
    actual: GridCell | None = None
    reason: GridCell | None = None
    rate: Quantity | None = None


class Group(NamedTuple):
    """Indicators under one heading that states their weight."""

    name: str
    weight: Quantity
    members: tuple[Indicator, ...]


class Sheet(NamedTuple):
    """One table of scores. `total` is its total row, `execution` the budget row above it, `whole`
    whether all of the table stands in one piece, `of_filing` whether it speaks of what the report
    is about, not of one of its projects, and is the only one that does."""

    view: View
    indicators: tuple[Indicator, ...]
    groups: tuple[Group, ...]
    total: Indicator | None
    execution: Indicator | None
    whole: bool
    has_reason: bool
    of_filing: bool


def sheets(subject: Subject, heads: Heads) -> tuple[Sheet, ...]:
    """Every table of `subject` whose columns name indicators, weights and scores."""
    found = [
        (at, view)
        for at, view in enumerate(views(subject))
        if _columns(view, heads.score) and _columns(view, heads.weight) and _levels(view)
    ]
    tables = Counter(view.table for _, view in found)
    own = [view for _, view in found if not is_of_project(subject, view)]
    return tuple(
        _sheet(
            subject, view, at, heads,
            len(found) == 1 or (_is_attached(subject, view) and tables[view.table] == 1),
            own == [view],
        )
        for at, view in found
    )  # fmt: skip


def _is_attached(subject: Subject, view: View) -> bool:
    """Whether a table stands in a file of its own beside the report."""
    start = subject.document.attached
    cells = subject.tables[view.table].cells
    return start is not None and subject.flow.source(cells[0].span.start) >= start


def _sheet(
    subject: Subject, view: View, at: int, heads: Heads, whole: bool, of_filing: bool
) -> Sheet:
    levels = _levels(view)
    weights = _columns(view, heads.weight)
    leaf = weights[-1]
    read = [_indicator(view, row, levels, leaf, heads) for row in range(len(view.rows))]
    total = next((i for i in reversed(read) if _names_total(view, i.row, heads.total)), None)
    rows = tuple(
        i
        for i in read
        if (i.weight or i.score) and i.name and not _names_total(view, i.row, heads.total)
    )
    groups = tuple(_groups(subject, view, rows, levels[:-1], weights[:-1]))
    execution = None
    for above in reversed(views(subject)[max(0, at - _FUNDS_ABOVE) : at]):
        if above.table >= view.table - 1 and not _levels(above):
            execution = execution or _execution(above, heads)
    return Sheet(
        view, rows, groups, total, execution, whole, bool(_columns(view, heads.reason)), of_filing
    )


def _indicator(view: View, row: int, levels: list[int], leaf: int, heads: Heads) -> Indicator:
    name = next((c.text for i in reversed(levels) if (c := view.cell(row, i)) and not c.blank), "")
    score = _number(view, row, _columns(view, heads.score))
    target, actual, reason = (
        _cell(view, row, _columns(view, words))
        for words in (heads.target, heads.actual, heads.reason)
    )
    return Indicator(row, name, view.number(row, leaf), score, target, actual, reason)


def _execution(view: View, heads: Heads) -> Indicator | None:
    """The row of the budget's execution in the table of funds above the indicators."""
    weights, scores, rates = (
        _columns(view, words) for words in (heads.weight, heads.score, heads.rate)
    )
    if not weights or not scores:
        return None
    for row in range(len(view.rows)):
        weight, score = view.number(row, weights[-1]), _number(view, row, scores)
        if weight and score:
            rate = _number(view, row, rates)
            return Indicator(row, view.label(row), weight, score, rate=rate)
    return None


def _groups(
    subject: Subject, view: View, rows: tuple[Indicator, ...], levels: list[int], weights: list[int]
) -> Iterator[Group]:
    """Groups that state a weight: in brackets after their name, or in a column of their own."""
    for level in levels:
        column = next(
            (w for w in weights if w > level and not any(level < o < w for o in levels)), None
        )
        name = ""
        stated: Quantity | None = None
        members: list[Indicator] = []
        for indicator in rows:
            cell = view.cell(indicator.row, level)
            if cell and not cell.blank and cell.text != name:
                if stated and members:
                    yield Group(name, stated, tuple(members))
                name, members = cell.text, []
                stated = _stated_points(subject, cell)
                if stated is None and column is not None:
                    stated = view.number(indicator.row, column)
            members.append(indicator)
        if stated and members:
            yield Group(name, stated, tuple(members))


def _stated_points(subject: Subject, cell: GridCell) -> Quantity | None:
    match = _POINTS.search(subject.flow.text, cell.span.start, cell.span.end)
    if match is None:
        return None
    span = Span(match.start(1), match.end(2) if match[2] else match.end(1))
    at = bisect_left(subject.quantities, span.start, key=_start)
    known = subject.quantities[at] if at < len(subject.quantities) else None
    value = Decimal(match[1])
    made = Quantity(
        -1 - span.start, span, -1, span.of(subject.flow.text), value,
        len(match[1].partition(".")[2]), match[2] or "", "score",
    )  # fmt: skip
    return made._replace(index=known.index) if known and known.span == span else made


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _columns(view: View, words: Words) -> list[int]:
    return [c for c, head in enumerate(view.heads) if any(word in head for word in words)]


def _levels(view: View) -> list[int]:
    return [
        c for c, head in enumerate(view.heads)
        if _LEVEL.search(head) and not _VALUE.search(head) and c not in view.numeric
    ]  # fmt: skip


def _cell(view: View, row: int, columns: list[int]) -> GridCell | None:
    return next((cell for c in columns if (cell := view.cell(row, c))), None)


def _number(view: View, row: int, columns: list[int]) -> Quantity | None:
    return next((q for c in columns if (q := view.number(row, c))), None)


def _names_total(view: View, row: int, words: Words) -> bool:
    return any(path.endswith(words) and len(path) < 10 for path in view.path(row)[:1])
