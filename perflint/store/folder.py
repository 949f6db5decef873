"""A store on disk: which chunks of which run are whole, and how another comes to it.

    runs/run=R/run.parquet, rules.parquet          one row a run; the rules as they were
    runs/run=R/done/000012.json                    written last: chunk 12 is whole, with these files
    filings|findings|claims|facts/run=R/year=2023/part-000012.parquet
    copies/run=R/whole.parquet                     after it: which filings share clauses
    repeats/run=R/whole.parquet                    after it: with which of the year before
    runs/run=R/whole.json                          after `perflint store compact`, instead of done/
    decisions/*.parquet                            what reviewers decided

Files come by rename and a chunk counts once its last one is there, so whoever is killed in between
leaves nothing that is read; doing the chunk again writes the same files.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from perflint.errors import UsageError
from perflint.store import need
from perflint.store.parquet import encode
from perflint.store.part import Part, name_part
from perflint.store.tables import RULES, RUNS, choose_columns

WHOLE = "whole.json"
NAME = re.compile(r"[\w][\w.\-]{0,63}")


class RunRecord(NamedTuple):
    """A run as its row in the table runs has it; `started` is ISO, UTC."""

    version: str
    rules: str
    plan: str
    chunks: int
    filings: int
    claims: str
    started: Any


class Store:
    """The store in the folder `path`."""

    def __init__(self, path: str) -> None:
        self.path = path

    def runs(self) -> tuple[str, ...]:
        """The names of its runs, in order."""
        try:
            names = sorted(os.listdir(os.path.join(self.path, "runs")))
        except OSError:
            return ()
        return tuple(name[4:] for name in names if name.startswith("run="))

    def read_run(self, run: str) -> RunRecord | None:
        """What is recorded of `run`; None if there is no such run."""
        path = os.path.join(self.folder(run), "run.parquet")
        if not os.path.exists(path):
            return None
        (row,) = need("pyarrow.parquet").read_table(path).to_pylist()
        return RunRecord(**row)

    def begin(self, run: str, record: RunRecord, rules: list[tuple[Any, ...]]) -> None:
        """Record `run` before its first chunk, or find it as it was begun. Raises UsageError where a
        run of that name was over other filings, rules or settings."""
        if not NAME.fullmatch(run):
            hint = "用字母、数字、汉字和 - _ .，例如 2023-r1。"
            raise UsageError("这样的运行名称不能用", place=run, hint=hint)
        before = self.read_run(run)
        if before is None:
            write_durably(os.path.join(self.folder(run), "rules.parquet"), encode(rules, RULES))
            write_durably(os.path.join(self.folder(run), "run.parquet"), encode([record], RUNS))
        elif before.plan != record.plan:
            hint = "文件、规则或设置与当时不同。请用 --run 另起一个名称。"
            raise UsageError("已经有同名的运行", place=run, hint=hint)

    def folder(self, run: str) -> str:
        """Where what is known of `run` as a whole lies."""
        return os.path.join(self.path, "runs", f"run={run}")

    def done(self, run: str) -> dict[int, Mapping[str, int]]:
        """The counts of each chunk of `run` that is whole."""
        return {number: mark["counts"] for number, mark in self.read_marks(run)}

    def read_marks(self, run: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """What is noted of each chunk of `run` that is whole, in order."""
        whole = os.path.join(self.folder(run), WHOLE)
        if os.path.exists(whole):
            with open(whole, encoding="utf-8") as file:
                for number, counts in json.load(file)["chunks"].items():
                    yield int(number), {"counts": counts, "files": ()}
            return
        folder = os.path.join(self.folder(run), "done")
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            if name.endswith(".json"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    yield int(name[:-5]), json.load(file)

    def keep(self, run: str, part: Part) -> None:
        """Put `part` of `run` into the store, all of it or, where one is killed, nothing that counts."""
        files = []
        for (table, year), rows in sorted(part.rows.items()):
            name = f"{table}/run={run}/year={year}/{name_part(part.number)}"
            content = encode(rows, choose_columns(table, len(rows[0])))
            write_durably(os.path.join(self.path, name), content)
            files.append(name)
        mark = json.dumps({"counts": dict(part.counts), "files": files}, ensure_ascii=False)
        path = os.path.join(self.folder(run), "done", f"{part.number:06d}.json")
        write_durably(path, mark.encode("utf-8"))

    def files(self, runs: Iterable[str]) -> dict[str, list[str]]:
        """The files of each table that count, of these runs."""
        found: dict[str, list[str]] = {}
        for run in runs:
            for name in ("runs/run.parquet", "rules/rules.parquet"):
                table, _, file = name.partition("/")
                path = os.path.join(self.folder(run), file)
                if os.path.exists(path):
                    found.setdefault(table, []).append(path)
            for name in self.list_done(run):
                found.setdefault(name.partition("/")[0], []).append(os.path.join(self.path, name))
        decisions = os.path.join(self.path, "decisions")
        if os.path.isdir(decisions):
            for name in sorted(os.listdir(decisions)):
                if name.endswith(".parquet"):
                    found.setdefault("decisions", []).append(os.path.join(decisions, name))
        return found

    def uncompared(self, table: str, runs: Iterable[str]) -> list[str]:
        """Those of `runs` for which `table` was not found yet, as `perflint store compact` does."""
        return [run for run in runs if name_found(table, run) not in self.list_done(run)]

    def list_done(self, run: str) -> Iterator[str]:
        """The files of the whole chunks of `run`, as seen from the store."""
        whole = os.path.join(self.folder(run), WHOLE)
        if os.path.exists(whole):
            with open(whole, encoding="utf-8") as file:
                yield from json.load(file)["files"]
            return
        for _, mark in self.read_marks(run):
            yield from mark["files"]


def name_found(table: str, run: str) -> str:
    """The file of a table of what comparing the filings of `run` has found, as seen from the store."""
    return f"{table}/run={run}/whole.parquet"


def open_store(path: str) -> Store:
    """The store at `path`; raises UsageError if there is none."""
    store = Store(path)
    if not store.runs():
        hint = "由 perflint check … --store 写出的文件夹才是。"
        raise UsageError("这里没有检查结果", place=path, hint=hint)
    return store


def write_durably(path: str, content: bytes) -> None:
    """Write a file all or not at all, its folder too, on the disk before anything after it is: a machine
    that loses its power keeps every chunk that counts."""
    unfinished = f"{path}.{os.getpid()}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(unfinished, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)
