"""What a list may be the parts of."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.facts.concept import alike, named
from perflint.model.figure import Figure
from perflint.relations.view import View, is_level, may_count, same_kind
from perflint.text.patterns import compile_pattern

_SUBJECT = compile_pattern(
    r"(?:^|[。；，\n])(?P<name>[^，。；：\n]{2,16}?)(?:由|中[，：]|包括|按[^，。；：\n]{1,8}分)[^。；]{0,24}$"
)


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
        if figure.role or not may_count(figure, first, view.own) or not adds_up(figure):
            continue
        moved = opener == "bracket" and figure.nature == "change"
        if not (figure.nature == first.nature or is_level(figure) or moved):
            continue
        if first.nature == "change" and figure.nature != "change":
            continue
        if opener in ("bracket", "rate"):
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


def _subject(view: View, i: int, opener: str) -> Iterator[Figure]:
    """The figure that the subject of the list's own sentence names: 基本支出由…组成, 决算中，…"""
    first = view.figures[i]
    match = (
        _SUBJECT.search(view.gap(view.figures[i - 1], first))
        if opener in ("list", "among", "by")
        else None
    )
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
