"""Where each figure stands: the words around it, its clause, its brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.record import Record
from perflint.model.subject import Symbols
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_MARK = compile_pattern(rf"[，。；：、！？（）［］\n{ANY_SYMBOL}]")
_MARKS = frozenset("，。；：、！？（）［］\n")
_WITHIN = frozenset("，：、")
_CLOSING = frozenset("）］")
_AGAINST = compile_pattern(r"(?:对|按照?|占|以|与|较|比|相对于?)[^（），。；：]+$")
"""Words in brackets behind the name of a rate that say what it is measured against: 执行率（对批复数）."""
_EXPLAINS = compile_pattern(
    r"(?![一二三四五六七八九十]+$|单位|[万亿千百十]*[元分]$)[^（）]*[\u4e00-\u9fff]{3,}[^（）]*"
)
_LONGEST = 60
_TAIL = 24
_ALONE = ("", "约", "共", "计", "即")
_BEHIND = ("", "为", "达", "达到", "是", "约", "共", "计")
FIGURE = "#"


class Spot(Record):
    """The place of one quantity in the symbol text; fields as in `Figure`."""

    index: int
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


class _Bracket(NamedTuple):
    """An open bracket: the figure it follows, and what the words before it began behind."""

    hung: int
    clause_start: int
    last: int
    last_mark: str
    at: int


def _explains(text: str, closed: _Bracket, end: int, last_index: int) -> bool:
    """Whether what stands in brackets that hold no figure explains the name before them: no number of an
    item, no unit."""
    return (
        closed.hung == last_index
        and closed.at > closed.last
        and _EXPLAINS.fullmatch(text, closed.at + 1, end - 1) is not None
    )


def find_spots(symbols: Symbols) -> Iterator[Spot]:
    """One spot for each quantity, in order. Linear in the length of the text. An amount alone in
    brackets behind a name (设备购置（24万元）) stands as if the brackets were not there, and so does one behind
    brackets that explain its name (满意度（含基本满意）96%)."""
    text, at_index = symbols.text, symbols.at
    places = [match.start() for match in _MARK.finditer(text)]
    clause = item = sentence = 0
    clause_start = sentence_start = 0
    last, last_mark, last_index = 0, "", -1
    opened: list[_Bracket] = []
    closed: _Bracket | None = None
    for number, at in enumerate(places):
        mark = text[at]
        if mark in _WITHIN:
            if mark != "、":
                clause += 1
                clause_start = at + 1
            last, last_mark = at + 1, mark
            continue
        if mark in _MARKS:
            clause += 1
            before, clause_start = clause_start, at + 1
            if mark in "（［":
                opened.append(_Bracket(last_index, before, last, last_mark, at))
            elif mark in "）］":
                closed = opened.pop() if opened else None
                clause_start = closed.clause_start if closed else before
            else:
                item += 1
                if mark != "；":
                    sentence += 1
                    sentence_start = at + 1
                if mark == "\n":
                    opened.clear()
                    last_index = -1
            last, last_mark = at + 1, mark if mark != "\n" else ""
            continue
        index = at_index[at]
        end = places[number + 1] if number + 1 < len(places) else len(text)
        after = text[end : end + 1] or "\n"
        begin = last if last > at - _LONGEST else at - _LONGEST
        lead, mark_before, depth = text[begin:at], last_mark, len(opened)
        hung = opened[-1].hung if opened else -1
        if opened and last_mark in "（［" and lead in _ALONE and end == at + 1 and after == "）":
            name = opened[-1]
            named = text[max(name.last, name.at - _LONGEST) : name.at]
            if named:
                lead, mark_before, depth = named, name.last_mark, depth - 1
                hung = opened[-2].hung if depth else -1
        elif (
            closed
            and lead in _BEHIND
            and last_mark in _CLOSING
            and _explains(text, closed, last, last_index)
        ):
            within = _AGAINST.match(text, closed.at + 1, last - 1)
            named = text[max(closed.last, closed.at - _LONGEST) : closed.at]
            lead = (within.group() if within else "") + named + lead
            mark_before = closed.last_mark
        yield Spot(
            index, lead, text[at + 1 : end][:_TAIL],
            mark_before, after if after in _MARKS else FIGURE,
            clause, item, sentence, depth, hung, clause_start, sentence_start,
        )  # fmt: skip
        last, last_mark, last_index = at + 1, FIGURE, index
