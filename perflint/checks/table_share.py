"""A column of shares must be each row's part of the row of totals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.grid import View, views
from perflint.operands.write import written

VALUES = frozenset({"label", "head", "total"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_HUNDRED = point(Decimal(100))
_MOST_COLUMNS, _FEWEST = 12, 2


class Params(NamedTuple):
    """Which columns hold shares, and which row the totals."""

    shares: Words
    """Words in the head of a column of shares."""
    totals: Words
    """Labels of the row of totals."""
    apart: Words = Words(())
    """Words in a head that make a column neither shares of a total nor amounts."""


class _Row(NamedTuple):
    """A share with the amount it may be the share of, and the total."""

    row: int
    share: Quantity
    part: Quantity
    total: Quantity
    judgement: Judgement


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each share of a table with a row of totals, where most of them fit one column."""
    for view in views(subject):
        total = _total_row(view, params)
        if total is None:
            continue
        for column in view.numeric:
            head = view.heads[column]
            if _named(head, params.shares.words) and not _named(head, params.apart.words):
                yield from _column(view, column, total, params)


def _total_row(view: View, params: Params) -> int | None:
    rows = [r for r in range(len(view.rows)) if view.label(r).endswith(params.totals.words)]
    return rows[0] if len(rows) == 1 else None


def _column(view: View, column: int, total: int, params: Params) -> Iterator[Claim]:
    readings = []
    for other in view.numeric[:_MOST_COLUMNS]:
        head = view.heads[other]
        if other != column and not _named(head, (*params.shares.words, *params.apart.words)):
            readings.append(_rows(view, column, other, total))
    best = max(readings, key=_agreement, default=[])
    good, lines = _agreement(best), sum(_detail(row) for row in best)
    for row in best:
        held = row.judgement.verdict in _SOUND
        if held or (good >= _FEWEST and good + 1 >= lines):
            yield _claim(view, column, row)


def _rows(view: View, column: int, other: int, total: int) -> list[_Row]:
    """The shares as parts of one column; a line below 其中 may be a share of another."""
    whole = view.number(total, other)
    if whole is None or not whole.value:
        return []
    rows = []
    for row in range(len(view.rows)):
        share, part = view.number(row, column), view.number(row, other)
        if share is None or part is None or any("其中" in words for words in view.path(row)):
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


def _named(head: str, words: tuple[str, ...]) -> bool:
    return any(word in head for word in words)


def _claim(view: View, column: int, row: _Row) -> Claim:
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
        values={"label": view.label(row.row), "head": view.heads[column], "total": row.total.text},
    )
