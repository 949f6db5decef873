"""Filings in a store of objects (S3 and what fsspec knows), by their names; nothing is read yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile
from typing import Any

from perflint.batch.plan import SKIPPED_FOLDERS, wanted
from perflint.batch.planned import PlannedFile
from perflint.errors import UsageError
from perflint.store import need

ADDRESS = "://"
EXTRA = "objects"


def is_remote(path: str) -> bool:
    """Whether `path` is an address, not a path of this machine."""
    return ADDRESS in path


def open_place(address: str) -> tuple[Any, str]:
    """The store of objects at `address`, and the path in it. Raises UsageError where there is none."""
    try:
        fs, path = need("fsspec.core", EXTRA).url_to_fs(address)
    except ImportError as error:
        hint = f"{error}\npython3 -m pip install 'perflint[{EXTRA}]'"
        raise UsageError("打不开这个地址", place=address, hint=hint) from error
    except ValueError as error:
        raise UsageError("打不开这个地址", place=address, hint=str(error)) from error
    return fs, str(path).rstrip("/")


def find_shared(addresses: Iterable[str]) -> str:
    """The address that all of `addresses` lie in."""
    split = [address.rstrip("/").split("/") for address in addresses]
    if len(split) == 1:
        return "/".join(split[0])
    shared = [parts[0] for parts in takewhile(is_alike, zip(*split, strict=False))]
    if len(shared) < 4:  # scheme, "", bucket, something in it
        hint = "请分别运行，或给出同一个存储桶里的地址。"
        raise UsageError("这些地址不在同一个地方", place="/".join(split[-1]), hint=hint)
    return "/".join(shared)


def is_alike(parts: tuple[str, ...]) -> bool:
    """Whether all of `parts` are the same."""
    return len(set(parts)) == 1


def find_remote(address: str, root: str, suffixes: Collection[str]) -> Iterator[PlannedFile]:
    """The filings at `address`, which lies in `root`: an object, or all below, by name, as in folders.
    Paths are seen from `root`. Raises UsageError if there are none."""
    fs, path = open_place(address)
    base = open_place(root)[1] + "/"
    try:
        found = sorted(fs.find(path))
    except Exception as error:  # each kind of store has its own
        raise UsageError("读不到这个地址", place=address, hint=type(error).__name__) from error
    empty = True
    for one in found:
        name = str(one).removeprefix(base)
        *folders, last = name.split("/")
        if str(one) == path or (wanted(last, suffixes) and not any(map(is_passed_over, folders))):
            empty = False
            yield PlannedFile(name if name != str(one) else last, named=str(one) == path)
    if empty:
        raise UsageError("这个地址下没有可以检查的文件", place=address)


def is_passed_over(folder: str) -> bool:
    """Whether nothing in a folder of this name is looked at; `..` would lead out of where it is put."""
    return folder.startswith(".") or folder in SKIPPED_FOLDERS
