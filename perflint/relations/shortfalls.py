"""Shortfalls and what is left over, told apart from the rate that shows what of: 修复18页，计划20页，完成90%。
少修2页; 缺口分别为2页、3件. The rates of a filing that fit tell which two figures go together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.reading import APART, Reading
from perflint.relations.view import View, same_kind, shares_two
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import start_behind

_SHORT = compile_pattern(
    r"(?:少|缺口|缺|欠|差(?!旅|别|异)|余(?!额宝)|剩|未|不[合达]|逾期|超期?(?!市|额|收|支出)|多(?!功能|媒体|种|家)|死亡|淘汰|尚有|仍有|退回|高于|低于)"
    r"[^，。；、]{0,8}$"
)
_NOT = compile_pattern(
    r"至少|不少|多少|大多|许多|上年|去年|同期|其中|不超|以前|历年|业余|未成年|不低于|不高于|不超过|每|均|比|较"
)
_TAIL = ("未", "不合格", "尚未", "没有", "逾期", "超")
_GENERIC = compile_pattern(
    r"少|缺口|[缺欠差余剩未超多尚仍有]|完成|目标值?|计划数?|任务数?|分别|依次|为|应|实[际有到支]?|年[度末初]|[全本当]年|合计|累计|共"
    r"|资金|项目|支出|预算|执行|经费|结余|结转|财政|使用|到位|收入|决算|专项|部门|占|的"
)
_JOINED = ("", "和", "及", "与", "以及")
_HUNDRED = Decimal(100)
_MOST, _BACK, _PAIRS = 4, 40, 240


class Pair(NamedTuple):
    """A part and its base as the rate at `place` has them."""

    part: Figure
    base: Figure
    place: Figure


def pair_of(reading: Reading) -> Pair | None:
    """What a reading of a rate that fits, or of an aim right beside what was reached, takes together."""
    operands = dict(reading.operands)
    part, base = operands.get("part"), operands.get("base")
    if len(operands) != 2 or part is None or base is None or not same_kind(part, base):
        return None
    if (
        part.quantity.amount == base.quantity.amount
        or reading.stated.quantity.dimension != "percent"
    ):
        return None
    aimed = base.stage == "target" != part.stage and abs(part.index - base.index) == 1
    return Pair(part, base, reading.stated) if aimed or _fits(reading.stated, part, base) else None


def _fits(rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether a part is, give or take one of the last place told, that part of its base that a rate says."""
    if not base.quantity.amount:
        return False
    share = part.quantity.amount / base.quantity.amount * _HUNDRED
    return abs(share - rate.quantity.amount) <= rate.quantity.ulp


def find_shortfalls(view: View, pairs: list[Pair]) -> Iterator[Reading]:
    """Readings of every figure whose words tell a shortfall or a rest, of the pairs of its kind."""
    pairs = pairs[:_PAIRS]
    for figure in view.figures:
        if figure.nature not in ("level", "change") or figure.role or not figure.quantity.unit:
            continue
        if figure.base >= 0 or figure.against == "previous_year":
            continue
        head = _head(view, figure)
        told = _SHORT.search(head.lead) or (head is figure and figure.tail.startswith(_TAIL))
        if not told or _NOT.search(head.lead) or view.is_tabled(figure):
            continue
        group = "change" if figure.nature == "change" else "left"
        for pair, where, named, only in _fitting(view, figure, head, pairs):
            yield Reading(
                "shortfall", figure, (("base", pair.base), ("part", pair.part)), APART,
                (group, figure.index), (where, named, only),
            )  # fmt: skip


def _head(view: View, figure: Figure) -> Figure:
    """The first of the figures side by side that a figure is one of: their words tell of all."""
    while figure.index and figure.lead in _JOINED and figure.mark in ("、", "#"):
        figure = view.figures[figure.index - 1]
    return figure


def _fitting(
    view: View, figure: Figure, head: Figure, pairs: list[Pair]
) -> Iterator[tuple[Pair, str, str, str]]:
    """The pairs that may be meant, the nearest first, with where they stand, whether their words are those
    of the figure, whether there is no other."""
    able = [
        pair for pair in pairs
        if same_kind(pair.part, figure) and max(pair.part.index, pair.base.index) != figure.index
        and figure.index not in (pair.part.index, pair.base.index)
    ]  # fmt: skip
    able = list({(pair.part.index, pair.base.index): pair for pair in able}.values())
    able.sort(key=lambda pair: abs(pair.place.index - figure.index))
    words = _GENERIC.sub("，", _words(view, figure, head))
    only = "only" if len(able) == 1 else ""
    chosen = 0
    for pair in able:
        named = "named" if shares_two_apart(words, pair) else ""
        apart = figure.sentence - pair.place.sentence
        where = "sentence" if apart == 0 else "next" if apart == 1 else "far"
        if where == "far" and not (named or only):
            continue
        yield pair, where, named, only
        chosen += 1
        if chosen == _MOST:
            return


def shares_two_apart(words: str, pair: Pair) -> bool:
    """Whether the words of a figure share two characters with those of a pair."""
    told = _GENERIC.sub("，", f"{pair.part.lead}，{pair.base.lead}，{pair.part.topic}")
    return any(len(piece) > 1 and shares_two(piece, told) for piece in words.split("，"))


def _words(view: View, figure: Figure, head: Figure) -> str:
    """The words of the clause of a figure and what stands before it in its sentence."""
    at = head.quantity.symbol
    start = max(start_behind(view.text, "。", at) - 1, at - _BACK)
    return view.text[start + 1 : at] + "，" + figure.tail[:4]
