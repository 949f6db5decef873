"""The self-evaluation table must agree with itself: weights, scores, totals, and with the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import judge
from perflint.arithmetic.slips import diagnose
from perflint.model.claim import SOUND, Claim, Confidence, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.score_tops import (
    counts_funds,
    is_mean,
    is_of_less,
    points_of,
    read_subtotals,
    read_tops,
    score_of,
    tells_of_funds,
    weight_of,
)
from perflint.operands.scoresheet import ScoreSheet, score_sheets
from perflint.operands.totals import judge_sum
from perflint.operands.write import joined, tell
from perflint.sheets.cells import spanning
from perflint.sheets.targets import earned
from perflint.text.contains import contains_any

VALUES = frozenset({"name", "weight", "score", "sum", "rate", "whole"})
_FULL = Decimal(100)
_NEAR = Decimal(20)
Aspect = Literal["weights", "groups", "subtotals", "ceiling", "total", "execution", "headline"]


class Params(NamedTuple):
    """Which side of the table to look at."""

    aspect: Aspect
    """weights：权重合计等于总分；groups：各组权重等于组内指标之和；subtotals：小计行等于其上各行之和；ceiling：得分不超过分值；total：得分合计；
    execution：预算执行得分按执行率计算；headline：正文所说的得分与表中一致。"""
    bands: Words = Words(())
    """表明按档次计分的词；有这些词的不重算预算执行得分。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """Claims on every table of scores of `subject`."""
    if not subject.tables:
        return
    for sheet in score_sheets(subject):
        yield from _ASPECTS[params.aspect](subject, sheet, params)


def _weights(subject: Subject, sheet: ScoreSheet, _: Params) -> Iterator[Claim]:
    if sum(one.weight is not None for one in sheet.indicators) < 2:
        return
    extra = sheet.execution.weight if sheet.execution else None
    stated = sheet.total.weight if sheet.total else None
    tops = [points_of(rows, weight_of) for rows in read_tops(sheet)]
    readings = _with_funds(tops, extra, needed=counts_funds(sheet))
    if stated is not None:
        claim = _sum_claim(stated, readings, "certain" if sheet.whole else "likely")
        lacks = _lacks_funds(subject, sheet, extra, claim)
        yield _unknown_funds(stated) if lacks else claim
        return
    if sheet.whole:
        yield from _to_hundred(subject, sheet, readings)


def _with_funds(
    tops: Sequence[tuple[Quantity, ...]], extra: Quantity | None, *, needed: bool = False
) -> list[tuple[Quantity, ...]]:
    """Each way to take the parts, with what the funds add first and, unless that is `needed`, without it."""
    if extra is None:
        return list(tops)
    return [one for parts in tops for one in ((*parts, extra), parts)[: 1 if needed else 2]]


def _to_hundred(
    subject: Subject, sheet: ScoreSheet, readings: list[tuple[Quantity, ...]]
) -> Iterator[Claim]:
    """The weights of a table that prints no sum make 100."""
    fitting = (one for one in readings if sum(q.amount for q in one) == _FULL)
    parts = next(fitting, readings[0])
    total = sum((q.amount for q in parts), Decimal(0))
    right = total == _FULL
    if not right and not _is_of_hundred(subject, sheet, total):
        return
    yield Claim(
        "score",
        "holds" if right else "contradicted",
        spanning(*parts),
        spanning(*parts[-1:]),
        stated_text=f"{total:f}",
        expected="100",
        expression=joined("+", parts),
        confidence="likely",
        operands=tuple(Operand("weight", q) for q in parts),
        values={"name": "", "sum": f"{total:f}", "whole": f"{_FULL:f}"},
        suggested=False,
    )


def _is_of_hundred(subject: Subject, sheet: ScoreSheet, total: Decimal) -> bool:
    """Whether no weight can be missing in a table, and it is not on another scale."""
    if any(row.kind == "subtotal" for row in sheet.sheet.rows):
        return False  # It sums up some of the groups.
    if tells_of_funds(subject, _FULL - total):
        return False
    if sheet.unsaid and not (sheet.execution and sheet.execution.weight):
        return False
    return abs(total - _FULL) <= _NEAR or _all_scored(sheet)


def _all_scored(sheet: ScoreSheet) -> bool:
    """Whether the scores of all rows, those of the funds among them, make the total out of 100 stated."""
    rows = [*read_tops(sheet)[0], *([sheet.execution] if sheet.execution else [])]
    total = sheet.total.score if sheet.total else None
    parts = tuple(row.score for row in rows if row.score)
    if total is None or total.amount > _FULL or 2 * total.amount < _FULL or len(parts) < len(rows):
        return False
    return judge_sum(total, parts).verdict in SOUND


def _groups(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Claim]:
    for group in sheet.groups:
        parts = tuple(i.weight for i in group.members if i.weight)
        if parts:
            yield _sum_claim(group.weight, [parts], "certain", group.name)


def _subtotals(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Claim]:
    for one, covered in read_subtotals(sheet):
        for column in (weight_of, score_of):
            stated, parts = column(one), points_of(covered, column)
            if stated is not None and len(parts) == len(covered):
                yield _sum_claim(stated, [parts], "likely", one.name)


def _ceiling(_: Subject, sheet: ScoreSheet, __: Params) -> Iterator[Claim]:
    rows = [*sheet.indicators, *(r for r in (sheet.execution, sheet.total) if r)]
    for row in rows if not is_mean(sheet) else ():
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


def _total(subject: Subject, sheet: ScoreSheet, _: Params) -> Iterator[Claim]:
    stated = sheet.total.score if sheet.total else None
    tops = [points_of(rows, score_of) for rows in read_tops(sheet)]
    if stated is None or len(tops[0]) < 2 or is_mean(sheet):
        return
    extra = sheet.execution.score if sheet.execution else None
    claim = _sum_claim(stated, _with_funds(tops, extra), "certain" if sheet.whole else "likely")
    yield _unknown_funds(stated) if _lacks_funds(subject, sheet, extra, claim) else claim


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
    if told is None or table is None or told.span == table.span:
        return
    if not sheet.of_filing or is_of_less(sheet):
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
    "weights": _weights, "groups": _groups, "subtotals": _subtotals, "ceiling": _ceiling, "total": _total,
    "execution": _execution, "headline": _headline,
}  # fmt: skip


def _lacks_funds(subject: Subject, sheet: ScoreSheet, extra: Quantity | None, claim: Claim) -> bool:
    """Whether a sum misses only by the points of the funds: the table of funds above does not print them, or
    the text tells them."""
    if claim.verdict != "contradicted" or claim.stated is None or extra is not None:
        return False
    gap = claim.stated.amount - sum((one.quantity.amount for one in claim.operands), Decimal(0))
    return gap > 0 and (sheet.unsaid or tells_of_funds(subject, gap))


def _unknown_funds(stated: Quantity) -> Claim:
    return Claim(
        "score", "skipped", stated.span, stated.span, stated, reason="parts may be incomplete"
    )


def _sum_claim(
    stated: Quantity, readings: list[tuple[Quantity, ...]], confidence: Confidence, name: str = ""
) -> Claim:
    judged = [(parts, judge_sum(stated, parts)) for parts in readings]
    parts, judgement = next((pair for pair in judged if pair[1].verdict in SOUND), judged[0])
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
