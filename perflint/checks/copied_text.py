"""Passages that stand in a report twice, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.setting import under
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"length", "line"})
_CLAUSE = compile_pattern(
    r"(?:^(?:（?[0-9一二三四五六七八九十]{1,3}[）、.]){1,2})?(?P<clause>[^，。；：！？\n]{1,400})",
    re.MULTILINE,
)
_DIGIT = compile_pattern("[0-9]")
_SHORTEST = 6


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
    clauses = [match.span("clause") for match in _CLAUSE.finditer(text)]
    said = [text[start:end] for start, end in clauses]
    tables = [
        (grid.cells[0].span.start, grid.cells[-1].span.end) for grid in subject.tables if grid.cells
    ]
    seen: dict[str, int] = {}
    at = 0
    while at < len(said):
        words = said[at]
        first = seen.setdefault(words, at)
        if first == at or len(words) < _SHORTEST:
            at += 1
            continue
        run = 1
        while first + run < at and at + run < len(said) and said[first + run] == said[at + run]:
            run += 1
        told = [clause for clause in said[at : at + run] if not _DIGIT.search(clause)]
        start, end = clauses[at][0], clauses[at + run - 1][1]
        copied = sum(len(clause) + 1 for clause in told) > params.least
        if copied and not any(low <= start <= high for low, high in tables):
            if not under(subject, start, params.outside.words):
                yield _match(subject, Span(start, end), clauses[first][0])
            at += run
        else:
            at += 1


def _match(subject: Subject, span: Span, first: int) -> Match:
    line = subject.document.line_column(subject.flow.source(first))[0]
    values = {"length": str(span.end - span.start), "line": str(line)}
    return Match(span, values, (Related("first", Span(first, first + span.end - span.start)),))
