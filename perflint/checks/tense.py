"""Words that speak of another time than the report: of what is still to come, or of the year before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.same import Same
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import is_in_title, quoted, under
from perflint.text.contains import contains_any
from perflint.text.dates import find_dates, find_years
from perflint.text.linear import Linear, occurs
from perflint.text.lined import find_in_lines
from perflint.text.mandatory import shortest
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import line_at, sentence_at

VALUES = frozenset({"words", "year", "date"})


class Params(NamedTuple):
    """How unfinished business of the report's own year is worded."""

    patterns: tuple[Linear, ...]
    """正则表达式；YEAR 代表评价年度的四位数字，BEFORE 代表上一年度的，TWICE 代表再上一年度的。"""
    literals: tuple[str, ...] = ()
    """全文至少出现其中之一才会匹配。"""
    unless: Words = Words(())
    """同一句里有这些词就不报。"""
    near: bool = False
    """unless 的词只看到其后第二个逗号为止，再往后说的是别的数。"""
    outside: Words = Words(())
    """标题含这些词的部分写的本来就是以后的事，不查。"""
    inside: Words = Words(())
    """标题含这些词的部分照查，即使也含 outside 的词。"""
    within: Words = Words(())
    """只查标题含这些词的部分；写了的，同一分句以外说到以后年度的不妨碍。"""
    alone: bool = False
    """同一段里还写到别的年度的不查；标题或封面没有写明评价年度的，正文里上一年度不比评价年度少见的，整份不查。用来找沿用旧稿的话。"""
    dated: bool = False
    """只查落款在评价年度以后的报告；否则没有落款的报告也视为年后所写。"""
    past: bool = False
    """只报评价年度以后、落款以前的日期：说的时候已经过去。落款不到日的不查。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each paragraph, in reports not signed before their year was over; a sentence that
    names a later year speaks of that."""
    year, signed = subject.identity.year, subject.identity.signed
    text = subject.flow.text
    if year is None or not _may_be_told(subject, params, int(year.value)):
        return
    date = signed.span.of(text) if signed and signed.span else ""
    told: set[int] = set()
    index = subject.pattern_words
    lined = _words_of_lines(params.patterns, year.value, Same(index.lined))
    words = [word for word, known in lined if not known or word in index.places]
    if lined and not words:
        return
    for match in find_in_lines(_compiled(params.patterns, year.value), text, words, index):
        line = line_at(text, match.start())
        if line.start in told or not _is_meant(subject, params, match, int(year.value)):
            continue
        told.add(line.start)
        yield Match(
            Span(*match.span()),
            {"words": match.group(), "year": year.value, "date": date},
            confidence="certain" if signed else "likely",
        )


def _may_be_told(subject: Subject, params: Params, own: int) -> bool:
    """Whether the report is one of those that are looked at."""
    if not _is_signed_after(subject, params, own):
        return False
    if not occurs(params.literals, subject.flow.text):
        return False
    return not params.alone or _keeps_to_its_year(subject, own)


def _is_signed_after(subject: Subject, params: Params, own: int) -> bool:
    """Whether a report may be, or as `params` ask is, signed after its year was over."""
    signed = subject.identity.signed
    if signed is None:
        return not (params.dated or params.past)
    if int(signed.value[:4]) <= own:
        return False
    return not params.past or len(signed.value) >= len("2023-03-14")


def _tells_years(text: str, line: Span) -> bool:
    """Whether a line tells more than one year."""
    return len({one.value for one in find_years(text, line.start, line.end)}) > 1


def _is_meant(subject: Subject, params: Params, match: re.Match[str], own: int) -> bool:
    """Whether the words found are of the report's own year and nothing around them excuses them."""
    text, at = subject.flow.text, match.start()
    line, sentence = line_at(text, at), sentence_at(text, at)
    around = _start_of(text, sentence, match.end()) if params.near else sentence.of(text)
    if quoted(text, at) or contains_any(around, params.unless.words):
        return False
    if params.past:
        if not _has_passed(subject, match, own):
            return False
    elif any(
        one.value > own
        for one in find_years(text, *_told_with(text, params, line, sentence, match))
    ):
        return False
    if params.within.words and not under(subject, at, params.within.words, ()):
        return False
    if params.alone and _tells_years(text, line):
        return False
    return not under(subject, at, params.outside.words, params.inside.words)


def _told_with(
    text: str, params: Params, line: Span, sentence: Span, match: re.Match[str]
) -> tuple[int, int]:
    """Where another year would be that of what was found: up to the end of its sentence, or in its own clause."""
    if not params.within.words:
        return line.start, sentence.end
    at = match.start()
    start = max(sentence.start, *(text.rfind(mark, sentence.start, at) + 1 for mark in "，；"))
    return start, match.end()


def _start_of(text: str, sentence: Span, end: int) -> str:
    """A sentence up to the second comma behind `end`, or the end of its item."""
    stops = [at for mark in "，；" if (at := text.find(mark, end, sentence.end)) >= 0]
    first = min(stops, default=sentence.end)
    if text[first : first + 1] == "，":
        stops = [at for mark in "，；" if (at := text.find(mark, first + 1, sentence.end)) >= 0]
        first = min(stops, default=sentence.end)
    return text[sentence.start : first]


def _keeps_to_its_year(subject: Subject, own: int) -> bool:
    """Whether title or cover say the year and the text below speaks of it more than of the one before:
    some titles name the year in which the report was written."""
    span = subject.identity.year.span if subject.identity.year else None
    if span is None or subject.identity.also or not is_in_title(subject, span):
        return False
    told = Counter(one.value for one in find_years(subject.flow.text, span.end))
    return told[own] > told[own - 1]


def _has_passed(subject: Subject, match: re.Match[str], own: int) -> bool:
    """Whether what is told was to be after the year `own` and yet before the report was signed."""
    signed = subject.identity.signed
    date = next(find_dates(subject.flow.text, match.start(), match.end()), None)
    if date is None or signed is None or date.year <= own:
        return False
    return date.iso < signed.value[: len(date.iso)]


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...], year: str) -> re.Pattern[str]:
    """The patterns as one."""
    joined = "|".join(f"(?:{_dated(pattern, year)})" for pattern in patterns)
    return compile_pattern(joined, re.MULTILINE)


@lru_cache(maxsize=64)
def _words_of_lines(
    patterns: tuple[str, ...], year: str, lined: Same
) -> tuple[tuple[str, bool], ...]:
    """Words of which one stands in each line that a pattern matches in, where all have such words, and whether
    the index of the text knows each: of those with a year in them it does not."""
    words = [lined.things[0].get(pattern, ()) for pattern in patterns]
    wanted = shortest(word for some in words for word in some) if all(words) else ()
    return tuple(sorted((dated := _dated(word, year), dated == word) for word in wanted))


def _dated(words: str, year: str) -> str:
    """`words` with the years that names in it stand for."""
    for name, back in (("YEAR", 0), ("BEFORE", 1), ("TWICE", 2)):
        words = words.replace(name, str(int(year) - back))
    return words
