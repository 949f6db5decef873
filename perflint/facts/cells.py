"""Table cells with a number: what stands above and to the left of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.subject import Grid
from perflint.text.patterns import compile_pattern
from perflint.text.units import read_scale, read_unit

_LONGEST = 60
_NUMBER = compile_pattern(r"^[-+<>≤≥ 0-9.,，%]*(?:[万亿]?元|%|分|个|人|项)?$")
_NO_LABELS = frozenset(
    {
        "定性",
        "定量",
        "完成",
        "达成",
        "正向",
        "反向",
        "数值",
        "大于",
        "小于",
        "等于",
        "大于等于",
        "小于等于",
    }
)


class Labelled(NamedTuple):
    """A cell with the text above it in its column and the text before it in its row."""

    start: int
    end: int
    head: str
    label: str


class Cells(NamedTuple):
    """The cells of all tables of a filing, in order."""

    starts: tuple[int, ...]
    cells: tuple[Labelled, ...]

    def at(self, offset: int) -> Labelled | None:
        """The cell around a flow offset, None outside tables."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.cells[index].end:
            return None
        return self.cells[index]


def read_cells(text: str, tables: tuple[Grid, ...]) -> Cells:
    """The labelled cells of a filing. Linear in the number of cells."""
    cells = sorted(one for grid in tables for one in _labelled(grid, text))
    return Cells(tuple(one.start for one in cells), tuple(cells))


def _labelled(grid: Grid, text: str) -> Iterator[Labelled]:
    heads: dict[int, str] = {}
    row, label = -1, ""
    for cell in grid.cells:
        if cell.row != row:
            row, label = cell.row, ""
        words = text[cell.span.start : min(cell.span.end, cell.span.start + _LONGEST)].strip()
        yield Labelled(cell.span.start, cell.span.end, heads.get(cell.column, ""), label)
        if not words or _NUMBER.match(words):
            continue
        for column in range(cell.column, min(cell.column + cell.column_span, cell.column + 40)):
            heads[column] = words
        if len(words) > 1 and words not in _NO_LABELS and not _is_unit(words):
            label = words


def _is_unit(words: str) -> bool:
    """Whether a cell holds a unit alone: 万亩, 人次."""
    scale = read_scale(words, 0)
    unit = read_unit(words, len(scale))
    return unit is not None and len(scale) + len(unit.text) == len(words)
