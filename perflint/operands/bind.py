"""Where a phrase fits, and which quantities its roles stand for."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from perflint.model.phrase import Phrase
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern

_CROWD = 8
_CROWDED = 300


class Binding(NamedTuple):
    """One fit of a phrase: `start` and `end` in the symbol text, quantities and labels by role."""

    start: int
    end: int
    quantities: dict[str, Quantity]
    labels: dict[str, str]

    def span(self, subject: Subject) -> Span:
        """The words of the fit in the flow."""
        return Span(subject.symbols.flow(self.start), subject.symbols.flow(self.end))

    def text(self, subject: Subject) -> str:
        """The words of the fit as the symbol text writes them."""
        return subject.symbols.text[self.start : self.end]


def bind(subject: Subject, phrase: Phrase) -> Iterator[Binding]:
    """Every fit of `phrase`, from left to right, none overlapping another."""
    for match in _matches(subject, phrase.pattern):
        quantities: dict[str, Quantity] = {}
        labels: dict[str, str] = {}
        for role, kind in phrase.roles:
            start = match.start(role)
            if start < 0:
                continue
            if kind == "label":
                labels[role] = match.group(role)
            else:
                quantities[role] = subject.quantities[subject.symbols.at[start]]
        yield Binding(match.start(), match.end(), quantities, labels)


def _matches(subject: Subject, pattern: str) -> Iterator[re.Match[str]]:
    """The matches of a phrase's pattern, looked for only in sentences with words it needs."""
    words, text = subject.phrase_words, subject.symbols.text
    sentences = words.sentences(pattern)
    if sentences is None:
        yield from compiled(pattern).finditer(text)
    elif sentences:
        find = compiled(pattern).finditer
        for number in sentences:
            yield from find(text, words.starts[number], words.ends[number])


def spread(bindings: Iterable[Binding]) -> Iterator[Binding]:
    """The bindings but those that crowd: where more than a few stand within a few lines, no list
    was meant, and each would be read to its end."""
    starts: deque[int] = deque(maxlen=_CROWD)
    for binding in bindings:
        if len(starts) < _CROWD or binding.start - starts[0] > _CROWDED:
            yield binding
            starts.append(binding.start)


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """The compiled pattern, compiled on first use."""
    return compile_pattern(pattern)
