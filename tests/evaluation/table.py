"""What a measure yields: a table of counts, and the cases behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Measured(NamedTuple):
    """One measured table: `name` on the command line, `title` and `note` on the page, cells as
    printed. `details` are cases for a person to look at; they never stand on the page."""

    name: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    details: tuple[str, ...] = ()


def draw(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; every column but the first is of numbers. Nothing where nothing was
    counted."""
    if not columns:
        return ""
    lines = [columns, ("---",) + ("--:",) * (len(columns) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def render(one: Measured, level: str = "##") -> str:
    """One section of the page."""
    note = f"{one.note}\n\n" if one.note else ""
    table = draw(one.columns, one.rows)
    return f"{level} {one.title} <!-- {one.name} -->\n\n{note}{table}".rstrip() + "\n"


def share(part: int, whole: int) -> str:
    """Per cent with the counts: `91.7%（11/12）`, — of nothing."""
    return f"{100 * part / whole:.1f}%（{part}/{whole}）" if whole else "—"
