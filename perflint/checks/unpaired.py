"""Brackets, quotation and title marks that open without closing, or the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.context import is_prose
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"mark", "partner"})
_SIGN = "[0-9A-Za-z一二三四五六七八九十①-⑳]"
_NUMBERS = "|".join(
    rf"(?<={number}.)(?<![^，。；：、至和到\n]{number}.)"
    for number in (_SIGN, _SIGN * 2, _SIGN * 3)
)
_MARK = compile_pattern(
    r"[（《“【〔「『）》”】〕」』［](?:(?P<range>(?<=[［（])-?[\d.]{1,9}%?[，,]-?[\d.∞+]{1,9}%?[］）])"
    rf"|(?P<item>(?<=[）】])(?:{_NUMBERS})|(?<=[A-Za-z]）)(?<![0-9A-Za-z（-]..))|(?<!［))"
)
_PARTNERS = dict(zip("（《“【〔「『", "）》”】〕」』", strict=True))
_OPENERS = {closing: opening for opening, closing in _PARTNERS.items()}
_LONG, _ENDS = "“「『", "。！？；"
_MOST = 3
_Lonely = tuple[int, int, str]
"""Number of the paragraph, offset in the flow, mark."""


class Params(NamedTuple):
    """Which marks are looked at."""

    marks: str = "（《“【〔「『"
    """成对符号的前一半；只查列出的。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each mark in prose without its partner in the same paragraph, or the one next to it;
    no more than a few of a kind in one paragraph, for whoever mends these sees the others."""
    text = subject.flow.text
    if not any(mark in text or _PARTNERS[mark] in text for mark in params.marks):
        return
    lonely = sorted(_find_lonely(subject, params), key=lambda one: one[1])
    told: Counter[tuple[int, str]] = Counter()
    for number, offset, mark in _unmet(subject, lonely):
        told[number, mark] += 1
        if told[number, mark] > _MOST or not is_prose(subject, offset):
            continue
        partner = _PARTNERS.get(mark) or _OPENERS[mark]
        yield Match(Span(offset, offset + 1), {"mark": mark, "partner": partner})


def _find_lonely(subject: Subject, params: Params) -> list[_Lonely]:
    """The marks of each paragraph without a partner in it."""
    lonely: list[_Lonely] = []
    marks = _find_marks(subject.flow.text, params.marks)
    at = next(marks, None)
    for number, paragraph in enumerate(subject.paragraphs):
        stack: list[_Lonely] = []
        open_ones = dict.fromkeys(_PARTNERS, 0)
        while at is not None and at[0] < paragraph.span.end:
            offset, mark = at
            at = next(marks, None)
            if paragraph.table is not None or offset < paragraph.span.start:
                continue
            opening = _OPENERS.get(mark)
            if opening is None:
                stack.append((number, offset, mark))
                open_ones[mark] += 1
                continue
            if not open_ones[opening]:
                lonely.append((number, offset, mark))
                continue
            while stack[-1][2] != opening:
                open_ones[stack[-1][2]] -= 1
                lonely.append(stack.pop())
            open_ones[opening] -= 1
            stack.pop()
        lonely += stack
    return lonely


def _find_marks(text: str, wanted: str) -> Iterator[tuple[int, str]]:
    closing = {_PARTNERS[mark] for mark in wanted if mark in _PARTNERS}
    for match in _MARK.finditer(text):
        mark = match.group()
        if match.lastgroup is None and (mark in wanted or mark in closing):
            yield match.start(), mark


def _unmet(subject: Subject, lonely: list[_Lonely]) -> Iterator[_Lonely]:
    """Those left when an opening one meets a closing one in the next paragraph, cut in two. After the
    end of a sentence only a quotation goes on; any other two are two slips."""
    text, paragraphs = subject.flow.text, subject.paragraphs
    met: set[int] = set()
    for one, other in zip(lonely, lonely[1:], strict=False):
        if _PARTNERS.get(one[2]) != other[2] or other[0] != one[0] + 1:
            continue
        if one[2] in _LONG or text[paragraphs[one[0]].span.end - 1] not in _ENDS:
            met |= {one[1], other[1]}
    return (one for one in lonely if one[1] not in met)
