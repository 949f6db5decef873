"""A figure called by its name, held against a constant or another figure, unless a reason stands near."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Literal, NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.figure import Figure
from perflint.model.phrase import Words
from perflint.model.subject import Subject
from perflint.operands.called import called, is_named, is_of_this_year, meant_as_aim
from perflint.operands.meanings import meanings
from perflint.operands.nearby import beside, near_text
from perflint.text.amounts import Amount, Limit, read_amount
from perflint.text.contains import contains_any

VALUES = frozenset({"name", "limit"})
LAST, LAST_YEAR = "previous_year", "上年"
Must = Literal["at_least", "at_most", "above", "below"]
_KEEPS: dict[Must, Callable[[Decimal, Decimal], bool]] = {
    "at_least": ge, "at_most": le, "above": gt, "below": lt,
}  # fmt: skip


class Params(NamedTuple):
    """Which figure, what it must be, and what excuses it."""

    names: Words
    """这个数的叫法，例如 满意度、公务接待费。"""
    must: Must
    """应当怎样：at_least 不低于；at_most 不高于；above 高于；below 低于。"""
    amount: Limit = ""
    """与之比较的数，连同单位，例如 90%、50万元；不写则与文中另一个数比。"""
    than: Words = Words(())
    """文中另一个数的叫法；amount、than 都不写则与上年的同一个数比。"""
    reasons: Words = Words(())
    """附近写有这些词就不报，例如 原因、由于；<reason> 是自带的一组。"""
    near: Literal["sentence", "paragraph", "section"] = "paragraph"
    """附近是指：sentence 同一句；paragraph 同一段，表格中为同一行；section 同一部分。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each figure that is not what it must be; targets, budgets, other years' and other
    bodies' figures are none of these, nor what may be right (约, 近)."""
    text = subject.flow.text
    if not contains_any(text, params.names.words):
        return
    told: set[tuple[str, Decimal]] = set()
    for figure, limit, other in _misses(subject, params):
        key = (figure.concept, figure.quantity.amount)
        if key in told or _is_excused(subject, params, figure):
            continue
        told.add(key)
        related = (Related("base", other.quantity.span),) if other else ()
        yield Match(
            figure.quantity.span,
            {"name": _shown(figure, params.names.words), "limit": limit},
            related,
            confidence="likely",
        )


def _shown(figure: Figure, names: tuple[str, ...]) -> str:
    """What to call a figure: its own longer name, if that ends as the rule calls it."""
    name = called(figure, names) or called(figure, names, changes=True)
    return figure.concept if figure.concept.endswith(name) else name


Miss = tuple[Figure, str, Figure | None]
"""A figure on the wrong side, what it was held against in words, and the other figure."""


def _misses(subject: Subject, params: Params) -> Iterator[Miss]:
    figures, year = meanings(subject), _year(subject)
    named = [figure for figure in figures if called(figure, params.names.words)]
    own = [one for one in named if _is_reached(subject, one, year)]
    if params.amount and (amount := read_amount(params.amount)):
        yield from _against_amount(own, amount, params.must)
    elif params.than.words:
        yield from _against_others(figures, own, year, params)
    else:
        before = [one for one in named if _is_before(one, year)]
        yield from _against_last_year(subject, own, before, params)


def _year(subject: Subject) -> str:
    return subject.identity.year.value if subject.identity.year else ""


def _is_reached(subject: Subject, figure: Figure, year: str) -> bool:
    """Whether a figure is of the year, and no aim."""
    return is_of_this_year(figure, year) and not meant_as_aim(subject, figure)


def _against_amount(own: list[Figure], amount: Amount, must: Must) -> Iterator[Miss]:
    for figure in own:
        quantity, unit = figure.quantity, amount.unit
        if (quantity.dimension, quantity.currency) != (unit.dimension, unit.currency):
            continue
        if _is_beyond(figure, amount.value, must):
            yield figure, amount.text, None


def _against_others(
    figures: Sequence[Figure], own: list[Figure], year: str, params: Params
) -> Iterator[Miss]:
    others = [one for one in figures if called(one, params.than.words)]
    ours = [one for one in others if is_of_this_year(one, year)]
    for figure in own:
        yield from _against(figure, beside(figure, ours), params.must)


def _against(figure: Figure, other: Figure | None, must: Must) -> Iterator[Miss]:
    if other is None or other.quantity.qualifier:
        return
    if _is_beyond(figure, other.quantity.amount, must):
        yield figure, other.quantity.text, other


def _against_last_year(
    subject: Subject, own: list[Figure], before: list[Figure], params: Params
) -> Iterator[Miss]:
    """By the amount told of last year beside it, else by the change told of it, else by the one amount
    told of last year anywhere."""
    names, figures = params.names.words, meanings(subject)
    for figure in own:
        same = [one for one in before if called(one, names) == called(figure, names)]
        if near := beside(figure, same, far=False):
            yield from _against(figure, near, params.must)
        elif change := _change_of(figures, figure, names):
            if _goes_wrong(change, params.must):
                yield figure, LAST_YEAR, change
        else:
            yield from _against(figure, beside(figure, same), params.must)
    yield from _changes(subject, own, params)


def _changes(subject: Subject, own: list[Figure], params: Params) -> Iterator[Miss]:
    """The first change against last year of each item that names the figure, in sentences that tell no
    amount of it before, where it goes the wrong way."""
    told = {figure.sentence: figure.index for figure in reversed(own)}
    items: set[int] = set()
    for figure in meanings(subject):
        name = called(figure, params.names.words, changes=True)
        if not name or figure.against != LAST or figure.index > told.get(figure.sentence, 1 << 30):
            continue
        if figure.item in items or not is_named(subject, figure, name):
            continue
        items.add(figure.item)
        if _goes_wrong(figure, params.must):
            yield figure, LAST_YEAR, None


def _goes_wrong(figure: Figure, must: Must) -> bool:
    """Whether a change is one against last year, away from what must be."""
    wrong = "-" if must in ("at_least", "above") else "+"
    against = figure.against == LAST and figure.nature in ("change", "growth_rate")
    return against and figure.direction == wrong and bool(figure.quantity.value)


def _is_before(figure: Figure, year: str) -> bool:
    last = bool(year) and figure.period == str(int(year) - 1)
    return last or figure.stage == "previous_year"


def _is_beyond(figure: Figure, limit: Decimal, must: Must) -> bool:
    """Whether the figure, as printed, is on the wrong side for sure; 约, and 超 or 近 that reach over,
    may be right."""
    amount, qualifier = figure.quantity.amount, figure.quantity.qualifier
    open_ended = {"over": ("at_least", "above"), "under": ("at_most", "below")}
    if qualifier == "about" or must in open_ended.get(qualifier, ()):
        return False
    return not _KEEPS[must](amount, limit)


def _change_of(
    figures: tuple[Figure, ...], figure: Figure, names: tuple[str, ...]
) -> Figure | None:
    """The change against last year told of `figure` behind it in its sentence."""
    return next(
        (
            one
            for one in figures[figure.index + 1 : figure.index + 5]
            if one.sentence == figure.sentence
            and one.nature in ("change", "growth_rate")
            and one.against == LAST
            and (one.of == figure.index or called(one, names, changes=True))
        ),
        None,
    )


def _is_excused(subject: Subject, params: Params, figure: Figure) -> bool:
    if not params.reasons.words:
        return False
    words: str = near_text(subject, figure.quantity.span, params.near)
    return contains_any(words, params.reasons.words)
