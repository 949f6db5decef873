"""How one number stands to another: 基本支出、项目支出…，两者之比为3.5∶1; 生师比17.1∶1; 初中为小学的1.51倍."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from perflint.facts.each import CALLED
from perflint.model.figure import Figure
from perflint.relations.mentions import Mentions
from perflint.relations.reading import RATIO, Reading
from perflint.relations.view import View, is_level, same_kind, shares_two
from perflint.text.patterns import compile_pattern

_TO_ONE, _TIMES = ("：1", "∶1"), "倍"
_NAMED = compile_pattern(
    r"(?P<one>[^，。；：、]{2,10}?)[与和同对](?P<other>[^，。；：、]{2,14}?)的?(?:之比|比例|比)"
)
_SHORT = compile_pattern(
    r"(?P<one>[\u4e00-\u9fff])(?P<other>[\u4e00-\u9fff])比(?:为|是|达到?|约)*$"
)
_BOTH = compile_pattern(r"[两二][者项]之?比")
_MULTIPLE = compile_pattern(
    r"^(?P<one>[^，。；：、]{0,12}?)(?:仅?为|是|相当于|达到?|达)(?P<other>[^，。；：、]{2,14}?)的$"
)
_OTHER = compile_pattern(r"上年|去年|同期|目标|计划|预算|全[国省市县]平均")
_EARLIER = ("target", "previous_year")
_REACH, _MOST = 16, 3


def find_proportions(view: View) -> Iterator[Reading]:
    """Readings of every number to one, and of every multiple of what is called by a name: of the two that its
    words name, or of the two right before 两者之比."""
    if not view.own:
        return
    mentions = Mentions(view)
    for figure in view.figures:
        if figure.role or figure.quantity.dimension != "multiple":
            continue
        if figure.quantity.unit in _TO_ONE:
            yield from _proportions(view, mentions, figure)
        elif figure.quantity.unit == _TIMES:
            said = _MULTIPLE.search(figure.lead)
            if said is not None and not _OTHER.search(said["other"]):
                names = (said["one"], said["other"])
                yield from _read(figure, *(_called(view, mentions, figure, name) for name in names))


def _proportions(view: View, mentions: Mentions, figure: Figure) -> Iterator[Reading]:
    before = _before(view, figure)
    if _BOTH.search(figure.lead):
        if len(before) > 1:
            yield from _read(figure, [(before[1], "both")], [(before[0], "both")])
    elif said := _NAMED.search(figure.lead):
        yield from _read(
            figure, *(_called(view, mentions, figure, said[name]) for name in ("one", "other"))
        )
    elif (said := _SHORT.search(figure.lead)) and {said["one"], said["other"]} <= CALLED.keys():
        names = (CALLED[said["one"]], CALLED[said["other"]])
        yield from _read(figure, *(_called(view, mentions, figure, name) for name in names))


def _read(
    figure: Figure, parts: list[tuple[Figure, str]], bases: list[tuple[Figure, str]]
) -> Iterator[Reading]:
    """Every figure of the one name by every one of the other: rivals of one another."""
    pairs = [
        (parts[n], bases[m]) for n, m in sorted(product(range(len(parts)), range(len(bases))), key=sum)
        if same_kind(parts[n][0], bases[m][0]) and parts[n][0].index != bases[m][0].index
        and bases[m][0].quantity.amount
    ]  # fmt: skip
    for step, ((part, one), (base, other)) in enumerate(pairs):
        how = one if one == other else "elsewhere"
        yield Reading(
            "proportion", figure, (("part", part), ("base", base)), RATIO, ("rate", figure.index),
            (how, "later" if step else "first"), not step and how != "elsewhere",
        )  # fmt: skip


def _called(view: View, mentions: Mentions, figure: Figure, name: str) -> list[tuple[Figure, str]]:
    """What a name may mean: the last figure before that bears a part of it, then what is told elsewhere; of no
    name the amount right before."""
    before = _before(view, figure)
    if not name:
        return [(one, "beside") for one in before[:1]]
    near = [one for one in before if shares_two(name, one.lead)] or [
        one for one in before if _holds_in_order(name, one.lead)
    ]
    near.sort(key=lambda one: one.stage in _EARLIER)
    found = [(one, "named") for one in near[:_MOST]]
    known = {one.quantity.amount for one, _ in found}
    told = mentions.called(name, lambda one: one.quantity.amount not in known, _MOST)
    return [*found, *((one, "told") for one in told)]


def _before(view: View, figure: Figure) -> list[Figure]:
    """The amounts of the paragraph before a figure, the nearest first."""
    return [
        one for one in reversed(view.back(figure, _REACH))
        if (is_level(one) or one.nature == "price_each") and one.paragraph == figure.paragraph
        and one.depth <= figure.depth and not one.role
    ]  # fmt: skip


def _holds_in_order(name: str, words: str) -> bool:
    """Whether words have the characters of a name in its order: 年息 in 年付息."""
    at = 0
    for character in name:
        at = words.find(character, at) + 1
        if not at:
            return False
    return True
