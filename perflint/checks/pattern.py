"""Words, marks and leftovers that have no place in a finished report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Literal, NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import (
    is_prose,
    is_prose_line,
    is_spaced,
    opens_section,
    paragraph_at,
    quoted,
    under,
)
from perflint.text.contains import contains_any
from perflint.text.linear import Linear, compiled, occurs
from perflint.text.lined import find_in_lines
from perflint.text.sentences import line_at, sentence_at


class Params(NamedTuple):
    """What to look for, where, and what does not count."""

    patterns: tuple[Linear, ...]
    """正则表达式；命名组的内容可用于提示语，组 here（有的话）是要标出的地方。每个重复都要有上限，例如 {1,20}。"""
    plain: tuple[Linear, ...] = ()
    """同 patterns，但 Markdown 文件不查：其中的 ** 和 # 本来就是记号。"""
    literals: tuple[str, ...] = ()
    """全文至少出现其中之一才会逐条匹配；用来省时间。"""
    beside: tuple[str, ...] = ()
    """全文还须有其中之一才报；用来找同一份材料里的两种写法。"""
    over: Literal["flow", "source"] = "flow"
    """flow 为整理后的正文（断行已接、空格与转换残留已去）；source 为原文。"""
    once: Literal["each", "paragraph", "document"] = "each"
    """each 每处都报；paragraph 每段报一次；document 每条表达式全文只报第一处，并注明共几处。"""
    suggestions: tuple[str, ...] = ()
    r"""改法，与 patterns 一一对应，空串表示没有；可用 \1 引用匹配内容。"""
    but: tuple[Linear, ...] = ()
    """命中处匹配其中之一就不算，例如词语重复中的 一个一个。"""
    unless: Words = Words(())
    """同一句里有这些词就不报。"""
    outside: Words = Words(())
    """标题含这些词的部分不查。"""
    unquoted: bool = False
    """引号、书名号之内不查。"""
    tables: bool = True
    """表格单元格也查。"""
    headed: bool = False
    """只查带编号的标题后面紧接着的话，在同一段或下一段。"""
    unspaced: bool = False
    """命中处在原文里夹有空格、制表符的不算，例如两栏相邻的词。"""
    prose: bool = False
    """只查成句的段落、带编号的标题和表格单元格，不查转换成一行的名单和菜单。"""
    likely: bool = False
    """把握不是十足，结果标为 likely。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each place; `count` tells how often it occurs where it is more than once and `once`
    holds, `meant` what should stand there."""
    patterns = params.patterns + (params.plain if subject.document.format != "md" else ())
    source = params.over == "source"
    excluded = frozenset() if source else subject.pattern_words.excluded
    if excluded.issuperset(patterns):
        return
    text = subject.document.text if source else subject.flow.text
    if not _may_hold(params, text):
        return
    for pattern, suggestion in zip(patterns, chain(params.suggestions, repeat("")), strict=False):
        if pattern in excluded:
            continue
        found = list(_find(subject, params, text, pattern))
        for match in found[:1] if params.once == "document" else found:
            yield _told(match, params, suggestion, len(found))


def _may_hold(params: Params, text: str) -> bool:
    """Whether a text has the words without which there is no match; of the flow that is known."""
    known = params.over != "source" or occurs(params.literals, text)
    return known and occurs(params.beside, text)


def _find(subject: Subject, params: Params, text: str, pattern: str) -> Iterator[re.Match[str]]:
    """The places of `pattern` that count, one a paragraph where `once` says so."""
    line_end = -1
    words = subject.pattern_words.in_line(pattern) if params.over == "flow" else ()
    for match in find_in_lines(compiled(pattern), text, words, subject.pattern_words):
        if match.start() >= line_end and _counts(subject, params, text, match):
            yield match
            if params.once == "paragraph":
                line_end = line_at(text, match.start()).end


def _told(match: re.Match[str], params: Params, suggestion: str, count: int) -> Match:
    meant = match.expand(suggestion) if suggestion else ""
    groups = {name: value or "" for name, value in match.groupdict().items()}
    return Match(
        Span(*match.span("here" if "here" in groups else 0)),
        {"count": str(count) if count > 1 else "", "meant": meant} | groups,
        confidence="likely" if params.likely else "certain",
        suggestion=meant,
        raw=params.over == "source",
    )


def _counts(subject: Subject, params: Params, text: str, match: re.Match[str]) -> bool:
    if _is_excused(params, text, match.start()):
        return False
    if params.over == "source":
        return not params.prose or is_prose_line(text, match.start())
    return _stands_right(subject, params, text, match)


def _is_excused(params: Params, text: str, at: int) -> bool:
    """Whether the words around a place say that it is none."""
    if any(compiled(pattern).match(text, at) for pattern in params.but):
        return True
    if params.unquoted and quoted(text, at):
        return True
    sentence = sentence_at(text, at).of(text) if params.unless.words else ""
    return contains_any(sentence, params.unless.words)


def _stands_right(subject: Subject, params: Params, text: str, match: re.Match[str]) -> bool:
    """Whether a place is in that part of the filing which `params` mean."""
    at = match.start()
    if params.unspaced and is_spaced(subject, Span(*match.span())):
        return False
    if params.headed and not opens_section(text, at):
        return False
    if params.prose and not is_prose(subject, at):
        return False
    if not params.tables:
        paragraph = paragraph_at(subject, at)
        if paragraph is not None and paragraph.table is not None:
            return False
    return not under(subject, at, params.outside.words)
