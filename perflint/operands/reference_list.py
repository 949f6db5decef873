"""A list of names and amounts, read from the rows of a workbook or CSV file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import References
from perflint.operands.listed_names import name_key
from perflint.text.normalize import normalize
from perflint.text.patterns import compile_pattern
from perflint.text.units import SCALES, read_scale, read_unit

_UNIT = compile_pattern(r"（(?:单位：)?([^（）]{1,6})）")
_FIRST_ROWS = 12


class ReferenceList(NamedTuple):
    """Names by the key they are compared by, and the amounts of those that have one."""

    names: Mapping[str, str]
    amounts: Mapping[str, Quantity]


@lru_cache(maxsize=8)
def read_list(rows: References, column: str, amount_column: str) -> ReferenceList | None:
    """The names in `column`, with the amounts in `amount_column`, of the rows below the headings; None
    where there are no such headings. A name that comes with several amounts has none."""
    found = find_heads(rows, column)
    if found is None:
        return None
    number, at = found
    row = rows[number]
    heads = [_bare(cell) for cell in row]
    wanted = _bare(amount_column)
    amount_at = heads.index(wanted) if wanted in heads else -1
    return _read(rows[number + 1 :], at, amount_at, row[amount_at])


def find_heads(rows: References, column: str) -> tuple[int, int] | None:
    """The row in which the heading `column` stands, and its place there; None where it does not."""
    wanted = _bare(column)
    for number, row in enumerate(rows[:_FIRST_ROWS]):
        for at, cell in enumerate(row):
            if _bare(cell) == wanted:
                return number, at
    return None


def _read(rows: References, at: int, amount_at: int, head: str) -> ReferenceList:
    names: dict[str, str] = {}
    amounts: dict[str, Quantity | None] = {}
    for row in rows:
        name = row[at].strip() if at < len(row) else ""
        if not name_key(name):
            continue
        key = name_key(name)
        names.setdefault(key, name)
        if 0 <= amount_at < len(row) and (amount := read_cell_amount(row[amount_at], head)):
            same = key not in amounts or (
                (before := amounts[key]) is not None and before.amount == amount.amount
            )
            amounts[key] = amount if same else None
    return ReferenceList(names, {key: one for key, one in amounts.items() if one is not None})


def read_cell_amount(cell: str, head: str) -> Quantity | None:
    """The amount in a cell of the list, in the unit it prints or its heading names, else 元."""
    plain = normalize(cell).replace(",", "").replace("，", "").strip()
    digits = plain.rstrip("万亿元")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    match = _UNIT.search(normalize(head))
    unit = plain[len(digits) :] or (match[1] if match else "元")
    scale = read_scale(unit, 0)
    if read_unit(unit, len(scale)) is None or not value.is_finite():
        return None
    factor = SCALES[scale] if scale else Decimal(1)
    decimals = len(digits.partition(".")[2])
    return Quantity(
        -1, Span(0, 0), -1, f"{digits}{unit}", value, decimals, unit, "money", factor, "CNY"
    )  # fmt: skip


def _bare(words: str) -> str:
    return normalize(words).replace(" ", "").replace("\n", "")
