"""What an earlier run says of filings, to be taken over where they have not changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from perflint.errors import UsageError
from perflint.store import need
from perflint.store.folder import Store
from perflint.store.part import encode_table
from perflint.store.rows import Row
from perflint.store.tables import FULL_CLAIMS, PARTS, Column

Packed = Mapping[str, bytes]
"""Rows of an earlier run by table, as Parquet."""


class Earlier:
    """The run `run` of `store`, of which results are taken over. Raises UsageError if it is not there or
    kept other tables than the run to come does."""

    def __init__(self, store: Store, run: str, claims: str) -> None:
        record = store.read_run(run)
        if record is None:
            raise UsageError("没有这次运行", place=run, hint="、".join(store.runs()))
        if record.claims != claims:
            raise UsageError("那次运行留存的陈述不同", place=run, hint=f"--claims {record.claims}")
        dataset = need("pyarrow.dataset")
        files = store.files([run])
        self.tables = {
            table: dataset.dataset(files[table], format="parquet", partitioning=None)
            for table in PARTS
            if table in files
        }
        self.index = (
            self.tables["filings"].to_table(columns=["path", "filing"]) if self.tables else None
        )

    def find(self, paths: Iterable[str]) -> Packed:
        """All that the run has of the filings at `paths` and of what is attached to them."""
        if self.index is None:
            return {}
        arrow, compute = need("pyarrow"), need("pyarrow.compute")
        places = compute.index_in(arrow.array(paths, arrow.string()), self.index["path"])
        numbers = self.index["filing"].take(places.drop_null())
        if not len(numbers):
            return {}
        return {table: self.read(rows, table, numbers) for table, rows in self.tables.items()}

    def read(self, rows: Any, table: str, numbers: Any) -> bytes:
        """The rows of a table that are of the filings `numbers`."""
        field = need("pyarrow.compute").field
        return encode_table(rows.to_table(filter=field("filing").isin(numbers)), PARTS[table])


class Filing(NamedTuple):
    """What an earlier run has of one filing: by what it is known, the year of the report, and its rows
    by table, each file's own together."""

    content: bytes
    year: int | None
    files: tuple[Mapping[str, tuple[Row, ...]], ...]


def unpack_earlier(packed: Packed, *, full: bool) -> dict[str, Filing]:
    """The filings in `packed` by path that can be taken over: read without fail, and with no suppression
    that has run out."""
    rows = {table: read_rows(content) for table, content in packed.items()}
    by_number: dict[str, dict[int, list[dict[str, Any]]]] = {}
    for table, several in rows.items():
        for row in several:
            by_number.setdefault(table, {}).setdefault(row["filing"], []).append(row)
    attached: dict[int, list[dict[str, Any]]] = {}
    for row in rows.get("filings", ()):
        if row["attached"] is not None:
            attached.setdefault(row["attached"], []).append(row)
    found = {}
    today = date.today().isoformat()
    for row in rows.get("filings", ()):
        whole = [row, *attached.get(row["filing"], ())]
        if row["attached"] is None and all(holds(one, today) for one in whole):
            files = tuple(
                {table: pick(by_number.get(table, {}).get(one["filing"], ()), table, full=full)
                 for table in PARTS}
                for one in whole
            )  # fmt: skip
            found[row["path"]] = Filing(row["content"], row["reported"], files)
    return found


def holds(row: Mapping[str, Any], today: str) -> bool:
    """Whether what a row of the table filings says still holds, if nothing has changed."""
    return row["error"] is None and (row["until"] is None or row["until"] >= today)


def pick(rows: Iterable[Mapping[str, Any]], table: str, *, full: bool) -> tuple[Row, ...]:
    """`rows` as they are written."""
    columns: tuple[Column, ...] = FULL_CLAIMS if full and table == "claims" else PARTS[table]
    return tuple(tuple(row[column.name] for column in columns) for row in rows)


def read_rows(content: bytes) -> list[dict[str, Any]]:
    """The rows of a Parquet file."""
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    rows: list[dict[str, Any]] = parquet.read_table(arrow.BufferReader(content)).to_pylist()
    return rows
