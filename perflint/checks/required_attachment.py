"""Attachments that must come with a report: as a file beside it, on its list of annexes, or in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.subject import Paragraph, Subject
from perflint.operands.context import opening
from perflint.operands.scoresheet import score_sheets
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"names"})
_HEAD = compile_pattern(r"附[件表录]?(?:\d{1,2}|[一二三四五六七八九十])?[：.、 -]?")
_ITEM = compile_pattern(r"(?:\d{1,2}|[一二三四五六七八九十])[.、．]")
_TAIL = compile_pattern(r"(?:（[^（）]{0,20}）)*$")
_PROSE = ("。", "；", "，")
_LONGEST = 60


class Params(NamedTuple):
    """What the attachment is called, and what else shows that it is there."""

    names: Words
    """附件的叫法，有其一即可，例如 自评表。"""
    when: Words = Words(())
    """全文写到其中之一才查。"""
    scores: bool = False
    """报告里（或一并报送的表里）有绩效自评表那样的表（指标、分值、得分各列）也算。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """One match where no file, no line of its own and no table is the attachment, at the report's title."""
    text = subject.flow.text
    if params.when.words and not contains_any(text, params.when.words):
        return
    names = params.names.words
    if any(contains_any(file, names) for file in subject.document.attachments):
        return
    if any(_is_titled(subject, paragraph, names) for paragraph in subject.paragraphs):
        return
    if params.scores and subject.tables and score_sheets(subject):
        return
    yield Match(opening(subject), {"names": "、".join(names)}, confidence="likely")


def _is_titled(subject: Subject, paragraph: Paragraph, names: tuple[str, ...]) -> bool:
    """Whether a line is the title of such an annex, or names it on a list of annexes: it begins with 附件
    or a number, or ends with the name, and is no sentence."""
    line = paragraph.span.of(subject.flow.text).strip()
    if len(line) > _LONGEST or line.endswith(_PROSE) or not contains_any(line, names):
        return False
    if _HEAD.match(line) or _ITEM.match(line):
        return not any(stop in line for stop in _PROSE[:1])
    bare = _TAIL.sub("", line)
    return bare.endswith(names) and not contains_any(line, _PROSE)
