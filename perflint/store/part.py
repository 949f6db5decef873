"""What one chunk of filings adds to a store: rows by table and year, then files."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from perflint.store import need
from perflint.store.rows import FULL, Row
from perflint.store.tables import FULL_CLAIMS, PARTS, Column, make_schema, words_of

VERSION = 4
UNKNOWN_YEAR = 0


class Part(NamedTuple):
    """The share of the chunk `number` in a store: the content of each file by table and year, and how
    many filings, unreadable, defects, errors, warnings and infos there are in it."""

    number: int
    files: Mapping[tuple[str, int], bytes]
    counts: Mapping[str, int]

    def pack(self) -> bytes:
        """The bytes of this part."""
        return marshal.dumps((self.number, dict(self.files), dict(self.counts)), VERSION)


def unpack_part(content: bytes) -> Part:
    """The part that `Part.pack` was called on."""
    return Part(*marshal.loads(content))


def name_part(number: int) -> str:
    """The name of the files of the chunk `number`."""
    return f"part-{number:06d}.parquet"


class Rows:
    """Rows gathered by table and year."""

    def __init__(self, claims: str) -> None:
        self.columns: dict[str, tuple[Column, ...]] = dict(PARTS)
        if claims == FULL:
            self.columns["claims"] = FULL_CLAIMS
        self.rows: dict[tuple[str, int], list[Row]] = {}

    def add(self, table: str, year: int | None, rows: Iterable[Row]) -> None:
        """Put `rows` of a filing of `year` into `table`."""
        gathered = list(rows)
        if gathered:
            self.rows.setdefault((table, year or UNKNOWN_YEAR), []).extend(gathered)

    def encode(self) -> dict[tuple[str, int], bytes]:
        """The Parquet file of each table and year."""
        return {key: encode(rows, self.columns[key[0]]) for key, rows in sorted(self.rows.items())}


def encode(rows: list[Row], columns: tuple[Column, ...]) -> bytes:
    """`rows` as a Parquet file, the same bytes for the same rows."""
    arrow = need("pyarrow")
    schema = make_schema(columns)
    series: list[Any] = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [arrow.array(one, field.type) for one, field in zip(series, schema, strict=True)]
    return encode_table(arrow.table(arrays, schema=schema), columns)


def encode_table(table: Any, columns: tuple[Column, ...]) -> bytes:
    """An Arrow table as a Parquet file."""
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    sink = arrow.BufferOutputStream()
    parquet.write_table(
        table, sink, compression="zstd", use_dictionary=words_of(columns), write_statistics=True
    )
    content: bytes = sink.getvalue().to_pybytes()
    return content
