"""Shares that are of one whole, which their digits show: 农林1590件，占诉求量的14.23%；社保1485件，占13.29%, all of the
11171件 told somewhere before.

Most shares have a whole of their own name beside them; where they have not, an amount before them that several of
those near give to the last digit is what all of them are of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Set
from decimal import Decimal
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.reading import RATIO, Group, Reading
from perflint.relations.view import View, is_level, same_kind

_HUNDRED = Decimal(100)
_FEWEST_DIGITS, _TELLING, _PARAGRAPHS, _MOST = 3, 4, 12, 2


class _Share(NamedTuple):
    """A share, the amount it is told of, and the amounts before it that it is that part of to the last digit."""

    share: Figure
    part: Figure
    wholes: tuple[Figure, ...]


def find_shares_of_one_whole(view: View, fixed: Set[Group]) -> Iterator[Reading]:
    """Readings of the shares that are not `fixed`."""
    shares = list(_shares(view, fixed))
    if not shares:
        return
    for one in shares:
        near = [
            other for other in shares
            if other is not one and abs(other.share.paragraph - one.share.paragraph) <= _PARAGRAPHS
        ]  # fmt: skip
        yield from _read(one, near)


def _read(one: _Share, near: list[_Share]) -> Iterator[Reading]:
    """The wholes that most of the shares near have, and those that the digits of the share itself show."""
    votes: Counter[Decimal] = Counter()
    wholes: dict[Decimal, Figure] = {}
    for other in near:
        for whole in other.wholes:
            if whole.index < one.share.index and same_kind(whole, one.part):
                wholes[whole.quantity.amount] = whole
                votes[whole.quantity.amount] += 1
    own = {whole.quantity.amount: whole for whole in one.wholes}
    for amount, count in votes.most_common(_MOST):
        if (count > 1 or amount in own) and amount > one.part.quantity.amount:
            own.setdefault(amount, wholes[amount])
    for amount, whole in own.items():
        if votes[amount] or _digits(one.share) >= _TELLING:
            yield Reading(
                "share_of_one", one.share, (("part", one.part), ("base", whole)), RATIO,
                ("rate", one.share.index), (f"n{min(4, votes[amount])}",),
            )  # fmt: skip


def _shares(view: View, fixed: Set[Group]) -> Iterator[_Share]:
    """The shares whose digits tell, with their parts."""
    levels = sorted((one for one in view.levels if one.quantity.unit), key=_amount)
    amounts = [_amount(one) for one in levels]
    for share in view.figures:
        if (
            share.nature != "share" or share.role or share.quantity.unit != "%"
            or ("rate", share.index) in fixed or share.index in view.side_by_side
            or not 0 < share.quantity.value < _HUNDRED or _digits(share) < _FEWEST_DIGITS
        ):  # fmt: skip
            continue
        part = _part(view, share)
        if part is not None and part.quantity.amount > 0:
            yield _Share(share, part, tuple(_wholes(share, part, levels, amounts)))


def _wholes(
    share: Figure, part: Figure, levels: list[Figure], amounts: list[Decimal]
) -> Iterator[Figure]:
    """The amounts before a share, of the kind of its part, that it is to the last digit the part of."""
    rate, half = share.quantity.value, share.quantity.ulp / 2
    if rate <= half:
        return
    low, high = (_amount(part) * _HUNDRED / (rate + way * half) for way in (1, -1))
    for at in range(bisect_left(amounts, low), len(amounts)):
        if amounts[at] > high:
            break
        one = levels[at]
        if one.index < share.index and one.index != part.index and same_kind(one, part):
            yield one


def _amount(figure: Figure) -> Decimal:
    return figure.quantity.amount


def _digits(share: Figure) -> int:
    return len(share.quantity.value.normalize().as_tuple().digits)


def _part(view: View, share: Figure) -> Figure | None:
    """The amount a share is told of: that its words describe, else the one right before it."""
    if share.of >= 0:
        return view.figures[share.of]
    before = view.figures[share.index - 1] if share.index else None
    beside = before is not None and is_level(before) and share.paragraph - before.paragraph <= 1
    return before if beside else None
