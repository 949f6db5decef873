"""A word written twice in a row, which one hand wrote once too often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import is_prose, is_spaced, quoted
from perflint.text.linear import Linear, compiled
from perflint.text.numbering import read_token
from perflint.text.sentences import line_at

VALUES = frozenset({"word"})
_PAIR = 2
_MOST_COUNTED = 200


class Params(NamedTuple):
    """What counts as written twice, and what is meant to be."""

    patterns: tuple[Linear, ...]
    """正则表达式；组 word 是写了两遍的词，也是改法。"""
    but: tuple[Linear, ...] = ()
    """命中处匹配其中之一就不算，例如 一个一个。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each place in prose, in numbered headings and in cells, outside quotation marks.

    Not where a blank stands between the two (a row or a menu), nor where the text uses the halves
    the other way round more often: 深化文化文艺 is no 化文 written twice.
    """
    text = subject.flow.text
    turned: dict[str, bool] = {}
    for pattern in params.patterns:
        if pattern in subject.pattern_words.excluded:
            continue
        at = 0
        while match := compiled(pattern).search(text, at):
            span, word = Span(*match.span()), match["word"]
            if word not in turned:
                turned[word] = len(turned) < _MOST_COUNTED and _is_turned(text, word)
            at = span.start + 1 if turned[word] else span.end
            if not turned[word] and _is_mistake(subject, params, span, word):
                yield Match(span, {"word": word}, confidence="likely", suggestion=word)


def _is_mistake(subject: Subject, params: Params, span: Span, word: str) -> bool:
    """Whether a word written twice stands in prose, where nothing parts the two."""
    text, start = subject.flow.text, span.start
    if any(compiled(one).match(text, start) for one in params.but) or quoted(text, start):
        return False
    if not is_prose(subject, start) or _is_row(text, span):
        return False
    return not is_spaced(subject, span) and not _is_cut(subject, start + len(word))


def _is_row(text: str, span: Span) -> bool:
    """Whether a numbered line says the word twice and nothing else: two cells of a table run together, as
    where a class of expenditure has one item of the same name."""
    line = line_at(text, span.start)
    token = read_token(text, line.start)
    return token is not None and line == Span(span.start - len(token.text), span.end)


def _is_cut(subject: Subject, at: int) -> bool:
    """Whether a line of the document ends right before `at`."""
    around = subject.flow.source_span(Span(at - 1, at + 1))
    return "\n" in around.of(subject.document.text)


def _is_turned(text: str, word: str) -> bool:
    """Whether the halves of a word of two stand more often the other way round, the doubled word
    itself left out of both counts."""
    if len(word) != _PAIR:
        return False
    return text.count(word[::-1]) - 1 > text.count(word) - _PAIR
