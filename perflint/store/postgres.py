"""A store's tables and views in a PostgreSQL database. Needs the extra `postgres`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from perflint.errors import UsageError
from perflint.store import need
from perflint.store.folder import Store
from perflint.store.query import PARTITIONS, connected, read_views
from perflint.store.tables import TABLES

TYPES: Mapping[str, str] = {
    "text": "text", "word": "text", "whole": "integer", "wide": "bigint", "amount": "numeric(12, 4)",
    "sum": "numeric(28, 6)",
    "bytes": "bytea", "hashes": "numeric(20)[]", "moment": "timestamptz",
    "VARCHAR": "text", "INTEGER": "integer",
}  # fmt: skip
INDEXES: Mapping[str, tuple[str, ...]] = {
    "filings": ("run, filing", "run, county", "department"),
    "findings": ("run, filing", "run, rule", "fingerprint"),
    "claims": ("run, filing",),
}
AT_ONCE = 1000


def export(store: Store, runs: tuple[str, ...], address: str, schema: str) -> dict[str, int]:
    """Put `runs` of `store` into the database at `address`, in `schema`, and say how many rows of each
    table. What was there of these runs is replaced; all of it comes in one transaction or nothing does.
    Raises UsageError if the database refuses."""
    driver = need("psycopg", "postgres")
    try:
        with (
            connected(store, runs) as source,
            driver.connect(address, autocommit=False) as database,
            database.cursor() as cursor,
        ):
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {quote(schema)}")
            cursor.execute(f"SET search_path TO {quote(schema)}")
            for table in TABLES:
                create(cursor, table)
            counts = {table: fill(cursor, source, table, runs) for table in TABLES}
            for view in read_views().values():
                name = quote(view.name.replace("-", "_"))
                cursor.execute(f"CREATE OR REPLACE VIEW {name} AS {view.sql}")
    except driver.Error as error:
        raise UsageError("写不进数据库", hint=str(error)) from error
    return counts


def list_columns(table: str) -> dict[str, str]:
    """The columns of a table with their types here."""
    kinds = {column.name: TYPES[column.kind] for column in TABLES[table]}
    partitions = PARTITIONS.get(table, {"run": "VARCHAR", "year": "INTEGER"})
    return kinds | {name: TYPES[kind] for name, kind in partitions.items()}


def create(cursor: Any, table: str) -> None:
    """Make a table and its indexes if they are not there."""
    columns = ", ".join(f"{quote(name)} {kind}" for name, kind in list_columns(table).items())
    cursor.execute(f"CREATE TABLE IF NOT EXISTS {quote(table)} ({columns})")
    for number, keys in enumerate(INDEXES.get(table, ())):
        name = quote(f"{table}_{number}")
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {quote(table)} ({keys})")


def fill(cursor: Any, source: Any, table: str, runs: Sequence[str]) -> int:
    """Replace the rows of `runs` in a table; how many there are now."""
    names = ", ".join(map(quote, list_columns(table)))
    if "run" in list_columns(table):
        cursor.execute(f"DELETE FROM {quote(table)} WHERE run = ANY(%s)", (list(runs),))
    else:
        cursor.execute(f"DELETE FROM {quote(table)}")
    count = 0
    with cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN") as copy:
        for row in fetch(source.execute(f"SELECT {names} FROM {quote(table)}")):
            copy.write_row(row)
            count += 1
    return count


def fetch(answer: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of an answer, some at a time."""
    while rows := answer.fetchmany(AT_ONCE):
        yield from rows


def quote(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'
