"""Annexes that the text refers to and the filing's own list of annexes does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"number", "listed"})
_HAN = {letter: i + 1 for i, letter in enumerate("一二三四五六七八九十")}
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十])(?![\d一二三四五六七八九十])"
_CITED = compile_pattern(f"附件(?P<number>{_NUMERAL})")
_RANGE = compile_pattern(r"附件(?P<first>\d{1,2})[-—~至](?:附件)?(?P<last>\d{1,2})(?!\d)")
_HEAD = compile_pattern(f"附件(?P<number>{_NUMERAL})?(?P<rest>[^。；]{{0,60}})")
_ITEM = compile_pattern(r"(?P<number>\d{1,2})[.、．]\s?(?=[^\d\s])")
_BEFORE = 12
_MOST = 30


class Params(NamedTuple):
    """What does not count as a reference to the filing's own annexes."""

    unless: Words = Words(())
    """紧挨在“附件”之前有这些词的不算，例如 》、通知。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for the first reference to each annex that is missing from the list at the end; nothing
    where there is no list, for the annexes may have been filed apart."""
    text = subject.flow.text
    if "附件" not in text:
        return
    listed, heads = _listed(subject)
    if not listed:
        return
    shown = "、".join(map(str, sorted(listed)))
    told: set[int] = set()
    for match in _CITED.finditer(text):
        number = _value(match["number"])
        if match.start() in heads or number in listed or number in told:
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if any(word in before for word in params.unless.words):
            continue
        told.add(number)
        values = {"number": match["number"], "listed": shown}
        yield Match(Span(*match.span()), values, confidence="likely")


def _listed(subject: Subject) -> tuple[set[int], set[int]]:
    """The numbers of the annexes that lines of their own name, and where those lines begin."""
    text = subject.flow.text
    listed: set[int] = set()
    heads: set[int] = set()
    following = 0
    for paragraph in subject.paragraphs:
        start, end = paragraph.span
        if following and (item := _ITEM.match(text, start, end)):
            listed.add(int(item["number"]))
            following += 1
            if following > _MOST:
                following = 0
            continue
        following = 0
        head = _HEAD.fullmatch(text, start, end)
        if head is None or paragraph.table is not None:
            continue
        heads.add(start)
        if span := _RANGE.search(text, start, end):
            listed.update(range(int(span["first"]), int(span["last"]) + 1))
        elif head["number"]:
            listed.add(_value(head["number"]))
        else:
            rest = head["rest"].lstrip("：")
            items = {int(item["number"]) for item in _ITEM.finditer(rest)}
            listed |= items or ({1} if rest else set())
            following = 1
    return listed, heads


def _value(numeral: str) -> int:
    return _HAN.get(numeral) or int(numeral)
