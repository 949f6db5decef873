"""A total told once and again for each of its parts in the same words: 共签约 40 个 … 共签约 8 个 …"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.nearness import same_paragraph
from perflint.operands.topic import LONGEST, clause_words
from perflint.operands.totals import judge_sum
from perflint.operands.write import joined
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"total", "sum", "gap", "words"})
_CLAUSE = compile_pattern(r"[；。]")
_TAIL = compile_pattern(r"共[^共]{1,6}$")
_FEWEST_PARTS = 3
_MOST_PARTS = 12
_NEAR = 10


class Params(NamedTuple):
    """Which words, repeated, tell a total and its parts."""

    words: Words
    """总数和各部分共用的说法，例如 共。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each paragraph in which the first of four or more figures told in the same words
    is, or just misses being, the sum of the others."""
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in subject.quantities:
        words = _tail(subject, quantity, params)
        if not words or quantity.qualifier:
            continue
        group = groups.setdefault((words, quantity.unit), [])
        if group and not same_paragraph(subject, group[-1], quantity):
            yield from _judge(subject, group, words)
            group.clear()
        group.append(quantity)
    for (words, _), group in groups.items():
        yield from _judge(subject, group, words)


def _tail(subject: Subject, quantity: Quantity, params: Params) -> str:
    asked, at = params.words.words, quantity.symbol
    if not contains_any(subject.symbols.text[max(0, at - LONGEST) : at], asked):
        return ""
    words = clause_words(subject, quantity)
    if not contains_any(words, asked):
        return ""
    match = _TAIL.search(words)
    return match.group() if match else ""


def _are_apart(subject: Subject, group: list[Quantity]) -> bool:
    """Whether each figure of `group` stands in a clause of its own."""
    text = subject.symbols.text
    return all(_CLAUSE.search(text, a.symbol, b.symbol) for a, b in pairwise(group))


def _judge(subject: Subject, group: list[Quantity], words: str) -> Iterator[Claim]:
    if not _FEWEST_PARTS < len(group) <= _MOST_PARTS + 1:
        return
    total, *parts = group
    if not _are_apart(subject, group) or any(part.amount > total.amount for part in parts):
        return
    judgement = judge_sum(total, tuple(parts))
    exact = (judgement.exact or total.amount) / total.scale
    gap = abs(total.value - exact)
    if judgement.verdict == "contradicted" and not (judgement.slip and gap * _NEAR <= total.value):
        return
    yield Claim(
        "sum",
        judgement.verdict,
        Span(total.span.start, parts[-1].span.end),
        total.span,
        stated=total,
        expected=judgement.expected,
        expression=joined("+", parts),
        slip=judgement.slip,
        confidence="likely",
        operands=tuple(Operand("part", q) for q in parts),
        values={
            "total": total.text, "sum": f"{exact:f}{total.unit}", "gap": f"{gap:f}{total.unit}",
            "words": words,
        },
        suggested=False,
    )  # fmt: skip
