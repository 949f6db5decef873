"""Scores told in prose: points of a group listed one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.operands.totals import judge_sum
from perflint.operands.write import joined

VALUES = frozenset({"name", "sum"})
_JOINTS = frozenset({"、", "，", "和", "及", "；", "+"})


class Params(NamedTuple):
    """How scores are told."""

    phrases: tuple[Phrase, ...]
    """所说的分值和后面逐项列出的第一项（角色 total、first）。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each list of points."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            yield from _listed(subject, binding)


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
        values={"name": total.label, "sum": f"{judgement.exact or 0:f}{total.unit}"},
        suggested=False,
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
