"""Paragraphs of running text that break off without a full stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.sections import walk
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"end"})
_CLOSED = "。！？；：…”》）】、，．.!?;:~—-"
_NO_PROSE = compile_pattern(
    r"附[件表：]|[^，。]{0,20}(?:19|20)\d\d年\d{1,2}月|[^，。；：]{0,24}：|(?:联系|填报|负责|评价)[^，。]{0,8}"
    r"|[^，。；：]{2,30}(?:局|委|办|办公室|中心|政府|厅|部|院|处|站|队|校|所|公司|[馆社园会团署乡镇]|街道)$"
)
_LEAST_CLOSED = 3
_EXCERPT = 12


class Params(NamedTuple):
    """Which paragraphs count."""

    least: int = 40
    """至少多少个字的段落才查；只有一段内容的部分另按 sole。"""
    sole: int = 6
    """标题之下仅有的一段，至少多少个字才查。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """The last words of each such paragraph that a heading or the end of the text follows: any other
    may be cut by a page. Nothing in a report that mostly does without full stops."""
    text = subject.flow.text
    sections = walk(subject.sections)
    opens = {one.span.start for one in sections}
    opens |= {item.span.start for one in sections for item in one.items}
    heads = {one.span.start for one in sections if one.span.end >= _line_end(text, one.span) - 1}
    paragraphs = [one for one in subject.paragraphs if one.span.end > one.span.start]
    prose = [one for one in paragraphs if one.table is None and one.span.start not in heads]
    closed = sum(text[one.span.end - 1] in "。！？；" for one in prose)
    if closed < _LEAST_CLOSED:
        return
    found: list[Span] = []
    for i, paragraph in enumerate(paragraphs):
        start, end = paragraph.span
        if paragraph.table is not None or start in heads or text[end - 1] in _CLOSED:
            continue
        if i + 1 < len(paragraphs):
            after = paragraphs[i + 1].span
            if after.start not in opens and not _NO_PROSE.match(text, *after):
                continue
        sole = i > 0 and paragraphs[i - 1].span.start in heads and start not in opens
        least = params.sole if sole else params.least
        if end - start < least or _NO_PROSE.match(text, start, end):
            continue
        if sole or "，" in text[start:end]:
            found.append(Span(max(start, end - _EXCERPT), end))
    if len(found) * 3 <= closed:
        for span in found:
            yield Match(span, {"end": span.of(text)}, confidence="likely")


def _line_end(text: str, span: Span) -> int:
    end = text.find("\n", span.start)
    return len(text) if end < 0 else end
