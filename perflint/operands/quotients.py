"""Columns of averages: one number of each line by another, in the line of totals as well."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from perflint.model.quantity import Quantity
from perflint.sheets.ledger import Ledger
from perflint.sheets.total_lines import Lines

_FEWEST, _MOST = 2, 12
_COARSE = Decimal("0.01")
_NONE, _TWO = Decimal(0), Decimal(2)
_Printed = list[tuple[Decimal, Decimal]]


def is_average(ledger: Ledger, lines: Lines, total: int, cross: int) -> bool:
    """Whether the number of a line of totals is not their sum but an average over all (亩均造价): there and in
    each of `lines` it is one other number by another, in whatever units."""
    if len(lines) < _FEWEST:
        return False
    rows = [ledger.grid[line] for line in (*lines, total)]
    filled = [at for at in range(len(ledger.heads)) if at != cross and all(row[at] for row in rows)]
    average = _printed(rows, cross)
    others = [told for at in filled[:_MOST] if (told := _printed(rows, at))]
    return bool(average) and any(
        _are_quotients(average, part, number) for part, number in permutations(others, 2)
    )


def _printed(rows: Sequence[Sequence[Quantity | None]], at: int) -> _Printed:
    """The numbers of a column, the last row first, and by what part of itself each may be off; none where one
    is blank or nought."""
    told = [
        (one.value, abs(one.ulp / one.amount) / _TWO)
        for row in reversed(rows)
        if (one := row[at]) and one.value
    ]
    return told if len(told) == len(rows) else []


def _are_quotients(averages: _Printed, parts: _Printed, numbers: _Printed) -> bool:
    """Whether in all rows the average stands to the part by the number alike."""
    told = (
        (part / number / average, _NONE + off + part_off + number_off)
        for (average, off), (part, part_off), (number, number_off) in zip(
            averages, parts, numbers, strict=True
        )
    )
    first, allowed = next(told)
    return allowed <= _COARSE and all(
        error <= _COARSE and abs(factor / first - 1) <= error + allowed for factor, error in told
    )
