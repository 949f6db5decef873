"""Words that must stand in a report, or in the section of a certain name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Section, Subject
from perflint.operands.context import opening
from perflint.operands.sections import walk
from perflint.text.contains import contains_any

VALUES = frozenset({"section", "words"})


class Params(NamedTuple):
    """What must be said, where, and what makes up for it."""

    words: Words
    """须写到的话，有其一即可，例如 资产管理、固定资产。"""
    under: Words = Words(())
    """只看标题含这些词的部分，有几个这样的部分的，其一写到即可；没有这样的部分不报。不写则看全文。"""
    when: Words = Words(())
    """全文写到其中之一才查，例如 公务用车。"""
    unless: Words = Words(())
    """看的部分里写有其中之一就不报，例如 不涉及。"""
    least: int = 0
    """标题不算，写到的段落至少多少个字；0 表示不要求。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """One match where the words stand in none of the places looked at, on the heading of the first."""
    text = subject.flow.text
    if params.when.words and not contains_any(text, params.when.words):
        return
    place, section, parts = opening(subject), "", [Span(0, len(text))]
    if params.under.words:
        found = list(_named(subject, params.under.words))
        if not found:
            return
        place, section, parts = found[0].span, found[0].title, list(map(_body, found))
    if not any(_says(subject, part, params) for part in parts):
        yield Match(place, {"section": section, "words": "、".join(params.words.words)})


def _named(subject: Subject, words: tuple[str, ...]) -> Iterator[Section]:
    """The sections whose title has one of `words`, those within another one left out."""
    end = -1
    for section in walk(subject.sections):
        if section.span.start >= end and contains_any(section.title, words):
            end = section.body.end
            yield section


def _body(section: Section) -> Span:
    """What stands under a heading, and behind it on its own line."""
    return Span(section.span.end, max(section.span.end, section.body.end))


def _says(subject: Subject, part: Span, params: Params) -> bool:
    text = part.of(subject.flow.text)
    if contains_any(text, params.unless.words):
        return True
    if not params.least:
        return contains_any(text, params.words.words)
    headings = {section.span.start for section in walk(subject.sections)}
    return any(
        contains_any(line, params.words.words) and len(line) >= params.least
        for line in (
            paragraph.span.of(subject.flow.text)
            for paragraph in subject.paragraphs
            if part.start <= paragraph.span.start < part.end
            and paragraph.span.start not in headings
        )
    )
