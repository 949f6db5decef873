"""Tables that a text has kept as lines of a name and numbers parted by single blanks, under a line of heads or one head
a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perflint.extract.stacks import Row, Stack
from perflint.model.document import Block
from perflint.text.patterns import compile_pattern

_AMOUNT = r"[-+]?[0-9][0-9,]*+(?:\.[0-9]++)?[%‰]?"
_TWO_LINES = compile_pattern(
    rf"[ \u3000]{_AMOUNT}[ \u3000]*+\n[^\n，。；？！]{{1,60}}[ \u3000]{_AMOUNT}[ \u3000]*+(?:\n|\Z)"
)
_GAP = compile_pattern(rf"[ \u3000]+(?={_AMOUNT}(?:[ \u3000]|$))")
_NUMBER = compile_pattern(_AMOUNT)
_BLANK = compile_pattern(r"[ \u3000]+")
_PROSE = compile_pattern("[，。；？！;]")
_FINE = compile_pattern(r"\.[0-9]|[0-9],[0-9]{3}|[%‰]")
_NUMBERED = compile_pattern(rf"{_AMOUNT}[ \u3000]")
_GLUED = compile_pattern(r"[0-9]\.[0-9]{2}(?=[^0-9])")
"""Two columns that nothing parts: 812.60一、教育支出."""
_LONGEST, _LONGEST_NAME, _FEWEST_ROWS = 200, 30, 3


def may_be_spaced(text: str) -> bool:
    """Whether two lines, one below the other, end with a number behind a blank."""
    return _TWO_LINES.search(text) is not None


def find_spaced(text: str, blocks: Sequence[Block]) -> Iterator[Stack]:
    """The tables of `blocks` that stand so: three rows and more of as many cells."""
    at = 0
    while at < len(blocks):
        rows = _rows(text, blocks, at)
        if len(rows) >= _FEWEST_ROWS and _is_table(text, rows):
            start, heads = _heads(text, blocks, at, len(rows[0]))
            yield Stack(start, at + len(rows), [*heads, *rows])
        at += max(1, len(rows))


def _rows(text: str, blocks: Sequence[Block], start: int) -> list[Row]:
    """The rows from a block on, one a line, each of as many cells."""
    rows: list[Row] = []
    for at in range(start, len(blocks)):
        row = _cells(text, blocks[at])
        if len(row) < 2 or (rows and len(row) != len(rows[0])):
            break
        if rows and text.count("\n", rows[-1][-1][1], blocks[at].span.start) != 1:
            break
        rows.append(row)
    return rows


def _cells(text: str, block: Block) -> Row:
    """A line taken as a name and numbers, or two such side by side; none if it is no such line."""
    start, end = block.span
    if block.kind != "paragraph" or block.level or end - start > _LONGEST:
        return []
    row: Row = []
    at = start
    for gap in _GAP.finditer(text, start, end):
        row.append((at, gap.start()))
        at = gap.end()
    row.append((at, end))
    plain = all(_is_number(text, cell) or _is_name(text, cell) for cell in row)
    return row if plain and _is_number(text, row[-1]) else []


def _is_number(text: str, cell: tuple[int, int]) -> bool:
    return _NUMBER.fullmatch(text, *cell) is not None


def _is_name(text: str, cell: tuple[int, int]) -> bool:
    """Whether a cell may be a name: short, no sentence, no number before its words nor amount among them."""
    return (
        cell[1] - cell[0] <= _LONGEST_NAME
        and _PROSE.search(text, *cell) is None
        and _NUMBERED.match(text, *cell) is None
        and _GLUED.search(text, *cell) is None
    )


def _is_table(text: str, rows: list[Row]) -> bool:
    """Whether rows are no list of contents: with one number each, most have decimals or the like."""
    if len(rows[0]) > 2:
        return True
    fine = sum(_FINE.search(text, *row[-1]) is not None for row in rows)
    return 2 * fine > len(rows)


def _heads(text: str, blocks: Sequence[Block], at: int, width: int) -> tuple[int, list[Row]]:
    """The block where a table of so many columns begins with its heads, and their row: the line right above,
    parted by blanks, or as many short lines; none where neither stands there."""
    if not at:
        return at, []
    line = _parted(text, blocks[at - 1])
    if len(line) == width:
        return at - 1, [line]
    above = blocks[max(0, at - width) : at]
    if len(above) == width and all(_is_head(text, block) for block in above):
        return at - width, [[(block.span.start, block.span.end) for block in above]]
    return at, []


def _parted(text: str, block: Block) -> Row:
    """A line of names parted at its blanks."""
    start, end = block.span
    if not _is_line(text, block):
        return []
    cells: Row = []
    for gap in _BLANK.finditer(text, start, end):
        cells.append((start, gap.start()))
        start = gap.end()
    cells.append((start, end))
    return [] if any(_is_number(text, cell) for cell in cells) else cells


def _is_line(text: str, block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and not block.level
        and block.span.end - block.span.start <= _LONGEST
        and _PROSE.search(text, *block.span) is None
    )


def _is_head(text: str, block: Block) -> bool:
    return _is_line(text, block) and block.span.end - block.span.start <= _LONGEST_NAME
