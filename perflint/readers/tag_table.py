"""Tables that a Markdown file holds as HTML tags, as converters write those with merged cells."""

from __future__ import annotations

from perflint.model.document import Block, Cell, Table
from perflint.model.span import Span
from perflint.text.patterns import compile_pattern

_TAG = compile_pattern(r"(?i)<(/?)(table|tr|td|th)\b([^<>]*)>")
_ANY = r"</?[A-Za-z][^<>\n]{0,200}>"
_EDGE = compile_pattern(rf"\s*(?:{_ANY}\s*)+")
_LAST = compile_pattern(rf"{_ANY}\Z")
_SPAN = compile_pattern(r"(?i)\b(row|col)span\s*=\s*[\"']?([0-9]{1,4})")
_WIDEST, _MOST_PLACES, _LONGEST = 200, 100_000, 2_000_000


def read_tag_table(text: str, start: int) -> tuple[Block, int] | None:
    """The table that opens the line at `start`, and where it ends; None where it is no plain table:
    not closed, one inside another, text beside its cells, or a cell over several lines."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    row, column, at = -1, 0, start
    opened: str | None = None
    inside = False
    for tag in _TAG.finditer(text, start, start + _LONGEST):
        name, closing = tag[2].lower(), bool(tag[1])
        span = trim_tags(text, at, tag.start())
        if not _may_stand(span.of(text), opened):
            return None
        if opened is not None:
            height, width = _spans(opened)
            column = _take_places(taken, row, column, height, width)
            cells.append(Cell(row, column, span, height, width))
            column, opened = column + width, None
        if name == "table":
            if closing != inside:
                return None
            if closing:
                return _table(text, start, cells, row + 1, tag.end())
            inside = True
        elif not closing:
            row, column, opened = (row + 1, 0, None) if name == "tr" else (row, column, tag[3])
        if _is_astray(taken, opened, row):
            return None
        at = tag.end()
    return None


def _may_stand(words: str, opened: str | None) -> bool:
    """Whether words are those of a cell in one line, or there are none between cells."""
    return not words if opened is None else {"\n", "\t"}.isdisjoint(words)


def _is_astray(taken: set[tuple[int, int]], opened: str | None, row: int) -> bool:
    """Whether a cell is in no row, or there are too many."""
    return len(taken) > _MOST_PLACES or (opened is not None and row < 0)


def _take_places(
    taken: set[tuple[int, int]], row: int, column: int, height: int, width: int
) -> int:
    """The first free column from `column` on, where a cell now takes its places."""
    while (row, column) in taken:
        column += 1
    taken |= {(row + i, column + j) for i in range(height) for j in range(width)}
    return column


def trim_tags(text: str, start: int, end: int) -> Span:
    """A range without the tags and blanks at its ends; empty where it is nothing else."""
    if before := _EDGE.match(text, start, end):
        start = before.end()
    body = text[start:end].rstrip()
    while body.endswith(">") and (last := _LAST.search(body, max(0, len(body) - 210))):
        body = body[: last.start()].rstrip()
    start += len(body) - len(body.lstrip())
    return Span(start, start + len(body.lstrip()))


def _table(
    text: str, start: int, cells: list[Cell], rows: int, end: int
) -> tuple[Block, int] | None:
    line_end = text.find("\n", end)
    rest = trim_tags(text, end, line_end if line_end >= 0 else len(text))
    if rest.start < rest.end or not any(cell.span.start < cell.span.end for cell in cells):
        return None
    columns = max(cell.column + cell.column_span for cell in cells)
    placed = tuple(cell._replace(row_span=min(cell.row_span, rows - cell.row)) for cell in cells)
    span = Span(text.index("<", start), end)
    return Block("table", span, table=Table(rows, columns, placed)), end


def _spans(attributes: str) -> tuple[int, int]:
    """Rows and columns a cell takes."""
    found = {name.lower(): int(number) for name, number in _SPAN.findall(attributes)}
    height, width = (min(max(found.get(way, 1), 1), _WIDEST) for way in ("row", "col"))
    return height, width
