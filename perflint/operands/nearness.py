"""How near two quantities stand to each other, and whether they may be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern

_SENTENCE = compile_pattern(r"[。！？\n]")
_PARAGRAPH = compile_pattern(r"\n")


def before(subject: Subject, quantity: Quantity, *, limit: int = 40) -> Iterator[Quantity]:
    """Quantities before `quantity`, nearest first, at most `limit` of them."""
    for index in range(quantity.index - 1, max(-1, quantity.index - 1 - limit), -1):
        yield subject.quantities[index]


def after(subject: Subject, quantity: Quantity, *, limit: int = 6) -> Iterator[Quantity]:
    """Quantities after `quantity` in its sentence, nearest first, at most `limit` of them."""
    for other in subject.quantities[quantity.index + 1 : quantity.index + 1 + limit]:
        if not same_sentence(subject, quantity, other):
            return
        yield other


def same_sentence(subject: Subject, first: Quantity, second: Quantity) -> bool:
    """Whether no sentence ends between two quantities."""
    if first.sentence >= 0 <= second.sentence:
        return first.sentence == second.sentence
    return _between(subject, first, second, _SENTENCE)


def same_paragraph(subject: Subject, first: Quantity, second: Quantity) -> bool:
    """Whether two quantities stand in one paragraph."""
    if first.paragraph >= 0 <= second.paragraph:
        return first.paragraph == second.paragraph
    return _between(subject, first, second, _PARAGRAPH)


def comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities may be set against each other: same dimension, same currency; things
    counted in the same unit (万人 and 名 are one)."""
    if first.dimension != second.dimension or first.currency != second.currency:
        return (
            first.dimension in _THINGS
            and second.dimension in _THINGS
            and _counter(first.unit) == _counter(second.unit)
        )
    return (
        first.dimension not in _THINGS
        or first.unit == second.unit
        or not (first.unit and second.unit)
        or _counter(first.unit) == _counter(second.unit)
    )


def _counter(unit: str) -> str:
    unit = unit.lstrip("十百千万亿")
    return "人" if unit in ("名", "位") else unit


_THINGS = frozenset({"people", "count", "times", "number"})


def _between(subject: Subject, first: Quantity, second: Quantity, stop: re.Pattern[str]) -> bool:
    low, high = sorted((first.symbol, second.symbol))
    return stop.search(subject.symbols.text, low, high) is None
