"""Breakdowns: parts told apart from their whole, which is named (基本支出由…组成；项目支出的去向有五：…)
or was told just before (…万元，占20%，按用途分别为…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.facts.concept import alike, named
from perflint.model.figure import Figure
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.lined import Lined
from perflint.text.numerals import DIGITS
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_NAME = rf"(?P<name>[^，。；：、\n{ANY_SYMBOL}]{{2,16}}?)"
_COMPOSED = Lined(
    rf"(?:^|(?<=[，。；\n])){_NAME}由(?P<parts>[^。；\n]{{4,160}}?)(?:组成|构成)", "组成", "构成"
)
_DIVIDED = Lined(
    rf"(?:^|(?<=[，。；\n]))(?:{_NAME}|其中)?按(?:照)?[^，。；：\n{ANY_SYMBOL}]{{2,12}}(?P<sign>分别?为?|划分|分类|看|来看|：)"
    r"[，：]?(?P<parts>[^。\n]{6,300})",
    "按",
)
_LED = Lined(
    rf"(?:^|(?<=[，。；\n])){_NAME}(?:的?(?:去向|用途|构成|来源|组成|分布|投向)|主要用于|包括|分为|共分)"
    rf"[^，。；\n{ANY_SYMBOL}]{{0,6}}：(?P<parts>[^。\n]{{6,300}})",
    sign=rf"(?:去向|投向|用途|用于|构成|组成|来源|分布|包括|分为|共分)[^，。；\n{ANY_SYMBOL}]{{0,6}}：",
)
_HOW = ((_COMPOSED, "composed"), (_DIVIDED, "divided"), (_LED, "led"))
_OPEN = compile_pattern(r"等(?:[，。；]|$)|其中|主要")
_LEADING = compile_pattern(r"^(?:其中|全年|本年|当年|(?:19|20)?[0-9]{2,4}年)+")
_AGAIN = compile_pattern(r"[；，]按")
_COUNT = compile_pattern(r"[有分为共]([两二三四五六七八九])")
_BACK, _PARAGRAPHS = 24, 2


def find_breakdowns(view: View) -> Iterator[Reading]:
    """Readings of every whole whose parts are told after it in a sentence of their own."""
    for pattern, how in _HOW:
        for match in pattern.finditer(view.text):
            yield from _read(view, match, how)


def _read(view: View, match: re.Match[str], how: str) -> Iterator[Reading]:
    again = _AGAIN.search(match["parts"])
    end = match.start("parts") + again.start() if again else match.end("parts")
    inside = view.between(match.start("parts"), end)
    levels = _outer(view, inside)
    if len(levels) < 2 or not all(same_kind(level, levels[0]) for level in levels):
        return
    name = _LEADING.sub("", match["name"] or "")
    whole = _whole(view, levels[0], match.start(), name)
    if whole is None:
        return
    opened = "open" if _OPEN.search(view.text, match.start("parts"), end + 1) else ""
    yield Reading(
        "breakdown", whole, tuple(("part", part) for part in levels), signed((1,) * len(levels)),
        ("list", levels[0].index), (how, "named" if name else "before", opened, f"n{min(4, len(levels))}"),
        not opened and (how == "composed" or _is_counted(match, len(levels))),
    )  # fmt: skip


def _is_counted(match: re.Match[str], number: int) -> bool:
    """Whether the words before the parts say how many there are: 去向有五："""
    lead = match.group()[: match.start("parts") - match.start()]
    return any(DIGITS[digit] == number for digit in _COUNT.findall(lead))


def _outer(view: View, inside: list[Figure]) -> list[Figure]:
    """The levels that are no parts of another of them."""
    levels = [
        figure
        for figure in inside
        if is_level(figure) and figure.quantity.unit and not figure.depth
    ]
    among = {figure.index for figure in levels}
    return [figure for figure in levels if view.wholes.get(figure.index) not in among]


def _whole(view: View, part: Figure, start: int, name: str) -> Figure | None:
    """The figure of `name` told last before the breakdown; without a name, the first of its sentence."""
    said = named(name)
    first = None
    for index in range(part.index - 1, max(-1, part.index - _BACK), -1):
        figure = view.figures[index]
        if figure.quantity.symbol >= start:
            continue
        if part.paragraph - figure.paragraph > _PARAGRAPHS or (
            not name and figure.sentence != part.sentence
        ):
            break
        if (
            not is_level(figure)
            or not same_kind(figure, part)
            or view.is_tabled(figure)
            or figure.depth
        ):
            continue
        if not name:
            first = figure
        elif _is_named(figure, said.key, said.flow):
            return figure
    return first


def _is_named(figure: Figure, key: str, flow: str) -> bool:
    if flow and figure.flow and flow != figure.flow:
        return False
    return alike(figure.key, key) if key else bool(flow) and figure.flow == flow
