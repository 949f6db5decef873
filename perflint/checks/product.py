"""An amount made of a number of things and an amount for each: 45 名、每人每月 600 元、共 32.4 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.nearness import after, before, same_sentence
from perflint.operands.write import written
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL, SYMBOLS
from perflint.text.units import SCALES

VALUES = frozenset({"amount", "number", "each", "total"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_WORD = rf"[^，。；：、！？（）\n{ANY_SYMBOL}]"
_MARKS = {"each": ("每", "单价", "/"), "average": ("均",)}
_SHORT = "人户亩村社生车场台件家班"
_PERSON = frozenset({"人", "名", "位", "生", "职工", "学生"})
_NO_NUMBERS = frozenset({"money", "percent", "points", "multiple", "duration", "score"})
_YEAR, _YEARLY = 12, ("全年", "年度", "一年", "年租金", "年补", "年支", "年共")
_SCALE = "十百千万亿"
_NEAR, _MOST, _LOOK_BACK = 6, 3, 8
_TELLING = 4
_UNITS = (("元", Decimal(1)), ("万元", Decimal(10_000)), ("亿元", Decimal(100_000_000)))


class Params(NamedTuple):
    """How amounts for each are told."""

    anchor: Literal["each", "average"]
    """each: 每户, 单价, 元/人; the total is what is judged. average: 户均, where the average is."""
    things: Words
    """What an amount may be for one of: 户, 亩, 平方米."""
    totals: Words
    """Words right before an amount that make it the total: 共计, 总价."""
    apart: Words = Words(())
    """Words in the sentence that leave open which amount each or which number was meant: 提高到."""
    sure: bool = False
    """Whether a total so named is wrong by any difference; else only by one that looks like a slip."""


class _Rate(NamedTuple):
    """An amount for each `thing` ("" for 单价), and for each month where `monthly`."""

    each: Quantity
    thing: str
    monthly: bool


class _Row(NamedTuple):
    """One way to read the sentence."""

    total: Quantity
    number: Quantity
    months: int
    judgement: Judgement


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each amount for each that stands in a sentence with a number and a total."""
    for rate in _rates(subject, params):
        near = [
            q
            for q in before(subject, rate.each, limit=_NEAR)
            if same_sentence(subject, q, rate.each)
        ]
        near += after(subject, rate.each, limit=_NEAR)
        numbers = [q for q in near if _counts(subject, q, rate.thing)][:_MOST]
        totals = [q for q in near if _may_total(subject, params, q, rate.each)][:_MOST]
        if numbers and totals:
            yield from _judge(subject, params, rate, numbers, totals, near)


def _rates(subject: Subject, params: Params) -> Iterator[_Rate]:
    text = subject.symbols.text
    if not any(mark in text for mark in _MARKS[params.anchor]):
        return
    for match in _pattern(params.anchor, params.things.words).finditer(text):
        each = subject.quantities[subject.symbols.at[match.end("each") - 1]]
        if not each.qualifier and each.amount > 0:
            thing = match["thing"] or match["of"] or ""
            yield _Rate(each, thing, match["time"] is not None or match["month"] is not None)


@lru_cache(maxsize=8)
def _pattern(anchor: str, things: tuple[str, ...]) -> re.Pattern[str]:
    thing = "|".join(map(re.escape, sorted(things, key=len, reverse=True)))
    money = SYMBOLS["money"]
    if anchor == "average":
        return compile_pattern(
            rf"(?:(?P<of>[{_SHORT}])均|平均每(?:个|一|名|位)?(?P<thing>{thing}))"
            rf"(?P<time>每?个?月)?(?P<each>{_WORD}{{0,10}}?{money})(?P<month>/月)?"
        )
    return compile_pattern(
        rf"(?P<each>(?<!均)每(?:个|一)?(?P<thing>{thing})(?P<time>、?每个?月)?{_WORD}{{0,12}}?{money}"
        rf"|单价{_WORD}{{0,6}}?{money}|{money}(?=/(?P<of>{thing})(?P<month>[/·]月)?))"
    )


def _counts(subject: Subject, quantity: Quantity, thing: str) -> bool:
    """Whether a quantity counts what the amount is for one of: 45 名 for 每人, 32 个村 for 每村."""
    if quantity.dimension in _NO_NUMBERS or quantity.amount <= 1:
        return False
    unit = quantity.unit.lstrip(_SCALE)
    if not thing:
        return quantity.dimension != "people"
    if thing in _PERSON:
        return unit in _PERSON
    text, at = subject.symbols.text, quantity.symbol + 1
    return unit == thing or (unit in ("个", "") and text.startswith(thing, at))


def _may_total(subject: Subject, params: Params, quantity: Quantity, each: Quantity) -> bool:
    """Whether an amount may be the total: more than the amount for each, unless it is named so."""
    if quantity.dimension != "money" or quantity.currency != each.currency or quantity.qualifier:
        return False
    return (
        quantity.amount > each.amount
        or params.anchor == "average"
        or _named(subject, params, quantity)
    )


def _judge(
    subject: Subject, params: Params, rate: _Rate, numbers: list[Quantity],
    totals: list[Quantity], near: list[Quantity],
) -> Iterator[Claim]:  # fmt: skip
    words = _sentence(subject, rate.each, near)
    months = _months(rate, near, words)
    rows = []
    for number in numbers:
        for total in totals:
            for count in months:
                named = _named(subject, params, total)
                judgement = _test(params, rate.each, total, number, count, named)
                row = _Row(total, number, count, judgement)
                if row.judgement.verdict in _SOUND:
                    yield _claim(params, rate, row)
                    return
                rows.append(row)
    row = rows[0]
    sole = len(numbers) == len(totals) == len(months) == 1
    if not sole or any(word in words for word in params.apart.words):
        return
    named = params.anchor == "average" or _named(subject, params, row.total)
    judgement = row.judgement
    if judgement.verdict == "contradicted" and (
        (params.sure and named) or (judgement.slip and (named or _telling(judgement.stated)))
    ):
        yield _claim(params, rate, row)
    elif judgement.verdict == "contradicted" and named:
        yield _claim(params, rate, row)._replace(
            verdict="skipped", reason="figures may be of different things", slip="", expected=""
        )


def _sentence(subject: Subject, each: Quantity, near: list[Quantity]) -> str:
    """The words from the first of the figures to the last, with the clause before them."""
    low = min(q.symbol for q in (*near, each))
    high = max(q.symbol for q in (*near, each))
    text = subject.symbols.text
    start = max(text.rfind(stop, max(0, low - 40), low) for stop in "。！？\n") + 1
    return text[max(start, low - 40) : high]


def _months(rate: _Rate, near: list[Quantity], words: str) -> tuple[int, ...]:
    """For how many months an amount a month was paid, all that may be where the words do not say."""
    if not rate.monthly:
        return (1,)
    for quantity in near:
        if quantity.unit in ("个月", "月") and quantity.value == int(quantity.value):
            return (int(quantity.value),)
    return (_YEAR,) if any(word in words for word in _YEARLY) else tuple(range(_YEAR, 0, -1))


def _test(
    params: Params, each: Quantity, total: Quantity, number: Quantity, months: int, named: bool
) -> Judgement:
    """The judgement on what is told last: the amount for each, or the total."""
    times = point(Decimal(months))
    scale = number.unit[: len(number.unit) - len(number.unit.lstrip(_SCALE))]
    number = number._replace(scale=SCALES.get(scale, Decimal(1)))
    if total.symbol < each.symbol or (params.anchor == "average" and not named):
        return judge(each, lambda a, n: a / n / times, (total, number))
    return judge(total, lambda a, n: a * n * times, (each, number))


def _named(subject: Subject, params: Params, total: Quantity) -> bool:
    """Whether the words before an amount make it the total of what is paid."""
    words = subject.symbols.text[max(0, total.symbol - _LOOK_BACK) : total.symbol]
    return any(word in words for word in params.totals.words)


def _telling(stated: Quantity) -> bool:
    """Whether a figure has digits enough that no other looks one slip away from it by chance."""
    return len(f"{stated.value:f}".replace(".", "").strip("0")) >= _TELLING


def _expected(judgement: Judgement) -> str:
    """What should stand there: where only the unit is wrong, the same digits with the right one."""
    stated, exact = judgement.stated, judgement.exact
    if judgement.slip == "unit" and exact:
        for unit, size in _UNITS:
            if abs(exact / size - stated.value) * 2 <= Decimal(1).scaleb(-stated.decimals):
                return f"{stated.value:f}{unit}"
    return judgement.expected


def _claim(params: Params, rate: _Rate, row: _Row) -> Claim:
    total, number, each, judgement = row.total, row.number, rate.each, row.judgement
    wrong = judgement.verdict == "contradicted"
    months = f" × {row.months}" if rate.monthly else ""
    if judgement.stated.index == each.index:
        operands = (Operand("amount", total), Operand("number", number))
        shown = written("{} ÷ {}", total, number) + months.replace("×", "÷")
    else:
        operands = (Operand("amount", each), Operand("number", number))
        shown = written("{} × {}", each, number) + months
    return Claim(
        "conversion",
        judgement.verdict,
        covering((total.span, number.span, each.span)),
        judgement.stated.span,
        stated=judgement.stated,
        expected=_expected(judgement) if wrong else judgement.expected,
        expression=shown,
        slip=judgement.slip if wrong else "",
        confidence="certain" if params.sure and wrong else "likely",
        operands=operands,
        values={"each": each.text, "total": total.text},
    )
