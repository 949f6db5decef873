"""Paragraphs of running text that break off without a full stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.span import Span
from perflint.model.subject import Paragraph, Subject
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
    body = _read_body(subject)
    closed = body.count_closed(text)
    if closed < _LEAST_CLOSED:
        return
    paragraphs = [None, *body.paragraphs, None]
    found = [
        one.span
        for before, one, after in zip(paragraphs, body.paragraphs, paragraphs[2:], strict=False)
        if body.tells(one)
        and text[one.span.end - 1] not in _CLOSED
        and body.ends_before(text, after)
        and _is_prose(text, one.span, params, sole=body.is_sole(before, one))
    ]
    if len(found) * 3 <= closed:
        for start, end in found:
            last = Span(max(start, end - _EXCERPT), end)
            yield Match(last, {"end": last.of(text)}, confidence="likely")


class _Body(NamedTuple):
    """The paragraphs that hold anything, where headings and items of lists begin (`opens`), and which
    lines are nothing but a heading (`heads`)."""

    paragraphs: list[Paragraph]
    opens: set[int]
    heads: set[int]

    def tells(self, one: Paragraph) -> bool:
        """Whether a paragraph is neither a heading nor in a table."""
        return one.table is None and one.span.start not in self.heads

    def count_closed(self, text: str) -> int:
        """How many paragraphs end as a sentence does."""
        return sum(
            text[one.span.end - 1] in "。！？；" for one in self.paragraphs if self.tells(one)
        )

    def ends_before(self, text: str, after: Paragraph | None) -> bool:
        """Whether a paragraph is whole that `after` follows, which a page may not have cut off it."""
        if after is None or after.span.start in self.opens:
            return True
        return _NO_PROSE.match(text, *after.span) is not None

    def is_sole(self, before: Paragraph | None, one: Paragraph) -> bool:
        """Whether a paragraph stands right under its heading and opens nothing itself."""
        under = before is not None and before.span.start in self.heads
        return under and one.span.start not in self.opens


def _read_body(subject: Subject) -> _Body:
    text = subject.flow.text
    sections = walk(subject.sections)
    opens = {one.span.start for one in sections}
    opens |= {item.span.start for one in sections for item in one.items}
    heads = {one.span.start for one in sections if one.span.end >= _line_end(text, one.span) - 1}
    paragraphs = [one for one in subject.paragraphs if one.span.end > one.span.start]
    return _Body(paragraphs, opens, heads)


def _is_prose(text: str, span: Span, params: Params, *, sole: bool) -> bool:
    """Whether a paragraph is long enough to be a sentence, and reads like one."""
    long = span.end - span.start >= (params.sole if sole else params.least)
    return long and not _NO_PROSE.match(text, *span) and (sole or "，" in span.of(text))


def _line_end(text: str, span: Span) -> int:
    end = text.find("\n", span.start)
    return len(text) if end < 0 else end
