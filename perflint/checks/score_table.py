"""The self-evaluation table must agree with itself: weights, scores, totals, and with the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import judge
from perflint.arithmetic.slips import diagnose
from perflint.model.claim import Claim, Confidence, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.scoresheet import ScoreSheet, score_sheets
from perflint.operands.totals import judge_sum
from perflint.operands.write import joined, tell
from perflint.sheets.cells import spanning
from perflint.sheets.targets import earned
from perflint.text.contains import contains_any

VALUES = frozenset({"name", "weight", "score", "sum", "rate", "whole"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_FULL = Decimal(100)
_NEAR = Decimal(20)
Aspect = Literal["weights", "groups", "ceiling", "total", "execution", "headline"]


class Params(NamedTuple):
    """Which side of the table to look at."""

    aspect: Aspect
    """weights：权重合计等于总分；groups：各组权重等于组内指标之和；ceiling：得分不超过分值；total：得分合计；
    execution：预算执行得分按执行率计算；headline：正文所说的得分与表中一致。"""
    bands: Words = Words(())
    """表明按档次计分的词；有这些词的不重算预算执行得分。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """Claims on every table of scores of `subject`."""
    if not subject.tables:
        return
    for sheet in score_sheets(subject):
        yield from _ASPECTS[params.aspect](subject, sheet, params)


def _weights(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Claim]:
    parts = tuple(i.weight for i in sheet.indicators if i.weight)
    if len(parts) < 2:
        return
    extra = sheet.execution.weight if sheet.execution else None
    stated = sheet.total.weight if sheet.total else None
    readings = _readings(sheet, parts, extra)
    if stated is not None:
        claim = _sum_claim(stated, readings, "certain" if sheet.whole else "likely")
        yield claim if not _lacks_funds(sheet, extra, claim) else _unknown_funds(stated)
        return
    if sheet.whole:
        yield from _to_hundred(sheet, parts, readings)


def _readings(
    sheet: ScoreSheet, parts: tuple[Quantity, ...], extra: Quantity | None
) -> list[tuple[Quantity, ...]]:
    """The weights, with those of the funds and without, where it is not told which."""
    if not extra:
        return [parts]
    return [(*parts, extra)] if _counts_funds(sheet) else [(*parts, extra), parts]


def _to_hundred(
    sheet: ScoreSheet, parts: tuple[Quantity, ...], readings: list[tuple[Quantity, ...]]
) -> Iterator[Claim]:
    """The weights of a table that prints no sum make 100."""
    total = sum((q.amount for q in readings[0]), Decimal(0))
    right = any(sum(q.amount for q in reading) == _FULL for reading in readings)
    if not right and not _is_of_hundred(sheet, total):
        return
    yield Claim(
        "score",
        "holds" if right else "contradicted",
        spanning(*parts),
        spanning(*parts[-1:]),
        stated_text=f"{total:f}",
        expected="100",
        expression=joined("+", readings[0]),
        confidence="likely",
        operands=tuple(Operand("weight", q) for q in readings[0]),
        values={"name": "", "sum": f"{total:f}", "whole": f"{_FULL:f}"},
        suggested=False,
    )


def _is_of_hundred(sheet: ScoreSheet, total: Decimal) -> bool:
    """Whether no weight can be missing in a table, and it is not on another scale."""
    if sheet.unsaid and not (sheet.execution and sheet.execution.weight):
        return False
    return abs(total - _FULL) <= _NEAR or _all_scored(sheet)


def _all_scored(sheet: ScoreSheet) -> bool:
    """Whether the scores of all rows, those of the funds among them, make the total out of 100 stated."""
    rows = [*sheet.indicators, *([sheet.execution] if sheet.execution else [])]
    total = sheet.total.score if sheet.total else None
    parts = tuple(row.score for row in rows if row.score)
    if total is None or total.amount > _FULL or 2 * total.amount < _FULL or len(parts) < len(rows):
        return False
    return judge_sum(total, parts).verdict in _SOUND


def _groups(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Claim]:
    for group in sheet.groups:
        parts = tuple(i.weight for i in group.members if i.weight)
        if parts:
            yield _sum_claim(group.weight, [parts], "certain", group.name)


def _ceiling(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Claim]:
    rows = [*sheet.indicators, *(r for r in (sheet.execution, sheet.total) if r)]
    for row in rows:
        if row.weight and row.score:
            over = row.score.amount > row.weight.amount
            yield Claim(
                "threshold",
                "contradicted" if over else "holds",
                spanning(row.weight, row.score),
                row.score.span,
                stated=row.score,
                expected=f"≤ {row.weight.text}" if over else "",
                expression=f"{row.score.value:f} ≤ {row.weight.value:f}",
                operands=(Operand("weight", row.weight),),
                values={"name": row.name, "weight": row.weight.text},
                suggested=False,
            )


def _total(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Claim]:
    parts = tuple(i.score for i in sheet.indicators if i.score)
    if not sheet.total or not sheet.total.score or len(parts) < 2:
        return
    extra = sheet.execution.score if sheet.execution else None
    readings = [(*parts, extra), parts] if extra else [parts]
    claim = _sum_claim(sheet.total.score, readings, "certain" if sheet.whole else "likely")
    yield claim if not _lacks_funds(sheet, extra, claim) else _unknown_funds(sheet.total.score)


def _execution(subject: Subject, sheet: ScoreSheet, params: Params) -> Iterator[Claim]:
    row = sheet.execution
    if (
        not row
        or not (row.weight and row.score and row.rate)
        or row.score.amount > row.weight.amount
    ):
        return
    if contains_any(subject.flow.text, params.bands.words):
        yield Claim(
            "score", "skipped", row.score.span, row.score.span, row.score, reason="scored by bands"
        )
        return
    stated = row.score._replace(decimals=max(1, row.score.decimals))
    judgement = judge(stated, earned, (row.rate, row.weight))
    yield Claim(
        "score",
        judgement.verdict,
        spanning(row.rate, row.weight, row.score),
        row.score.span,
        stated=row.score,
        expected=judgement.expected,
        expression=f"{row.weight.value:f} × {row.rate.text}",
        slip=judgement.slip if judgement.verdict == "contradicted" else "",
        confidence="likely",
        operands=(Operand("rate", row.rate), Operand("weight", row.weight)),
        values={"name": row.name, "rate": row.rate.text, "weight": row.weight.text},
    )


def _read_score(subject: Subject) -> Quantity | None:
    """The score a filing gives itself, as it is printed."""
    fact = subject.identity.score
    if fact is None or fact.span is None:
        return None
    start, end = fact.span
    told = next((q for q in subject.quantities if start <= q.span.start < end), None)
    return told if told and told.dimension in ("score", "number") else None


def _headline(subject: Subject, sheet: ScoreSheet, _: Params) -> Iterator[Claim]:
    told = _read_score(subject)
    table = sheet.total.score if sheet.total else None
    if told is None or table is None or not sheet.of_filing or told.span == table.span:
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
        values={"score": tell(table)},
        suggested=False,
    )


_ASPECTS: dict[Aspect, Callable[[Subject, ScoreSheet, Params], Iterator[Claim]]] = {
    "weights": _weights, "groups": _groups, "ceiling": _ceiling, "total": _total,
    "execution": _execution, "headline": _headline,
}  # fmt: skip


def _counts_funds(sheet: ScoreSheet) -> bool:
    """Whether the total score shows that the points of the funds are part of the whole."""
    parts = tuple(i.score for i in sheet.indicators if i.score)
    extra = sheet.execution.score if sheet.execution else None
    total = sheet.total.score if sheet.total else None
    if total is None or extra is None or not extra.value:
        return False
    return judge_sum(total, (*parts, extra)).verdict in _SOUND


def _lacks_funds(sheet: ScoreSheet, extra: Quantity | None, claim: Claim) -> bool:
    """Whether a sum misses only because the table of funds above does not print its own points."""
    short = (
        claim.stated is not None
        and sum((one.quantity.amount for one in claim.operands), Decimal(0)) < claim.stated.amount
    )
    return claim.verdict == "contradicted" and sheet.unsaid and extra is None and short


def _unknown_funds(stated: Quantity) -> Claim:
    return Claim(
        "score", "skipped", stated.span, stated.span, stated, reason="parts may be incomplete"
    )


def _sum_claim(
    stated: Quantity, readings: list[tuple[Quantity, ...]], confidence: Confidence, name: str = ""
) -> Claim:
    judged = [(parts, judge_sum(stated, parts)) for parts in readings]
    parts, judgement = next((pair for pair in judged if pair[1].verdict in _SOUND), judged[0])
    return Claim(
        "score",
        judgement.verdict,
        spanning(stated, *parts),
        stated.span,
        stated=stated,
        expected=judgement.expected,
        expression=joined("+", parts),
        slip=judgement.slip if judgement.verdict == "contradicted" else "",
        confidence=confidence,
        operands=tuple(Operand("part", q) for q in parts),
        values={
            "name": name,
            "sum": f"{judgement.exact or 0:f}{stated.unit}",
            "whole": stated.text,
        },
        suggested=False,
    )
