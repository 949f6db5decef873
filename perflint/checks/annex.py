"""Annexes that the text refers to and the filing's own list of annexes does not have, the other way round
those that are there and named nowhere, or those on the list that are not there though others are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"number", "listed"})
_HAN = {letter: i + 1 for i, letter in enumerate("一二三四五六七八九十")}
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十])(?![\d一二三四五六七八九十])"
_CITED = compile_pattern(f"附件(?P<number>{_NUMERAL})")
_RANGE = compile_pattern(r"附件(?P<first>\d{1,2})[-—~至](?:附件)?(?P<last>\d{1,2})(?!\d)")
_HEAD = compile_pattern(f"附件(?P<number>{_NUMERAL})?(?P<rest>[^。；]{{0,60}})")
_ITEM = compile_pattern(r"(?P<number>\d{1,2})[.、．]\s?(?=[^\d\s])")
_FILE = compile_pattern(r"附件\s?(?P<number>\d{1,2})(?![\d—-])")
_BEFORE = 12
_MOST = 30
_SEVERAL = 2


class Params(NamedTuple):
    """Which way round to look, and what does not count as a reference to the filing's own annexes."""

    unless: Words = Words(())
    """紧挨在“附件”之前有这些词的不算，例如 》、通知。"""
    unnamed: bool = False
    """反过来查：附在文后的、或一并报送而文件名里有编号的附件，清单和正文里都没有提到。"""
    absent: bool = False
    """查清单里列出而没有附上的；文后或一并报送的文件里有别的附件时才查。"""


class _Block(NamedTuple):
    """Lines that follow each other and name annexes, by `numbers`. `heads` are where those with 附件 begin,
    `lone` the number of an annex of which this one line may be the title, 0 for none."""

    heads: tuple[int, ...]
    numbers: frozenset[int]
    lone: int = 0


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for the first reference to each annex that no line of its own names, or for each annex there
    that nothing names; nothing where there is no list, for the annexes may have been filed apart."""
    if "附件" in subject.flow.text:
        blocks = list(_read_blocks(subject))
        find = _find_unnamed if params.unnamed else _find_absent if params.absent else _find_missing
        yield from find(subject, blocks, params)


def _find_missing(subject: Subject, blocks: list[_Block], params: Params) -> Iterator[Match]:
    told = {number for block in blocks for number in block.numbers}
    if not told:
        return
    shown = _show(told)
    for number, match in _references(subject.flow.text, blocks, params.unless):
        if number not in told:
            told.add(number)
            values = {"number": match["number"], "listed": shown}
            yield Match(Span(*match.span()), values, confidence="likely")


def _find_unnamed(subject: Subject, blocks: list[_Block], params: Params) -> Iterator[Match]:
    lists = [block for block in blocks if block.numbers and not block.lone]
    if not lists:
        return
    listed = {number for block in lists for number in block.numbers}
    references = _references(subject.flow.text, blocks, params.unless)
    told = listed | {number for number, _ in references}
    for start, number in _find_attached(subject, blocks, lists[0].heads[0]):
        if number not in told:
            told.add(number)
            values = {"number": str(number), "listed": _show(listed)}
            yield Match(Span(start, start + len("附件")), values, confidence="likely")


def _find_absent(subject: Subject, blocks: list[_Block], _params: Params) -> Iterator[Match]:
    lists = [block for block in blocks if block.numbers and not block.lone]
    if len(lists) != 1 or len(lists[0].numbers) < _SEVERAL:
        return
    at = lists[0].heads[0]
    there = {number for _, number in _find_attached(subject, blocks, at)}
    for number in sorted(lists[0].numbers - there if there & lists[0].numbers else ()):
        values = {"number": str(number), "listed": _show(there)}
        yield Match(Span(at, at + len("附件")), values, confidence="likely")


def _find_attached(
    subject: Subject, blocks: list[_Block], listed: int
) -> Iterator[tuple[int, int]]:
    """The annexes that are there, in the text or as files, each with its place: a file's is the list's."""
    for block in blocks:
        if block.lone and block.heads[0] > listed:
            yield block.heads[0], block.lone
    for name in subject.document.attachments:
        if match := _FILE.search(name):
            yield listed, int(match["number"])


def _references(
    text: str, blocks: Iterable[_Block], unless: Words
) -> Iterator[tuple[int, re.Match[str]]]:
    """Where an annex is named by its number in other lines."""
    heads = {start for block in blocks for start in block.heads}
    for match in _CITED.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if match.start() not in heads and not contains_any(before, unless.words):
            yield _value(match["number"]), match


def _read_blocks(subject: Subject) -> Iterator[_Block]:
    """The blocks by place."""
    text = subject.flow.text
    block = _Block((), frozenset())
    lines = following = 0
    for paragraph in subject.paragraphs:
        item = _ITEM.match(text, *paragraph.span) if 0 < following <= _MOST else None
        head = _HEAD.fullmatch(text, *paragraph.span) if paragraph.table is None else None
        if item is not None:
            lines, following = lines + 1, following + 1
            block = block._replace(numbers=block.numbers | {int(item["number"])})
        elif head is not None:
            if _opens_annex(head, block):
                yield block._replace(lone=0)
                block, lines = _Block((), frozenset()), 0
            lines, following = lines + 1, int(not head["number"])
            block = _grow(block, head)
        else:
            if block.heads:
                yield block if lines == 1 else block._replace(lone=0)
            block, lines, following = _Block((), frozenset()), 0, 0
    if block.heads:
        yield block._replace(lone=0)


def _opens_annex(head: re.Match[str], block: _Block) -> bool:
    """Whether a line that is nothing but 附件 and a number stands below the list that has this number."""
    return not head["rest"] and bool(head["number"]) and _value(head["number"]) in block.numbers


def _grow(block: _Block, head: re.Match[str]) -> _Block:
    """A block with one more line that begins with 附件."""
    numbers = _numbers(head)
    lone = _value(head["number"]) if head["number"] and len(numbers) == 1 else 0
    return _Block((*block.heads, head.start()), block.numbers | numbers, lone)


def _numbers(head: re.Match[str]) -> frozenset[int]:
    """The annexes that a line beginning with 附件 names."""
    if span := _RANGE.search(head.group()):
        return frozenset(range(int(span["first"]), int(span["last"]) + 1))
    cited = frozenset(_value(match["number"]) for match in _CITED.finditer(head.group()))
    if head["number"]:
        return cited
    rest = head["rest"].lstrip("：")
    items = frozenset(int(item["number"]) for item in _ITEM.finditer(rest))
    return cited | items or frozenset({1} if rest else ())


def _show(numbers: Iterable[int]) -> str:
    return "、".join(map(str, sorted(numbers)))


def _value(numeral: str) -> int:
    return _HAN.get(numeral) or int(numeral)
