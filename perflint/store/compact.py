"""The many small files of a run made few large ones."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

from perflint.store import need
from perflint.store.copies import write_copies
from perflint.store.folder import WHOLE, Store, name_found, write_durably
from perflint.store.query import connected
from perflint.store.repeats import write_repeats
from perflint.store.tables import TABLES, words_of

ROWS = 1 << 17
"""Rows of a row group: what is read together."""


def compact(store: Store, run: str) -> tuple[int, int]:
    """Make one file a table and year of what `run` has; how many files there were and are. A run that
    is not done, or was compacted before, stays as it is. Killed in between, the store is as before."""
    record = store.read_run(run)
    files = list(store.list_done(run))
    done = store.done(run)
    mark = os.path.join(store.folder(run), WHOLE)
    if record is None or len(done) < record.chunks or os.path.exists(mark):
        return len(files), len(files)
    folders: dict[str, list[str]] = {}
    for name in files:
        folders.setdefault(os.path.dirname(name), []).append(name)
    written = [merge(store.path, folder, names) for folder, names in sorted(folders.items())]
    if "facts" in {folder.partition("/")[0] for folder in folders}:
        written += compare(store, run)
    content = json.dumps({"chunks": done, "files": written}, ensure_ascii=False)
    write_durably(mark, content.encode("utf-8"))
    for name in files:
        os.unlink(os.path.join(store.path, name))
    shutil.rmtree(os.path.join(store.folder(run), "done"))
    return len(files), len(written)


def compare(store: Store, run: str) -> list[str]:
    """Find which filings of `run` share clauses, and with which of the years beside theirs; the names of
    the files that say so."""
    return [
        write_found(store, "copies", run, (run,), write_copies),
        write_found(store, "repeats", run, store.runs(), write_repeats),
    ]


def write_found(
    store: Store,
    table: str,
    run: str,
    runs: tuple[str, ...],
    write: Callable[[Any, str, str], None],
) -> str:
    """Have `write` find the rows of `table` for `run` in the tables of `runs`; the name of the file."""
    name = name_found(table, run)
    path = os.path.join(store.path, name)
    unfinished = f"{path}.{os.getpid()}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with connected(store, runs) as connection:
        write(connection, run, unfinished)
    settle(unfinished, path)
    return name


def settle(unfinished: str, path: str) -> None:
    """Put a file that is written in its place, on the disk before anything after it is."""
    with open(unfinished, "rb+") as file:
        os.fsync(file.fileno())
    os.replace(unfinished, path)


def merge(base: str, folder: str, names: list[str]) -> str:
    """One file of those `names` in `folder`, in their order; its name."""
    parquet = need("pyarrow.parquet")
    name = f"{folder}/whole.parquet"
    unfinished = os.path.join(base, f"{name}.{os.getpid()}")
    words = words_of(TABLES[folder.partition("/")[0]])
    schema = parquet.read_schema(os.path.join(base, names[0]))
    with parquet.ParquetWriter(
        unfinished, schema, compression="zstd", use_dictionary=words
    ) as writer:
        for table in gather(base, names):
            writer.write_table(table, row_group_size=ROWS)
    settle(unfinished, os.path.join(base, name))
    return name


def gather(base: str, names: list[str]) -> Iterator[Any]:
    """The rows of files, a row group's worth at a time."""
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    waiting: list[Any] = []
    for name in names:
        waiting.append(parquet.read_table(os.path.join(base, name), partitioning=None))
        while sum(map(len, waiting)) >= ROWS:
            whole = arrow.concat_tables(waiting)
            yield whole.slice(0, ROWS)
            waiting = [whole.slice(ROWS)]
    if sum(map(len, waiting)):
        yield arrow.concat_tables(waiting)
