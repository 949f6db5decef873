"""The amounts and numbers of a filing by the words beside them: for who asks what is told elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.known import in_column
from perflint.relations.view import View, bare_unit, shares_two, two_by_two
from perflint.text.units import SCALES

_LEAD, _TAIL, _NAME = 16, 10, 28
_LEAST = 2
_OFTEN = 60
"""Two characters that stand beside more figures than this name nothing."""
Fits = Callable[[Figure], bool]


class Mention(NamedTuple):
    """A figure and what it is called."""

    figure: Figure
    words: str


class Mentions:
    """All levels of a view with their words, indexed when first asked for."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def _all(self) -> tuple[Mention, ...]:
        prose = [
            Mention(one, f"{one.lead[-_LEAD:]}，{one.tail[:_TAIL]}，{'' if one.key else one.topic}")
            for one in self._view.levels if not self._view.is_tabled(one)
        ]  # fmt: skip
        return (*prose, *_tabled(self._view))

    @cached_property
    def _by_two(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for place, one in enumerate(self._all):
            for two in set(two_by_two(one.words)):
                if two in index:
                    index[two].append(place)
                else:
                    index[two] = [place]
        return index

    @cached_property
    def _by_unit(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for place, one in enumerate(self._all):
            index.setdefault(bare_unit(one.figure.quantity), []).append(place)
        return index

    @cached_property
    def _said(self) -> Counter[Decimal]:
        return Counter(one.figure.quantity.value for one in self._all)

    def called(self, name: str, fits: Fits, most: int) -> list[Figure]:
        """What fits and shares the longest run of characters with a name, told most often and largest."""
        name = name[-_NAME:]
        if len(name) < _LEAST:
            return []
        places: set[int] = set()
        for two in set(two_by_two(name)):
            found = self._by_two.get(two, ())
            if len(found) <= _OFTEN:
                places.update(found)
        return self._rank(places, fits, most, lambda words: -longest_run(name, words))

    def counted_in(self, units: tuple[str, ...], fits: Fits, most: int) -> list[Figure]:
        """What fits and is counted in one of some units, told most often and largest."""
        places = {
            place for unit in units
            if len(found := self._by_unit.get(unit, ())) <= _OFTEN for place in found
        }  # fmt: skip
        return self._rank(places, fits, most, lambda _: 0)

    def _salience(self, one: Mention) -> tuple[int, Decimal]:
        quantity = one.figure.quantity
        return -self._said[quantity.value], -quantity.amount

    def _rank(
        self, places: set[int], fits: Fits, most: int, by: Callable[[str], int]
    ) -> list[Figure]:
        fitting = [self._all[place] for place in sorted(places) if fits(self._all[place].figure)]
        fitting.sort(key=lambda one: (by(one.words), *self._salience(one)))
        return [one.figure for one in _once(fitting)][:most]


def _tabled(view: View) -> Iterator[Mention]:
    """The numbers of all tables under the words of their rows and columns; an amount that no unit is told for
    is one of 万元, as in such reports."""
    for sheet in view.sheets:
        heads = [column.leaf for column in sheet.columns]
        for row in range(len(sheet.rows)):
            for column in sheet.numeric:
                figure = in_column(view, sheet, row, column)
                if figure is None:
                    continue
                quantity = figure.quantity
                if quantity.dimension == "money" and not quantity.unit:
                    quantity = quantity._replace(unit="万元", scale=SCALES["万"])
                words = f"{sheet.label(row)[:_LEAD]}，{heads[column][:_LEAD]}"
                yield Mention(figure._replace(quantity=quantity), words)


def _amount(mention: Mention) -> tuple[str, Decimal]:
    quantity = mention.figure.quantity
    return quantity.dimension, quantity.amount


def _once(mentions: list[Mention]) -> Iterator[Mention]:
    """Each amount once."""
    seen: set[tuple[str, Decimal]] = set()
    for one in mentions:
        amount = _amount(one)
        if amount not in seen:
            seen.add(amount)
            yield one


def longest_run(one: str, other: str) -> int:
    """The length of the longest run of characters that two phrases share, 0 for less than two."""
    longest = 0
    if not shares_two(one, other):
        return longest
    for start in range(len(one)):
        while start + longest < len(one) and one[start : start + longest + 1] in other:
            longest += 1
    return longest
