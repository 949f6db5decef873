"""Tables that a text has kept as one cell a line: the heads of the columns, then a name and its numbers, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from perflint.model.document import Block
from perflint.text.patterns import compile_pattern

_TWO_NUMBERS = compile_pattern(
    r"\n[ \t]*[-+]?[0-9][0-9,.]*%?[ \t]*\n\s*[-+]?[0-9][0-9,.]*%?[ \t]*\n"
)
_NUMBER = compile_pattern(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?[%‰]?|[-—/]{1,2}")
_PROSE = compile_pattern("[，。；？！,;]")
_LONGEST, _FEWEST_ROWS, _FEWEST_NUMBERS = 24, 3, 2


class Stack(NamedTuple):
    """Blocks from `start` on, a cell each, `width` of them a row, up to `end`."""

    start: int
    end: int
    width: int


def may_be_stacked(text: str) -> bool:
    """Whether two lines that hold nothing but a number stand one below the other."""
    return _TWO_NUMBERS.search(text) is not None


def find_stacks(text: str, blocks: Sequence[Block]) -> Iterator[Stack]:
    """The tables of `blocks` that stand so: a row of heads, then three rows and more, each of as many names and
    then as many numbers."""
    at = 0
    for cells, run in groupby(blocks, lambda block: _is_cell(text, block)):
        size = len(list(run))
        if cells:
            yield from _in_run(text, blocks, at, at + size)
        at += size


def _is_cell(text: str, block: Block) -> bool:
    """Whether a block is a short line with no mark of a sentence."""
    start, end = block.span
    if block.kind != "paragraph" or block.level or end - start > _LONGEST:
        return False
    return _is_number(text, block) or _PROSE.search(text, start, end) is None


def _is_number(text: str, block: Block) -> bool:
    return _NUMBER.fullmatch(text[block.span.start : block.span.end].strip()) is not None


def _in_run(text: str, blocks: Sequence[Block], start: int, end: int) -> Iterator[Stack]:
    """The tables of blocks that are all cells."""
    kinds = [
        (number, len(list(group)))
        for number, group in groupby(blocks[start:end], lambda block: _is_number(text, block))
    ]
    at, place = start, 0
    while place < len(kinds):
        number, size = kinds[place]
        rows = _rows(kinds, place) if number else 0
        if not rows:
            at, place = at + size, place + 1
            continue
        names = kinds[place + 1][1]
        width = names + size
        first = at - names
        heads = first - width
        if place and kinds[place - 1][1] >= names + width and heads >= start:
            yield Stack(heads, first + rows * width, width)
        for _, passed in kinds[place : place + 2 * rows - 1]:
            at += passed
        place += 2 * rows - 1


def _rows(kinds: Sequence[tuple[bool, int]], place: int) -> int:
    """How many rows of as many names and numbers follow one another where the numbers of the first stand at
    `place`; 0 for too few."""
    size = kinds[place][1]
    if size < _FEWEST_NUMBERS or place + 2 >= len(kinds):
        return 0
    names, rows = kinds[place + 1][1], 1
    while place + 2 * rows < len(kinds):
        if kinds[place + 2 * rows - 1][1] != names or kinds[place + 2 * rows][1] != size:
            break
        rows += 1
    return rows if rows >= _FEWEST_ROWS else 0
