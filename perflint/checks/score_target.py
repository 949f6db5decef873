"""An indicator that misses its target loses points, gives a reason, and is not called met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from perflint.arithmetic.judge import Formula, judge
from perflint.model.claim import SOUND, Claim, Match, Operand, Related, Verdict
from perflint.model.phrase import Phrase
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.indicators import Indicator
from perflint.operands.scoresheet import ScoreSheet, score_sheets
from perflint.sheets.cells import GridCell, spanning
from perflint.sheets.targets import deserved, missed

VALUES = frozenset({
    "name", "weight", "score", "target", "actual", "words", "full", "due",
})  # fmt: skip
Aspect = Literal["score", "reason", "claimed"]


class Params(NamedTuple):
    """Which side of the targets to look at."""

    aspect: Aspect
    """score：未达到指标值的按公式扣分；reason：扣分的写明原因；claimed：有未达标的而称全部完成。"""
    phrases: tuple[Phrase, ...] = ()
    """正文里说全部完成的话。"""


def check(subject: Subject, params: Params) -> Iterator[Claim | Match]:
    """Claims and matches on the indicators of every table of scores of `subject`."""
    if not subject.tables:
        return
    for sheet in score_sheets(subject):
        yield from _ASPECTS[params.aspect](subject, sheet, params)


def _scores(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Claim]:
    for row, aim, scored, outcome in _find_scored(sheet):
        full = scored.score.amount >= scored.weight.amount
        if outcome and not full:
            yield _proportional(row, scored, deserved(aim))
        elif outcome:
            yield _target_claim(row, scored, "contradicted", f"< {scored.weight.text}")
        elif full:
            yield _target_claim(row, scored, "holds")
        else:
            yield _target_claim(row, scored, "skipped", reason="scored by judgement")


class _Scored(NamedTuple):
    """The numbers of an indicator that has them all."""

    score: Quantity
    actual: Quantity
    target: Quantity
    weight: Quantity


def _find_scored(sheet: ScoreSheet) -> Iterator[tuple[Indicator, GridCell, _Scored, bool]]:
    """The indicators that have all their numbers, each with its target and whether that was missed."""
    for row in sheet.indicators:
        if not (row.weight and row.score and row.target and row.actual):
            continue
        outcome = missed(row.target, row.actual)
        target, actual = row.target.quantity, row.actual.quantity
        if outcome is not None and target and actual and row.weight.amount:
            yield row, row.target, _Scored(row.score, actual, target, row.weight), outcome


def _proportional(row: Indicator, scored: _Scored, formulas: tuple[Formula, ...]) -> Claim:
    """A score for a missed target: right by a formula, wrong only where a slip leads there."""
    score, *operands = scored
    stated = score._replace(decimals=max(1, score.decimals))
    judged = [judge(stated, formula, tuple(operands)) for formula in formulas]
    for judgement in judged:
        if judgement.verdict in SOUND or (score.decimals > 1 and judgement.slip):
            return _target_claim(row, scored, judgement.verdict, judgement.expected, judgement.slip)
    return _target_claim(row, scored, "skipped", reason="scored by judgement")


def _target_claim(
    row: Indicator, scored: _Scored, verdict: Verdict, expected: str = "", slip: str = "",
    reason: str = "",
) -> Claim:  # fmt: skip
    score, actual, target, weight = scored
    words = row.target.text if row.target else target.text
    return Claim(
        "score",
        verdict,
        spanning(*scored),
        score.span,
        stated=score,
        expected=expected,
        expression=f"{actual.text} ÷ {target.text} × {weight.text}" if slip else "",
        slip=slip,
        reason=reason,
        confidence="likely",
        operands=(Operand("actual", actual), Operand("target", target)),
        values={
            "name": row.name,
            "target": words,
            "actual": actual.text,
            "full": "" if slip else weight.text,
            "due": expected if slip else "",
        },
        suggested=bool(slip),
    )


def _reason(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Match]:
    if not sheet.has_reason:
        return
    for row in sheet.indicators:
        if not (row.weight and row.score) or row.score.amount >= row.weight.amount:
            continue
        if row.reason is not None and row.reason.blank:
            yield Match(
                row.score.span,
                {"name": row.name, "weight": row.weight.text, "score": row.score.text},
                (Related("weight", row.weight.span),),
            )


def _is_missed(row: Indicator) -> bool:
    return bool(row.target and row.actual and missed(row.target, row.actual))


def _claimed(subject: Subject, sheet: ScoreSheet, params: Params) -> Iterator[Match]:
    rows = [row for row in sheet.indicators if _is_missed(row)]
    if not rows or not sheet.of_filing:
        return
    told = [binding for phrase in params.phrases for binding in bind(subject, phrase)]
    if told:
        span = min(told, key=lambda binding: binding.start).span(subject)
        related = tuple(Related("actual", i.actual.span) for i in rows[:3] if i.actual)
        yield Match(span, {"words": span.of(subject.flow.text), **_first(rows)}, related, "likely")


def _first(rows: list[Indicator]) -> dict[str, str]:
    row = rows[0]
    return {
        "name": row.name,
        "target": row.target.text if row.target else "",
        "actual": row.actual.text if row.actual else "",
    }


_ASPECTS: dict[Aspect, Callable[[Subject, ScoreSheet, Params], Iterator[Claim | Match]]] = {
    "score": _scores, "reason": _reason, "claimed": _claimed,
}  # fmt: skip
