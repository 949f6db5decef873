"""Tables that a plain text has kept only as rows: cells parted by tabs, by bars or by wide blanks, or a line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from perflint.extract.spaced import find_spaced, may_be_spaced
from perflint.extract.stacks import Stack, find_stacks, may_be_stacked
from perflint.model.document import Block, Cell, Document, Table
from perflint.model.span import Span
from perflint.text.patterns import compile_pattern

_WIDE = compile_pattern(r"[ \u3000]{3,}")
_BAR = compile_pattern(r"[ \t\u3000]*[|｜│┃][ \t\u3000]*")
_TAB = compile_pattern(r"[ \u3000]*\t[ \u3000]*")
_RULER = compile_pattern(r"[-+:=|｜│┃┼├┤┬┴┌┐└┘─━ \t]+\Z")
_NUMBER = re.compile(r"[-+¥￥≥≤<>]?[0-9０-９][0-9０-９,，.．]*[^\s0-9，。；、.]{0,4}\Z")
_MARKS = ("\t", "|", "｜", "│", "┃", "   ", "\u3000\u3000\u3000")
_FEWEST_ROWS = 3
_LONGEST_CELL = 120
Span2 = tuple[int, int]
Split = Callable[[str, Block], list[Span2]]


def gather_tables(document: Document) -> Document:
    """`document` with every run of neighbouring lines of cells, numbers among them, as one table block:
    of three or more, or of two with a ruler between; the same document where there is none. Rows parted
    by bars or blanks have the same number of cells, but for headings; rows parted by tabs may leave off their
    last ones."""
    text = document.text
    blocks = document.blocks
    if may_be_stacked(text):
        blocks = tuple(_with(blocks, find_stacks(text, blocks)))
    if any(mark in text for mark in _MARKS):
        blocks = tuple(_gathered(text, blocks))
    if may_be_spaced(text):
        blocks = tuple(_with(blocks, find_spaced(text, blocks)))
    return document if len(blocks) == len(document.blocks) else document._replace(blocks=blocks)


def _with(blocks: tuple[Block, ...], tables: Iterator[Stack]) -> Iterator[Block]:
    """The blocks with those that are the cells or the lines of one of `tables` as that."""
    at = 0
    for start, end, rows in tables:
        yield from blocks[at:start]
        yield _table(blocks[start], blocks[end - 1], rows)
        at = end
    yield from blocks[at:]


def _gathered(text: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        for mark in (_TAB, _BAR, _WIDE):
            end, rows = _run(text, blocks, at, mark)
            if rows:
                yield _table(blocks[at], blocks[end - 1], rows)
                at = end
                break
        else:
            yield blocks[at]
            at += 1


def _run(
    text: str, blocks: tuple[Block, ...], start: int, mark: re.Pattern[str]
) -> tuple[int, list[list[Span2]]]:
    """The rows that begin at block `start` and the block after them; no rows where it is no table."""
    rows: list[list[Span2]] = []
    at, ruled = start, False
    while at < len(blocks):
        span = blocks[at].span
        if not _goes_on(text, blocks, at, start):
            break
        if rows and _is_ruler(text, span, mark):
            at, ruled = at + 1, True
            continue
        cells = _cells(text, span, mark)
        if len(cells) == _width(rows) - 1 and _lacks_last(text, span, mark):
            cells.append((span.end, span.end))
        if not _is_row(text, cells, rows, mark):
            break
        rows.append(cells)
        at += 1
    enough = len(rows) + ruled >= _FEWEST_ROWS
    return (at, rows) if enough and _has_numbers(text, rows) else (start, [])


def _lacks_last(text: str, span: Span, mark: re.Pattern[str]) -> bool:
    """Whether a row ends with a bar, behind which the last cell is empty where other rows have one there."""
    return mark is _BAR and _BAR.fullmatch(text[span.start : span.end].rstrip()[-1:]) is not None


def _goes_on(text: str, blocks: tuple[Block, ...], at: int, start: int) -> bool:
    """Whether a block is a line, the first or right below the one before."""
    if not _is_line(blocks[at]):
        return False
    return at == start or text.count("\n", blocks[at - 1].span.end, blocks[at].span.start) == 1


def _width(rows: list[list[Span2]]) -> int:
    return max(map(len, rows), default=0)


def _line(text: str, span: Span) -> Span:
    """The whole line, for empty cells at its ends."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _is_ruler(text: str, span: Span, mark: re.Pattern[str]) -> bool:
    return mark is _BAR and _RULER.match(text, *span) is not None


def _is_line(block: Block) -> bool:
    return block.kind == "paragraph" and not block.level


def _is_row(text: str, cells: list[Span2], rows: list[list[Span2]], mark: re.Pattern[str]) -> bool:
    """Whether a line has cells enough for a row below `rows`: with bars or blanks just as many, but that bars
    may be missing among headings, where cells are merged."""
    if len(cells) < (_FEWEST_ROWS if mark is _WIDE else 2):
        return False
    if mark is _TAB or not rows or len(cells) == _width(rows):
        return True
    headings = not _numbers(text, cells) or not any(_numbers(text, row) for row in rows)
    return mark is _BAR and headings


def _numbers(text: str, cells: list[Span2]) -> int:
    return sum(1 for start, end in cells[1:] if _NUMBER.match(text[start:end].strip()))


def _cells(text: str, span: Span, mark: re.Pattern[str]) -> list[Span2]:
    if mark is _TAB:
        span = _line(text, span)
        if text.find("\t", span.start, span.end) < 0:
            return []
    cells: list[Span2] = []
    at = span.start
    for match in mark.finditer(text, span.start, span.end):
        if mark is _BAR and match.start() == span.start:
            at = match.end()
            continue
        cells.append((at, match.start()))
        at = match.end()
    if not (mark is _BAR and at == span.end):
        cells.append((at, span.end))
    return [] if any(end - start > _LONGEST_CELL for start, end in cells) else cells


def _has_numbers(text: str, rows: list[list[Span2]]) -> bool:
    return sum(_numbers(text, row) for row in rows[1:]) >= len(rows) - 1


def _table(first: Block, last: Block, rows: list[list[Span2]]) -> Block:
    cells = tuple(
        Cell(row, column, Span(*span), place=first.place)
        for row, spans in enumerate(rows)
        for column, span in enumerate(spans)
    )
    span = Span(min(first.span.start, rows[0][0][0]), max(last.span.end, rows[-1][-1][1]))
    return Block("table", span, first.place, table=Table(len(rows), max(map(len, rows)), cells))
