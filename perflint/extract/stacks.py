"""Tables that a text has kept as one cell a line: the heads of the columns, then a name and its numbers, row by row.

Bars that parted the cells may be left, at the ends of lines or on lines of their own; heads may be lost; names of
groups may stand between the rows, and two tables side by side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from perflint.model.document import Block
from perflint.text.patterns import compile_pattern

_TWO_NUMBERS = compile_pattern(
    r"\n[ \t|]*+[-+]?[0-9][0-9,.]*+[%\u4e00-\u9fff]{0,3}[ \t|]*+\n[\s|]*+"
    r"(?:[^\s|0-9][^\n|]{0,23}[ \t|]*+\n[\s|]*+)?[-+]?[0-9][0-9,.]*+[%\u4e00-\u9fff]{0,3}[ \t|]*+\n"
)
_NUMBER = compile_pattern(
    r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?"
    r"(?:[%‰]|[百千万亿]{0,2}(?:[元吨人亩户个家件项米头只辆台套]|公顷|公里|公斤|平方米|立方米))?|[-—/]{1,2}"
)
_EDGE = " \t\u3000\xa0|｜│"
_PROSE = compile_pattern("[，。；？！,;]")
_CORNER = compile_pattern(
    r".{0,6}(?:指标|项目|单位|地区|区域|名称|类别|科目|年度|年份|月度|月份|县区|市州|部门|行业|产品|内容|序号|分类|乡镇|街道|"
    r"收入|支出|品种|机构)"
)
_SUBTOTAL = compile_pattern(r"[小合]\s*计")
_BLANKS = compile_pattern(r"\s+")
_ORDINAL = compile_pattern(r"[（(]?[一二三四五六七八九十0-9]{1,2}[、.．)）]")
_SIDES = compile_pattern("收入|支出|收|支")
_UNIT = compile_pattern(r"[（(]?(?:金额)?单位[:：]")
_LONGEST, _FEWEST_ROWS, _MOST_NAMES, _PANELS = 24, 3, 4, 4
Row = list[tuple[int, int]]


class Stack(NamedTuple):
    """A table with the cells of its rows: the blocks from `start` on, up to `end`."""

    start: int
    end: int
    rows: list[Row]


class _Cell(NamedTuple):
    """A block that is a cell, and where its words are; none for a bar alone."""

    block: int
    start: int
    end: int
    number: bool


class _Run(NamedTuple):
    """Names that follow one another, or numbers."""

    number: bool
    cells: list[_Cell]


def may_be_stacked(text: str) -> bool:
    """Whether two lines that hold nothing but a number stand one below the other, or a name between them."""
    return _TWO_NUMBERS.search(text) is not None


def find_stacks(text: str, blocks: Sequence[Block]) -> Iterator[Stack]:
    """The tables of `blocks` that stand so: three rows and more, each of names and then as many numbers."""
    at = 0
    for stacked, group in groupby(blocks, lambda block: _may_be_cell(text, block)):
        size = len(list(group))
        if stacked:
            cells = [_cell(text, blocks[block], block) for block in range(at, at + size)]
            yield from _in_cells(text, cells)
        at += size


def _may_be_cell(text: str, block: Block) -> bool:
    """Whether a block is a short line with no mark of a sentence."""
    start, end = block.span
    if block.kind != "paragraph" or block.level or end - start > _LONGEST:
        return False
    return _PROSE.search(text, start, end) is None or _cell(text, block, 0).number


def _cell(text: str, block: Block, at: int) -> _Cell:
    start, end = block.span
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    while start < end and text[start] in _EDGE:
        start += 1
    return _Cell(at, start, end, _NUMBER.fullmatch(text, start, end) is not None)


def _in_cells(text: str, cells: list[_Cell]) -> Iterator[Stack]:
    """The tables of blocks that are all cells."""
    runs = [
        _Run(number, list(group))
        for number, group in groupby(
            (cell for cell in cells if cell.start < cell.end), lambda cell: cell.number
        )
    ]
    place = 0
    while place < len(runs):
        rows = _count_rows(runs, place) if runs[place].number and place else 0
        if rows:
            found = runs[place - 1 : place + 2 * rows - 1]
            lines = _lines(text, found, cells)
            if lines:
                yield Stack(_block_at(cells, lines[0]), found[-1].cells[-1].block + 1, lines)
        place += max(1, 2 * rows)


def _block_at(cells: list[_Cell], row: Row) -> int:
    """The block where a row begins."""
    start = next(start for start, end in row if start < end)
    return cells[bisect_right(cells, start, key=lambda cell: cell.start) - 1].block


def _count_rows(runs: Sequence[_Run], place: int) -> int:
    """How many rows of as many numbers follow one another where those of the first stand at `place`, 0 for too
    few; of one number each, most have one name."""
    size, rows = len(runs[place].cells), 1
    while place + 2 * rows < len(runs):
        names, numbers = runs[place + 2 * rows - 1 : place + 2 * rows + 1]
        if len(names.cells) > _MOST_NAMES or len(numbers.cells) != size:
            break
        rows += 1
    if rows < _FEWEST_ROWS:
        return 0
    named = [len(runs[place + 2 * row - 1].cells) for row in range(1, rows)]
    return rows if size > 1 or 4 * named.count(1) >= 3 * len(named) else 0


def _lines(text: str, runs: Sequence[_Run], cells: list[_Cell]) -> list[Row]:
    """The rows of a table, that of the heads first where it has one."""
    names, numbers = runs[::2], runs[1::2]
    above, width = names[0].cells, len(numbers[0].cells)
    named = {len(run.cells) for run in names[1:]}
    first = named.pop() if len(named) == 1 else 1
    grouped = bool(named)
    own, before = above[-first:], above[:-first]
    if width == first == 1 and not grouped and _is_doubled(text, before, names):
        return _panels(text, before, own[0], runs[-1].cells[-1], cells)
    lines: list[Row] = []
    lines.extend(_heads(text, before, first + width, grouped))
    for at, (run, of) in enumerate(zip(names, numbers, strict=True)):
        label = run.cells[-first:]
        lines += [[_place(one)] for one in run.cells[:-first]] if at else []
        lines.append([*_label(text, label, of.cells[0]), *map(_place, of.cells)])
    return lines


def _heads(text: str, above: list[_Cell], width: int, grouped: bool) -> list[Row]:
    """The row of heads among the cells above a table of so many columns, and the names of groups behind it; none
    where they do not show which cells they are."""
    corners = [
        at
        for at, cell in enumerate(above)
        if _CORNER.fullmatch(_BLANKS.sub("", text[cell.start : cell.end]))
    ]
    for at in sorted(corners, key=lambda at: (len(above) - at != width, -at)):
        heads = _unmerged(text, above[at:], width)
        if len(heads) == width or (grouped and len(heads) > width):
            return [
                [_place(one) for one in heads[:width]],
                *([_place(one)] for one in heads[width:]),
            ]
    if grouped or any(_is_unit(text, one) for one in above[-width:]):
        return []
    if len(above) == width - 1 > 1:
        start = above[0].start
        return [[(start, start), *map(_place, above)]]
    return [[_place(one) for one in above[-width:]]] if len(above) >= width > 1 else []


def _unmerged(text: str, heads: list[_Cell], width: int) -> list[_Cell]:
    """The heads without those that stand over others, of which the first is 小计 or 合计, where there are more
    than columns."""
    spare = len(heads) - width
    over = [
        at
        for at in range(1, len(heads) - 1)
        if _SUBTOTAL.fullmatch(text, *_place(heads[at + 1])) is not None
    ]
    return [one for at, one in enumerate(heads) if at not in over[-spare:]] if spare > 0 else heads


def _is_unit(text: str, cell: _Cell) -> bool:
    return _UNIT.match(text, cell.start, cell.end) is not None


def _label(text: str, label: list[_Cell], number: _Cell) -> Row:
    """The names of a row, none where what stands above its numbers tells their unit."""
    if _is_unit(text, label[-1]):
        return [(number.start, number.start)]
    return [_place(one) for one in label]


def _place(cell: _Cell) -> tuple[int, int]:
    return cell.start, cell.end


def _is_doubled(text: str, above: list[_Cell], names: Sequence[_Run]) -> bool:
    """Whether rows are those of two tables side by side, as their heads (收入, 执行数, 支出, 执行数) or first names
    show."""
    heads = [_words(text, cell) for cell in above[-_PANELS:]]
    if len(heads) > 1 and heads[-1] in heads[-3:-1]:
        return True
    first, second = names[0].cells[-1], names[1].cells[-1]
    return _side(text, first) == _side(text, second)


def _words(text: str, cell: _Cell) -> str:
    return text[cell.start : cell.end]


def _side(text: str, cell: _Cell) -> str:
    """The number of a name, else its words, the same for both sides of an account."""
    words = _BLANKS.sub("", _words(text, cell))
    numbered = _ORDINAL.match(words)
    return numbered[0] if numbered else _SIDES.sub("", words)


def _panels(
    text: str, above: list[_Cell], first: _Cell, last: _Cell, cells: list[_Cell]
) -> list[Row]:
    """The rows of two tables side by side; none where it is not told which cells are empty, nor shown by their
    names that none is."""
    at, end = first.block - cells[0].block, last.block - cells[0].block + 1
    while end < len(cells) and cells[end].start == cells[end].end:
        end += 1
    region = cells[at:end]
    rows = [region[row : row + _PANELS] for row in range(0, len(region), _PANELS)]
    told = len(region) > sum(cell.start < cell.end for cell in region)
    alike = sum(_side(text, row[0]) == _side(text, row[2]) for row in rows if len(row) == _PANELS)
    if len(region) % _PANELS or not (told or 4 * alike >= 3 * len(rows)):
        return []
    if any(row[at].start < row[at].end and not row[at].number for row in rows for at in (1, 3)):
        return []
    return [*_panel_heads(text, above), *([_place(one) for one in row] for row in rows)]


def _panel_heads(text: str, above: list[_Cell]) -> list[Row]:
    """The row of heads of two tables side by side, those of the numbers alone where those of the names are left out."""
    if len(above) >= _PANELS and _words(text, above[-1]) == _words(text, above[-3]):
        return [[_place(one) for one in above[-_PANELS:]]]
    if len(above) > 1 and _words(text, above[-1]) == _words(text, above[-2]):
        one, other = map(_place, above[-2:])
        return [[(one[0], one[0]), one, (other[0], other[0]), other]]
    return []
