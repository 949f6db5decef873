"""The same digits printed twice: amounts of five digits and more that agree are one amount, and so
are their units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from perflint.model.figure import Figure
from perflint.relations.known import Told
from perflint.relations.reading import SAME, Reading
from perflint.relations.view import View

_LEAST = 5


def find_same_digits(view: View, told: Told) -> Iterator[Reading]:
    """Readings of every amount in prose whose digits are printed elsewhere; where two units are met,
    that of fewer places, else of fewer amounts in the filing, is what is judged."""
    money = [figure for figure in view.figures if figure.quantity.dimension == "money"]
    if all(map(view.is_tabled, money)):
        return
    tabled = [known.figure for known in told.tables] if money else []
    everywhere = Counter(figure.quantity.scale for figure in (*money, *tabled))
    if len(everywhere) < 2 and not tabled:
        return
    groups: dict[tuple[str, Decimal], list[Figure]] = {}
    for figure in (*tabled, *view.figures):
        if _tells(figure) and (figure.quantity.inherited or not view.is_tabled(figure)):
            groups.setdefault(_digits(figure), []).append(figure)
    for group in groups.values():
        scales = Counter(figure.quantity.scale for figure in group)
        usual = max(scales, key=lambda scale: (scales[scale], everywhere[scale], scale))
        first = next(figure for figure in group if figure.quantity.scale == usual)
        for figure in group:
            if figure is not first and not view.is_tabled(figure):
                yield _reading(view, figure, first)


def _reading(view: View, figure: Figure, first: Figure) -> Reading:
    return Reading(
        "same_digits", figure, (("first", first),), SAME, ("restated", figure.index),
        (f"d{min(6, _number(figure))}", "table" if view.is_tabled(first) else "text"),
    )  # fmt: skip


def _tells(figure: Figure) -> bool:
    return (
        figure.quantity.dimension == "money"
        and bool(figure.quantity.unit)
        and _number(figure) >= _LEAST
    )


def _digits(figure: Figure) -> tuple[str, Decimal]:
    return figure.quantity.currency, figure.quantity.value


def _number(figure: Figure) -> int:
    return len(figure.quantity.value.normalize().as_tuple().digits)
