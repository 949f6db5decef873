"""Rows as Parquet files and back; the same rows make the same bytes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from perflint.store import need
from perflint.store.rows import Row
from perflint.store.tables import Column, make_schema, words_of

HASHES = "Q"
Convert = Callable[[Any], Any]


def read_hashes(content: bytes) -> array[int]:
    """The hashes that a row holds packed."""
    return array(HASHES, content)


def pack_hashes(numbers: Sequence[int]) -> bytes:
    """Hashes as a row holds them."""
    return array(HASHES, numbers).tobytes()


INTO: Mapping[str, Convert] = {"amount": Decimal, "sum": Decimal, "hashes": read_hashes}
OUT: Mapping[str, Convert] = {"amount": str, "sum": str, "hashes": pack_hashes}
"""What is done with the values of a column of this kind before it is written, and once it is read."""


def encode(rows: Sequence[Row], columns: tuple[Column, ...]) -> bytes:
    """`rows` as a Parquet file."""
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    schema = make_schema(columns)
    series: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [
        arrow.array(convert_all(values, INTO.get(column.kind)), field.type)
        for values, column, field in zip(series, columns, schema, strict=True)
    ]
    sink = arrow.BufferOutputStream()
    parquet.write_table(
        arrow.table(arrays, schema=schema), sink, compression="zstd",
        use_dictionary=words_of(columns), write_statistics=True,
    )  # fmt: skip
    content: bytes = sink.getvalue().to_pybytes()
    return content


def decode(table: Any, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """The rows of an Arrow table that has these columns."""
    series = [
        convert_all(table[column.name].to_pylist(), OUT.get(column.kind)) for column in columns
    ]
    return tuple(zip(*series, strict=True))


def convert_all(values: Iterable[Any], convert: Convert | None) -> Iterable[Any]:
    """`values`, each converted but for None."""
    if convert is None:
        return values
    return [None if value is None else convert(value) for value in values]
