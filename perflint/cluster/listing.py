"""Lists of filings: `--files-from`, as text, CSV or Parquet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from perflint.errors import UsageError

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "path": ("path", "路径", "文件", "文件路径"),
    "year": ("year", "年度", "年份"),
    "county": ("county", "区县", "县区", "地区"),
    "department": ("department", "单位", "部门", "单位名称"),
}
PARQUET = b"PAR1"


class About(NamedTuple):
    """What a list says of a filing beside its path."""

    year: int | None = None
    county: str | None = None
    department: str | None = None


NOTHING = About()


class Listed(NamedTuple):
    """A path that a list names (a file, a folder, an archive, an address), and what it says of it."""

    path: str
    about: About = NOTHING


def read_list(path: str) -> Iterator[Listed]:
    """What the list at `path` names, in its order. Relative paths are seen from its folder. Raises
    UsageError if it cannot be used."""
    folder = os.path.dirname(path)
    try:
        with open(path, "rb") as file:
            start = file.read(4)
    except OSError as error:
        raise UsageError("打不开清单", place=path, hint=str(error.strerror)) from error
    if start == PARQUET:
        rows = read_parquet(path)
    elif path.lower().endswith(".csv"):
        rows = read_csv(path)
    else:
        rows = ({"path": line} for line in read_lines(path))
    for row in rows:
        if row["path"]:
            yield Listed(settle(row["path"], folder), tell(row))


def settle(path: str, folder: str) -> str:
    """A path of a list in `folder` as seen from here."""
    return path if "://" in path else os.path.join(folder, path)


def tell(row: Mapping[str, str]) -> About:
    """What `row` says beside the path."""
    if len(row) == 1:
        return NOTHING
    year = row.get("year", "").removesuffix("年").removesuffix(".0")
    known = int(year) if year.isascii() and year.isdigit() else None
    return About(known, row.get("county") or None, row.get("department") or None)


def read_lines(path: str) -> Iterator[str]:
    """The lines of a text file, in UTF-8 or, as old programs write, GB 18030."""
    encoding = "utf-8-sig"
    try:
        with open(path, encoding=encoding) as file:
            for _ in file:
                pass
    except UnicodeDecodeError:
        encoding = "gb18030"
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        for line in file:
            yield line.rstrip("\r\n")


def read_csv(path: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file by our names of columns."""
    import csv

    reader = csv.reader(read_lines(path))
    heads = find_columns(next(reader, []), path)
    for row in reader:
        yield {name: row[at].strip() if at < len(row) else "" for name, at in heads.items()}


def read_parquet(path: str) -> Iterator[dict[str, str]]:
    """The rows of a Parquet file by our names of columns."""
    from perflint.store import need

    file = need("pyarrow.parquet").ParquetFile(path)
    heads = find_columns(file.schema_arrow.names, path)
    for batch in file.iter_batches(columns=[file.schema_arrow.names[at] for at in heads.values()]):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            values = ("" if value is None else str(value) for value in row)
            yield dict(zip(heads, values, strict=True))


def find_columns(heads: Iterable[str], path: str) -> dict[str, int]:
    """Where the columns we know stand, by our names. Raises UsageError if there is none for paths."""
    written = [head.strip().lower() for head in heads]
    found = {}
    for name, words in COLUMNS.items():
        at = next((written.index(word) for word in words if word in written), None)
        if at is not None:
            found[name] = at
    if "path" not in found:
        raise UsageError("清单没有路径这一列", place=path, hint="第一行请写 path 或 路径。")
    return found
