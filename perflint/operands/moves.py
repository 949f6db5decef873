"""The figures of a change: what it is a change of, from where, by how much."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.nearness import comparable, same_sentence
from perflint.operands.refer import refers
from perflint.operands.topic import Wording, change_sign, clause_words, compared, topics
from perflint.text.patterns import compile_pattern

_RATES = frozenset({"percent", "multiple"})
_LONGEST_GAP = 30
_BACK = 3
_YEAR = compile_pattern(r"((?:19|20)[0-9]{2})年")
_NOW = 9999
_SINCE = compile_pattern(
    r"(?P<plan>预算|计划|目标|任务)|(?P<start>年初|期初|年末)|(?P<month>环比|上月|上季)|(?P<year>同比|上年|去年|同期)"
)
# What a figure reached, told after its change: 翻一番，达到 6 亿元.
_REACHED = compile_pattern(r"[，、]?(?:增加|增长|提高|上升|下降)?(?:达到?|至|到|增至|升至|降至|为)")


class Move(NamedTuple):
    """A stated change and what it may be computed from. `now`: the figures it may be a change of,
    the likeliest first. `sign` is what the words say of `stated`, `delta_sign` of `delta`; `start`
    is where the statement begins in the flow. `sure`: only one figure can be meant. `times`: the
    figure is so many times the one before (是上年的 3 倍), not more by so much."""

    stated: Quantity
    sign: int
    delta: Quantity | None
    delta_sign: int
    before: Quantity | None
    now: tuple[Quantity, ...]
    start: int
    sure: bool
    times: bool


def read_move(
    subject: Subject, stated: Quantity, wording: Wording, between: tuple[str, ...]
) -> Move | None:
    """The change that `stated` is the rate or the size of; None where its clause names a subject
    of its own that no figure before it goes by."""
    times = stated.dimension == "multiple" and clause_words(subject, stated).endswith("的")
    sign = 1 if times else change_sign(subject, stated, wording)
    if not sign:
        return None
    is_rate = stated.dimension in _RATES
    delta = _delta(subject, stated, wording, between) if is_rate else None
    first = delta if delta is not None and delta.index < stated.index else stated
    like = delta or (None if is_rate else stated)
    before = _compared(subject, first, wording, like)
    found = tuple(topics(subject, first, wording, like=like or before))
    found = tuple(q for q in found if not q.qualifier) or found
    opening = before if before and found and found[0].index < before.index else first
    own = _own_subject(subject, opening, wording, between)
    if own:
        found = tuple(q for q in found if q.label and refers(own, q.label))
        if not found:
            return None
    if before is None and found:
        before = _side_by_side(subject, found[0], wording)
        if before is not None and before is found[0]:
            found = found[1:]
    if before is not None and is_rate and not found:
        found = _reached(subject, stated, before)
    near = [q for q in found if same_sentence(subject, q, stated)]
    start = min(_clause_start(subject, q) for q in (stated, delta, before, *found[:1]) if q)
    return Move(
        stated, sign, delta, change_sign(subject, delta, wording) if delta else 0, before,
        found, start, bool(near) and _only(subject, near, first), times,
    )  # fmt: skip


def _reached(subject: Subject, rate: Quantity, before: Quantity) -> tuple[Quantity, ...]:
    """The figure after the change, where the words after its rate say what was reached."""
    now = next(iter(subject.quantities[rate.index + 1 : rate.index + 2]), None)
    if now is None or not comparable(before, now):
        return ()
    words = subject.symbols.text[rate.symbol + 1 : now.symbol]
    return (now,) if _REACHED.fullmatch(words) else ()


def _clause_start(subject: Subject, quantity: Quantity) -> int:
    """Where, in the flow, the clause of a quantity begins, with a bracket in it."""
    text = subject.symbols.text
    low = max(0, quantity.symbol - _LONGEST_GAP)
    start = max(text.rfind(stop, low, quantity.symbol) for stop in "，。；\n") + 1
    return subject.symbols.flow(max(start, low))


def _delta(
    subject: Subject, rate: Quantity, wording: Wording, between: tuple[str, ...]
) -> Quantity | None:
    """The size of the change that stands right before its rate, or else right after it."""
    quantities = subject.quantities
    text = subject.symbols.text
    if rate.index:
        other = quantities[rate.index - 1]
        words = text[other.symbol + 1 : rate.symbol]
        if (
            len(words) <= _LONGEST_GAP
            and not set("。；\n") & set(words)
            and other.dimension not in _RATES
            and change_sign(subject, other, wording)
            and not _own_subject(subject, rate, wording, between)
            and not _apart(clause_words(subject, other), clause_words(subject, rate))
        ):
            return other
    if rate.index + 1 < len(quantities):
        other = quantities[rate.index + 1]
        words = text[rate.symbol + 1 : other.symbol]
        if (
            len(words) <= 12
            and not set("。；\n") & set(words)
            and words[:1] in "，、（"
            and other.dimension not in (*_RATES, "points")
            and change_sign(subject, other, wording)
            and not _own_subject(subject, other, wording, between)
            and not _apart(clause_words(subject, other), clause_words(subject, rate))
        ):
            return other
    return None


def _apart(delta: str, rate: str) -> bool:
    """Whether the words before a change and before a rate measure against different times: 同比增长,
    比年初新增. Words that name none go with either."""
    one, other = _since(delta), _since(rate)
    return bool(one and other) and one != other


def _since(words: str) -> str:
    """What a change is measured against, as far as its clause says so."""
    match = _SINCE.search(words)
    return match.lastgroup or "" if match else ""


def _compared(
    subject: Subject, first: Quantity, wording: Wording, like: Quantity | None
) -> Quantity | None:
    """The figure that the change begins at, where it stands right before the change."""
    for index in range(first.index - 1, max(-1, first.index - 1 - _BACK), -1):
        other = subject.quantities[index]
        if not same_sentence(subject, other, first):
            return None
        if compared(subject, other, wording) and (like is None or comparable(like, other)):
            return other
    return None


def _side_by_side(subject: Subject, last: Quantity, wording: Wording) -> Quantity | None:
    """The earlier one of the two figures that end with `last`, where they are told of one thing in
    two years: 会议费上年 5 万元、本年 6 万元, in either order."""
    if not last.index:
        return None
    first = subject.quantities[last.index - 1]
    if not comparable(first, last) or not same_sentence(subject, first, last):
        return None
    times = [_time(subject, quantity, wording) for quantity in (first, last)]
    if times[0] == times[1] or not _one_thing(first.label, last.label, wording):
        return None
    return first if times[0] < times[1] else last


def _time(subject: Subject, quantity: Quantity, wording: Wording) -> int:
    """When a figure is of, as its words say: a year, 0 for the year before, 9999 for none named."""
    words = clause_words(subject, quantity)
    if year := _YEAR.search(words):
        return int(year[1])
    return 0 if any(word in words for word in wording.past) else _NOW


def _one_thing(first: str, last: str, wording: Wording) -> bool:
    """Whether two labels name one thing, but for the time."""
    one, other = _timeless(first, wording), _timeless(last, wording)
    return one.endswith(other) or other.endswith(one)


def _timeless(label: str, wording: Wording) -> str:
    for word in (*wording.past, "度"):
        label = label.replace(word, "")
    return _YEAR.sub("", label)


def _own_subject(
    subject: Subject, quantity: Quantity, wording: Wording, between: tuple[str, ...]
) -> str:
    """The words of the clause that name whose change it is; "" for none but 同比, 较上年 and such."""
    return _filler((*between, *wording.up, *wording.down)).sub("", clause_words(subject, quantity))


@lru_cache(maxsize=16)
def _filler(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: -len(word))
    times = r"[0-9]{4}年度?|[0-9-]{1,5}月份?|[0-9一二三四五六七八九十两]{1,3}年"
    return compile_pattern("|".join((times, *map(re.escape, ordered))))


def _only(subject: Subject, near: Sequence[Quantity], first: Quantity) -> bool:
    """Whether the nearest figure alone can be meant: the others stand in clauses of their own, and
    no 其中 leaves open whether the whole or the part has changed."""
    nearest = near[0]
    text = subject.symbols.text
    if len(near) == 1:
        return True
    return (
        "其中" not in text[near[-1].symbol : nearest.symbol]
        or text[nearest.symbol + 1 : first.symbol].count("，") <= 1
    )
