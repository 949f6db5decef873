"""An outcome far above its target, without a word on why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.indicators import Indicator
from perflint.operands.nearby import near_text
from perflint.operands.nearness import comparable
from perflint.operands.scoresheet import ScoreSheet, score_sheets
from perflint.text.contains import contains_any

VALUES = frozenset({"name", "target", "actual", "percent"})
_HUNDRED = Decimal(100)


class Params(NamedTuple):
    """From where on an outcome is far above its target, and what excuses it."""

    percent: Decimal
    """实际值达到目标值的百分之几就须说明，例如 130。"""
    reasons: Words
    """原因一栏、同一段里写有这些词就不报；<reason> 是自带的一组。"""
    falling: Words
    """名称里有这些词的，越少越好，不查。"""
    phrases: tuple[Phrase, ...] = ()
    """正文里目标值与实际值写在一起的说法，角色 target、actual。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each actual value that reaches so much of its target; in a table where the column of
    reasons is blank, in the text where its paragraph gives none."""
    sheets = score_sheets(subject)
    for sheet in sheets:
        yield from filter(None, (_of_row(sheet, row, params) for row in sheet.indicators))
    for target, actual in _told(subject, params, _find_actuals(sheets)):
        falls = contains_any(target.label + actual.label, params.falling.words)
        if falls or target.qualifier == "under" or not _is_far(target, actual, params):
            continue
        words = near_text(subject, actual.span, "paragraph")
        if not contains_any(words, params.reasons.words):
            yield _match(target.label or actual.label, target, actual, target.text)


def _find_actuals(sheets: tuple[ScoreSheet, ...]) -> set[int]:
    """Where the actual values of `sheets` stand."""
    rows = [row for sheet in sheets for row in sheet.indicators]
    return {row.actual.quantity.span.start for row in rows if row.actual and row.actual.quantity}


def _told(subject: Subject, params: Params, seen: set[int]) -> Iterator[tuple[Quantity, Quantity]]:
    """Targets with their actual values told together in the text, each value once and none of `seen`."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            target, actual = binding.quantities["target"], binding.quantities["actual"]
            if actual.span.start in seen or not comparable(actual, target) or actual.qualifier:
                continue
            seen.add(actual.span.start)
            yield target, actual


def _of_row(sheet: ScoreSheet, row: Indicator, params: Params) -> Match | None:
    if row.target is None or row.actual is None or not _is_unexplained(sheet, row):
        return None
    target, actual = row.target.quantity, row.actual.quantity
    if target is None or actual is None or not _is_beyond(target, actual, params):
        return None
    bounded = row.target.limit == "<=" or bool(row.actual.limit)
    if bounded or contains_any(row.name, params.falling.words):
        return None
    return _match(row.name, target, actual, row.target.text)


def _is_unexplained(sheet: ScoreSheet, row: Indicator) -> bool:
    """Whether a table asks for reasons and a row gives none."""
    return sheet.has_reason and row.reason is not None and row.reason.blank


def _is_beyond(target: Quantity, actual: Quantity, params: Params) -> bool:
    """Whether a value in the unit of its target is far above it."""
    alike = target.dimension == actual.dimension and target.unit == actual.unit
    return alike and _is_far(target, actual, params)


def _is_far(target: Quantity, actual: Quantity, params: Params) -> bool:
    return target.amount > 0 and actual.amount * _HUNDRED >= target.amount * params.percent


def _match(name: str, target: Quantity, actual: Quantity, told: str) -> Match:
    percent = actual.amount * _HUNDRED / target.amount
    return Match(
        actual.span,
        {"name": name, "target": told, "actual": actual.text, "percent": f"{percent:.0f}%"},
        (Related("target", target.span),),
        confidence="likely",
    )
