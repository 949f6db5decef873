"""Suppressions written into a filing: `<!-- perflint: ignore NUM101 原因 -->` in Markdown and text,
and `# perflint: ignore NUM101 原因` on a line of its own in text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from itertools import islice
from typing import NamedTuple

from perflint.lang import Words
from perflint.model.document import Document
from perflint.model.span import Span
from perflint.text.comments import HINT, comment_pattern

FORMATS = ("txt", "md")
MOST = 500
NO_MISTAKE: Words = ("", "")
EVERYTHING = frozenset({"*", "all", "全部"})
LEADS = ("原因：", "原因:", "reason:", "—", "-", "：", ":")


class Comment(NamedTuple):
    """One comment: the `rules` it names, the lines (from 1, both included) it speaks for, and its
    own place; `mistake` says in both languages why it does not count."""

    rules: tuple[str, ...]
    first: int
    last: int
    line: int
    column: int
    text: str
    until: str = ""
    mistake: Words = NO_MISTAKE


def find_comments(document: Document, known: Collection[str]) -> tuple[Comment, ...]:
    """The comments of `document`, in order, MOST of them at most. `known` are the ids and names of
    rules there are."""
    if document.format not in FORMATS or HINT not in document.text:
        return ()
    return tuple(
        read_comment(match[1], match.start(), match.end(), match[0], document, known)
        for match in islice(comment_pattern(document.format).finditer(document.text), MOST)
    )


def blank_comments(document: Document) -> Document:
    """`document` with blanks where its comments stand: they are no part of the report."""
    if document.format not in FORMATS:
        return document
    blank = comment_pattern(document.format).sub(
        lambda match: "".join(c if c == "\n" else " " for c in match[0]), document.text
    )
    return document._replace(text=blank)


def read_comment(
    said: str, start: int, end: int, text: str, document: Document, known: Collection[str]
) -> Comment:
    """What one comment, standing from `start` to `end`, says."""
    line, column = document.line_column(start)
    words = said.split()
    order, listed = (words[:1] or [""])[0], (words[1:2] or [""])[0]
    names = listed.replace("，", ",").replace("、", ",").split(",")
    settings = {"until": "", "owner": ""}
    reason: list[str] = []
    for word in words[2:]:
        key, equals, value = word.partition("=")
        if equals and key in settings:
            settings[key] = value
        else:
            reason.append(word)
    first, last = (1, document.text.count("\n") + 1)
    if order == "ignore":
        first, last = lines_meant(document, start, end)
    mistake = judge(order, names, "".join(reason), settings["until"], known)
    rules = tuple(name.upper() if name.upper() in known else name.lower() for name in names)
    return Comment(rules, first, last, line, column, text, settings["until"], mistake)


def judge(order: str, names: list[str], reason: str, until: str, known: Collection[str]) -> Words:
    """Why a comment does not count, in both languages; NO_MISTAKE if it does."""
    if order not in ("ignore", "ignore-file"):
        return (
            f"不认识 {order or '空的'} 指令，可写 ignore 或 ignore-file",
            f"unknown order {order!r}, write ignore or ignore-file",
        )
    if names == [""] or not EVERYTHING.isdisjoint(map(str.lower, names)):
        return (
            "没有写明规则编号；不能一次停掉全部规则",
            "it names no rule; nothing suppresses all rules at once",
        )
    if unknown := find_unknown(names, known):
        return (
            f"没有编号或名称为 {'、'.join(unknown)} 的规则",
            f"there is no rule called {', '.join(unknown)}",
        )
    if not without_lead(reason):
        return "没有写明原因", "it gives no reason"
    if until and not is_date(until):
        return (
            f"until={until} 不是 2026-12-31 这样的日期",
            f"until={until} is no date like 2026-12-31",
        )
    return NO_MISTAKE


def is_date(text: str) -> bool:
    """Whether `text` is a day as YYYY-MM-DD."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def lines_meant(document: Document, start: int, end: int) -> tuple[int, int]:
    """The lines of the block beside which a comment stands, or else of the next one."""
    line_start = document.text.rfind("\n", 0, start) + 1
    at = bisect_left(document.blocks, line_start, key=lambda block: block.span.end)
    span = document.blocks[at].span if at < len(document.blocks) else Span(start, end)
    return document.line_column(span.start)[0], document.line_column(span.end)[0]


def speaks_for(comment: Comment, rule: str, name: str, lines: tuple[int, int]) -> bool:
    """Whether a comment accepts a finding of `rule` on `lines` (first and last)."""
    if any(comment.mistake) or not (rule in comment.rules or name in comment.rules):
        return False
    return comment.first <= lines[1] and lines[0] <= comment.last


def find_unknown(names: list[str], known: Collection[str]) -> list[str]:
    """The names that no rule has, as its id or as its name."""
    return [name for name in names if name.upper() not in known and name.lower() not in known]


def without_lead(reason: str) -> str:
    """A reason without the word or sign that leads to it."""
    for lead in LEADS:
        reason = reason.removeprefix(lead)
    return reason
