"""Differences: what is left, lacking, undone, over or under, and the other part of a whole of two. Every pair of a
whole and what is taken off it that may be meant is a rival of the others; how far each way to find one can be
relied on is counted, with what the words before the number tell: 应到位185万元、实到172.5万元，欠拨12.5万元."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.accounts import is_stock
from perflint.relations.reading import Reading
from perflint.relations.rest_words import word_of
from perflint.relations.sides import Shown, find_sides
from perflint.relations.view import View, is_level
from perflint.text.patterns import compile_pattern

_NO_KIND = ("percent", "points", "score", "multiple", "")
_MOVED = compile_pattern(r"[增减升降涨追调核回加]|同比|[上去]年|同期")
_ACCOUNT = compile_pattern(r"编|其中|结转|结余|滚存|余额|上年|年初|净收入|收入")
"""What public budgets tell by accounts of many figures."""


def find_differences(view: View, shown: Shown | None) -> Iterator[Reading]:
    """Readings of every figure that may be a difference; `shown`: what a self-evaluation report shows to go
    together."""
    for figure in view.prose:
        if not _may_differ(view, figure):
            continue
        word = word_of(view, figure)
        if (figure.quantity.qualifier and not word) or (word and is_stock(view, figure)):
            continue
        plain = figure
        if figure.quantity.qualifier:
            plain = figure._replace(quantity=figure.quantity._replace(qualifier=""))
        group = "change" if figure.nature == "change" else "left"
        seen: set[tuple[int, ...]] = set()
        for side in find_sides(view, shown, figure, word):
            key = (side.how == "by rate of", *sorted(one.index for _, one in side.operands))
            if key not in seen and figure.index not in key:
                seen.add(key)
                yield Reading(
                    "apart", plain, side.operands, side.calculation, (group, figure.index),
                    (side.how, *side.signs, word or figure.nature), side.sure,
                )  # fmt: skip


def _may_differ(view: View, figure: Figure) -> bool:
    """Whether a figure, by what it is, may be a difference."""
    quantity = figure.quantity
    if figure.role or not quantity.unit or quantity.dimension in _NO_KIND or quantity.value < 0:
        return False
    if figure.base >= 0 or figure.against == "previous_year":
        return False
    if not view.own and _ACCOUNT.search(figure.lead):
        return False
    if figure.nature == "change":
        return not _MOVED.search(view.lexicon.link.cut(figure.lead))
    aside = figure.nature in ("level", "price_each") and figure.quantity.dimension == "duration"
    return (is_level(figure) or aside) and figure.stage != "previous_year"
