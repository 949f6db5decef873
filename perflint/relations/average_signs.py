"""What speaks for and against each total and number that an average may be of."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.facts.each import Each
from perflint.model.figure import Figure
from perflint.relations.around import BUDGETS
from perflint.relations.mentions import longest_run
from perflint.relations.searching import Found
from perflint.relations.view import View

_CALLED, _ALIKE = 4, 3
_LEAD, _TAIL = 12, 8


def signs_of_total(each: Each, figure: Figure, total: Found, first: bool) -> Iterator[str]:
    """Signs of what is shared out; `first`: it is the likeliest by its place."""
    one = total.figure
    if first:
        yield "first total"
    if one.item == figure.item:
        yield "one item"
    if longest_run(each.words, one.lead[-_LEAD:]) >= _CALLED:
        yield "total called"
    if total.how in ("counted", "above"):
        yield "total counted" if total.how == "counted" else "above"
    if one.index > figure.index:
        yield "behind"
    if one.stage in BUDGETS:
        yield "planned"
    elif one.stage == "previous_year":
        yield "earlier"


def signs_of_number(
    view: View, each: Each, figure: Figure, total: Figure, number: Found, first: bool
) -> Iterator[str]:
    """Signs of how many share a total; `first`: the number is the likeliest by its place."""
    one = number.figure
    if first:
        yield "first number"
    if one.sentence == total.sentence:
        yield "one sentence"
        if figure.index - max(one.index, total.index) == 1 and figure.sentence == one.sentence:
            yield "close"
    if one.paragraph == total.paragraph == figure.paragraph:
        yield "one paragraph"
    run = longest_run(total.lead[-_LEAD:], f"{one.lead[-_LEAD:]}，{one.tail[:_TAIL]}")
    if run >= _ALIKE or not run:
        yield "alike" if run else "unlike"
    if each.units and one.quantity.unit == each.units[0]:
        yield "unit"
    if number.how == "counted":
        yield "number counted"
    if one.index in view.wholes:
        yield "number of a part"
