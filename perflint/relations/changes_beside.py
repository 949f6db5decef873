"""Changes, growths and figures of last year that no words tie to their operands: of the figures around that
they may lie between. Every way is a rival of the others; how far each can be relied on is counted."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from perflint.arithmetic.judge import judge
from perflint.model.figure import Figure
from perflint.relations.around import YEAR, how_many, lies_between
from perflint.relations.reading import (
    APART,
    OF_GROWN,
    OF_SHRUNK,
    OVER,
    Calculation,
    Group,
    Reading,
    before_change,
    changed,
    grown,
)  # fmt: skip
from perflint.relations.view import View, same_kind
from perflint.text.edges import Ending
from perflint.text.patterns import compile_pattern

_BACK, _AHEAD, _NEAR = 10, 2, 3
_MOVED = Ending(
    r"(?:缩短|压缩|提前|延长|净?新?增加?|净?减少?|多[支收付处办完接]?|少[支收付处办完修打接]?|[提升]高|降低|下降|上升|[快慢]|超)(?:了|约|出|期)?$",
    "短缩前长新增加减多少支收付处办完接修打高低降升快慢超了约出期",
)
_ON_TOP = compile_pattern(r"基础上")


Operands = tuple[tuple[str, Figure], ...]


class Sides(NamedTuple):
    """What a change may lie between: a figure of before and how it was found, and one of now."""

    before: Figure
    how: str
    now: Figure


def find_changes_beside(view: View, fixed: Set[Group]) -> Iterator[Reading]:
    """Readings of every change, growth and figure of last year that nothing in `fixed` reads."""
    for figure in view.prose:
        if figure.role or not figure.quantity.amount:
            continue
        if figure.nature == "growth_rate" and ("rate", figure.index) not in fixed:
            if figure.quantity.unit == "%" and figure.index not in view.side_by_side:
                yield from _of_growth(view, figure)
        elif _is_change(figure):
            if not {("change", figure.index), ("left", figure.index)} & fixed:
                yield from _of_change(view, figure)
        elif figure.nature == "level" and figure.stage == "previous_year":
            yield from _of_earlier(view, figure)


def _is_change(figure: Figure) -> bool:
    if figure.quantity.dimension in ("percent", "points", "score"):
        return False
    return figure.nature == "change" or (
        figure.nature == "level" and _MOVED.search(figure.lead) is not None
    )


def _of_growth(view: View, rate: Figure) -> Iterator[Reading]:
    """A growth from the change beside it and what it began at, or from two figures."""
    change = _change_near(view, rate)
    sides = list(_sides(view, rate, change))
    found: list[tuple[str, str, Calculation, Operands, tuple[str, ...]]] = []
    if change is not None:
        nows = _nows(view, change)
        befores = _befores(view, rate, change)
        for before, how in befores:
            agreed = any(lies_between(change, now, before) for now in nows)
            operands: Operands = (("change", change), ("before", before))
            found.append(("over", _agreed(agreed), OVER, operands, (how, _place(rate, before))))
        calculation = OF_GROWN if rate.direction == "+" else OF_SHRUNK
        for now in nows[:2]:
            agreed = any(lies_between(change, now, before) for before, _ in befores)
            operands = (("now", now), ("change", change))
            found.append(("led to", _agreed(agreed), calculation, operands, (_place(rate, now),)))
    for before, how, now in sides:
        agreed = change is not None and lies_between(change, now, before)
        operands = (("now", now), ("before", before))
        found.append(("between", _agreed(agreed), grown(rate), operands, (how, _place(rate, now))))
    rivals = how_many(len(found))
    for way, agreement, calculation, operands, features in found:
        yield Reading(
            "growth_beside", rate, operands, calculation, ("rate", rate.index),
            (agreement, way, rivals, *features), False,
        )  # fmt: skip


def _agreed(agreed: bool) -> str:
    """Whether a third figure agrees with the two that a growth is read of."""
    return "agreed" if agreed else "alone"


def _of_change(view: View, change: Figure) -> Iterator[Reading]:
    """A change from two figures."""
    found = list(_sides(view, change, change))
    rivals = how_many(len(found))
    calculation = changed(change) if change.direction else APART
    rates = _growths_near(view, change)
    for before, how, now in found:
        rated = any(_gives(rate, grown(rate), now, before) for rate in rates)
        yield Reading(
            "change_beside", change, (("now", now), ("before", before)), calculation,
            ("change", change.index),
            (_agreed(rated), rivals, how, _place(change, now), change.nature), False,
        )  # fmt: skip


def _of_earlier(view: View, earlier: Figure) -> Iterator[Reading]:
    """A figure of last year from that of this year and the change: 3742元，同比增加227元，上年为3515元."""
    change = _change_near(view, earlier)
    if change is None or not same_kind(change, earlier) or not change.direction:
        return
    nows = [one for one in _nows(view, change) if same_kind(one, earlier)]
    rivals = how_many(len(nows))
    rates = _growths_near(view, earlier)
    for now in nows:
        led_to = OF_GROWN if change.direction == "+" else OF_SHRUNK
        rated = any(_gives(rate, led_to, now, change) for rate in rates)
        yield Reading(
            "earlier_beside", earlier, (("now", now), ("change", change)), before_change(change),
            ("earlier", earlier.index), (_agreed(rated), rivals, _place(earlier, now)), False,
        )  # fmt: skip


def _growths_near(view: View, figure: Figure) -> list[Figure]:
    return [
        one for one in view.figures[max(0, figure.index - _NEAR) : figure.index + _NEAR + 1]
        if one.nature == "growth_rate" and one.sentence == figure.sentence
    ]  # fmt: skip


def _gives(rate: Figure, calculation: Calculation, *operands: Figure) -> bool:
    quantities = tuple(one.quantity for one in operands)
    return judge(rate.quantity, calculation.formula, quantities).verdict == "holds"


def _place(figure: Figure, other: Figure) -> str:
    if other.sentence != figure.sentence:
        return "apart"
    return "near" if abs(other.index - figure.index) <= 2 else "same"


def _change_near(view: View, figure: Figure) -> Figure | None:
    """The change right before a figure, or the one behind it, in its sentence."""
    for at in (figure.index - 1, figure.index + 1, figure.index - 2):
        if 0 <= at < len(view.figures):
            other = view.figures[at]
            if other.sentence == figure.sentence and _is_change(other) and not other.role:
                return other
    return None


def _window(view: View, figure: Figure) -> list[Figure]:
    """The figures around one in its paragraph, the nearest before it first, of its sentence or the one
    before."""
    around = (
        *reversed(view.back(figure, _BACK)),
        *view.figures[figure.index + 1 : figure.index + 1 + _AHEAD],
    )
    return [
        one for one in around
        if one.paragraph == figure.paragraph and 0 <= figure.sentence - one.sentence <= 1
        and one.nature in ("level", "price_each", "count_of_list") and one.quantity.amount
        and one.quantity.dimension not in ("percent", "points")
    ]  # fmt: skip


def _befores(view: View, figure: Figure, like: Figure | None) -> list[tuple[Figure, str]]:
    """What a change may have begun at, and how it was found."""
    found: list[tuple[Figure, str]] = []
    for one in _window(view, figure):
        if like is not None and not same_kind(one, like):
            continue
        if one.role in ("compared", "from"):
            found.append((one, one.role))
        elif one.stage == "previous_year":
            found.append((one, "previous"))
        elif one.index < figure.index and like is not None and _ON_TOP.search(like.lead):
            found.append((one, "on top"))
            break
        elif one.index < figure.index and YEAR.search(one.lead):
            found.append((one, "dated"))
    return found


def _nows(view: View, figure: Figure) -> list[Figure]:
    """What a change may have led to, the nearest first."""
    return [
        one for one in _window(view, figure)
        if one.role not in ("compared", "from") and one.stage != "previous_year"
        and same_kind(one, figure) and one.index != figure.index
    ]  # fmt: skip


def _sides(view: View, figure: Figure, like: Figure | None) -> Iterator[Sides]:
    window = _window(view, figure)
    for before, how in _befores(view, figure, like)[:2]:
        fitting = [
            one for one in window
            if same_kind(one, before) and one.index != before.index and one.role not in ("compared", "from")
            and one.stage != "previous_year" and not _MOVED.search(one.lead)
            and (not figure.direction or (one.quantity.amount >= before.quantity.amount) == (figure.direction == "+"))
        ]  # fmt: skip
        for now in fitting[:3]:
            yield Sides(before, how, now)
