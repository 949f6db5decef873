"""The self-evaluation table (自评表): indicators with weights and scores, their groups and totals."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.same import Same
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.indicators import Indicator, number_of, read_indicators
from perflint.operands.whole_figures import is_of_project
from perflint.sheets import Sheet, sheets
from perflint.sheets.cells import GridCell
from perflint.sheets.roles import Role
from perflint.text.patterns import compile_pattern

_POINTS = compile_pattern(r"（([0-9]{1,3}(?:\.[0-9]+)?)(分|%)?(?:[*×][^（）]*)?）")
_TOTAL = compile_pattern(r"(?:总分|总得分|综合得分|自评得分)(?:（[^（）]*）)?$")
_FUNDS_ABOVE = 3
_OF_FUNDS: tuple[Role, ...] = ("rate", "executed", "adjusted")
_LONGEST_TOTAL = 10
_FULL = Decimal(100)


class Group(NamedTuple):
    """Indicators under one heading that states their weight."""

    name: str
    weight: Quantity
    members: tuple[Indicator, ...]


class ScoreSheet(NamedTuple):
    """One table of scores. `total` is its total row or the total named above it, `execution` the budget
    row above it; `unsaid` whether there are funds above it without a word on their points; `whole` whether all
    of the table stands in one piece, `of_filing` whether it speaks of what the report is about, not
    of one of its projects, and is the only one that does."""

    sheet: Sheet
    indicators: tuple[Indicator, ...]
    groups: tuple[Group, ...]
    total: Indicator | None
    execution: Indicator | None
    unsaid: bool
    whole: bool
    of_filing: bool

    @property
    def has_reason(self) -> bool:
        """Whether the table has a column of reasons."""
        return bool(self.sheet.find("reason"))


def score_sheets(subject: Subject) -> tuple[ScoreSheet, ...]:
    """Every table of `subject` whose columns name indicators and scores."""
    return _score_sheets(Same(subject.tables, of=subject)) if subject.tables else ()


@lru_cache(maxsize=1)
def _score_sheets(same: Same) -> tuple[ScoreSheet, ...]:
    subject: Subject = same.of
    every = sheets(subject)
    found = [at for at, sheet in enumerate(every) if sheet.find("score") and _levels(sheet)]
    tables = Counter(every[at].table for at in found)
    own = [at for at in found if not is_of_project(subject, every[at])]
    return tuple(
        _read(
            subject, every, at,
            len(found) == 1
            or (_is_attached(subject, every[at]) and tables[every[at].table] == 1),
            own == [at],
        )
        for at in found
    )  # fmt: skip


def _is_attached(subject: Subject, sheet: Sheet) -> bool:
    """Whether a table stands in a file of its own beside the report."""
    start = subject.document.attached
    cells = subject.tables[sheet.table].cells
    return start is not None and subject.flow.source(cells[0].span.start) >= start


def _read(
    subject: Subject, every: tuple[Sheet, ...], at: int, whole: bool, of_filing: bool
) -> ScoreSheet:
    sheet = every[at]
    totals = subject.vocabularies.get("sheet-total", ())
    levels = _levels(sheet)
    weights = sheet.find("weight")
    read = read_indicators(subject, sheet, levels)
    total = next((i for i in reversed(read) if _names_total(sheet, i.row, totals)), None)
    rows = tuple(
        i
        for i in read
        if (i.weight or i.score) and i.name and not _names_total(sheet, i.row, totals)
    )
    groups = tuple(_groups(subject, sheet, rows, levels[:-1], weights[:-1])) if weights else ()
    above = [
        one
        for one in every[max(0, at - _FUNDS_ABOVE) : at]
        if one.table >= sheet.table - 1 and not _levels(one) and one.find("rate", "executed")
    ]
    execution = next((row for one in reversed(above) if (row := _execution(subject, one))), None)
    unsaid = bool(above) and not any(one.find("weight", "score") for one in above)
    return ScoreSheet(
        sheet, rows, groups, total or _total_above((*above, sheet)), execution, unsaid,
        whole, of_filing,
    )  # fmt: skip


def _execution(subject: Subject, sheet: Sheet) -> Indicator | None:
    """The row of the budget's execution in a table of funds: its weight stands in a column, or in
    brackets after the heading of the score or of the table."""
    weights, scores, rates = (sheet.find(role) for role in ("weight", "score", "rate"))
    for row in range(len(sheet.lines)):
        score = number_of(sheet, row, scores)
        weight = number_of(sheet, row, weights) or (None if weights else _headed(subject, sheet))
        if weight and (score or weights):
            name = sheet.label(row)
            return Indicator(row, name, weight, score, rate=_rate(sheet, row, rates))
    return None


def _rate(sheet: Sheet, row: int, columns: tuple[int, ...]) -> Quantity | None:
    """The rate of a row; one printed as a plain number that is just what was spent by the budget (1, 0.95)
    is a part of one, not of a hundred."""
    rate = number_of(sheet, row, columns)
    if rate is None or rate.text.endswith(("%", "％")) or rate.value > 1:
        return rate
    spent = number_of(sheet, row, sheet.find("executed"))
    budget = number_of(sheet, row, sheet.find("adjusted", "budget"))
    if not spent or not budget or not budget.value:
        return rate
    share = spent.amount / budget.amount
    if abs(share - rate.value) > rate.ulp:
        return rate
    return rate._replace(value=rate.value * _FULL, decimals=max(0, rate.decimals - 2))


def _headed(subject: Subject, sheet: Sheet) -> Quantity | None:
    """The points that a heading of a table of funds names: 得分（20分*执行率）."""
    cells = {id(cell): cell for line in sheet.headings for cell in line if cell}
    return next((q for cell in cells.values() if (q := _stated_points(subject, cell))), None)


def _total_above(found: tuple[Sheet, ...]) -> Indicator | None:
    """The total score that is filled in above the tables: 自评总分（分） | 97.93."""
    for sheet in found:
        for name, cell in sheet.pairs():
            if _TOTAL.search(name) and cell.quantity:
                return Indicator(-1, name, None, cell.quantity)
    return None


def _groups(
    subject: Subject, sheet: Sheet, rows: tuple[Indicator, ...], levels: tuple[int, ...],
    weights: tuple[int, ...],
) -> Iterator[Group]:  # fmt: skip
    """Groups that state a weight: in brackets after their name, or in a column of their own. The row
    that names a group may hold no points itself."""
    by_row = {one.row: one for one in rows}
    for level in levels:
        column = next(
            (w for w in weights if w > level and not any(level < o < w for o in levels)), None
        )
        yield from _groups_of_level(subject, sheet, by_row, level, column)


def _groups_of_level(
    subject: Subject, sheet: Sheet, by_row: Mapping[int, Indicator], level: int, column: int | None
) -> Iterator[Group]:
    """The groups that a column of names tells, weighed in `column` if not behind their names."""
    heading = sheet.headings[-1][level] if sheet.headings else None
    name = heading.text if heading else ""
    # A group named beside the headings (绩效指标（90分）) is left blank below them.
    stated = _stated_points(subject, heading) if heading else None
    members: list[Indicator] = []
    for row in range(len(sheet.lines)):
        cell = sheet.cell(row, level)
        if cell and not cell.blank and cell.text != name:
            if stated and members:
                yield Group(name, stated, tuple(members))
            name, members = cell.text, []
            stated = _stated_points(subject, cell)
            if stated is None and column is not None:
                stated = sheet.number(row, column)
        if row in by_row:
            members.append(by_row[row])
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


def _levels(sheet: Sheet) -> tuple[int, ...]:
    """The columns of indicators; where none is called so, beside weight and score, those of names."""
    levels = tuple(at for at in sheet.find("level") if at not in sheet.numeric)
    if levels or not sheet.find("weight") or sheet.find(*_OF_FUNDS):
        return levels
    first = sheet.numeric[0] if sheet.numeric else 0
    return tuple(at for at in sheet.find("name") if at < first)


def _names_total(sheet: Sheet, row: int, words: tuple[str, ...]) -> bool:
    return any(path.endswith(words) and len(path) < _LONGEST_TOTAL for path in sheet.path(row)[:1])
