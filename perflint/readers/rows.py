"""The rows of a list that a person gives: CSV, text, or any file with tables that perflint reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.source import fetch

_TEXTS = ("csv", "tsv", "txt")


class RowCell(NamedTuple):
    """What a cell says, and where: its line, and in a workbook sheet and cell."""

    text: str
    line: int
    sheet: str | None = None
    cell: str | None = None


Row = tuple[RowCell, ...]


def read_rows(path: str) -> Iterator[Row]:
    """Every row of the file `path`, empty ones included. Raises ReadError or OSError if it cannot be
    read."""
    if path.rpartition(".")[2].lower() in _TEXTS:
        return read_text(path)
    return read_tables(path)


def read_text(path: str) -> Iterator[Row]:
    """The rows of a CSV file, of UTF-8 or GB18030."""
    import csv
    from io import StringIO

    from perflint.readers.decode import decode

    text = decode(fetch(path, DEFAULT_LIMITS), DEFAULT_LIMITS)
    reader = csv.reader(StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ",")
    line = 1
    for row in reader:
        yield tuple(RowCell(words.strip(), line) for words in row)
        line = reader.line_num + 1


def read_tables(path: str) -> Iterator[Row]:
    """The rows of all tables of any file that perflint reads."""
    from perflint.readers import read

    document = read(path)
    for block in document.blocks:
        if block.table is None:
            continue
        rows: dict[int, list[RowCell]] = {}
        for cell in block.table.cells:
            row = rows.setdefault(cell.row, [])
            row += [RowCell("", 1)] * (cell.column - len(row))
            line = document.line_column(cell.span.start)[0]
            words = cell.span.of(document.text).strip()
            row.append(RowCell(words, line, cell.place.sheet or block.place.sheet, cell.place.cell))
        yield from (tuple(rows[number]) for number in sorted(rows))
