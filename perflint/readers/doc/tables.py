"""Cells and rows, told by the marks that end them, put together into tables."""

from __future__ import annotations

from bisect import bisect_left

from perflint.readers.doc.rows import Merge, Row
from perflint.readers.doc.source import Unsupported

_DEEPEST = 32
_CONTINUES, _STARTS = 1, 3
_ALONE = Merge()


class _Table:
    """A table not yet ended: its rows, the cells of the row begun and the content of the cell begun."""

    __slots__ = ("cells", "content", "rows")

    def __init__(self) -> None:
        self.rows: list[tuple[list[str], Row]] = []
        self.cells: list[str] = []
        self.content: list[str] = []


class Tables:
    """Takes in paragraphs and the marks between them, each with its depth (how many tables it stands
    in), and puts them out as `finish` gives them."""

    __slots__ = ("_open", "_written")

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._written: list[str] = []

    def paragraph(self, depth: int, xml: str) -> None:
        """Takes in a paragraph."""
        if not depth and not self._open:
            self._written.append(xml)
        else:
            self._at(depth).append(xml)

    def end_cell(self, depth: int) -> None:
        """The cell that stands in `depth` tables is over."""
        self._at(depth)
        table = self._open[-1]
        table.cells.append("".join(table.content))
        table.content.clear()

    def end_row(self, depth: int, row: Row | None) -> None:
        """So is its row."""
        self._at(depth)
        table = self._open[-1]
        if table.content:
            self.end_cell(depth)
        row = row or Row()
        if not table.cells or (row.cells and len(row.cells) != len(table.cells)):
            raise Unsupported
        table.rows.append((table.cells, row))
        table.cells = []

    def finish(self) -> str:
        """Everything taken in. Raises Unsupported where a row has no end."""
        self._at(0)
        return "".join(self._written)

    def _at(self, depth: int) -> list[str]:
        """Where a paragraph goes that stands in `depth` tables; those deeper are over."""
        if depth > _DEEPEST:
            raise Unsupported
        while len(self._open) > depth:
            table = self._open.pop()
            if table.cells or table.content:
                raise Unsupported
            target = self._open[-1].content if self._open else self._written
            target.append(_write_table(table.rows))
        while len(self._open) < depth:
            self._open.append(_Table())
        return self._open[-1].content if self._open else self._written


def _write_table(rows: list[tuple[list[str], Row]]) -> str:
    edges = {edge for _, row in rows for edge in row.edges}
    edges |= {row.edges[0] - row.before for _, row in rows if row.edges and row.before}
    ruler = sorted(edges)
    written = "".join(_write_row(cells, row, ruler) for cells, row in rows)
    return f"<w:tbl>{written}</w:tbl>"


def _width(marks: list[int], first: int, after: int) -> int:
    """How many columns cells take by the edges of their row, or as many as they are."""
    told = marks[after] - marks[first] if after < len(marks) else 0
    return told if told > 0 else after - first


def _write_row(cells: list[str], row: Row, ruler: list[int]) -> str:
    marks = [bisect_left(ruler, edge) for edge in row.edges]
    merges = row.cells or (_ALONE,) * len(cells)
    firsts = [i for i, merge in enumerate(merges) if not i or not merge.across]
    before = marks[0] if marks else 0
    head = f'<w:trPr><w:gridBefore w:val="{before}"/></w:trPr>' if before else ""
    written = []
    for first, after in zip(firsts, [*firsts[1:], len(cells)], strict=True):
        merge = _write_merge(_width(marks, first, after), merges[first].down)
        written.append(f"<w:tc>{merge}{cells[first]}</w:tc>")
    return f"<w:tr>{head}{''.join(written)}</w:tr>"


def _write_merge(width: int, down: int) -> str:
    across = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    if down in _DOWN:
        across += f'<w:vMerge w:val="{_DOWN[down]}"/>'
    return across and f"<w:tcPr>{across}</w:tcPr>"


_DOWN = {_CONTINUES: "continue", _STARTS: "restart"}
