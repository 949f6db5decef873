"""What the figures of a sentence are to each other: the one it is about, changes, bases, figures
compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.nearness import before, comparable
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL, SYMBOLS

_LIMIT = 40
_MOST = 24
_STOP = compile_pattern(rf"[，。；、！？\n（）{ANY_SYMBOL}]")
_RATES = frozenset({"percent", "points", "multiple", "duration"})
_BASE = compile_pattern(rf"）?的[^，。；、]{{0,8}}?[{SYMBOLS['percent']}{SYMBOLS['multiple']}]")
_FROM = compile_pattern(r"(?:由|从)[^由从]{0,20}$")
_TO = compile_pattern(r"[^，。；、]{0,6}(?:到|至|为)")
_AGAINST = compile_pattern(r"(?:较|比|与(?!计划生育)|同|对比)(?![例重率])")
_AFTER_CHANGE = r"(?:了|额|数|值|率|幅度|幅|比例|速|为|是|达到|达|约|近|支出|收入|支|收|资金|预算|金额|人民币|共|计|：)*$"  # noqa: E501
_EITHER = compile_pattern(r"(?:增减|升降|变动|变化)" + _AFTER_CHANGE)
_GOES_ON = compile_pattern(r"(?:其中|同比|环比|较|比|与|占|完成|为|按|从|分)")
_YEAR = compile_pattern(r"[0-9]{4}年")
_SENTENCE = "。！？\n"


class Wording(NamedTuple):
    """Words for a rise, a fall, an earlier figure, and a planned one."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    past: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()


def clause_words(subject: Subject, quantity: Quantity) -> str:
    """The words right before a quantity, back to the last punctuation or figure."""
    return _words_before(subject.symbols.text, quantity.symbol)


def change_sign(subject: Subject, quantity: Quantity, wording: Wording) -> int:
    """1 where the words say that the quantity is the size of a rise, -1 of a fall, 0 of neither:
    `增加 5 万元`, not `增加到 5 万元` or `新增项目 5 个`. After 增减 the printed sign tells."""
    if quantity.unit == "番":
        return 1
    words = clause_words(subject, quantity)
    return _sign_of(words, wording.up, wording.down, quantity.value < 0) if words else 0


@lru_cache(maxsize=4096)
def _sign_of(words: str, up: tuple[str, ...], down: tuple[str, ...], negative: bool) -> int:
    if _EITHER.search(words):
        return -1 if negative else 1
    if match := _change(up).search(words):
        return 0 if words[: match.start()].endswith("新") else 1
    return -1 if _change(down).search(words) else 0


def compared(subject: Subject, quantity: Quantity, wording: Wording) -> bool:
    """Whether another figure is held against this one: 较上年的 5 万元, 由 5 万元增加到."""
    if change_sign(subject, quantity, wording):
        return False
    words = clause_words(subject, quantity)
    earlier = any(word in words for word in (*wording.past, *wording.planned))
    if (earlier or _YEAR.search(words)) and _AGAINST.search(words):
        return True
    goes_on = _TO.match(subject.symbols.text, quantity.symbol + 1) is not None
    return goes_on and _FROM.search(words) is not None


def is_base(subject: Subject, quantity: Quantity) -> bool:
    """Whether a share of the quantity follows: 预算 5 万元的 80%."""
    return _BASE.match(subject.symbols.text, quantity.symbol + 1) is not None


def topics(
    subject: Subject, at: Quantity, wording: Wording, *, like: Quantity | None = None,
    across: bool = False,
) -> Iterator[Quantity]:  # fmt: skip
    """The amounts before `at` that its sentence may be about, nearest first: no rates, changes,
    bases, figures compared with, nor what stands in a bracket that is closed by then; past a
    semicolon only where nothing was found, or `across` all of them. A sentence that opens with 其中
    or 较上年 goes on with the one before."""
    text = subject.symbols.text
    end, depth, crossed, found = at.symbol, 0, False, False
    for quantity in before(subject, at, limit=_MOST):
        between = text[quantity.symbol + 1 : end]
        end = quantity.symbol
        depth = _depth(between, depth)
        if stop := _last_stop(between):
            if crossed or "\n" in between or not _GOES_ON.match(between, stop):
                return
            crossed = True
        if found and not across and "；" in between:
            return
        if depth or quantity.dimension in _RATES:
            continue
        if like is not None and not comparable(like, quantity):
            continue
        if change_sign(subject, quantity, wording) or is_base(subject, quantity):
            continue
        if not compared(subject, quantity, wording):
            found = True
            yield quantity


@lru_cache(maxsize=1024)
def _words_before(text: str, at: int) -> str:
    return _STOP.split(text[max(0, at - _LIMIT) : at])[-1]


def _depth(between: str, depth: int) -> int:
    """How many closed brackets, read backwards, one is inside of."""
    if "）" in between or "（" in between:
        for character in reversed(between):
            if character == "）":
                depth += 1
            elif character == "（" and depth:
                depth -= 1
    return depth


def _last_stop(between: str) -> int:
    """The offset after the last end of a sentence, 0 if there is none."""
    return max(between.rfind(end) for end in _SENTENCE) + 1


@lru_cache(maxsize=64)
def _change(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: -len(word))
    return compile_pattern(
        "(?:" + ("|".join(map(re.escape, ordered)) or "(?!)") + ")" + _AFTER_CHANGE
    )
