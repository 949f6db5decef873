"""A gap in percentage points must be the difference of the two rates it compares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.operands.candidates import names
from perflint.operands.totals import region_start
from perflint.operands.write import written
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"rate", "other", "gap"})
_PERIOD = compile_pattern(r"([一二三四1-4]季度|上?半年|前[一二三]季度)|([01]?[0-9])月")
_QUARTERS = {"一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9, "四": 12, "4": 12}
_LOOK_BACK = 400
_YEAR = 12


class Params(NamedTuple):
    """Which gaps in percentage points can be recomputed."""

    phrases: tuple[Phrase, ...]
    """Roles: `gap` (points), `rate` (percent), and `other` (percent) unless `pace` is set."""
    pace: bool = False
    """Compare with the pace of the year (序时进度): months gone by out of twelve."""
    down: Words = Words(())
    """Words for a rate that fell or lags behind."""
    others: Words = Words(())
    """Words that put the pace on another footing (全省序时进度): nothing is said then."""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each gap whose two rates are known."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            rate, gap = binding.quantities["rate"], binding.quantities["gap"]
            other = binding.quantities.get("other")
            if params.pace:
                yield from _against_pace(subject, params, binding, rate, gap)
            elif other is not None:
                judgement = _judge(gap, rate, other)
                shown = written("{} - {}", *sorted((rate, other), key=lambda q: -q.value))
                yield _claim(
                    gap, judgement, shown, (Operand("rate", rate), Operand("other", other))
                )


def _against_pace(
    subject: Subject, params: Params, binding: Binding, rate: Quantity, gap: Quantity
) -> Iterator[Claim]:
    words = binding.text(subject)
    if names(words, params.others.words):
        return
    behind = names(words, params.down.words)
    named, here = _months(subject, binding)
    for months in named:
        pace = Decimal(months) * 100 / 12
        judgement = judge(gap, _below(pace) if behind else _above(pace), (rate,))
        shown = f"{pace:.4g} - {rate.value:f}" if behind else f"{rate.value:f} - {pace:.4g}"
        claim = _claim(gap, judgement, shown, (Operand("rate", rate),))
        if judgement.verdict != "contradicted":
            yield claim
            return
        ahead = judgement.exact is not None and judgement.exact >= 0
        if ahead and (here or (judgement.slip and len(named) == 1)):
            yield claim
            return


def _months(subject: Subject, binding: Binding) -> tuple[tuple[int, ...], bool]:
    """The periods that the gap may be measured at, in months from January: the last one its sentence
    names (True), or else those named not far before (False)."""
    text = subject.symbols.text
    start = region_start(subject, binding.start)
    if found := _PERIOD.findall(text, start, binding.end):
        return _read_months(found[-1:]), True
    return _read_months(_PERIOD.findall(text, max(0, start - _LOOK_BACK), start)), False


def _read_months(found: list[tuple[str, str]]) -> tuple[int, ...]:
    months: dict[int, None] = {}
    for words, month in reversed(found):
        number = int(month) if month else _half_or_quarter(words)
        if 1 <= number <= _YEAR:
            months[number] = None
    return tuple(months)


def _half_or_quarter(words: str) -> int:
    return 6 if "半年" in words else max(_QUARTERS.get(c, 0) for c in words)


def _judge(gap: Quantity, rate: Quantity, other: Quantity) -> Judgement:
    high, low = (rate, other) if rate.value >= other.value else (other, rate)
    size = gap._replace(value=abs(gap.value))
    return judge(size, lambda a, b: a - b, (high, low))


def _above(pace: Decimal) -> Callable[[Interval], Interval]:
    return lambda rate: rate - point(pace)


def _below(pace: Decimal) -> Callable[[Interval], Interval]:
    return lambda rate: point(pace) - rate


def _claim(gap: Quantity, judgement: Judgement, shown: str, operands: tuple[Operand, ...]) -> Claim:
    spans = [gap.span, *(o.quantity.span for o in operands)]
    return Claim(
        "points",
        judgement.verdict,
        covering(spans),
        gap.span,
        stated=gap,
        expected=judgement.expected,
        expression=shown,
        slip=judgement.slip,
        operands=operands,
        values={"gap": gap.text},
    )
