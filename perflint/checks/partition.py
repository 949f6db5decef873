"""Parts known to make up a whole, whatever the wording: 基本支出 and 项目支出 are all expenditure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.arithmetic.judge import Judgement
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.candidates import names
from perflint.operands.nearness import comparable, same_paragraph, same_sentence
from perflint.operands.totals import Parts, judge_sum
from perflint.operands.write import joined

VALUES = frozenset({"total", "sum", "gap", "label"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_REACH = 4
_FAR = 16


class Params(NamedTuple):
    """Labels that together make a whole."""

    partitions: tuple[tuple[str, ...], ...]
    """Each a row of labels, in any order in the text; `a|b` allows either wording, `a|-b` bars labels
    with b. A longer row is tried before the shorter ones it contains."""
    totals: Words = Words(())
    """Words in the label of a quantity after the parts that make it their total."""


class _Row(NamedTuple):
    words: tuple[str, ...]
    barred: tuple[str, ...]


def _read_row(text: str) -> _Row:
    words = text.split("|")
    return _Row(
        tuple(word for word in words if not word.startswith("-")),
        tuple(word[1:] for word in words if word.startswith("-")),
    )


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each set of parts found together with a total of the same unit."""
    text = subject.symbols.text
    used: set[int] = set()
    for partition in params.partitions:
        rows = tuple(_read_row(words) for words in partition)
        if not all(names(text, row.words) for row in rows):
            continue
        for parts in _find(subject, rows):
            if used.intersection(q.index for q in parts):
                continue
            claim = _judge(subject, params, parts)
            if claim is not None:
                used.update(q.index for q in parts)
                yield claim


def _find(subject: Subject, rows: tuple[_Row, ...]) -> Iterator[Parts]:
    """Runs of quantities of one paragraph whose labels fill every row once."""
    quantities = subject.quantities
    for start, first in enumerate(quantities):
        row = _row(first, rows)
        if row < 0 or first.qualifier:
            continue
        filled = {row: first}
        for other in quantities[start + 1 : start + len(rows) + _REACH]:
            if not same_paragraph(subject, first, other):
                break
            row = _row(other, rows)
            if row >= 0 and row not in filled and comparable(first, other) and not other.qualifier:
                filled[row] = other
            if len(filled) == len(rows):
                yield tuple(sorted(filled.values(), key=lambda q: q.index))
                break


def _row(quantity: Quantity, rows: tuple[_Row, ...]) -> int:
    """The one row that the label fits; -1 where none or several do."""
    label = quantity.label
    fits = [i for i, r in enumerate(rows) if names(label, r.words) and not names(label, r.barred)]
    return fits[0] if len(fits) == 1 else -1


def _judge(subject: Subject, params: Params, parts: Parts) -> Claim | None:
    totals = list(_totals(subject, params, parts))
    judged = [(total, sure, judge_sum(total, parts)) for total, sure in totals]
    for total, _, judgement in judged:
        if judgement.verdict in _SOUND:
            return _claim(total, parts, judgement)
    for total, sure, judgement in judged:
        if judgement.verdict == "contradicted" and (sure or judgement.slip):
            return _claim(total, parts, judgement)
    return None


def _totals(subject: Subject, params: Params, parts: Parts) -> Iterator[tuple[Quantity, bool]]:
    """Quantities that may be the total, and whether their place makes them so: just before the
    parts, or after them under a name for totals; further back only for a sum that fits."""
    first, last = parts[0], parts[-1]
    quantities = subject.quantities
    for other in quantities[last.index + 1 : last.index + 2]:
        named = names(other.label, params.totals.words)
        if named and same_sentence(subject, last, other) and comparable(first, other):
            yield other, True
    for distance, index in enumerate(range(first.index - 1, max(-1, first.index - _FAR), -1)):
        other = quantities[index]
        if comparable(first, other) and not other.qualifier:
            yield other, not distance and _adjoining(subject, other, first)


def _adjoining(subject: Subject, total: Quantity, first: Quantity) -> bool:
    """Whether nothing but 其中, a colon, a bracket or a comma leads from the total to its parts."""
    between = subject.symbols.text[total.symbol + 1 : first.symbol]
    return len(between) - len(first.label) <= _OPENING and "。" not in between.rstrip("。")[1:]


_OPENING = 8


def _claim(total: Quantity, parts: Parts, judgement: Judgement) -> Claim:
    spans = [total.span, *(q.span for q in parts)]
    exact = (judgement.exact or 0) / total.scale
    return Claim(
        "sum",
        judgement.verdict,
        Span(min(s.start for s in spans), max(s.end for s in spans)),
        total.span,
        stated=total,
        expected=judgement.expected,
        expression=joined("+", parts),
        slip=judgement.slip,
        operands=tuple(Operand("part", q) for q in parts),
        values={
            "total": total.text,
            "sum": f"{exact:f}{total.unit}",
            "gap": f"{abs(total.value - exact):f}{total.unit}",
            "label": total.label,
        },
    )
