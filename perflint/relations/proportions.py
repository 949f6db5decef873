"""How one number stands to another: 基本支出、项目支出…，两者之比为3.5∶1; 在编与合同制人员之比为3.1∶1."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import RATIO, Reading
from perflint.relations.view import View, is_level, same_kind, shares_two
from perflint.text.patterns import compile_pattern

_TO_ONE = ("：1", "∶1")
_NAMED = compile_pattern(
    r"(?P<one>[^，。；：、]{2,10}?)[与和同对](?P<other>[^，。；：、]{2,14}?)的?(?:之比|比例|比)"
)
_BOTH = compile_pattern(r"[两二][者项]之?比")
_REACH = 16


def find_proportions(view: View) -> Iterator[Reading]:
    """Readings of every number to one: of the two that its words name, or of the two right before 两者之比."""
    for figure in view.figures:
        if figure.quantity.unit not in _TO_ONE or figure.role or not view.own:
            continue
        pair, how = _pair(view, figure)
        if pair is not None and same_kind(*pair) and pair[1].quantity.amount:
            part, base = pair
            yield Reading(
                "proportion", figure, (("part", part), ("base", base)), RATIO, ("rate", figure.index),
                (how,), True,
            )  # fmt: skip


def _pair(view: View, figure: Figure) -> tuple[tuple[Figure, Figure] | None, str]:
    before = [
        one for one in view.figures[max(0, figure.index - _REACH) : figure.index]
        if is_level(one) and one.paragraph == figure.paragraph and one.depth <= figure.depth
    ]  # fmt: skip
    if _BOTH.search(figure.lead):
        return ((before[-2], before[-1]) if len(before) > 1 else None), "both"
    named = _NAMED.search(figure.lead)
    if named is None:
        return None, ""
    one, other = (_called(before, named[name]) for name in ("one", "other"))
    return ((one, other) if one and other and one is not other else None), "named"


def _called(before: list[Figure], name: str) -> Figure | None:
    """The last figure before that bears a part of the name."""
    return next((one for one in reversed(before) if shares_two(name, one.lead)), None)
