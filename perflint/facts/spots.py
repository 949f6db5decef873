"""Where each figure stands: the words around it, its clause, its brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.subject import Symbols
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_MARK = compile_pattern(rf"[，。；：、！？（）［］\n{ANY_SYMBOL}]")
_LONGEST = 60
_TAIL = 24
FIGURE = "#"


class Spot(NamedTuple):
    """The place of one quantity in the symbol text; fields as in `Figure`."""

    index: int  # type: ignore[assignment]
    lead: str
    tail: str
    mark: str
    after: str
    clause: int
    item: int
    sentence: int
    depth: int
    hung: int
    clause_start: int
    sentence_start: int


def find_spots(symbols: Symbols) -> Iterator[Spot]:
    """One spot for each quantity, in order. Linear in the length of the text."""
    text, at_index = symbols.text, symbols.at
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    clause = item = sentence = 0
    clause_start = sentence_start = 0
    last, last_mark, last_index = 0, "", -1
    opened: list[tuple[int, int]] = []
    for number, (at, mark) in enumerate(marks):
        if mark in "，。；：、！？（）［］\n":
            if mark in "（［":
                opened.append((last_index, clause_start))
                clause += 1
                clause_start = at + 1
            elif mark in "）］":
                clause += 1
                if opened:
                    clause_start = opened.pop()[1]
            elif mark != "、":
                clause += 1
                clause_start = at + 1
            if mark in "；。！？\n":
                item += 1
            if mark in "。！？\n":
                sentence += 1
                sentence_start = at + 1
                if mark == "\n":
                    opened.clear()
                    last_index = -1
            last, last_mark = at + 1, mark if mark != "\n" else ""
            continue
        index = at_index[at]
        following = marks[number + 1] if number + 1 < len(marks) else (len(text), "\n")
        yield Spot(
            index, text[max(last, at - _LONGEST) : at],
            text[at + 1 : min(following[0], at + 1 + _TAIL)],
            last_mark, FIGURE if following[1] not in "，。；：、！？（）［］\n" else following[1],
            clause, item, sentence, len(opened), opened[-1][0] if opened else -1,
            clause_start, sentence_start,
        )  # fmt: skip
        last, last_mark, last_index = at + 1, FIGURE, index
