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
_TWO = Decimal(2)


def is_average(ledger: Ledger, lines: Lines, total: int, cross: int) -> bool:
    """Whether the number of a line of totals is not their sum but an average over all (亩均造价): there and in
    each of `lines` it is one other number by another, in whatever units."""
    if len(lines) < _FEWEST:
        return False
    rows = [ledger.grid[line] for line in (*lines, total)]
    filled = [at for at in range(len(ledger.heads)) if at != cross and all(row[at] for row in rows)]
    return all(row[cross] for row in rows) and any(
        _are_quotients(rows, cross, part, number)
        for part, number in permutations(filled[:_MOST], 2)
    )


def _are_quotients(
    rows: Sequence[Sequence[Quantity | None]], cross: int, part: int, number: int
) -> bool:
    """Whether in all rows the number at `cross` stands to that at `part` by that at `number` alike."""
    told = _factor(rows[-1], cross, part, number)
    if told is None:
        return False
    first, allowed = told
    return all(
        (one := _factor(row, cross, part, number)) is not None
        and abs(one[0] / first - 1) <= one[1] + allowed
        for row in rows[:-1]
    )


def _factor(
    row: Sequence[Quantity | None], cross: int, part: int, number: int
) -> tuple[Decimal, Decimal] | None:
    """By what the quotient of a row is its average, and how far that may be off; None where it says nothing."""
    average, dividend, divisor = row[cross], row[part], row[number]
    if average is None or dividend is None or divisor is None:
        return None
    printed = (average, dividend, divisor)
    if not all(one.value for one in printed):
        return None
    error = sum((abs(one.ulp / one.amount) / _TWO for one in printed), Decimal(0))
    return None if error > _COARSE else (dividend.value / divisor.value / average.value, error)
