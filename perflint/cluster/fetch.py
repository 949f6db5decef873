"""The process that brings objects into a folder: what to bring on standard input.

A process of its own, because libraries for this start threads, after which no worker can be forked, and
take more memory than checking does.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from perflint.cluster.remote import open_place
from perflint.postprocess.sidecar import OWN, SHARED


def fetch(root: str, folder: str, names: Sequence[str], largest: int) -> None:
    """Bring the objects `names` of `root` into `folder`, with suppressions beside them. One that is not
    there is left out; of one beyond `largest` bytes only the size comes, for its refusal."""
    fs, base = open_place(root)
    sizes = list_sizes(fs, base, names)
    for name in names:
        os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
    small = [name for name, size in sizes.items() if size <= largest]
    for name in sizes.keys() - set(small):
        with open(os.path.join(folder, name), "wb") as file:
            file.truncate(sizes[name])
    if small:
        fs.get([f"{base}/{name}" for name in small], [os.path.join(folder, name) for name in small])


def list_sizes(fs: Any, base: str, names: Sequence[str]) -> Mapping[str, int]:
    """The bytes of those of `names` that are there, and of files of suppressions for them."""
    folders = dict.fromkeys(os.path.dirname(name) for name in names)
    asked = {
        *names,
        *(name + OWN for name in names),
        *(f"{one}/{SHARED}" for one in folders),
        SHARED,
    }
    found = {}
    for folder in folders:
        try:
            entries = fs.ls(f"{base}/{folder}".rstrip("/"), detail=True)
        except FileNotFoundError:
            continue
        for entry in entries:
            name = str(entry["name"]).removeprefix(f"{base}/")
            if name in asked and entry["type"] == "file":
                found[name] = int(entry["size"] or 0)
    return found


if __name__ == "__main__":
    try:
        fetch(*marshal.loads(sys.stdin.buffer.read()))
    except Exception as error:
        print(type(error).__name__, file=sys.stderr)
        sys.exit(1)
