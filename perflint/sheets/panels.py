"""Tables that stand side by side in one: 收入 | 决算数 | 支出 | 决算数."""

from __future__ import annotations

from collections.abc import Sequence

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
    width = len((heads or rows)[0]) if heads or rows else 0
    whole = [(0, width)]
    if not heads or width < 4:
        return whole
    labels = [at for at in range(width) if _labels(heads, rows, at, words)]
    for count in (2, 3):
        if width % count:
            continue
        size = width // count
        starts = range(0, width, size)
        if all(start in labels for start in starts) and all(
            _head(heads, at) == _head(heads, at - size) for at in range(size, width) if at % size
        ):
            return [(start, start + size) for start in starts]
    return whole


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
