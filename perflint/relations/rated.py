"""What a filing shows to go together, a part and its base: by a rate that fits, by a rate whose base stands
elsewhere, by a row of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.around import HUNDRED, may_go_together
from perflint.relations.known import Known, Told
from perflint.relations.reading import Reading
from perflint.relations.view import View, is_level, same_kind

_TELLING, _BACK = 3, 3
_GIVEN = ("budget", "adjusted_budget", "target", "allotted", "first_budget")
_DONE = ("executed", "achieved")


class Pair(NamedTuple):
    """A part and its base as the rate at `place` has them, or a row of a table, called `name`."""

    part: Figure
    base: Figure
    place: Figure
    name: str = ""


def pair_of(reading: Reading) -> Pair | None:
    """What a reading of a rate that fits, or of an aim right beside what was reached, takes together."""
    operands = dict(reading.operands)
    part, base = operands.get("part"), operands.get("base")
    if len(operands) != 2 or part is None or base is None or not may_go_together(part, base):
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
    share = part.quantity.amount / base.quantity.amount * HUNDRED
    return abs(share - rate.quantity.amount) <= rate.quantity.ulp


def rated_parts(view: View) -> Iterator[tuple[Figure, Figure]]:
    """Each rate of prose with the level right before it, of its sentence: 768辆，占71.91%."""
    for rate in view.figures:
        if (
            rate.nature in ("rate", "share")
            and rate.quantity.unit == "%"
            and rate.quantity.value > 0
        ):
            for part in reversed(view.back(rate, _BACK)):
                if part.sentence != rate.sentence:
                    break
                if is_level(part):
                    if part.quantity.unit and not view.is_tabled(rate):
                        yield rate, part
                    break


def pair_far(view: View, known: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs of the rates that have none in `known`, of the one figure of the filing, wherever it stands, that
    a part is so much of."""
    done = {pair.place.index for pair in known}
    by_kind: dict[tuple[str, str], list[tuple[Decimal, int]]] = {}
    for level in view.levels:
        if level.quantity.unit:
            kind = (level.quantity.dimension, level.quantity.currency)
            by_kind.setdefault(kind, []).append((level.quantity.amount, level.index))
    for levels in by_kind.values():
        levels.sort()
    for rate, part in rated_parts(view):
        quantity = rate.quantity
        if (
            rate.index in done
            or len(quantity.value.as_tuple().digits) < _TELLING
            or quantity.amount == HUNDRED
        ):
            continue
        half = quantity.ulp / 2
        levels = by_kind.get((part.quantity.dimension, part.quantity.currency), [])
        low = bisect_left(levels, (part.quantity.amount * 100 / (quantity.amount + half), -1))
        high = bisect_right(
            levels, (part.quantity.amount * 100 / (quantity.amount - half), len(view.figures))
        )
        found = [view.figures[index] for _, index in levels[low:high]]
        found = [one for one in found if same_kind(one, part)]
        if found and len({one.quantity.amount for one in found}) == 1:
            yield Pair(part, min(found, key=lambda one: abs(one.index - part.index)), rate)


def pairs_of_rows(told: Told) -> Iterator[Pair]:
    """What the rows of tables set beside each other: what was given or aimed at, and what came of it."""
    rows: dict[tuple[int, int], list[Known]] = {}
    for known in told.tables:
        rows.setdefault(known.row, []).append(known)
    for row in rows.values():
        given = [one for stage in _GIVEN for one in row if one.stage == stage]
        done = [one for one in row if one.stage in _DONE]
        if given and done and may_go_together(given[0].figure, done[-1].figure):
            yield Pair(done[-1].figure, given[0].figure, done[-1].figure, given[0].key)
