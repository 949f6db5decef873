"""Where the headings of a table's columns stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.sheets.brackets import bare
from perflint.sheets.cells import GridCell
from perflint.sheets.columns import Line
from perflint.sheets.formulas import read_formula, read_key
from perflint.sheets.lexicon import Lexicon
from perflint.text.patterns import compile_pattern

_MOST_HEAD_ROWS = 3
_MOST_TEXT_ROWS = 6
_LONGEST_HEAD = 30
_BLANKS = compile_pattern(r"[\s　]+")
_KEY_ROW_LABELS = frozenset({"", "栏次", "栏目", "行次", "序号"})


class Band(NamedTuple):
    """Rows `top` to `first` (excluded) of a table are headings for those from `first` to `end`;
    `keys` is the row among them that numbers the columns, -1 where none does."""

    top: int
    first: int
    end: int
    keys: int = -1


def read_bands(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Band, ...]:
    """The parts of a table that have headings of their own; one without any where none are found.
    What stands above the first headings belongs to no band."""
    starts = list(_starts(lines, lexicon))
    if not starts:
        return (Band(0, 0, len(lines)),)
    ends = [top for top, _, _ in starts[1:]] + [len(lines)]
    return tuple(
        Band(top, first, end, keys) for (top, first, keys), end in zip(starts, ends, strict=True)
    )


def restore_merged(lines: list[Line]) -> list[Line]:
    """`lines` with the headings that a text has moved to the front of their row, because it did not keep
    merged cells, below the last heading of the row before again: 项目, 上年数, 本年数, 增减情况 over 增减额,
    增减幅度."""
    for at in range(1, min(_MOST_TEXT_ROWS, len(lines) - 1)):
        upper, lower, below = lines[at - 1 : at + 2]
        filled = [column for column, cell in enumerate(lower) if cell and cell.text]
        over = [column for column, cell in enumerate(upper) if cell and cell.text]
        size = len(filled)
        if (
            not 1 < size <= len(over)
            or filled != list(range(size))
            or over != list(range(len(over)))
        ):
            continue
        last, end = len(over) - 1, len(over) - 1 + size
        numbers = [cell is not None and cell.quantity is not None for cell in below[last:end]]
        if counts(upper) or counts(lower) or len(numbers) < size or not all(numbers):
            continue
        rest = (None,) * (len(upper) - end)
        lines[at - 1] = upper[:last] + upper[last : last + 1] * size + rest
        lines[at] = upper[:last] + lower[:size] + rest
    return lines


def counts(line: Line) -> bool:
    """Whether a row has a number beyond its order number."""
    return any(cell and cell.quantity and cell.column for cell in line)


def is_key_row(line: Line) -> bool:
    """Whether a row numbers the columns: 栏次 1 2 3, A B C=B/A."""
    orders = []
    for cell in _cells(line):
        mark = cell.text
        if mark in _KEY_ROW_LABELS:
            continue
        key = read_key(mark) or (f.own if (f := read_formula(mark)) else "")
        if not key:
            return False
        orders.append(int(key) if key.isdecimal() else ord(key))
    if len(orders) < 2:
        return False
    steps = {b - a for a, b in zip(orders, orders[1:], strict=False)}
    return steps == {1} and orders[0] in (0, 1, ord("A"), ord("a"), ord("①"))


def _starts(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    found = False
    covered = 0
    counting = list(map(counts, lines))
    for row in range(len(lines)):
        if row <= covered:
            continue
        keyed = is_key_row(lines[row])
        if not keyed and not (counting[row] and not counting[row - 1]):
            continue
        head = _head_above(lines, row, covered, lexicon)
        if head is None:
            if found or not _is_head(lines[row - 1]):
                continue
            head = row - 1
        top, head = _extend(lines, head, range(covered, row))
        found = True
        first = head + 1
        keyed = keyed and row == first
        covered = max(first + keyed, row)
        yield top, first + keyed, row if keyed else -1


def _extend(lines: Sequence[Line], head: int, among: range) -> tuple[int, int]:
    """The first and the last row of headings that go on from the one at `head`."""
    top = head
    while head + 1 in among and _heads_over(lines[head], lines[head + 1], head + 1):
        head += 1
    while (
        top - 1 in among
        and head - top < _MOST_HEAD_ROWS - 1
        and _heads_over(lines[top - 1], lines[top], top)
    ):
        top -= 1
    return top, head


def _head_above(lines: Sequence[Line], row: int, floor: int, lexicon: Lexicon) -> int | None:
    """The nearest row above `row`, no number between, most of whose words are known of headings."""
    for above in range(row - 1, max(floor - 1, row - 1 - _MOST_TEXT_ROWS), -1):
        if counts(lines[above]):
            return None
        texts = {cell.text for cell in _cells(lines[above]) if not cell.blank}
        worded = sum(lexicon.read(bare(_BLANKS.sub("", text))).role != "" for text in texts)
        if _is_head(lines[above]) and 2 * worded >= len(texts):
            return above
    return None


def _cells(line: Line) -> Iterator[GridCell]:
    """The cells of a row, each once."""
    before: GridCell | None = None
    for cell in line:
        if cell is not None and cell is not before:
            yield cell
        before = cell


def _is_head(line: Line) -> bool:
    texts = [cell.text for cell in _cells(line) if not cell.blank]
    if any(len(bare(text)) > _LONGEST_HEAD for text in texts):
        return False
    return len(texts) >= min(3, max(2, len(line) - 1))


def _heads_over(upper: Line, lower: Line, row: int) -> bool:
    """Whether `upper` heads groups of the columns that `lower` (at `row`) heads: a cell reaches from
    one down into the other, or the first cell is left blank below its head."""
    if counts(upper) or len(list(_cells(upper))) < 2:
        return False
    if any(cell and cell.row < row for cell in lower):
        return True
    first, under = upper[0], lower[0]
    return bool(first and first.text and not (under and under.text))
