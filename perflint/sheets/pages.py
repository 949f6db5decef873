"""Tables that page breaks have cut: put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.model.subject import Grid, Subject
from perflint.sheets.cells import GridCell, read_cell
from perflint.sheets.columns import Line
from perflint.sheets.headings import counts, read_bands, restore_merged
from perflint.sheets.lexicon import Lexicon
from perflint.text.patterns import compile_pattern

_MOST_PLACES = 60_000
_LONGEST_TITLE = 60
_MOST_BETWEEN = 160
_MOST_HEAD_ROWS = 5
_PAGE = compile_pattern(r"[-—–第共页续表（）()\s0-9：:]*")


class Laid(NamedTuple):
    """A table with its merged cells laid out, whole again where pages cut it: the number of its first
    grid, and its lines. `loose`: it stands in pieces that could not be put together."""

    table: int
    lines: list[Line]
    loose: bool = False


def lay_out(subject: Subject, words: Lexicon) -> Iterator[Laid]:
    """The tables of `subject` in order."""
    held: Laid | None = None
    last: Grid | None = None
    starts = [quantity.span.start for quantity in subject.quantities]
    for number, grid in enumerate(subject.tables):
        if not _can_be_laid(grid):
            continue
        lines = _expand(subject, grid, starts)
        if _take_on(subject, held, last, grid, lines, words):
            last = grid
            continue
        headless = bool(last) and counts(lines[0])
        if held:
            yield held._replace(loose=held.loose or headless)
        held, last = Laid(number, lines, headless), grid
    if held:
        yield held


def _expand(subject: Subject, grid: Grid, starts: Sequence[int]) -> list[Line]:
    places: list[list[GridCell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        read = read_cell(subject, cell.row, cell.column, cell.span, starts)
        if cell.row_span == cell.column_span == 1:
            places[cell.row][cell.column] = read
            continue
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                places[row][column] = read
    return restore_merged([tuple(line) for line in places])


def _take_on(
    subject: Subject, held: Laid | None, before: Grid | None, grid: Grid, lines: list[Line],
    words: Lexicon,
) -> bool:  # fmt: skip
    """Whether a table goes on with the one before it, which then has its rows."""
    if held is None or before is None or len(held.lines[0]) != grid.columns:
        return False
    rest = _continues(subject, held, before, grid, lines, words)
    held.lines.extend(_moved(rest or [], len(held.lines)))
    return rest is not None


def _can_be_laid(grid: Grid) -> bool:
    return bool(grid.cells) and grid.rows * grid.columns <= _MOST_PLACES


def _continues(
    subject: Subject, held: Laid, before: Grid, grid: Grid, lines: list[Line], words: Lexicon
) -> list[Line] | None:
    """The rows by which a table goes on with the one before it: its headings are the same or it has
    none, and between the two stands nothing, or the same title again; None where it is another."""
    text = subject.flow.text
    between = text[before.cells[-1].span.end : grid.cells[0].span.start]
    if len(between) > _MOST_BETWEEN:
        return None
    first = subject.tables[held.table].cells[0].span.start
    titles = set(map(_plain, text[max(0, first - _MOST_BETWEEN) : first].split("\n")))
    new = list(filter(None, map(_plain, between.split("\n"))))
    if not all(len(line) <= _LONGEST_TITLE and line in titles for line in new):
        return None
    heads = _heads(held.lines, words)
    if heads and list(map(_texts, lines[: len(heads)])) == list(map(_texts, heads)):
        return lines[len(heads) :]
    return lines if not new and _begins_counting(lines) else None


def _begins_counting(lines: list[Line]) -> bool:
    return bool(lines) and counts(lines[0])


def _heads(lines: Sequence[Line], words: Lexicon) -> list[Line]:
    """The heading lines of a table that opens with them."""
    band = read_bands(lines[: _MOST_HEAD_ROWS * 2], words)[0]
    return list(lines[: band.first]) if band.first <= _MOST_HEAD_ROWS else []


def _texts(line: Line) -> list[str]:
    return [cell.text if cell else "" for cell in line]


def _plain(line: str) -> str:
    """A line without blanks and what pages add to it: 续表, page numbers."""
    return "" if _PAGE.fullmatch(line) else "".join(line.split())


def _moved(lines: Sequence[Line], by: int) -> list[Line]:
    """Lines that come to stand `by` rows further down."""
    known: dict[int, GridCell] = {}
    moved = []
    for line in lines:
        cells: list[GridCell | None] = []
        for cell in line:
            there = cell and known.setdefault(id(cell), GridCell(cell.row + by, *cell[1:]))
            cells.append(there)
        moved.append(tuple(cells))
    return moved
