"""Figures for part of the year that stand for the year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import under
from perflint.text.contains import contains_any
from perflint.text.linear import Linear
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import sentence_at

VALUES = frozenset({"period", "count", "year"})
_PART = compile_pattern(
    r"(?:1(?<!\d1)(?:月份?)?[-—~至到]{1,2}(?:[6-9]|1[01])月份?"
    r"|截[至止]到?(?:[6-9]|1[01])月(?:底|末|份|\d{1,2}日)?|前三季度|上半年)"
    r"(?!的?通知)"
)
_YEAR_PREFIX = compile_pattern(r"(?:20\d\d)年?$")
# Results of the whole year: neither plans for it nor its budget.
_WHOLE = (
    r"(?<!预计)全年(?!预[计算]|[^，。；\n]{0,12}(?:任务|目标|计划|指标|收入|支出|预算))|1[-—~至]12月"
    r"|(?<!\d)12月(?:底|末|31日)|YEAR年度?，"
)
_REACH = 70
_SHOWN = 10


class Params(NamedTuple):
    """How many such figures it takes."""

    least: int = 3
    """至少有这么多处截至年中某月的数据才报。"""
    outside: Words = Words(())
    """标题含这些词的部分不算。"""
    inside: Words = Words(())
    """标题含这些词的部分照算，即使也含 outside 的词。"""
    unless: Words = Words(())
    """数据前后有这些词就不算，例如 同期。"""
    goals: tuple[Linear, ...] = ()
    """写明时改查：同一句里用截至年中的数据说明全年目标已经完成（正则表达式）。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """One match, at the first figure, where part-year figures outnumber those of the whole year
    more than two to one; `lines` lists them. With `goals` a match for each sentence that says so."""
    year, signed = subject.identity.year, subject.identity.signed
    if year is None or (signed and signed.value[:7] < f"{year.value}-12"):
        return
    parts = list(_parts(subject, params, year.value))
    if params.goals:
        yield from _concluding(subject, params, parts, year.value)
    elif len(parts) >= params.least and len(parts) > 2 * _wholes(subject, year.value):
        yield _match(subject, parts, year.value, len(parts))


def _parts(subject: Subject, params: Params, year: str) -> Iterator[Span]:
    """The periods within the year that figures are given for."""
    text = subject.flow.text
    for match in _PART.finditer(text):
        if not _has_figure(subject, match.end()) or _other_year(text, match.start(), year):
            continue
        around = text[max(0, match.start() - 10) : match.end() + 12]
        if contains_any(around, params.unless.words):
            continue
        if not under(subject, match.start(), params.outside.words, params.inside.words):
            yield Span(*match.span())


def _wholes(subject: Subject, year: str) -> int:
    """How many figures are given for the whole year."""
    wholes = compile_pattern(_WHOLE.replace("YEAR", year)).finditer(subject.flow.text)
    return sum(_has_figure(subject, match.end()) for match in wholes)


def _concluding(subject: Subject, params: Params, parts: list[Span], year: str) -> Iterator[Match]:
    """A match for each sentence that concludes from part of the year that the year's goal is met."""
    text = subject.flow.text
    told: set[int] = set()
    for part in parts:
        sentence = sentence_at(text, part.start)
        if sentence.start in told:
            continue
        if any(compile_pattern(one).search(text, part.end, sentence.end) for one in params.goals):
            told.add(sentence.start)
            yield _match(subject, [part], year, 1)


def _match(subject: Subject, parts: list[Span], year: str, count: int) -> Match:
    values = {"period": parts[0].of(subject.flow.text), "count": str(count), "year": year}
    related = tuple(Related("period", part) for part in parts[1:_SHOWN])
    return Match(parts[0], values, related, confidence="likely")


def _has_figure(subject: Subject, at: int) -> bool:
    """Whether a quantity follows within the sentence."""
    text = subject.flow.text
    index = bisect_left(subject.quantities, at, key=lambda quantity: quantity.span.start)
    if index == len(subject.quantities):
        return False
    between = text[at : subject.quantities[index].span.start]
    return len(between) <= _REACH and not set(between) & set("。；\n")


def _other_year(text: str, start: int, own: str) -> bool:
    """Whether the period belongs to another year: 2020年1-9月, 去年上半年."""
    lead = text[max(0, start - 5) : start]
    if lead.endswith(("去年", "上年", "明年", "次年")):
        return True
    match = _YEAR_PREFIX.search(lead)
    return match is not None and not match.group().startswith(own)
