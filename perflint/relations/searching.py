"""Where a figure looks for what it follows from: in its paragraph, and by name in the whole filing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from perflint.model.figure import Figure, same_dimension
from perflint.relations.mentions import Fits, Mentions
from perflint.relations.view import View, bare_unit, last_item
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL
from perflint.text.units import UNITS

NEAR, ELSEWHERE = 4, 5
"""How many are taken of those near, and of those that a name finds elsewhere."""
_REACH, AHEAD = 30, 3
_SENTENCE, _LEAD = 40, 8
_THINGS = frozenset({"people", "count", "times"})
_FIGURES = compile_pattern(rf"[{ANY_SYMBOL}]")
_HEAD = compile_pattern(r"(?:（?[一二三四五六七八九十0-9]{1,3}[）、.．])?([^，。；：]{2,14})[。：]")
_EXPLAINS = compile_pattern(r"（([^（）]{2,14})）")
_NOUN = compile_pattern(r"^[^，。；：、（）]{0,14}")


class Found(NamedTuple):
    """A figure and how it was found."""

    figure: Figure
    how: str


def around(view: View, figure: Figure, ahead: int = AHEAD) -> Iterator[Figure]:
    """The figures of the paragraph before one, the nearest first, then those right behind it in its item."""
    for one in reversed(view.back(figure, _REACH)):
        if one.paragraph != figure.paragraph:
            break
        yield one
    for one in view.figures[figure.index + 1 : figure.index + 1 + ahead]:
        if one.item != figure.item:
            break
        yield one


def find_called(
    mentions: Mentions,
    names: Iterable[str],
    units: tuple[str, ...],
    near: Sequence[Found],
    fits: Fits,
) -> Iterator[Found]:
    """What fits elsewhere and is none of those `near`: told by each of `names`, then counted in `units`."""
    known = {one.figure.quantity.amount for one in near}

    def is_new(one: Figure) -> bool:
        return one.quantity.amount not in known and fits(one)

    for name in names:
        for one in mentions.called(name, is_new, ELSEWHERE):
            known.add(one.quantity.amount)
            yield Found(one, "told")
    for one in mentions.counted_in(units, is_new, ELSEWHERE):
        yield Found(one, "counted")


def are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind; of things that are counted the words may be longer: 人次, 次."""
    dimensions = {one.quantity.dimension, other.quantity.dimension}
    if same_dimension(one, other) and not dimensions <= {*_THINGS, "number"}:
        return True
    if not same_dimension(one, other) and not dimensions <= _THINGS:
        return False
    a, b = bare_unit(one.quantity), bare_unit(other.quantity)
    return bool(a and b) and (a.endswith(b) or b.endswith(a) or _same(a) == _same(b))


def _same(word: str) -> str:
    unit = UNITS.get(word)
    return unit.same if unit is not None else word


def noun_behind(figure: Figure) -> str:
    """The words right behind a figure, up to the next mark."""
    found = _NOUN.search(figure.tail)
    return found.group() if found else ""


def named_as(figure: Figure) -> str:
    """What a number counts, by the words on both sides of it."""
    return f"{figure.lead[-_LEAD:]}，{noun_behind(figure)}"


def explained(view: View, figure: Figure) -> str:
    """What a bracket right behind a figure says: 人均22.5万元（按年末在职人数）."""
    found = _EXPLAINS.match(view.text, figure.quantity.symbol + 1)
    return found[1] if found else ""


def said_before(view: View, figure: Figure) -> str:
    """The words of the sentence before a figure, the last of them."""
    at = figure.quantity.symbol
    return _FIGURES.sub("，", last_item(view.text[max(0, at - _SENTENCE) : at]))


def headed(view: View, figure: Figure) -> str:
    """What the paragraph of a figure is headed by: （三）抢救修复。"""
    at = figure.quantity.symbol
    start = view.text.rfind("\n", 0, at) + 1
    found = _HEAD.match(view.text, start, min(at, start + _SENTENCE))
    return found[1] if found else ""
