"""What an earlier run says of filings, to be taken over where they have not changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from perflint.errors import UsageError
from perflint.store import need
from perflint.store.folder import Store
from perflint.store.parquet import decode
from perflint.store.part import pack_rows, unpack_rows
from perflint.store.rows import Row
from perflint.store.tables import FILINGS, PARTS, choose_columns

Packed = Mapping[str, bytes]
"""Rows of an earlier run by table, packed."""
PATH, CONTENT, REPORTED, ERROR, ATTACHED, UNTIL = (
    [column.name for column in FILINGS].index(name)
    for name in ("path", "content", "reported", "error", "attached", "until")
)
"""Where these stand in a row of the table filings; its number is the first of every row."""


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
        self.columns = {
            table: choose_columns(table, len(rows.schema.names))
            for table, rows in self.tables.items()
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
        wanted = need("pyarrow.compute").field("filing").isin(numbers)
        return {
            table: pack_rows(decode(rows.to_table(filter=wanted), self.columns[table]))
            for table, rows in self.tables.items()
        }


class Filing(NamedTuple):
    """What an earlier run has of one filing: by what it is known, the year of the report, and its rows
    by table, each file's own together."""

    content: bytes
    year: int | None
    files: tuple[Mapping[str, tuple[Row, ...]], ...]


def group_rows(packed: Packed) -> dict[str, dict[int, list[Row]]]:
    """The rows of each table by the numbers of their filings."""
    by_number: dict[str, dict[int, list[Row]]] = {}
    for table, content in packed.items():
        for row in unpack_rows(content):
            by_number.setdefault(table, {}).setdefault(row[0], []).append(row)
    return by_number


def unpack_earlier(packed: Packed) -> dict[str, Filing]:
    """The filings in `packed` by path that can be taken over: read without fail, and with no suppression
    that has run out."""
    by_number = group_rows(packed)
    filings = list(chain.from_iterable(by_number.get("filings", {}).values()))
    attached: dict[int, list[Row]] = {}
    for row in filings:
        if row[ATTACHED] is not None:
            attached.setdefault(row[ATTACHED], []).append(row)
    found = {}
    today = date.today().isoformat()
    for row in filings:
        whole = [row, *attached.get(row[0], ())]
        if row[ATTACHED] is None and all(holds(one, today) for one in whole):
            files = tuple(
                {table: tuple(by_number.get(table, {}).get(one[0], ())) for table in PARTS}
                for one in whole
            )
            found[row[PATH]] = Filing(row[CONTENT], row[REPORTED], files)
    return found


def holds(row: Row, today: str) -> bool:
    """Whether what a row of the table filings says still holds, if nothing has changed."""
    return row[ERROR] is None and (row[UNTIL] is None or row[UNTIL] >= today)
