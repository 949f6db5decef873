"""How the cells of a table row are laid out. [MS-DOC] 2.6.3, 2.9.322 TDefTableOperand"""

from __future__ import annotations

import struct
from typing import NamedTuple

from perflint.readers.doc.source import Unsupported
from perflint.readers.doc.sprms import walk

_DEFINITION, _BEFORE, _WIDTHS = 0xD608, 0xF617, 0x7623
_INSERTED, _REMOVED = 0x7621, 0x5622
_MERGED, _SPLIT, _MERGED_DOWN = 0x5624, 0x5625, 0xD62B
_CELL = 20
_MOST_CELLS = 63
_LEFT_ALONE = 0
_CONTINUES, _STARTS = 1, 3


class Merge(NamedTuple):
    """Whether a cell is part of that on its left, and whether it goes on from above (1) or is the
    first of some below each other (3)."""

    across: bool = False
    down: int = _LEFT_ALONE


class Row(NamedTuple):
    """One row: where its cells begin and, at last, end; how each is merged. Rows of a table share
    one ruler, `before` is what they leave out of it."""

    edges: tuple[int, ...] = ()
    cells: tuple[Merge, ...] = ()
    before: int = 0


def _merge_across(cells: list[Merge], operand: bytes, *, merged: bool) -> None:
    for i in range(operand[0], min(operand[1], len(cells))):
        cells[i] = cells[i]._replace(across=merged and i > operand[0])


def read_row(modifiers: bytes) -> Row:
    """What the modifiers of a row's end say of it."""
    edges: list[int] = []
    cells: list[Merge] = []
    before = 0
    for opcode, operand in walk(modifiers):
        if opcode == _DEFINITION:
            edges, cells = _read_definition(operand)
        elif opcode == _BEFORE:
            before = int.from_bytes(operand[1:3], "little") if operand[0] == _TWIPS else 0
        elif opcode in (_MERGED, _SPLIT):
            _merge_across(cells, operand, merged=opcode == _MERGED)
        elif opcode == _MERGED_DOWN and operand[0] < len(cells):
            cells[operand[0]] = cells[operand[0]]._replace(down=operand[1])
        elif opcode in (_INSERTED, _REMOVED, _WIDTHS):
            edges, cells = _CHANGES[opcode](edges, cells, operand)
    return Row(tuple(edges), tuple(cells), before)


_TWIPS = 3


def _read_definition(operand: bytes) -> tuple[list[int], list[Merge]]:
    count = operand[0]
    if count > _MOST_CELLS:
        raise Unsupported
    edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
    at = 1 + 2 * (count + 1)
    cells = []
    for i in range(count):
        flags = operand[at + i * _CELL] if at + i * _CELL < len(operand) else 0
        cells.append(Merge(flags & 3 == 1, flags >> 5 & 3))
    return edges, cells


def _insert(edges: list[int], cells: list[Merge], operand: bytes) -> tuple[list[int], list[Merge]]:
    first, count, width = struct.unpack("<BBH", operand)
    if first > len(cells) or len(cells) + count > _MOST_CELLS or not edges:
        raise Unsupported
    start = edges[first]
    new = [start + width * (i + 1) for i in range(count)]
    rest = [edge + width * count for edge in edges[first + 1 :]]
    return [*edges[: first + 1], *new, *rest], [*cells[:first], *[Merge()] * count, *cells[first:]]


def _remove(edges: list[int], cells: list[Merge], operand: bytes) -> tuple[list[int], list[Merge]]:
    first, limit = operand
    if not first < limit <= len(cells) or len(edges) <= limit:
        raise Unsupported
    gone = edges[limit] - edges[first]
    rest = [edge - gone for edge in edges[limit + 1 :]]
    return [*edges[: first + 1], *rest], cells[:first] + cells[limit:]


def _widen(edges: list[int], cells: list[Merge], operand: bytes) -> tuple[list[int], list[Merge]]:
    first, limit, width = struct.unpack("<BBH", operand)
    widths = [right - left for left, right in zip(edges, edges[1:], strict=False)]
    widths[first:limit] = [width] * len(widths[first:limit])
    made = edges[:1]
    for one in widths:
        made.append(made[-1] + one)
    return made, cells


_CHANGES = {_INSERTED: _insert, _REMOVED: _remove, _WIDTHS: _widen}
