"""Pipe tables of Markdown: rows, cells and where they stand."""

from __future__ import annotations

import re
from itertools import pairwise

from perflint.model.document import Block, Cell, Table
from perflint.model.span import Span

_PIPE = re.compile(r"(?<!\\)\|")
_RULER = re.compile(r"\|?(?:[ \t]*+:?-++:?[ \t]*+\|)*+(?:[ \t]*+:?-++:?)?\Z")


def starts_table(line: str, under: str) -> bool:
    """True where `line` is the header row of a table and `under` its row of dashes."""
    return (
        "|" in under
        and _RULER.match(under.strip()) is not None
        and len(read_row(line)) == len(read_row(under))
    )


def read_row(line: str) -> list[tuple[int, int]]:
    """Start and end, in `line`, of each cell's text without blanks; none if it is no row."""
    if "|" not in line:
        return []
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    bars = [bar.start() for bar in _PIPE.finditer(line)]
    edges = [start - 1, *bars, end]
    if bars and bars[0] == start:
        edges.pop(0)
    if len(bars) > 1 and bars[-1] == end - 1:
        edges.pop()
    cells = [_trim(line, left + 1, right) for left, right in pairwise(edges)]
    # A tab parts cells in plain text; no cell may hold one.
    return [] if any("\t" in line[left:right] for left, right in cells) else cells


def read_table(rows: list[tuple[int, str]]) -> Block:
    """The table block made of the lines `rows` (offset, line), header first, ruler left out."""
    cells = tuple(
        Cell(row, column, Span(start + left, start + right))
        for row, (start, line) in enumerate(rows)
        for column, (left, right) in enumerate(read_row(line))
    )
    columns = max((cell.column for cell in cells), default=0) + 1
    last, line = rows[-1]
    first = rows[0][0] + len(rows[0][1]) - len(rows[0][1].lstrip())
    span = Span(first, last + len(line.rstrip()))
    return Block("table", span, table=Table(len(rows), columns, cells))


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    text = line[start:end]
    body = text.strip()
    at = start + len(text) - len(text.lstrip()) if body else start
    return at, at + len(body)
