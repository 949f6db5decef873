"""What one chunk of filings adds to a store: rows by table and year, as plain data."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from perflint.store.rows import Row

VERSION = 4
FASTEST = 1
UNKNOWN_YEAR = 0


class Part(NamedTuple):
    """The share of the chunk `number` in a store: the rows of each file by table and year, and how
    many filings, unreadable, defects, errors, warnings and infos there are in it."""

    number: int
    rows: Mapping[tuple[str, int], Sequence[Row]]
    counts: Mapping[str, int]

    def pack(self) -> bytes:
        """The bytes of this part. What machines other than the one with the store make of a chunk is
        plain data, so that they need no library for tables."""
        rows = {key: pack_rows(self.rows[key]) for key in sorted(self.rows)}
        return marshal.dumps((self.number, rows, dict(self.counts)), VERSION)


def unpack_part(content: bytes) -> Part:
    """The part that `Part.pack` was called on."""
    number, rows, counts = marshal.loads(content)
    return Part(number, {key: unpack_rows(packed) for key, packed in rows.items()}, counts)


def pack_rows(rows: Sequence[Row]) -> bytes:
    """The bytes of rows."""
    return zlib.compress(marshal.dumps(tuple(rows), VERSION), FASTEST)


def unpack_rows(content: bytes) -> tuple[Row, ...]:
    """The rows that `pack_rows` was given."""
    rows: tuple[Row, ...] = marshal.loads(zlib.decompress(content))
    return rows


def name_part(number: int) -> str:
    """The name of the files of the chunk `number`."""
    return f"part-{number:06d}.parquet"


class Rows:
    """Rows gathered by table and year."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], list[Row]] = {}

    def add(self, table: str, year: int | None, rows: Iterable[Row]) -> None:
        """Put `rows` of a filing of `year` into `table`."""
        gathered = list(rows)
        if gathered:
            self.rows.setdefault((table, year or UNKNOWN_YEAR), []).extend(gathered)
