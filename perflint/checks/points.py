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
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.operands.candidates import names
from perflint.operands.write import written
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"rate", "other", "gap"})
_MONTHS = {"一季度": 3, "1季度": 3, "上半年": 6, "半年": 6, "前三季度": 9, "三季度": 9}
_MONTH = compile_pattern(r"([01]?[0-9])月")


class Params(NamedTuple):
    """Which gaps in percentage points can be recomputed."""

    phrases: tuple[Phrase, ...]
    """Roles: `gap` (points), `rate` (percent), and `other` (percent) unless `pace` is set."""
    pace: bool = False
    """Compare with the pace of the year (序时进度): months gone by out of twelve."""
    down: Words = Words(())
    """Words for a rate that fell or lags behind."""


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
                yield _claim(gap, judgement, shown, (Operand("rate", rate), Operand("other", other)))


def _against_pace(
    subject: Subject, params: Params, binding: Binding, rate: Quantity, gap: Quantity
) -> Iterator[Claim]:
    months = _months(subject, binding)
    if not months:
        return
    pace = Decimal(months) * 100 / 12
    behind = names(binding.text(subject), params.down.words)
    formula = _below(pace) if behind else _above(pace)
    shown = f"{pace:.4g} - {rate.value:f}" if behind else f"{rate.value:f} - {pace:.4g}"
    yield _claim(gap, judge(gap, formula, (rate,)), shown, (Operand("rate", rate),))


def _months(subject: Subject, binding: Binding) -> int:
    """The last period named in the sentence up to the gap, in months from January; 0 if none."""
    text = subject.symbols.text
    start = max(text.rfind(stop, 0, binding.start) for stop in "。！？\n") + 1
    words = text[start : binding.end]
    for name, months in _MONTHS.items():
        if name in words:
            return months
    found = _MONTH.findall(words)
    return int(found[-1]) if found and 1 <= int(found[-1]) <= 12 else 0


def _judge(gap: Quantity, rate: Quantity, other: Quantity) -> Judgement:
    high, low = (rate, other) if rate.value >= other.value else (other, rate)
    size = gap._replace(value=abs(gap.value))
    return judge(size, lambda a, b: a - b, (high, low))


def _above(pace: Decimal) -> Callable[[Interval], Interval]:
    return lambda rate: rate - point(pace)


def _below(pace: Decimal) -> Callable[[Interval], Interval]:
    return lambda rate: point(pace) - rate


def _claim(
    gap: Quantity, judgement: Judgement, shown: str, operands: tuple[Operand, ...]
) -> Claim:
    spans = [gap.span, *(o.quantity.span for o in operands)]
    return Claim(
        "points",
        judgement.verdict,
        Span(min(s.start for s in spans), max(s.end for s in spans)),
        gap.span,
        stated=gap,
        expected=judgement.expected,
        expression=shown,
        slip=judgement.slip,
        operands=operands,
        values={"gap": gap.text},
    )
