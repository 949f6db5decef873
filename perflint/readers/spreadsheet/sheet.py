"""A worksheet as every spreadsheet reader hands it to the layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, all from 0 and included."""
UNCALCULATED = "（公式未计算）"
"""Shown for a formula whose result the file does not hold."""


@dataclass(slots=True)
class Sheet:
    """What one sheet shows. `rows` maps a row to its columns with text (both from 0) and need not be
    in order; `merged` lists merged areas; `formulas` the cells whose formula has no result, `codes`
    the number formats that were not understood with a cell each."""

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    codes: dict[str, tuple[int, int]] = field(default_factory=dict)


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """The column, from 0, that capital letters name."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(row: int, column: int) -> str:
    """The name of a cell: B7."""
    return f"{column_name(column)}{row + 1}"
