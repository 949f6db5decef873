"""What a list may be the parts of."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.facts.concept import alike, named
from perflint.model.figure import Figure
from perflint.relations.around import is_of_rate
from perflint.relations.view import View, is_level, last_sentence, may_count, same_kind
from perflint.text.patterns import compile_pattern

_SUBJECT = compile_pattern(
    r"(?:^|[。；，\n])(?P<name>[^，。；：\n]{2,16}?)(?:由|中[，：]|包括|按[^，。；：\n]{1,8}分)[^。；]{0,24}$"
)
_IN_BRACKETS = ("bracket", "some")
_BESIDES = compile_pattern(r"(?:本部|本级|机关)(?:以?及|和|与)其?(?:下属|所属|下辖)$")
"""Before how many there are besides those listed first: 局本部以及下属4家单位."""
_NARROWED = compile_pattern("限额以上|规模以上|[一-龥]{0,2}本级|市直|县直|区直")
"""What is told of some only: 全市零售额900亿元。限额以上，按地域分，城镇80亿元、乡村9亿元."""


def wholes_of(view: View, i: int, opener: str) -> list[Figure]:
    """What the list may be the parts of, the likeliest first."""
    first = view.figures[i]
    found: list[Figure] = list(_subject(view, i, opener))
    for j in range(i - 1, max(-1, i - 10), -1):
        figure = view.figures[j]
        if first.paragraph - figure.paragraph > 1 or first.sentence - figure.sentence > 2:
            break
        if opener == "colon" and figure.sentence != view.figures[i - 1].sentence:
            break  # 8个：甲1万元，…: what the sentence before ends with is no whole of them.
        if not may_count(figure, first, view.own) or _is_no_whole(view, figure):
            continue
        if opener == "by" and _is_narrowed(view, figure, first):
            break
        if not _goes_with(figure, first, opener):
            continue
        if opener in (*_IN_BRACKETS, "rate"):
            return [figure] if first.hung in (j, -1) or view.figures[first.hung].of == j else []
        if figure.depth > first.depth:
            continue
        above = view.figures[view.wholes.get(j, j)]
        if opener == "by" and above.index != j and above not in found and same_kind(above, first):
            found.append(above)
        if figure not in found:
            found.append(figure)
        if len(found) >= (1 if opener in ("bare", "colon") else 3):
            break
    return found


def _is_no_whole(view: View, figure: Figure) -> bool:
    """Whether a figure only serves to compare, or leaves out some of what is listed."""
    if figure.role or not adds_up(figure) or _BESIDES.search(figure.lead):
        return True
    return is_of_rate(
        view, figure
    )  # 收入629亿元，完成预算（588亿元）的107%。其中：一般公共预算收入486亿元


def _goes_with(figure: Figure, first: Figure, opener: str) -> bool:
    """Whether figures of the natures of two can be a whole and its part."""
    if first.nature == "change" or figure.nature == "change":
        return figure.nature == first.nature or (
            figure.nature == "change" and first.nature != "change" and opener in _IN_BRACKETS
        )
    if "price_each" in (figure.nature, first.nature):
        return figure.nature == "price_each" and opener == "open"
    return figure.nature == first.nature or is_level(figure)


def _is_narrowed(view: View, whole: Figure, first: Figure) -> bool:
    """Whether the words of a list's own sentence tell of fewer than those before `whole`."""
    said = _NARROWED.search(last_sentence(view.words_before(first)))
    return said is not None and said.group() not in whole.lead


def _subject(view: View, i: int, opener: str) -> Iterator[Figure]:
    """The figure that the subject of the list's own sentence names: 基本支出由…组成, 决算中，…"""
    first = view.figures[i]
    match = _SUBJECT.search(view.words_before(first)) if opener in ("list", "among", "by") else None
    name = named(match["name"]) if match else None
    if name is None or not (name.key or name.flow):
        return
    for j in range(i - 1, max(-1, i - 16), -1):
        figure = view.figures[j]
        if first.paragraph != figure.paragraph:
            return
        fits = alike(name.key, figure.key) if name.key else name.flow == figure.flow
        if is_level(figure) and same_kind(figure, first) and fits:
            yield figure
            return


def adds_up(figure: Figure) -> bool:
    """Whether the figure has a unit, and not one by another (微克/立方米), whose values add up to nothing."""
    unit = figure.quantity.unit
    return bool(unit) and "/" not in unit


def large_enough(found: list[Figure], first: Figure) -> list[Figure]:
    """Of what stands before a list, what is no smaller than its first part, where one of them is:
    资金52亿元，未用0.4亿元。其中：中央40亿元，地方12亿元. Of a paragraph before, nothing else."""
    if first.nature != "level" or not found or found[0].quantity.amount >= first.quantity.amount:
        return found
    held = [
        one for one in found
        if one.sentence == found[0].sentence and one.quantity.amount >= first.quantity.amount
    ]  # fmt: skip
    return held or [one for one in found if one.paragraph == first.paragraph]
