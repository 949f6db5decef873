"""Columns that balance as their figures show: 旧存 + 新收 - 办结 = 未结, and rates of two columns together:
办结率 = 办结 ÷ (旧存 + 新收)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from perflint.relations.column_fit import fit_column
from perflint.relations.column_relations import Numbers, Relation
from perflint.relations.reading import SHARE_OF_SUM, ratio_of_sum, signed

_SIGNS = ((1, 1, -1), (1, -1, 1), (-1, 1, 1))
_WIDE = 4


def find_balanced_columns(numbers: Numbers, of: Mapping[int, str]) -> Iterator[Relation]:
    """The balances of four columns side by side, of the dimensions `of` columns, and the rates of two."""
    plain = [at for at in numbers.columns if of[at] not in ("", "percent", "points", "score")]
    for start in range(len(plain) - _WIDE + 1):
        window = plain[start : start + _WIDE]
        if len({of[at] for at in window}) == 1:
            yield from _balance(numbers, window)
    for rate in numbers.columns:
        if of[rate] == "percent":
            yield from _rate(numbers, of, rate, plain)


def _balance(numbers: Numbers, window: list[int]) -> Iterator[Relation]:
    """What is left, in the column headed so or the last, of the others; none where all are one sum."""
    left = next((at for at in window if numbers.sheet.columns[at].role == "left"), window[-1])
    others = [at for at in window if at != left]
    for signs in _SIGNS:
        operands = {
            at: "added" if sign > 0 else "taken" for at, sign in zip(others, signs, strict=True)
        }
        yield from fit_column(
            numbers, left, operands, "found_difference", signed(signs), ("left", left)
        )


def _rate(
    numbers: Numbers, of: Mapping[int, str], rate: int, plain: list[int]
) -> Iterator[Relation]:
    for one, other in pairwise(plain):
        for part in plain:
            if not of[part] == of[one] == of[other]:
                continue
            bases = {at: "base" for at in (one, other) if at != part}
            calculation = ratio_of_sum((1,)) if len(bases) > 1 else SHARE_OF_SUM
            yield from fit_column(
                numbers, rate, {part: "part", **bases}, "found_ratio", calculation, ("rate", rate)
            )
