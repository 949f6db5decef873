"""The first and last lines of a filing: title, cover fields, signature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.span import Span
from perflint.model.subject import Paragraph, Section
from perflint.text.dates import Date, find_dates
from perflint.text.numbering import read_token
from perflint.text.page_data import tells_of_page
from perflint.text.patterns import compile_pattern

_HEAD_LINES, _HEAD_WIDTH, _TAIL_LINES, _TAIL_WIDTH = 16, 70, 8, 40
_TITLE = compile_pattern(
    r"(?:绩效|自评|评价|支出|决算|预算)[^。]{0,24}(?:报告|总结|情况|自评表|说明|材料)"
)
_BODY = compile_pattern(r"[。；]|，.*，")
_FIELD = compile_pattern(
    r"(?:填报|预算|主管|编制|评价|实施|报送|项目|被评价|自评)?(?:部门|单位)(?:（[^（）]{1,6}）)?(?:名称|全称)?"
    r"(?:（[^（）]{1,6}）)?(?:： ?|(?<=[名全]称)\n?)(?P<name>[^：\n]{2,40})"
)


class Cover(NamedTuple):
    """`head`: the paragraphs above the text, the title among them; `tail`: the short ones at the
    very end; `signed`: the date there."""

    head: tuple[Span, ...]
    title: Span | None
    fields: tuple[Span, ...]
    tail: tuple[Span, ...]
    signed: Date | None


def read_cover(
    text: str, paragraphs: tuple[Paragraph, ...], sections: tuple[Section, ...]
) -> Cover:
    """What stands above and below the text of a report."""
    title = next((section.span for section in sections if section.kind == "title"), None)
    head = list(_read_head(text, paragraphs))
    if title is None:
        title = next((span for span in head if _TITLE.search(text, span.start, span.end)), None)
    elif title not in head:
        head.append(title)
    tail = _read_tail(text, paragraphs, len(head))
    signed = _last_date(text, tail) or _cover_date(text, head)
    return Cover(tuple(head), title, tuple(_read_fields(text, head)), tail, signed)


def _read_head(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Span]:
    """The short lines before the first that is numbered, in a table, or a sentence."""
    for paragraph in paragraphs[:_HEAD_LINES]:
        span = paragraph.span
        if span.start == span.end or tells_of_page(text, span.start):
            continue
        if paragraph.table is not None or span.end - span.start > _HEAD_WIDTH:
            return
        if read_token(text, span.start) is not None or _BODY.search(text, span.start, span.end):
            return
        yield span


def _read_fields(text: str, head: list[Span]) -> Iterator[Span]:
    """The names of units that the cover gives after 单位名称： and the like."""
    for span in head:
        match = _FIELD.search(text, span.start, min(span.end + 40, len(text)))
        if match and match.start() < span.end:
            yield Span(*match.span("name"))


def _last_date(text: str, tail: tuple[Span, ...]) -> Date | None:
    """The last date that ends a line of `tail`."""
    dates = [
        date
        for span in tail
        for date in find_dates(text, span.start, span.end)
        if span.end - date.end <= 4
    ]
    return dates[-1] if dates else None


def _read_tail(text: str, paragraphs: tuple[Paragraph, ...], head: int) -> tuple[Span, ...]:
    tail: list[Span] = []
    for paragraph in reversed(paragraphs[max(head, len(paragraphs) - 40) :]):
        span = paragraph.span
        if span.start == span.end or paragraph.table is not None:
            continue
        if span.end - span.start > _TAIL_WIDTH or len(tail) == _TAIL_LINES:
            break
        if text[span.end - 1] in "。；：" or read_token(text, span.start):
            continue
        tail.append(span)
    return tuple(reversed(tail))


def _cover_date(text: str, head: list[Span]) -> Date | None:
    """A date that fills a line of the cover, or follows 日期：."""
    for span in head:
        for date in find_dates(text, span.start, span.end):
            lead = text[span.start : date.start]
            if lead.endswith(("日期：", "时间：")) or (not lead and date.end == span.end):
                return date
    return None
