"""What is left once all that came in is set off against all that went out, both told before: 收支相抵，结余13.3亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_NET = compile_pattern(r"相抵|滚存结余")
_LEFT = compile_pattern(r"结余|结转")
_IN = compile_pattern(r"(?:总收入|收入总[计量额]|收入合计)(?:完成|达到?|为|共)*$")
_OUT = compile_pattern(r"(?:总支出|支出总[计量额]|支出合计)(?:完成|达到?|为|共)*$")
_ROLLED = "滚存"
_REACH, _PARAGRAPHS = 24, 2


def find_netted(view: View) -> Iterator[Reading]:
    """Readings of every remainder so called, of the last totals of both sides before it."""
    if _NET.search(view.text) is None:
        return
    for figure in view.figures:
        if figure.quantity.dimension != "money" or figure.role or not _LEFT.search(figure.lead):
            continue
        if _NET.search(view.words_before(figure)) is None:
            continue
        income, spent = (_last(view, figure, words) for words in (_IN, _OUT))
        if income is None or spent is None or income.quantity.amount == spent.quantity.amount:
            continue
        if _belong(view, figure, (income, spent)):
            near = "near" if income.paragraph == figure.paragraph else "far"
            yield Reading(
                "left", figure, (("added", income), ("taken", spent)), signed((1, -1)),
                ("left", figure.index), ("netted", near), True,
            )  # fmt: skip


def _belong(view: View, figure: Figure, totals: tuple[Figure, Figure]) -> bool:
    """Whether a remainder is of two totals: in its own sentence, or further above with no other amounts in its
    paragraph that it may be of; what is carried over years is of its own sentence alone."""
    if all(total.sentence == figure.sentence for total in totals):
        return True
    before = view.figures[max(0, figure.index - _REACH) : figure.index]
    own = [one for one in before if one.paragraph == figure.paragraph and same_kind(one, figure)]
    return _ROLLED not in figure.lead and (
        totals[1] in own or not any(one not in totals for one in own)
    )


def _last(view: View, figure: Figure, words: re.Pattern[str]) -> Figure | None:
    """The last total before a figure that is called so."""
    before = view.figures[max(0, figure.index - _REACH) : figure.index]
    return next(
        (
            one for one in reversed(before)
            if words.search(one.lead) and same_kind(one, figure) and not one.role
            and figure.paragraph - one.paragraph <= _PARAGRAPHS
        ),
        None,
    )  # fmt: skip
