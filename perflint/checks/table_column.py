"""A column computed from two others must follow from them in every row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim, ClaimKind, Confidence, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.grid import View, views
from perflint.operands.write import written

VALUES = frozenset({"label", "head", "first", "second"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_MOST_COLUMNS = 40
_MOST_OPERANDS = 6
_HUNDRED = point(Decimal(100))
Operation = Literal["ratio", "growth", "difference", "product"]
Row = tuple[int, Quantity, Quantity, Quantity, Judgement]
_SIGN = {"ratio": "{} ÷ {}", "growth": "{} ÷ {} − 1", "difference": "{} − {}", "product": "{} × {}"}
_KIND: dict[str, ClaimKind] = {
    "ratio": "ratio", "growth": "change", "difference": "difference", "product": "conversion",
}  # fmt: skip


class Params(NamedTuple):
    """Which columns are computed, and from which."""

    result: Words
    """Words in the head of the computed column."""
    first: Words
    """Words in the head of the column that comes first in the calculation, preferred ones first."""
    second: Words
    """Words in the head of the column that comes second, preferred ones first."""
    operation: Operation = "ratio"
    """ratio: first ÷ second; growth: first ÷ second − 1; difference: first − second; product."""
    apart: Words = Words(())
    """Words in a head that rule a column out as an operand."""
    limits: bool = False
    """Whether the second column may hold upper limits; 100 % beside less of them is then no error."""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each row whose computed column and operands are filled."""
    for view in views(subject):
        for column in view.numeric[:_MOST_COLUMNS]:
            head = view.heads[column]
            if _named(head, params.result.words):
                yield from _column(view, column, params)


def _column(view: View, column: int, params: Params) -> Iterator[Claim]:
    firsts = _operands(view, column, params.first.words, params)
    seconds = _operands(view, column, params.second.words, params)
    readings = [_rows(view, column, a, b, params) for b in seconds for a in firsts if a != b]
    readings = [rows for rows in readings if rows]
    if not readings:
        return
    best = max(readings, key=_agreement)
    good = _agreement(best)
    settled = len(firsts) == len(seconds) == 1
    for row, stated, first, second, judgement in best:
        if judgement.verdict in _SOUND:
            yield _claim(view, row, column, stated, first, second, judgement, params)
            continue
        other = _held_elsewhere(readings, row)
        if other is not None:
            yield _claim(view, row, column, *other[1:], params)
        elif reason := _no_grounds(stated, judgement, params):
            yield Claim(
                _KIND[params.operation], "skipped", stated.span, stated.span, stated, reason=reason
            )
        else:
            sure = settled or good > 0 or bool(judgement.slip)
            yield _claim(
                view, row, column, stated, first, second, judgement, params,
                "certain" if sure else "likely",
            )  # fmt: skip


def _operands(view: View, column: int, words: tuple[str, ...], params: Params) -> list[int]:
    """Columns named by `words`, in the order of the words; each column under its first word."""
    found: list[int] = []
    for word in words:
        for c in view.numeric[:_MOST_COLUMNS]:
            head = view.heads[c]
            if c == column or c in found or word not in head:
                continue
            if _named(head, params.result.words) or _named(head, params.apart.words):
                continue
            found.append(c)
    return found[:_MOST_OPERANDS]


def _rows(view: View, column: int, a: int, b: int, params: Params) -> list[Row]:
    rows: list[Row] = []
    for row in range(len(view.rows)):
        stated, first, second = (view.number(row, c) for c in (column, a, b))
        if not (stated and first and second):
            continue
        if params.operation != "product" and first.dimension != second.dimension:
            continue
        rows.append((row, *_judge(stated, first, second, params.operation)))
    return rows


def _judge(
    stated: Quantity, first: Quantity, second: Quantity, operation: Operation
) -> tuple[Quantity, Quantity, Quantity, Judgement]:
    formula = _FORMULAS[operation]
    judgement = judge(stated, formula, (first, second))
    if (
        operation in ("ratio", "growth")
        and judgement.verdict == "contradicted"
        and _fraction(stated)
    ):
        fraction = stated._replace(scale=Decimal(100), unit="")
        again = judge(fraction, formula, (first, second))
        if again.verdict != "contradicted" and (
            stated.decimals > 1 or again.exact == fraction.amount
        ):
            return fraction, first, second, again
    return stated, first, second, judgement


def _fraction(stated: Quantity) -> bool:
    """Whether a bare number in a column of percentages may be a fraction of one."""
    return stated.inherited and abs(stated.value) <= 2


def _agreement(rows: list[Row]) -> int:
    return sum(row[4].verdict in _SOUND and bool(row[4].exact) for row in rows)


def _held_elsewhere(readings: list[list[Row]], row: int) -> Row | None:
    """The row under another choice of columns by which it holds."""
    for rows in readings:
        for found in rows:
            if found[0] == row and found[4].verdict in _SOUND:
                return found
    return None


def _no_grounds(stated: Quantity, judgement: Judgement, params: Params) -> str:
    """Why a mismatch is no error, "" where it is one."""
    exact = judgement.exact
    if exact is None or judgement.verdict == "skipped":
        return "zero base"
    full = stated.dimension == "percent" and stated.amount == 100
    if full and exact > 100:
        return "capped at 100%"
    return "lower is better" if full and params.limits and not judgement.slip else ""


def _named(head: str, words: tuple[str, ...]) -> bool:
    return any(word in head for word in words)


def _ratio(first: Interval, second: Interval) -> Interval:
    return first / second * _HUNDRED


def _growth(first: Interval, second: Interval) -> Interval:
    return (first / second - point(Decimal(1))) * _HUNDRED


_FORMULAS: dict[Operation, Callable[[Interval, Interval], Interval]] = {
    "ratio": _ratio,
    "growth": _growth,
    "difference": lambda first, second: first - second,
    "product": lambda first, second: first * second,
}


def _claim(
    view: View, row: int, column: int, stated: Quantity, first: Quantity, second: Quantity,
    judgement: Judgement, params: Params, confidence: Confidence = "certain",
) -> Claim:  # fmt: skip
    spans = (stated.span, first.span, second.span)
    roles = ("part", "base") if params.operation == "ratio" else ("first", "second")
    return Claim(
        _KIND[params.operation],
        judgement.verdict,
        covering(spans),
        stated.span,
        stated=stated,
        expected=judgement.expected,
        expression=written(_SIGN[params.operation], first, second),
        slip=judgement.slip,
        confidence=confidence,
        operands=(Operand(roles[0], first), Operand(roles[1], second)),
        values={
            "label": view.label(row), "head": view.heads[column],
            "first": first.text, "second": second.text,
        },
    )  # fmt: skip
