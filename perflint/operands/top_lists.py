"""Those at the top, said how many and listed: 排名前三位的是甲镇（98分）、乙镇（97分）和丙镇（95分）."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.numerals import parse_chinese
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_TOP = compile_pattern(
    r"前(?P<number>[二三四五六七八九十]|1?[0-9])(?P<unit>[位名])的?(?P<noun>[^，。；：、\n]{0,16}?)"
    r"(?:(?:依次|分别|主要)?(?:[是为]|涉及)[：，]?|：)"
)
_BRACKETS = compile_pattern(r"（[^（）\n]{0,40}）")
_LAST = compile_pattern(r"[一-龥）元件个%分](和|以及|及)(?=[一-龥“])")
_MARKS = compile_pattern(r"[、；>]")
_OPEN = compile_pattern(rf"等(?:[^级待]|$)|[^{ANY_SYMBOL}]见下[表图]")
_VALUE = compile_pattern(rf"[{ANY_SYMBOL}]")
_LONGEST, _FEWEST = 400, 2


class TopList(NamedTuple):
    """How many are said to be at the top, what they are, and where each is named in the symbol text; `tied`: the
    last two have the same figure, so that there may be one more."""

    told: Quantity
    noun: str
    items: tuple[Span, ...]
    tied: bool


def find_top_lists(subject: Subject) -> Iterator[TopList]:
    """Every such list that is closed and has two items or more."""
    text, flow = subject.symbols.text, subject.symbols.flow
    if "前" not in text:
        return
    for match in _TOP.finditer(text):
        end = min(_find(text, mark, match.end()) for mark in "。\n")
        other = _TOP.search(text, match.end(), end)
        if other is not None:
            end = max(match.end(), text.rfind("，", match.end(), other.start()))
        items = _items(text, match.end(), end)
        if len(items) < _FEWEST or _OPEN.search(text, match.end(), end):
            continue
        start = match.start("number")
        span = Span(flow(match.start()), flow(match.end("unit")))
        number = (
            parse_chinese(match["number"])
            if not match["number"].isdigit()
            else Decimal(match["number"])
        )
        count = Quantity(
            ~span.start, span, start, match["number"], number, 0, match["unit"], "count"
        )
        yield TopList(count, match["noun"], items, _are_tied(subject, items[-2:]))


def _find(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start, start + _LONGEST)
    return found if found >= 0 else min(len(text), start + _LONGEST)


def _items(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The names between 、 or ；, the last two joined by 和; what ， parts from the last is none."""
    masked = _BRACKETS.sub(lambda match: "#" * len(match.group()), text[start:end])
    ends = [match.start() for match in _MARKS.finditer(masked)]
    if not ends:
        return ()
    last = ends[-1] + 1
    stop = masked.find("，", last)
    stop = stop if stop >= 0 else len(masked)
    joined = _LAST.search(masked, last, stop) or _LAST.search(masked.replace("#", "）"), last, stop)
    if joined is not None:
        ends.append(joined.start(1))
    starts = [0, *(at + 1 for at in ends)]
    return tuple(
        Span(start + one, start + other) for one, other in zip(starts, [*ends, stop], strict=True)
        if other > one
    )  # fmt: skip


def _are_tied(subject: Subject, items: tuple[Span, ...]) -> bool:
    """Whether the first figures told of two items are the same."""
    values: list[Decimal] = []
    for item in items:
        found = _VALUE.search(subject.symbols.text, item.start, item.end)
        symbol = found.start() if found else -1
        values += [quantity.value for quantity in subject.quantities if quantity.symbol == symbol]
    return len(values) == len(items) and len(set(values)) == 1
