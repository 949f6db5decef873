"""Tables that stand side by side in one: 收入 | 决算数 | 支出 | 决算数."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from perflint.sheets.brackets import bare
from perflint.sheets.columns import Line
from perflint.sheets.lexicon import Lexicon
from perflint.text.patterns import compile_pattern

_BLANKS = compile_pattern(r"[\s　]+")


def split_panels(
    heads: Sequence[Line], rows: Sequence[Line], words: Lexicon
) -> list[tuple[int, int]]:
    """The runs of columns that are tables of their own: the headings of numbers repeat, and before
    each run stands a column of labels."""
    width = len(next(chain(heads, rows), ()))
    whole = [(0, width)]
    if not heads or width < 4:
        return whole
    labels = [at for at in range(width) if _labels(heads, rows, at, words)]
    for count in (2, 3):
        size = width // count
        if size * count == width and _repeats(heads, labels, range(0, width, size)):
            return [(start, start + size) for start in range(0, width, size)]
    return whole


def _repeats(heads: Sequence[Line], labels: list[int], starts: range) -> bool:
    """Whether runs of columns that begin at `starts` all do so with labels, under the same headings."""
    size = starts.step
    if not all(start in labels for start in starts):
        return False
    others = (at for at in range(size, starts.stop) if at % size)
    return all(_head(heads, at) == _head(heads, at - size) for at in others)


def _labels(heads: Sequence[Line], rows: Sequence[Line], at: int, words: Lexicon) -> bool:
    """Whether a column holds words, under a heading that names rows."""
    if words.read(bare(_head(heads, at))).role not in ("", "name", "amount", "total", "executed"):
        return False
    cells = [cell for line in rows if (cell := line[at]) and not cell.blank]
    numbers = sum(cell.quantity is not None for cell in cells)
    return bool(cells) and numbers * 4 <= len(cells)


def _head(heads: Sequence[Line], at: int) -> str:
    """The lowest heading of a column that is filled."""
    for line in reversed(heads):
        if (cell := line[at]) and cell.text:
            return _BLANKS.sub("", cell.text)
    return ""
