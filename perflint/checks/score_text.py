"""Scores told in prose: points of a group listed one by one, points earned by a rate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.arithmetic.judge import judge
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.operands.totals import judge_sum
from perflint.operands.write import joined
from perflint.sheets.targets import earned

VALUES = frozenset({"name", "sum", "rate", "weight"})
_JOINTS = frozenset({"、", "，", "和", "及", "；", "+"})


class Params(NamedTuple):
    """How scores are told."""

    phrases: tuple[Phrase, ...]
    """A stated weight and the first of the points listed after it (roles `total`, `first`), or a rate,
    a weight and the score it earned (roles `rate`, `weight`, `score`)."""
    bands: Words = Words(())
    """Words that show a scoring by bands; a score is then not recomputed from its rate."""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each list of points and each score that stands with its rate and weight."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            if "first" in binding.quantities:
                yield from _listed(subject, binding)
            else:
                yield _earned(subject, binding, params)


def _listed(subject: Subject, binding: Binding) -> Iterator[Claim]:
    total = binding.quantities["total"]
    parts = (binding.quantities["first"], *_following(subject, binding.quantities["first"]))
    if len(parts) < 2:
        return
    judgement = judge_sum(total, parts)
    contradicted = judgement.verdict == "contradicted"
    yield Claim(
        "score",
        judgement.verdict,
        Span(total.span.start, parts[-1].span.end),
        total.span,
        stated=total,
        expected=judgement.expected,
        expression=joined("+", parts),
        slip=judgement.slip if contradicted else "",
        confidence="certain" if judgement.slip or not contradicted else "likely",
        operands=tuple(Operand("part", part) for part in parts),
        values={"name": total.label, "sum": f"{judgement.exact or 0:f}"},
    )


def _following(subject: Subject, first: Quantity) -> Iterator[Quantity]:
    text = subject.symbols.text
    last = first
    for quantity in subject.quantities[first.index + 1 :]:
        if text[last.symbol + 1 : quantity.symbol] not in _JOINTS:
            return
        if quantity.dimension not in ("score", "number"):
            return
        yield quantity
        last = quantity


def _earned(subject: Subject, binding: Binding, params: Params) -> Claim:
    rate, weight, score = (binding.quantities[role] for role in ("rate", "weight", "score"))
    span = binding.span(subject)
    text = subject.flow.text
    line = text[text.rfind("\n", 0, span.start) + 1 : text.find("\n", span.end) + 1 or len(text)]
    if any(word in line for word in params.bands.words):
        return Claim("score", "skipped", span, score.span, score, reason="scored by bands")
    stated = score._replace(decimals=max(1, score.decimals))
    judgement = judge(stated, earned, (rate, weight))
    return Claim(
        "score",
        judgement.verdict,
        span,
        score.span,
        stated=score,
        expected=judgement.expected,
        expression=f"{weight.value:f} × {rate.text}",
        slip=judgement.slip if judgement.verdict == "contradicted" else "",
        confidence="likely",
        operands=(Operand("rate", rate), Operand("weight", weight)),
        values={"rate": rate.text, "weight": weight.text},
    )
