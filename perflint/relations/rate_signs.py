"""What speaks for and against each of the pairs that a rate may be of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.around import BUDGETS, DONE, HUNDRED
from perflint.relations.candidates import NEGATED
from perflint.relations.mentions import longest_run
from perflint.relations.reading import FALL, RATIO, Calculation
from perflint.relations.said import Said
from perflint.relations.standing import Points, bands, is_far_off
from perflint.relations.view import View, same_kind

_WHENCE = ("planned", "spent", "staged far", "whole far")
"""Ways to find a base that are signs themselves."""
_SAID = 4
_LEAD, _TAIL, _LAST = 14, 8, 6


class Pair(NamedTuple):
    """Figures that a rate may be of, each with how it was found; `places`: how far each stands from it among the
    levels around."""

    part: Figure
    base: Figure
    how: str
    whence: str
    places: tuple[int, int]
    calculation: Calculation = RATIO


def stand(
    view: View,
    rate: Figure,
    pairs: Sequence[Pair],
    said: Said,
    around: Sequence[Figure],
    points: Points,
) -> Iterator[tuple[Pair, tuple[str, ...], str]]:
    """Each pair with its signs and the band of its likelihood."""
    signs = [tuple(_signs(view, rate, pair, said, around)) for pair in pairs]
    yield from zip(pairs, signs, bands(signs, points), strict=True)


def with_contraries(rate: Figure, pairs: Sequence[Pair], said: Said) -> Iterator[Pair]:
    """The pairs, and where a part is told as what a rate is not of, the rate of the others: 不合格97批，合格率98%."""
    for pair in pairs:
        yield pair
        if rate.nature == "rate" and _is_contrary(rate, pair.part, said):
            yield pair._replace(calculation=FALL)


def _is_contrary(rate: Figure, part: Figure, said: Said) -> bool:
    told = NEGATED.search(part.lead[-_LAST:]) is not None and NEGATED.search(said.name) is None
    return told and part.index < rate.index


def _signs(
    view: View, rate: Figure, pair: Pair, said: Said, around: Sequence[Figure]
) -> Iterator[str]:
    yield from _of_part(view, rate, pair, said)
    if pair.part.sentence != rate.sentence and _is_passed(rate, pair.part, around):
        yield "part passed"
    yield from _of_base(pair, said, around)
    part, base = pair.part, pair.base
    if base.index > rate.index:
        yield "base behind"
    if part.quantity.unit == base.quantity.unit:
        yield "one unit"
    if part.stage in DONE and base.stage in BUDGETS:
        yield "paired"
    if part.quantity.amount == base.quantity.amount:
        yield "equal"
    if rate.nature == "share" and not said.base.words and _has_share(view, base):
        yield "base has its share"
    if view.wholes.get(part.index, -1) == view.wholes.get(base.index, -2):
        yield "siblings"
    if base.flow and part.flow and base.flow != part.flow:
        yield "flows"
    meant = part.quantity.amount / base.quantity.amount * HUNDRED
    if is_far_off(rate, HUNDRED - meant if pair.calculation is FALL else meant):
        yield "far off"


def _is_passed(rate: Figure, part: Figure, around: Sequence[Figure]) -> bool:
    """Whether the sentence of a rate has a level like a part of another sentence, which is passed over."""
    return any(
        one.sentence == rate.sentence and one.index < rate.index and same_kind(one, part)
        for one in around
    )


def _has_share(view: View, base: Figure) -> bool:
    """Whether the share right behind a figure is its own, so that it is a part like others: 甲占60%，乙占40%."""
    behind = view.figures[base.index + 1 : base.index + 2]
    return any(one.nature == "share" and one.of == base.index for one in behind)


def _of_part(view: View, rate: Figure, pair: Pair, said: Said) -> Iterator[str]:
    part = pair.part
    if pair.how in ("called", "before"):
        yield "called" if pair.how == "called" else "part before"
    if rate.of == part.index:
        yield "of"
    if part.clause == rate.clause:
        yield "one clause"
    if part.mark == "、":
        yield "part in row"
    if pair.calculation is FALL:
        yield "fall"
    elif _is_contrary(rate, part, said):
        yield "contrary"
    between = view.figures[part.index + 1 : rate.index]
    if any(one.nature in ("rate", "share", "growth_rate") for one in between):
        yield "part has its rate"


def _of_base(pair: Pair, said: Said, around: Sequence[Figure]) -> Iterator[str]:
    base, whence = pair.base, pair.whence
    if whence in _WHENCE:
        yield whence
    elif whence == "before":
        yield "base before"
    words = f"{base.lead[-_LEAD:]}，{base.tail[:_TAIL]}"
    if said.base.words and longest_run(said.base.words, words) >= _SAID:
        yield "base said"
    if said.base.key and said.base.key == base.key:
        yield "base of that name"
    if pair.places[1] < 2:
        yield ("nearest base", "second base")[pair.places[1]]
    if base.stage == "target":
        yield "aim"
    if base.mark == "、":
        yield "base in row"
    alike = [one.quantity.amount for one in around if same_kind(one, pair.part)]
    if alike and base.quantity.amount == max(alike):
        yield "largest"
