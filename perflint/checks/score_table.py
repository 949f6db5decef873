"""The self-evaluation table must agree with itself: weights, scores, formulas, reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import judge
from perflint.arithmetic.slips import diagnose
from perflint.model.claim import Claim, Confidence, Match, Operand, Related
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.scoresheet import Heads, Indicator, Sheet, sheets
from perflint.operands.targets import earned, missed
from perflint.operands.totals import judge_sum
from perflint.operands.write import joined

VALUES = frozenset({"name", "weight", "score", "sum", "target", "actual", "rate", "words"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_FULL = Decimal(100)
_NEAR = Decimal(20)
Aspect = Literal[
    "weights", "groups", "ceiling", "total", "execution", "target", "reason", "claimed",
    "headline",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Params:
    """Which side of the table to look at, and what its columns are called."""

    __pydantic_config__ = {"extra": "forbid", "use_attribute_docstrings": True}  # noqa: RUF012

    aspect: Aspect
    """weights: they add up to the total; groups: each group's weight is that of its indicators;
    ceiling: no score above its weight; total: scores add up; execution: the budget's score follows
    from its rate; target: a missed target loses points; reason: lost points have a reason; claimed:
    words that say all is met beside a missed target; headline: the score told in the text is that of
    the table."""
    weight: Words
    """Words in the head of the column of weights."""
    score: Words
    """Words in the head of the column of scores."""
    total: Words
    """Labels of the total row."""
    target: Words = Words(())
    """Words in the head of the column of targets."""
    actual: Words = Words(())
    """Words in the head of the column of actual values."""
    reason: Words = Words(())
    """Words in the head of the column of reasons."""
    rate: Words = Words(())
    """Words in the head of the column of execution rates."""
    bands: Words = Words(())
    """Words that show a scoring by bands; the execution score is then not recomputed."""
    phrases: tuple[Phrase, ...] = ()
    """Words in the text by which all targets are said to be met."""


def check(subject: Subject, params: Params) -> Iterator[Claim | Match]:
    """Claims and matches on every table of scores of `subject`."""
    if not subject.tables:
        return
    heads = Heads(
        params.weight.words, params.score.words, params.target.words, params.actual.words,
        params.reason.words, params.rate.words, params.total.words,
    )  # fmt: skip
    for sheet in sheets(subject, heads):
        yield from _ASPECTS[params.aspect](subject, sheet, params)


def _weights(_: Subject, sheet: Sheet, __: Params) -> Iterator[Claim]:
    parts = tuple(i.weight for i in sheet.indicators if i.weight)
    if len(parts) < 2:
        return
    extra = sheet.execution.weight if sheet.execution else None
    stated = sheet.total.weight if sheet.total else None
    readings = [parts, (*parts, extra)] if extra else [parts]
    if stated is not None:
        yield _sum_claim(stated, readings, "certain" if sheet.whole else "likely")
        return
    total = sum((q.amount for q in readings[-1]), Decimal(0))
    right = any(sum(q.amount for q in reading) == _FULL for reading in readings)
    if not sheet.whole or not (right or abs(total - _FULL) <= _NEAR):
        return
    yield Claim(
        "score",
        "holds" if right else "contradicted",
        _cover(*parts),
        _cover(*parts[-1:]),
        stated_text=f"{total:f}",
        expected="100",
        expression=joined("+", readings[-1]),
        confidence="likely",
        operands=tuple(Operand("weight", q) for q in readings[-1]),
        values={"name": "", "sum": f"{total:f}"},
    )


def _groups(_: Subject, sheet: Sheet, __: Params) -> Iterator[Claim]:
    for group in sheet.groups:
        parts = tuple(i.weight for i in group.members if i.weight)
        if parts:
            yield _sum_claim(group.weight, [parts], "certain", group.name)


def _ceiling(_: Subject, sheet: Sheet, __: Params) -> Iterator[Claim]:
    rows = [*sheet.indicators, *(r for r in (sheet.execution, sheet.total) if r)]
    for row in rows:
        if row.weight and row.score:
            over = row.score.amount > row.weight.amount
            yield Claim(
                "threshold",
                "contradicted" if over else "holds",
                _cover(row.weight, row.score),
                row.score.span,
                stated=row.score,
                expected=f"≤ {row.weight.text}" if over else "",
                expression=f"{row.score.value:f} ≤ {row.weight.value:f}",
                operands=(Operand("weight", row.weight),),
                values={"name": row.name, "weight": row.weight.text},
            )


def _total(_: Subject, sheet: Sheet, __: Params) -> Iterator[Claim]:
    parts = tuple(i.score for i in sheet.indicators if i.score)
    if not sheet.total or not sheet.total.score or len(parts) < 2:
        return
    extra = sheet.execution.score if sheet.execution else None
    readings = [(*parts, extra), parts] if extra else [parts]
    yield _sum_claim(sheet.total.score, readings, "certain" if sheet.whole else "likely")


def _execution(subject: Subject, sheet: Sheet, params: Params) -> Iterator[Claim]:
    row = sheet.execution
    if not row or not (row.weight and row.score and row.rate) or row.score.amount > row.weight.amount:
        return
    if any(word in subject.flow.text for word in params.bands.words):
        yield Claim(
            "score", "skipped", row.score.span, row.score.span, row.score, reason="scored by bands"
        )
        return
    stated = replace(row.score, decimals=max(1, row.score.decimals))
    judgement = judge(stated, earned, (row.rate, row.weight))
    yield Claim(
        "score",
        judgement.verdict,
        _cover(row.rate, row.weight, row.score),
        row.score.span,
        stated=row.score,
        expected=judgement.expected,
        expression=f"{row.weight.value:f} × {row.rate.text}",
        slip=judgement.slip if judgement.verdict == "contradicted" else "",
        confidence="likely",
        operands=(Operand("rate", row.rate), Operand("weight", row.weight)),
        values={"name": row.name, "rate": row.rate.text, "weight": row.weight.text},
    )


def _target(_: Subject, sheet: Sheet, __: Params) -> Iterator[Claim]:
    for row in sheet.indicators:
        if not (row.weight and row.score and row.target and row.actual):
            continue
        outcome = missed(row.target, row.actual)
        target, actual = row.target.quantity, row.actual.quantity
        if outcome is None or target is None or actual is None:
            continue
        full = row.score.amount >= row.weight.amount
        if not outcome and not full:
            continue
        yield Claim(
            "score",
            "contradicted" if outcome and full and row.weight.amount else "holds",
            _cover(row.weight, row.score, target, actual),
            row.score.span,
            stated=row.score,
            expected=f"< {row.weight.text}" if outcome else "",
            expression=f"{actual.text} ⁄ {row.target.text}",
            confidence="likely",
            operands=(Operand("actual", actual), Operand("target", target)),
            values={"name": row.name, "target": row.target.text, "actual": row.actual.text},
        )


def _reason(_: Subject, sheet: Sheet, __: Params) -> Iterator[Match]:
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


def _claimed(subject: Subject, sheet: Sheet, params: Params) -> Iterator[Match]:
    rows = [i for i in sheet.indicators if i.target and i.actual and missed(i.target, i.actual)]
    if not rows:
        return
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            span = binding.span(subject)
            yield Match(
                span,
                {"words": span.of(subject.flow.text), **_first(rows)},
                tuple(Related("actual", i.actual.span) for i in rows[:3] if i.actual),
                "likely",
            )


def _headline(subject: Subject, sheet: Sheet, _: Params) -> Iterator[Claim]:
    fact = subject.identity.score
    table = sheet.total.score if sheet.total else None
    if fact is None or fact.span is None or table is None or not sheet.whole:
        return
    start, end = fact.span.start, fact.span.end
    told = next((q for q in subject.quantities if start <= q.span.start < end), None)
    if told is None or told.dimension not in ("score", "number") or told.span == table.span:
        return
    same = told.amount == table.amount
    yield Claim(
        "repeat",
        "holds" if same else "contradicted",
        told.span,
        told.span,
        stated=told,
        expected="" if same else table.text,
        expression=f"{told.value:f} = {table.value:f}",
        slip="" if same else diagnose(told, point(table.amount), table.amount),
        confidence="likely",
        operands=(Operand("score", table),),
        values={"score": table.text},
    )


def _first(rows: list[Indicator]) -> dict[str, str]:
    row = rows[0]
    return {
        "name": row.name,
        "target": row.target.text if row.target else "",
        "actual": row.actual.text if row.actual else "",
    }


_ASPECTS: dict[Aspect, Callable[[Subject, Sheet, Params], Iterator[Claim | Match]]] = {
    "weights": _weights, "groups": _groups, "ceiling": _ceiling, "total": _total,
    "execution": _execution, "target": _target, "reason": _reason, "claimed": _claimed,
    "headline": _headline,
}  # fmt: skip


def _sum_claim(
    stated: Quantity, readings: list[tuple[Quantity, ...]], confidence: Confidence, name: str = ""
) -> Claim:
    judged = [(parts, judge_sum(stated, parts)) for parts in readings]
    parts, judgement = next((pair for pair in judged if pair[1].verdict in _SOUND), judged[0])
    return Claim(
        "score",
        judgement.verdict,
        _cover(stated, *parts),
        stated.span,
        stated=stated,
        expected=judgement.expected,
        expression=joined("+", parts),
        slip=judgement.slip if judgement.verdict == "contradicted" else "",
        confidence=confidence,
        operands=tuple(Operand("part", q) for q in parts),
        values={"name": name, "sum": f"{judgement.exact or 0:f}"},
    )


def _cover(*quantities: Quantity) -> Span:
    return Span(min(q.span.start for q in quantities), max(q.span.end for q in quantities))
