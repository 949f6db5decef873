"""Whether a filing is a self-evaluation report at all, and whether anything is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.sections import walk

VALUES = frozenset({"title", "length"})


class Params(NamedTuple):
    """What is looked for."""

    look: Literal["hollow", "other_document", "unrelated"]
    """hollow 只有标题没有正文；other_document 标题是别的材料；unrelated 全文与绩效评价无关。"""
    titles: Words = Words(())
    """other_document：别的材料的标题里的词。"""
    words: Words = Words(())
    """绩效评价材料必有的词；出现其一就不报。"""
    least: int = 600
    """unrelated：全文至少多少个字才判断。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """At most one match, at the first line with text."""
    text = subject.flow.text
    first = next((one.span for one in subject.paragraphs if one.span.end > one.span.start), None)
    if first is None:
        return
    title = first.of(text)
    values = {"title": title, "length": str(len(text))}
    if params.look == "hollow":
        titled = any(section.kind == "title" for section in subject.sections)
        if titled and subject.identity.type.value != "other" and not _has_body(subject):
            yield Match(first, values)
    elif params.look == "other_document":
        told = title.endswith(params.titles.words) and not any(
            w in title for w in params.words.words
        )
        if told and subject.identity.type.value == "other":
            yield Match(first, values, confidence="likely")
    elif len(text) >= params.least and not any(word in text for word in params.words.words):
        yield Match(Span(first.start, first.end), values, confidence="likely")


def _has_body(subject: Subject) -> bool:
    """Whether anything but headings and the title stands in the filing."""
    if subject.tables:
        return True
    sections = tuple(walk(subject.sections))
    if sections:
        return any(not section.empty for section in sections)
    text = subject.flow.text
    return bool(subject.quantities) or any("。" in one.span.of(text) for one in subject.paragraphs)
