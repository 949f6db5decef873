"""Values listed as lying below or above a figure must lie there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.arithmetic.interval import widened
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"value", "below", "above"})
_END = compile_pattern(r"[。！？；，\n]")
_SIGNS = {-1: "<", 1: ">"}
_WINDOW, _MOST, _LOOK_BACK = 400, 40, 8


class Params(NamedTuple):
    """Where a figure stands before the values that lie on one side of it."""

    phrases: tuple[Phrase, ...]
    """角色 bound；各个数值跟在后面，到句末为止。"""
    below: Words
    """界限之前表示低于的词，例如 低于全省平均70%。"""
    above: Words
    """界限之前表示高于的词。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each figure that two or more values are listed below or above of."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            bound = binding.quantities["bound"]
            side = _side(subject, params, bound)
            values = _values(subject, bound, binding.end)
            if side and len(values) > 1:
                yield _claim(bound, side, values)


def _side(subject: Subject, params: Params, bound: Quantity) -> int:
    """-1 for values below the bound, 1 for values above it, 0 where the wording does not tell."""
    if bound.qualifier in ("under", "over"):
        return -1 if bound.qualifier == "under" else 1
    words = subject.symbols.text[max(0, bound.symbol - _LOOK_BACK) : bound.symbol]
    if contains_any(words, params.below.words):
        return -1
    return int(contains_any(words, params.above.words))


def _values(subject: Subject, bound: Quantity, start: int) -> tuple[Quantity, ...]:
    text = subject.symbols.text
    end = _END.search(text, start, start + _WINDOW)
    stop = end.start() if end else min(len(text), start + _WINDOW)
    following = subject.quantities[bound.index + 1 : bound.index + 1 + _MOST]
    return tuple(
        q
        for q in following
        if start <= q.symbol < stop
        and q.dimension == bound.dimension
        and q.currency == bound.currency
    )


def _claim(bound: Quantity, side: int, values: tuple[Quantity, ...]) -> Claim:
    odd = next((value for value in values if _misses(value, bound, side)), None)
    stated = odd or bound
    return Claim(
        "threshold",
        "holds" if odd is None else "contradicted",
        Span(bound.span.start, max(value.span.end for value in values)),
        stated.span,
        stated=stated,
        expected="" if odd is None else f"{_SIGNS[side]} {bound.text}",
        expression=_expression(odd, bound, side, values),
        operands=(Operand("bound", bound), *(Operand("value", value) for value in values)),
        values=_values_of(odd, bound, side),
        suggested=False,
    )


def _expression(
    odd: Quantity | None, bound: Quantity, side: int, values: tuple[Quantity, ...]
) -> str:
    """How the value on the wrong side stands to the bound, else all of them."""
    if odd is None:
        return f"{'、'.join(value.text for value in values)} {_SIGNS[side]} {bound.text}"
    return f"{odd.text} {'=' if odd.amount == bound.amount else _SIGNS[-side]} {bound.text}"


def _values_of(odd: Quantity | None, bound: Quantity, side: int) -> dict[str, str]:
    """The value on the wrong side, and the bound by the side that all are said to be on."""
    value = odd.text if odd else ""
    return {"value": value, "below" if side < 0 else "above": bound.text}


def _misses(value: Quantity, bound: Quantity, side: int) -> bool:
    """Whether no value that prints like `value` lies on the right side of the bound."""
    reached = widened(value)
    if side < 0:
        return reached.low > bound.amount or value.amount >= bound.amount + value.ulp
    return reached.high < bound.amount or value.amount <= bound.amount - value.ulp
