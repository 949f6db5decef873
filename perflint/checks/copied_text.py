"""Passages that stand in a report twice, word for word."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject, table_spans
from perflint.operands.context import under
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"length", "words"})
_CLAUSE = compile_pattern(
    r"(?:^(?:（?[0-9一二三四五六七八九十]{1,3}[）、.]){1,2})?(?P<clause>[^，。；：！？\n]{1,400})",
    re.MULTILINE,
)
_DIGIT = compile_pattern("[0-9]")
_SHORTEST = 6
_SOON = 200
_QUOTED = 12


class Params(NamedTuple):
    """How long a copied passage must be, and where copies are expected."""

    least: int = 35
    """至少多少个字逐字相同才报；含数字的小句不计入，例如“执行率100%”。"""
    outside: Words = Words(())
    """标题含这些词的部分不查。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each run of clauses that stood there before; `length` counts its characters.
    Tables are left out: they are meant to repeat the text."""
    text = subject.flow.text
    said = _CLAUSE.findall(text)
    if _told_again(said) <= params.least:
        return
    clauses = [match.span("clause") for match in _CLAUSE.finditer(text)]
    tables = table_spans(subject.tables)
    seen: dict[str, int] = {}
    at = 0
    while at < len(said):
        words = said[at]
        first = seen.setdefault(words, at)
        if first == at or len(words) < _SHORTEST:
            at += 1
            continue
        start = clauses[at][0]
        run = 0 if _is_within(tables, start) else _run(said, first, at, params.least)
        if run and not under(subject, start, params.outside.words):
            yield _match(subject, Span(start, clauses[at + run - 1][1]), clauses[first][0])
        at += max(run, 1)


def _told_again(said: list[str]) -> int:
    """How much all clauses tell that were said before."""
    return sum([(n - 1) * _telling(words) for words, n in Counter(said).items() if n > 1])


def _run(said: list[str], first: int, at: int, least: int) -> int:
    """How many clauses from `at` on run as from `first` on; 0 where they do not tell enough. They have
    to within _SOON clauses: so all that is looked at grows with the text, not with its square."""
    told, run = _telling(said[at]), 1
    most = min(at - first, len(said) - at)
    while run < most and said[first + run] == said[at + run]:
        if told <= least and run >= _SOON:
            return 0
        told += _telling(said[at + run])
        run += 1
    return run if told > least else 0


def _telling(clause: str) -> int:
    """How much a clause tells: one with figures nothing of its own."""
    return 0 if _DIGIT.search(clause) else len(clause) + 1


def _is_within(spans: list[Span], place: int) -> bool:
    before = bisect_right(spans, (place, sys.maxsize)) - 1
    return before >= 0 and place <= spans[before][1]


def _match(subject: Subject, span: Span, first: int) -> Match:
    words = subject.flow.text[span.start : min(span.end, span.start + _QUOTED)]
    values = {"length": str(span.end - span.start), "words": words}
    return Match(span, values, (Related("first", Span(first, first + span.end - span.start)),))
