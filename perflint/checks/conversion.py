"""One amount written twice: in two units, in words and digits, in two currencies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import Value
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import SOUND, Claim, Operand
from perflint.model.phrase import Phrase
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.operands.write import written
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"first", "second"})
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_SMALL = compile_pattern(rf"(?:([{_CAPITALS}])角)?零?(?:([{_CAPITALS}])分)?")
_FINER = 4  # the finer of the two is taken at its word
_SIGNS = frozenset("¥￥")
_UNITS_APART = tuple(Decimal(10) ** power for power in (4, 8, -4, -8))


class Params(NamedTuple):
    """Where two amounts are one."""

    phrases: tuple[Phrase, ...]
    """角色 first 和 second：写了两遍的同一金额。"""
    sure: bool = False
    """说法本身已经写明是同一金额，有差别就是错；否则只报像笔误的。"""
    currency: str = ""
    """first 的外币（如 USD），second 为人民币。"""
    low: Decimal = Decimal(0)
    """可信汇率的下限。"""
    high: Decimal = Decimal(0)
    """可信汇率的上限。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each place a phrase finds."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            if params.currency:
                yield from _exchanged(subject, binding, params)
            else:
                yield from _twice(subject, binding, params)


def _twice(subject: Subject, binding: Binding, params: Params) -> Iterator[Claim]:
    first, second = (_whole(subject, binding.quantities[role]) for role in ("first", "second"))
    if first.dimension != second.dimension or first.currency != second.currency:
        return
    coarse, fine = sorted((first, second), key=lambda q: q.ulp, reverse=True)
    judgement = judge(coarse, _same, (fine._replace(decimals=fine.decimals + _FINER),))
    if (
        first.scale == second.scale
        and _in_words(first) == _in_words(second)
        and not (first.value and second.value / first.value in _UNITS_APART)
    ):
        return  # In one unit it is no restatement, unless only the unit was left as it was.
    expected = f"{(first.amount / second.scale).normalize():f}{second.unit}"
    yield _claim(binding.span(subject), params, first, second, judgement, expected)


def _exchanged(subject: Subject, binding: Binding, params: Params) -> Iterator[Claim]:
    """Two currencies: wrong only where no rate of exchange of the last decades fits."""
    first, second = binding.quantities["first"], binding.quantities["second"]
    if first.currency != params.currency or second.currency != "CNY" or not first.amount:
        return
    rate = second.amount / first.amount
    sound = params.low <= rate <= params.high
    yield Claim(
        "conversion",
        "approximate" if sound else "contradicted",
        binding.span(subject),
        second.span,
        stated=second,
        expected="" if sound else _expected(first, second, params),
        expression=written("{} ÷ {}", second, first),
        slip="" if sound else "unit",
        operands=(Operand("first", first),),
        values={"first": first.text, "second": second.text},
        suggested=False,
    )


def _expected(first: Quantity, second: Quantity, params: Params) -> str:
    low, high = (first.amount * rate / second.scale for rate in (params.low, params.high))
    return f"{low.normalize():f}–{high.normalize():f}{second.unit}"


def _claim(
    span: Span,
    params: Params,
    first: Quantity,
    second: Quantity,
    judgement: Judgement,
    expected: str,
) -> Claim:
    held = judgement.verdict in SOUND
    roles = (Operand("first", first),)
    if not held and not params.sure and not judgement.slip:
        reason = "figures may be of different things"
        return Claim(
            "conversion", "skipped", span, second.span, second, reason=reason, operands=roles
        )
    return Claim(
        "conversion",
        judgement.verdict,
        span,
        second.span,
        stated=second,
        expected=expected,
        expression=f"{first.text} = {second.text}",
        slip=judgement.slip if not held else "",
        confidence="certain" if params.sure else "likely",
        operands=roles,
        values={"first": first.text, "second": second.text},
        suggested=False,
    )


def _whole(subject: Subject, quantity: Quantity) -> Quantity:
    """An amount in words is meant to the 分, with the 角 and 分 that follow it; a bare number after ¥ is
    in 元."""
    text = subject.flow.text
    if _in_words(quantity):
        small = _SMALL.match(text, quantity.span.end)
        tenths, cents = (
            _CAPITALS.index(c or "零") for c in (small.groups() if small else ("", ""))
        )
        value = quantity.value + Decimal(tenths * 10 + cents) / 100 / quantity.scale
        return quantity._replace(value=value, decimals=quantity.scale.adjusted() + 2)
    if (
        quantity.dimension == "number"
        and text[quantity.span.start - 1 : quantity.span.start] in _SIGNS
    ):
        return quantity._replace(dimension="money", currency="CNY", unit="元")
    return quantity


def _in_words(quantity: Quantity) -> bool:
    return not quantity.text[:1].isdecimal() and not quantity.text.startswith("-")


def _same(amount: Value) -> Value:
    return amount
