"""A column of shares must be each row's part of the row of totals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim, Operand
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.write import written
from perflint.sheets import Sheet, sheets
from perflint.sheets.roles import COMPUTED, STAGES

VALUES = frozenset({"label", "head", "total"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_HUNDRED = point(Decimal(100))
_MOST_COLUMNS, _FEWEST = 12, 2
_NO_AMOUNTS = (*COMPUTED, "price", "weight", "score", "order", "code")


class Params(NamedTuple):
    """Nothing to choose: columns and rows are known by the word lists of tables."""


class _Row(NamedTuple):
    """A share with the amount it may be the share of, and the total."""

    row: int
    share: Quantity
    part: Quantity
    total: Quantity
    judgement: Judgement


def check(subject: Subject, _: Params) -> Iterator[Claim]:
    """A claim for each share of a table with a row of totals, where most of them fit one column."""
    for sheet in sheets(subject):
        total = _total_row(sheet)
        if total is None:
            continue
        for column in sheet.find("share"):
            if column in sheet.numeric and sheet.columns[column].meaning.against not in STAGES:
                yield from _column(sheet, column, total)


def _total_row(sheet: Sheet) -> int | None:
    rows = [at for at, row in enumerate(sheet.rows) if row.kind == "total"]
    return rows[0] if len(rows) == 1 else None


def _column(sheet: Sheet, column: int, total: int) -> Iterator[Claim]:
    readings = []
    for other in sheet.numeric[:_MOST_COLUMNS]:
        if sheet.columns[other].role not in _NO_AMOUNTS:
            readings.append(_rows(sheet, column, other, total))
    best = max(readings, key=_agreement, default=[])
    good, lines = _agreement(best), sum(_detail(row) for row in best)
    for row in best:
        held = row.judgement.verdict in _SOUND
        if held or (good >= _FEWEST and good + 1 >= lines):
            yield _claim(sheet, column, row)


def _rows(sheet: Sheet, column: int, other: int, total: int) -> list[_Row]:
    """The shares as parts of one column; a line below 其中 may be a share of another."""
    whole = sheet.number(total, other)
    if whole is None or not whole.value:
        return []
    rows = []
    for row in range(len(sheet.lines)):
        share, part = sheet.number(row, column), sheet.number(row, other)
        if share is None or part is None or any("其中" in words for words in sheet.path(row)):
            continue
        rows.append(_Row(row, share, part, whole, judge(share, _share, (part, whole))))
    return rows


def _agreement(rows: list[_Row]) -> int:
    return sum(row.judgement.verdict in _SOUND and _detail(row) for row in rows)


def _detail(row: _Row) -> bool:
    """Whether a row is not the row of totals itself."""
    return row.part.span != row.total.span


def _share(part: Interval, total: Interval) -> Interval:
    return part / total * _HUNDRED


def _claim(sheet: Sheet, column: int, row: _Row) -> Claim:
    wrong = row.judgement.verdict == "contradicted"
    return Claim(
        "share",
        row.judgement.verdict,
        covering((row.share.span, row.part.span, row.total.span)),
        row.share.span,
        stated=row.share,
        expected=row.judgement.expected,
        expression=written("{} ÷ {}", row.part, row.total),
        slip=row.judgement.slip if wrong else "",
        confidence="certain" if row.judgement.slip or not wrong else "likely",
        operands=(Operand("part", row.part), Operand("base", row.total)),
        values={
            "label": sheet.label(row.row),
            "head": sheet.columns[column].head,
            "total": row.total.text,
        },
    )
