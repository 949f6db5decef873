"""A place in a ranking must exist, must have moved as said, and must lie in the top it is said to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.text.contains import contains_any
from perflint.text.numerals import parse_chinese
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"place", "field", "before", "after", "top", "moved"})
_LOOK_BACK = 6
_UNITS = ("名", "位")
_MOVED = ("位", "名", "个位次", "位次", "个名次", "名次", "个")
_SENTENCE, _PAIR = 80, 2
_RANKED = compile_pattern(
    r"(?P<earlier>(?:上年度?|去年|上期|上届|同期|年初|前年|此前|原来?|由|从)[^，。；第]{0,8})?"
    r"(?P<ranked>排名|位列|位居|名列|居|列|排)?(?P<mark>第)(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
    r"(?:名|位|(?(earlier)|(?(ranked)|(?!)))(?![季批期届次章条点类、]))"
)
_NUMERAL = compile_pattern(
    r"([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?![%0-9一二三四五六七八九十]|季度|批|届|次)"
)


class Params(NamedTuple):
    """Where places in a ranking stand with what bounds them; a place is a label after 第 or 前."""

    fields: tuple[Phrase, ...] = ()
    """角色 place（label）和 field（count）：在多少个之中的名次。"""
    rises: tuple[Phrase, ...] = ()
    """角色 before、after（label），写明的另有 moves（count）：名次上升。"""
    falls: tuple[Phrase, ...] = ()
    """同上，名次下降。"""
    tops: tuple[Phrase, ...] = ()
    """角色 place、top（label）：名次在前若干名之内。"""
    up: Words = Words(())
    """说前进的词；句中有前后两个名次、其一写明是上年的，核对所说的位数，次序不拘。"""
    down: Words = Words(())
    """说后退的词，同上。"""
    ranking: Words = Words(())
    """使后面的数成为名次的词；其他的须后接 名 或 位。"""
    scope: Words = Words(())
    """在哪里排名（全省）；夹在总数与名次之间的，说的是另一个排名。"""


class Place(NamedTuple):
    """A place in a ranking as printed, 第 or 前 included."""

    number: int
    span: Span
    text: str

    def ranks(self, subject: Subject, params: Params) -> bool:
        """Whether it is a place in a ranking rather than 第五 of a row of points."""
        text = subject.flow.text
        start, end = self.span.start, self.span.end
        before = text[max(0, start - _LOOK_BACK) : start]
        return text[end : end + 1] in _UNITS or contains_any(before, params.ranking.words)


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each place in a ranking whose wording gives what it can be held to."""
    for phrase in params.fields:
        for binding in bind(subject, phrase):
            yield from _field(subject, params, binding)
    for phrase in params.tops:
        for binding in bind(subject, phrase):
            yield from _top(subject, params, binding)
    moved: set[int] = set()
    for phrases, sign in ((params.rises, 1), (params.falls, -1)):
        seen: set[int] = set()
        for phrase in phrases:
            for binding in bind(subject, phrase):
                for claim in _move(subject, binding, sign):
                    if claim.span.start not in seen:
                        seen.add(claim.span.start)
                        moved.add(claim.span.end)
                        yield claim
    yield from _between(subject, params, moved)


def _field(subject: Subject, params: Params, binding: Binding) -> Iterator[Claim]:
    place, field = _place(subject, binding, "place", "第"), binding.quantities["field"]
    if place is None or not place.ranks(subject, params) or field.qualifier or field.scale != 1:
        return
    span = Span(
        min(field.span.start, place.span.start), max(field.span.end, _unit_end(subject, place))
    )
    holds = place.number <= field.value
    if not holds and contains_any(span.of(subject.flow.text), params.scope.words):
        return
    yield Claim(
        "rank",
        "holds" if holds else "contradicted",
        span,
        place.span,
        stated_text=place.text,
        expected="" if holds else f"≤ {field.value:f}",
        expression=f"{place.number} {'≤' if holds else '>'} {field.value:f}",
        operands=(Operand("field", field),),
        values={"place": place.text},
        suggested=False,
    )


def _top(subject: Subject, params: Params, binding: Binding) -> Iterator[Claim]:
    place, top = _place(subject, binding, "place", "第"), _place(subject, binding, "top", "前")
    if place is None or top is None or not place.ranks(subject, params):
        return
    holds = place.number <= top.number
    yield Claim(
        "rank",
        "holds" if holds else "contradicted",
        binding.span(subject),
        place.span,
        stated_text=place.text,
        expected="" if holds else f"≤ {top.number}",
        expression=f"{place.number} {'≤' if holds else '>'} {top.number}",
        values={"place": place.text, "top": top.text},
        suggested=False,
    )


def _is_vague(moves: Quantity | None) -> bool:
    return moves is not None and bool(moves.qualifier or moves.decimals)


def _fits(moves: Quantity | None, moved: int) -> bool:
    """Whether two places lie as far apart as said, and the way that was said."""
    return moved > 0 and (moves is None or moves.value == moved)


def _move(subject: Subject, binding: Binding, sign: int) -> Iterator[Claim]:
    before, after = (
        _place(subject, binding, "before", "第"),
        _place(subject, binding, "after", "第"),
    )
    if before is not None and after is not None:
        moves = binding.quantities.get("moves")
        yield from _held(binding.span(subject), before, after, moves, sign)


def _between(subject: Subject, params: Params, seen: set[int]) -> Iterator[Claim]:
    """Claims for numbers of places behind two places of their sentence, one of which is that of before:
    列第7名，上年第9名，前移2位."""
    text = subject.symbols.text
    for moves in subject.quantities if params.up.words else ():
        if moves.unit not in _MOVED or moves.span.end in seen:
            continue
        words = text[max(0, moves.symbol - _LOOK_BACK) : moves.symbol].rstrip("了共")
        if not (sign := _direction(words, params)):
            continue
        floor = max(0, moves.symbol - _SENTENCE)
        start = max(floor, *(text.rfind(mark, floor, moves.symbol) + 1 for mark in "。\n"))
        places = list(_RANKED.finditer(text, start, moves.symbol))
        if len(places) == _PAIR and bool(places[0]["earlier"]) != bool(places[1]["earlier"]):
            earlier, later = places if places[0]["earlier"] else reversed(places)
            span = Span(subject.symbols.flow(places[0].start("mark")), moves.span.end)
            yield from _held(
                span, _place_of(subject, earlier), _place_of(subject, later), moves, sign
            )


def _direction(words: str, params: Params) -> int:
    """1 where words end in one for a rise, -1 for a fall, else 0."""
    if words.endswith(params.up.words):
        return 1
    return -1 if words.endswith(params.down.words) else 0


def _place_of(subject: Subject, found: re.Match[str]) -> Place:
    flow = subject.symbols.flow
    numeral = found["number"]
    number = int(numeral) if numeral.isdecimal() else int(parse_chinese(numeral))
    span = Span(flow(found.start("mark")), flow(found.end("number") - 1) + 1)
    return Place(number, span, f"第{numeral}")


def _held(
    span: Span, before: Place, after: Place, moves: Quantity | None, sign: int
) -> Iterator[Claim]:
    """A claim on a move from one place to another; none where it is told as about so many."""
    moved = (before.number - after.number) * sign
    if _is_vague(moves):
        return
    holds = _fits(moves, moved)
    larger, smaller = max(before.number, after.number), min(before.number, after.number)
    yield Claim(
        "rank",
        "holds" if holds else "contradicted",
        span,
        moves.span if moves else after.span,
        stated=moves,
        stated_text="" if moves else after.text,
        expected=f"{moved}{moves.unit}" if moves and moved > 0 else "",
        expression=f"{larger} − {smaller} = {larger - smaller}",
        slip="" if moved > 0 else "sign",
        values={"before": before.text, "after": after.text, "moved": str(abs(moved))},
    )


def _unit_end(subject: Subject, place: Place) -> int:
    """The end of a place with the 名 or 位 after it."""
    return place.span.end + (subject.flow.text[place.span.end : place.span.end + 1] in _UNITS)


def _place(subject: Subject, binding: Binding, role: str, mark: str) -> Place | None:
    """The place a label role stands for, read to the end of its numeral; None where it is none."""
    text = subject.symbols.text
    label = binding.labels.get(role, "")
    at = text.find(mark + label, binding.start, binding.end + 1)
    found = _NUMERAL.match(text, at + 1) if label and at >= 0 else None
    if found is None or not (found[1].startswith(label) or label == found[1]):
        return None
    number = int(found[1]) if found[1].isdecimal() else int(parse_chinese(found[1]))
    flow = subject.symbols.flow
    return Place(number, Span(flow(at), flow(found.end() - 1) + 1), mark + found[1])
