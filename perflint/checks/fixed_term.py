"""Fixed terms with a character missing, doubled, swapped or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import is_spaced
from perflint.text.patterns import compile_pattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

VALUES = frozenset({"term"})
_EDGE = 2
_LONG = 5


class Params(NamedTuple):
    """Terms that are written one way only."""

    terms: Words
    """固定用语；漏一字、重一字、相邻两字颠倒都报。"""
    closed: Words = Words(())
    """当中错一个字也报的用语。"""
    others: Words = Words(())
    """与固定用语只差一字、本来就有的用语，不报。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each term miswritten. What stands at the edge of a term belongs to a neighbour as
    often as not, so nothing is missing or doubled there; nor do columns or lines meet in a term."""
    text = subject.flow.text
    terms, closed, others = params.terms.words, params.closed.words, params.others.words
    slips = _slips(terms, others)
    found: dict[int, tuple[int, str]] = {}
    for _, start, end in _automaton(terms, others).find_matches_as_indexes(text):
        found[start] = end, slips[text[start:end]]
    for term in closed:
        for match in _wrong(term).finditer(text):
            if match.group() not in (term, *others):
                found.setdefault(match.start(), (match.end(), term))
    for start, (end, term) in sorted(found.items()):
        span = Span(start, end)
        if not is_spaced(subject, span):
            yield Match(span, {"term": term}, confidence="likely", suggestion=term)


@lru_cache(maxsize=8)
def _slips(terms: tuple[str, ...], others: tuple[str, ...]) -> dict[str, str]:
    """The ways in which each term is miswritten, with the term meant."""
    known = "\n".join((*terms, *others))
    slips: dict[str, str] = {}
    for term in terms:
        inner = range(_EDGE, len(term) - 1)
        dropped = [term[:i] + term[i + 1 :] for i in inner] if len(term) >= _LONG else []
        doubled = [term[:i] + term[i - 1 :] for i in range(_EDGE, len(term))]
        swapped = [term[:i] + term[i + 1] + term[i] + term[i + 2 :] for i in range(len(term) - 1)]
        for slip in (*dropped, *doubled, *swapped):
            if slip not in known:
                slips.setdefault(slip, term)
    return slips


@lru_cache(maxsize=8)
def _automaton(terms: tuple[str, ...], others: tuple[str, ...]) -> AhoCorasick:
    """Finds all slips in one pass."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(tuple(_slips(terms, others)), matchkind=MatchKind.LeftmostLongest)


@cache
def _wrong(term: str) -> re.Pattern[str]:
    """The term with one other Chinese character in its middle."""
    inner = range(1, len(term) - 1)
    return compile_pattern(
        "|".join(f"{re.escape(term[:i])}[一-龥]{re.escape(term[i + 1 :])}" for i in inner)
    )
