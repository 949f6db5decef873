"""How often in a year what is told for each month, day or term comes: as told beside it, else by the calendar."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.searching import around
from perflint.relations.view import View

_CALENDAR: dict[str, tuple[int, ...]] = {
    "day": (365, 366), "week": (52,), "month": (12,), "quarter": (4,), "term": (2, 1), "year": (),
}  # fmt: skip
_UNITS: dict[str, tuple[str, ...]] = {
    "day": ("天", "日"), "week": ("周",), "month": ("个月", "月"), "quarter": ("季度",), "term": ("学期",),
    "year": ("年",),
}  # fmt: skip
_MOST = 2


class Times(NamedTuple):
    """How many times: told by a figure, or a constant of the calendar; (None, 1) for once."""

    figure: Figure | None
    constant: Decimal
    how: str


ONCE = Times(None, Decimal(1), "")


def times_of(view: View, figure: Figure, periods: tuple[str, ...]) -> list[Times]:
    """How many times what is told for each of `periods` may come, the likeliest first."""
    period = next((one for one in periods if one != "year"), "year" if periods else "")
    if not period:
        return [ONCE]
    told = [
        Times(one, Decimal(1), "told")
        for one in around(view, figure)
        if one.quantity.unit in _UNITS[period] and one.quantity.dimension == "duration"
        and one.quantity.value > 1 and not one.role
    ]  # fmt: skip
    return [
        *told[:_MOST],
        *(Times(None, Decimal(number), "calendar") for number in _CALENDAR[period]),
        ONCE._replace(how="once"),
    ]
