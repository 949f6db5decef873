"""Questions to a store: its tables as DuckDB views, and the views that ship with perflint."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from perflint.errors import UsageError
from perflint.lang import Words
from perflint.store import need
from perflint.store.copies import literal, tell_copies
from perflint.store.folder import Store
from perflint.store.repeats import tell_repeats
from perflint.store.tables import TABLES, Column

MEMORY = "2GB"
TYPES: Mapping[str, str] = {
    "text": "VARCHAR", "word": "VARCHAR", "whole": "INTEGER", "wide": "BIGINT",
    "amount": "DECIMAL(12, 4)", "sum": "DECIMAL(28, 6)", "bytes": "BLOB", "hashes": "UBIGINT[]",
    "moment": "TIMESTAMP WITH TIME ZONE",
}  # fmt: skip
"""The kinds of columns as DuckDB has them."""
PARTITIONS: Mapping[str, Mapping[str, str]] = {
    "runs": {"run": "VARCHAR"}, "rules": {"run": "VARCHAR"}, "copies": {"run": "VARCHAR"},
    "repeats": {"run": "VARCHAR"},
    "decisions": {},
}  # fmt: skip
"""The columns that stand in the names of folders, where they are not run and year."""


FOUND: Mapping[str, Callable[[Iterable[str]], str]] = {
    "copies": tell_copies,
    "repeats": tell_repeats,
}
"""How to find now what `store compact` has not found yet."""


class View(NamedTuple):
    """A question that ships: what it tells, whether of `last` run or of `all`, and its SQL."""

    name: str
    tells: Words
    runs: str
    sql: str


def read_views() -> dict[str, View]:
    """The questions that ship, by name."""
    found = {}
    folder = resources.files("perflint.store") / "views"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        name, suffix = os.path.splitext(file.name)
        if suffix == ".sql":
            found[name] = read_view(name, file.read_text(encoding="utf-8"))
    return found


def read_view(name: str, text: str) -> View:
    """A question as its file has it: `-- zh:`, `-- en:` and `-- runs:`, then SQL."""
    heads = dict(
        line.removeprefix("-- ").split(": ", 1)
        for line in text.splitlines()
        if line.startswith("-- ")
    )
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("-- "))
    return View(name, (heads["zh"], heads["en"]), heads["runs"], sql.strip())


@contextmanager
def connected(store: Store, runs: tuple[str, ...]) -> Iterator[Any]:
    """A DuckDB connection in which the tables of `store` stand, of these runs only, whole chunks only,
    and the views that ship, by their names with _ for -. It goes to no network; what does not fit into
    memory lies in a folder of its own until the end."""
    with TemporaryDirectory(prefix="perflint-") as folder:
        connection = need("duckdb").connect()
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET temp_directory = '{folder}'")
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET autoload_known_extensions = false")
        files = store.files(runs)
        for table, columns in TABLES.items():
            rows = select(table, columns, files.get(table, []))
            if table in FOUND and (left := store.uncompared(table, runs)):
                rows += f" UNION ALL BY NAME {FOUND[table](left)}"
            connection.execute(f"CREATE VIEW {table} AS {rows}")
        for view in read_views().values():
            connection.execute(f"CREATE VIEW {view.name.replace('-', '_')} AS {view.sql}")
        try:
            yield connection
        finally:
            connection.close()


def select(table: str, columns: tuple[Column, ...], files: list[str]) -> str:
    """The SQL for all rows of a table: from its files, or none where there are none. A column that
    older files lack is NULL in them."""
    partitions = PARTITIONS.get(table, {"run": "VARCHAR", "year": "INTEGER"})
    kinds = {**{column.name: TYPES[column.kind] for column in columns}, **partitions}
    typed = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in kinds.items())
    nothing = f"SELECT {typed} WHERE false"
    if not files:
        return nothing
    listed = ", ".join(map(literal, files))
    options = "union_by_name = true"
    if partitions:
        told = ", ".join(f"'{name}': {kind}" for name, kind in partitions.items())
        options += f", hive_partitioning = true, hive_types = {{{told}}}"
    return f"{nothing} UNION ALL BY NAME SELECT * FROM read_parquet([{listed}], {options})"


def choose_runs(store: Store, asked: str | None, kind: str) -> tuple[str, ...]:
    """The runs that a question is about: those `asked` for (names with commas, or all), else the last one
    begun or all, as its `kind` says. Raises UsageError for a run that is not there."""
    runs = store.runs()
    if asked == "all" or (asked is None and kind == "all"):
        return runs
    if asked is not None:
        names = tuple(filter(None, map(str.strip, asked.replace("，", ",").split(","))))
        for name in names:
            if name not in runs:
                raise UsageError("没有这次运行", place=name, hint="、".join(runs))
        return names
    begun = {run: record.started for run in runs if (record := store.read_run(run))}
    return (max(begun, key=lambda run: (begun[run], run)),)
