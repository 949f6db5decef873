"""Items that tell alike of what they are part of, in a sentence or as numbered lines: 交易235项，金额4.52亿元，
其中：工程40项，金额2.94亿元；采购195项，金额1.58亿元.

Each figure of the head is the sum of those of its kind and place in the items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.numerals import parse_chinese
from perflint.text.patterns import compile_pattern

_HAN = "[一二三四五六七八九十]{1,3}"
_NUMBERED = compile_pattern(
    rf"[ \u3000]*(?:（(?P<han>{_HAN})）|(?P<top>{_HAN})、|（(?P<digit>[0-9]{{1,2}})）|(?P<inner>[0-9]{{1,2}})[.、．])"
)
_AMONG = compile_pattern(r"其中[，：]?")
_FEWEST, _MOST, _FARTHEST, _LONGEST = 2, 40, 120, 600
Items = list[list[Figure]]


class _Line(NamedTuple):
    """A line of the text: where it is, how it is numbered ("" where it is not) and with what."""

    start: int
    end: int
    kind: str
    ordinal: int


def find_item_sums(view: View) -> Iterator[Reading]:
    """Readings of the figures of every head that items in its own sentence or in lines below it tell of."""
    for head, items in _in_sentences(view):
        if not any(one.index in view.unfinished for item in items for one in item):
            yield from _read(head, items, "beside")
    for head, items in _in_lines(view):
        yield from _read(head, items, "lines")


def _in_sentences(view: View) -> Iterator[tuple[list[Figure], Items]]:
    """The figures before each 其中 in its sentence, or in the one before, and those of the items behind it."""
    text = view.text
    for match in _AMONG.finditer(text):
        end = min(
            at for at in (*(text.find(mark, match.end()) for mark in "。\n"), len(text)) if at >= 0
        )
        if "；" not in text[match.end() : end] or end - match.end() > _LONGEST:
            continue
        start = max(text.rfind(mark, 0, match.start()) for mark in "。\n；") + 1
        if start >= match.start() - 1:
            start = max(text.rfind(mark, 0, max(0, start - 1)) for mark in "。\n；") + 1
        yield _levels(view, start, match.start()), _parted(view, match.end(), end)


def _parted(view: View, start: int, end: int) -> Items:
    """The figures of the items between two places, parted by ；."""
    items: Items = []
    while start < end:
        stop = view.text.find("；", start, end)
        stop = stop if stop >= 0 else end
        items.append(_levels(view, start, stop))
        start = stop + 1
    return [item for item in items if item]


def _in_lines(view: View) -> Iterator[tuple[list[Figure], Items]]:
    """The figures of each line and those of the lines below it that are numbered from one."""
    lines = list(_lines(view.text))
    for at, line in enumerate(lines):
        if not at or line.ordinal != 1 or lines[at - 1].kind == line.kind:
            continue
        found = [line]
        for below in lines[at + 1 : at + 1 + _FARTHEST]:
            if below.kind == line.kind and below.ordinal == found[-1].ordinal + 1:
                found.append(below)
            elif below.kind and below.kind in (line.kind, lines[at - 1].kind):
                break
        head = _levels(view, lines[at - 1].start, lines[at - 1].end)
        items = [_levels(view, one.start, one.end) for one in found[:_MOST]]
        if head and all(items):
            yield head, items


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found = _NUMBERED.match(line)
            kind = found.lastgroup or "" if found else ""
            number = found[kind] if found else "0"
            yield _Line(start, end, kind, _ordinal(number))
        start = end + 1


def _ordinal(number: str) -> int:
    if number.isdigit():
        return int(number)
    try:
        return int(parse_chinese(number))
    except ValueError:
        return 0


def _levels(view: View, start: int, end: int) -> list[Figure]:
    return [
        one for one in view.between(start, end)
        if is_level(one) and one.quantity.unit and not view.is_tabled(one)
    ]  # fmt: skip


def _read(head: list[Figure], items: Items, where: str) -> Iterator[Reading]:
    if len(items) < _FEWEST:
        return
    for figure in head:
        parts, how = _column(head, figure, items)
        if len(parts) == len(items):
            yield Reading(
                "item_sum", figure, tuple(("part", part) for part in parts), signed((1,) * len(parts)),
                ("list", parts[0].index), (where, how, f"n{min(4, len(parts))}"),
            )  # fmt: skip


def _column(head: Sequence[Figure], figure: Figure, items: Items) -> tuple[list[Figure], str]:
    """The figure of each item that tells of what one of the head does: of all of its kind the one in its place,
    where all have as many, else the first."""
    alike = _alike(head, figure)
    place = alike.index(figure)
    columns = [_alike(item, figure) for item in items]
    if all(len(column) == len(alike) for column in columns):
        return [column[place] for column in columns], "only" if len(alike) == 1 else "placed"
    return ([], "") if place or not all(columns) else ([column[0] for column in columns], "first")


def _alike(figures: Sequence[Figure], figure: Figure) -> list[Figure]:
    return [one for one in figures if same_kind(one, figure)]
