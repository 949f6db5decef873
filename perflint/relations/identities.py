"""Readings by the equations of rules/identities.yaml: slots are matched, never sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from perflint.facts.each import each_of
from perflint.facts.lexicon import words as any_of
from perflint.model.equation import Equation, Slot
from perflint.model.figure import Figure
from perflint.model.same import Same
from perflint.relations.formula import calculate
from perflint.relations.reading import Reading
from perflint.relations.view import View, bare_unit, exact, in_printed_unit, same_kind
from perflint.text.contains import contains_any
from perflint.text.formula import added, divided, read_formula
from perflint.text.patterns import compile_pattern

_REACH = {"clause": 6, "item": 10, "sentence": 14, "paragraph": 24}
_PLACE = {
    "clause": attrgetter("paragraph", "clause"), "item": attrgetter("paragraph", "item"),
    "sentence": attrgetter("paragraph", "sentence"), "paragraph": attrgetter("paragraph"),
}  # fmt: skip
_CANDIDATES = 3
_MOST = 8
_EACH_ITS_OWN = ("rate", "share", "price_each")
"""What is told of one figure alone, in a bracket behind it (274.35万元（1500元/户）) or right before it
(30%为30.06万元)."""


def find_identities(view: View, equations: tuple[Equation, ...]) -> Iterator[Reading]:
    """Readings of every figure that is the result of an equation whose operands stand in scope."""
    given: dict[str, set[int]] = {}
    known = Same(equations)
    able: dict[tuple[str, str, str], _Able] = {}
    for figure in view.figures:
        if figure.role:
            continue
        kind = figure.nature, figure.stage, figure.quantity.dimension
        may = able.get(kind) or able.setdefault(kind, _able(known, kind))
        for equation in may.every if may.words.search(figure.lead) else may.unnamed:
            if _says(figure, equation.result):
                results = given.setdefault(equation.id, set())
                found = list(_read(view, figure, equation, results))
                if found and "*" in equation.formula:
                    results.add(figure.index)
                yield from found


class _Able(NamedTuple):
    """Equations whose result may be of a certain nature, stage and dimension; those of them that ask for
    no words before it; and a pattern of the words that the others ask for."""

    every: tuple[Equation, ...]
    unnamed: tuple[Equation, ...]
    words: re.Pattern[str]


@lru_cache(maxsize=1024)
def _able(equations: Same, kind: tuple[str, str, str]) -> _Able:
    known: tuple[Equation, ...] = equations.things[0]
    able = tuple(one for one in known if _suits(kind, one.result))
    words = tuple({word for one in able for word in one.result.lead})
    unnamed = tuple(one for one in able if not one.result.lead)
    return _Able(able, unnamed, compile_pattern(any_of(words)))


def _suits(kind: tuple[str, str, str], slot: Slot) -> bool:
    asked = slot.nature, slot.stage, slot.dimension
    return all(not able or one in able for one, able in zip(kind, asked, strict=True))


def fits(figure: Figure, slot: Slot) -> bool:
    """Whether `figure` may stand in `slot`."""
    if slot.nature and figure.nature not in slot.nature:
        return False
    if slot.stage and figure.stage not in slot.stage:
        return False
    if slot.dimension and figure.quantity.dimension not in slot.dimension:
        return False
    return _says(figure, slot)


def _says(figure: Figure, slot: Slot) -> bool:
    """Whether direction, flow and words of `figure` are those of `slot`."""
    if slot.direction and figure.direction != slot.direction:
        return False
    if slot.flow and figure.flow != slot.flow:
        return False
    if slot.lead and not contains_any(figure.lead, slot.lead):
        return False
    if slot.tail and not figure.tail.startswith(slot.tail):
        return False
    return not (slot.without and contains_any(figure.lead, slot.without))


def _read(view: View, result: Figure, equation: Equation, given: set[int]) -> Iterator[Reading]:
    """The readings of `result`; no operand is among `given`, the products that the equation gave
    before: 中央50%为50.1万元，省级30%为30.06万元 are both of one whole."""
    if equation.unless and any(word in view.sentence(result) for word in equation.unless):
        return
    _, names = read_formula(equation.formula)
    slots = dict(equation.operands)
    pools: list[list[Figure]] = []
    for name in names:
        pools.append(_candidates(view, result, slots[name], equation.scope, given))
        if not pools[-1]:
            return
    percent = result.quantity.dimension == "percent"
    pairs = added(equation.formula)
    found: list[tuple[int, tuple[Figure, ...]]] = []
    for ranked in product(*(list(enumerate(pool)) for pool in pools)):
        chosen = tuple(figure for _, figure in ranked)
        if _go_together(equation, result, dict(zip(names, chosen, strict=True))):
            found.append((sum(rank for rank, _ in ranked), chosen))
    found.sort(key=lambda pair: pair[0])
    for order, (_, chosen) in enumerate(found[:_MOST]):
        percents = frozenset(
            name for name, figure in zip(names, chosen, strict=True)
            if figure.quantity.dimension == "percent"
        )  # fmt: skip
        operands = chosen if pairs else tuple(in_printed_unit(figure) for figure in chosen)
        near = "near" if all(f.sentence == result.sentence for f in chosen) else "far"
        yield Reading(
            equation.id, exact(result, equation.decimals), tuple(zip(names, operands, strict=True)),
            calculate(equation.formula, percents, percent), (equation.form, result.index),
            (near, "only" if len(found) == 1 else "first" if not order else "later"),
            equation.mandatory and len(found) == 1
            and (near == "near" or equation.scope == "paragraph"),
        )  # fmt: skip


def _go_together(equation: Equation, result: Figure, known: Mapping[str, Figure]) -> bool:
    """Whether figures may stand in one equation: each once, what is added or divided of one kind, at
    prices for what they count."""
    chosen = tuple(known.values())
    pairs = added(equation.formula)
    if len({figure.index for figure in chosen}) < len(chosen):
        return False
    if any(not same_kind(known[a], known[b]) for a, b in pairs) or not _priced_alike(
        chosen, result
    ):
        return False
    if equation.form == "average" and result.flow and result.flow != chosen[0].flow:
        return False
    divides = "/" in equation.formula or "*" in equation.formula
    if pairs and not divides and not same_kind(result, known[pairs[0][0]]):
        return False
    ratio = divided(equation.formula) if result.quantity.dimension == "percent" else None
    return not ratio or same_kind(known[ratio[0]], known[ratio[1]])


def _priced_alike(chosen: tuple[Figure, ...], result: Figure) -> bool:
    """Whether a price for each 公斤 is applied to 公斤 and not to 亩; an average told behind the amount follows
    from it, and not the amount from that."""
    for price in chosen:
        each = each_of(price.lead, price.tail) if price.nature == "price_each" else None
        if each is None:
            continue
        if each.mean and each.units and price.index > result.index:
            return False
        others = [one for one in chosen if one is not price]
        if each.units and all(one.nature != "price_each" for one in others):
            return any(bare_unit(one.quantity) in each.units for one in others)
    return True


def _candidates(
    view: View, result: Figure, slot: Slot, scope: str, given: set[int]
) -> list[Figure]:
    found: list[Figure] = []
    for figure in _around(view, result, scope, slot.after):
        j = figure.index
        own = figure.nature in _EACH_ITS_OWN and figure.nature in slot.nature
        if j in given or not fits(figure, slot):
            if own and not slot.lead and _is_right_before(figure, result):
                return []
            continue
        if own:
            if figure.depth > result.depth and figure.hung not in (-1, result.index):
                continue
            if figure.hung == result.index or _is_right_before(figure, result):
                return [figure]
            if figure.index > result.index + 1:
                continue
        if _is_part(view, figure, slot):
            continue
        found.append(figure)
        if len(found) == _CANDIDATES:
            break
    if not slot.lead or len(found) < 2:
        return found
    first = min(_rank(figure, slot) for figure in found)
    return [figure for figure in found if _rank(figure, slot) == first]


def _rank(figure: Figure, slot: Slot) -> int:
    """Which of the words of a slot stands before `figure`: the earlier ones name it better."""
    return next((rank for rank, word in enumerate(slot.lead) if word in figure.lead), 0)


def _is_part(view: View, figure: Figure, slot: Slot) -> bool:
    """Whether `figure` is a part of another that may stand in the slot as well: 编制60名，其中行政编制18名."""
    if figure.index not in view.wholes:
        return False
    whole = view.figures[view.wholes[figure.index]]
    better = whole.paragraph == figure.paragraph and fits(whole, slot)
    return better and _rank(whole, slot) <= _rank(figure, slot)


def _is_right_before(figure: Figure, result: Figure) -> bool:
    return figure.index == result.index - 1 and figure.item == result.item


def _around(view: View, result: Figure, scope: str, after: bool) -> Iterator[Figure]:
    """The figures in scope: before the result, the nearest first, then those after it if asked for."""
    figures, at, reach = view.figures, result.index, _REACH[scope]
    place = _PLACE[scope]
    here = place(result)
    for figure in reversed(figures[at - reach if at > reach else 0 : at]):
        if place(figure) != here:
            break
        yield figure
    for figure in figures[at + 1 : at + 5] if after else ():
        if place(figure) != here:
            break
        yield figure
