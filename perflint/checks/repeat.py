"""A figure stated in two places must be the same in both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.arithmetic.interval import Value
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import SOUND, Claim, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import paragraph_at
from perflint.operands.figures import Figure, Naming, figures
from perflint.text.patterns import compile_pattern
from perflint.text.titles import similarity

VALUES = frozenset({"name", "noun", "first"})
_ITEM = compile_pattern(r"[0-9]{1,2}[、.．](?![0-9])")
_ALIKE = 0.5
_TELLING = 5
_MOST, _FINER, _FEWEST = 400, 4, 4
Key = tuple[str, str, str, str, str]


class Params(NamedTuple):
    """Which figures are compared wherever they stand, in prose and in tables."""

    nouns: Words
    """Ends of labels: 年初预算数, 全年执行数."""
    owners: Words
    """项目、资金名称的结尾，例如 项目、经费、资金。"""
    common: Words = Words(())
    """太常见、不足以区分项目的名称，例如 专项资金。"""
    totals: Words = Words(())
    """表格合计行的叫法，其数字是整体的。"""
    echoes: Words = Words(())
    """末位都相同时就是同一金额说了两遍的，其叫法的结尾。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each figure that was stated before."""
    naming = Naming(
        params.nouns.words, params.owners.words, params.common.words, params.totals.words
    )
    seen: dict[Key, list[Figure]] = {}
    every: list[Figure] = []
    for figure in figures(subject, naming):
        quantity = figure.quantity
        key = (figure.name, figure.noun, figure.period, quantity.dimension, quantity.currency)
        seen.setdefault(key, []).append(figure)
        every.append(figure)
    for group in seen.values():
        for figure in group[1:]:
            if claim := _compare(subject, group[0], figure, len(group) == 2):
                yield claim
    yield from _alike(every[:_MOST])
    yield from _echoes(subject, params)


def _compare(subject: Subject, first: Figure, second: Figure, only: bool) -> Claim | None:
    judgement = _judge(first.quantity, second.quantity)
    if judgement.verdict in SOUND:
        return _claim(first, second, judgement)
    if not first.name and _is_listed(subject, first) and _is_listed(subject, second):
        return None  # 14、养老支出…支出决算44.54万元 and 20、医疗支出…支出决算47.54万元
    slip = judgement.slip and (only or _telling(second.quantity))
    if first.name or (slip and _telling(first.quantity)):
        return _claim(first, second, judgement)
    return None


def _is_listed(subject: Subject, figure: Figure) -> bool:
    """Whether a figure stands in a numbered item, which tells what it is of."""
    paragraph = paragraph_at(subject, figure.quantity.span.start)
    before = paragraph_at(subject, paragraph.span.start - 1) if paragraph else None
    return any(_ITEM.match(subject.flow.text, one.span.start) for one in (paragraph, before) if one)


def _alike(every: list[Figure]) -> Iterator[Claim]:
    """Equal figures of projects whose names are nearly the same."""
    by_amount: dict[tuple[object, ...], Figure] = {}
    for figure in every:
        quantity = figure.quantity
        key = (quantity.dimension, quantity.currency, quantity.amount)
        first = by_amount.setdefault(key, figure)
        if first is figure or first.name == figure.name or not (first.name and figure.name):
            continue
        if similarity(first.name, figure.name) >= _ALIKE and quantity.amount:
            yield _claim(first, figure, _judge(first.quantity, quantity))


def _echoes(subject: Subject, params: Params) -> Iterator[Claim]:
    if not params.echoes.words:
        return
    seen: dict[tuple[object, ...], Quantity] = {}
    for quantity in subject.quantities:
        if quantity.dimension != "money" or len(quantity.value.as_tuple().digits) < _TELLING:
            continue
        if not quantity.decimals or not quantity.label.endswith(params.echoes.words):
            continue
        first = seen.setdefault((quantity.currency, quantity.amount), quantity)
        if first is not quantity and first.label != quantity.label:
            figures = Figure("", first.label, "", first), Figure("", quantity.label, "", quantity)
            yield _claim(*figures, _judge(first, quantity))


def _judge(first: Quantity, second: Quantity) -> Judgement:
    coarse, fine = sorted((second, first), key=lambda q: q.ulp, reverse=True)
    # Told twice in the same decimals it is the same figure to the last digit.
    return judge(coarse, _same, (fine._replace(decimals=fine.decimals + _FINER),))


def _telling(quantity: Quantity) -> bool:
    """Whether a figure has digits enough that no other looks one slip away from it by chance."""
    return len(f"{quantity.value:f}".replace(".", "").strip("0")) >= _FEWEST


def _claim(first: Figure, second: Figure, judgement: Judgement) -> Claim:
    one, other = first.quantity, second.quantity
    contradicted = judgement.verdict == "contradicted"
    return Claim(
        "repeat",
        judgement.verdict,
        Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end)),
        other.span,
        stated=other,
        expected=one.text if contradicted else "",
        expression=f"{one.text} = {other.text}",
        slip=judgement.slip if contradicted else "",
        confidence="likely",
        operands=(Operand("first", one),),
        values={"name": second.name, "noun": second.noun, "first": one.text},
        suggested=False,
    )


def _same(amount: Value) -> Value:
    return amount
