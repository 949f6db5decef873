"""The compiled rules in the user's cache folder.

An entry holds every byte of the rule files it was made from, and the state of the modules that
compiled them; it is used only if these are the same now, so it cannot be stale. A damaged one is
made anew. On the start-up path: os, marshal and binascii only.
"""

from __future__ import annotations

import marshal
import os
from binascii import crc32
from typing import Any

from perflint import __version__
from perflint.cachefolder import cache_folder, read_own, write_whole
from perflint.model.rule import Ruleset
from perflint.ruleset.compiled import pack, unpack
from perflint.ruleset.sources import Source

FORMAT = 1
MAGIC = b"perflint\x00%d\x00" % FORMAT
MARSHAL = 4
KEPT = 16
MISFITS = (
    ImportError, AttributeError, LookupError, TypeError, ValueError, ArithmeticError, EOFError
)  # fmt: skip
SPEAKS_FOR_RULES = ("checks", "model", "operands", "arithmetic", "ruleset", "text")


def read_code() -> tuple[tuple[str, int, int], ...]:
    """Path, size and time of change of every module that decides what a compiled rule looks like:
    by these Python itself tells whether the module has to be compiled anew."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found: list[tuple[str, int, int]] = []
    for part in SPEAKS_FOR_RULES:
        with os.scandir(f"{package}{os.sep}{part}") as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    found.append((entry.path, state.st_size, state.st_mtime_ns))
    return tuple(sorted(found))


def entry_path(sources: tuple[Source, ...]) -> str:
    """The file for the compiled form of these rule files, whatever they say."""
    names = "\n".join((__version__, __file__, *(source[1] for source in sources)))
    return os.path.join(cache_folder(), f"rules-{crc32(names.encode()):08x}.bin")


def read_entry(path: str, made_from: tuple[Any, ...]) -> Ruleset | None:
    """The ruleset kept at `path`, or None if there is none, it is damaged, or it was made from
    anything but `made_from`."""
    try:
        content = read_own(path)
    except OSError:
        return None
    start = len(MAGIC) + 4
    body = memoryview(content)[start:]
    if content[: len(MAGIC)] != MAGIC or content[len(MAGIC) : start] != checksum(body):
        return None
    try:
        kept, classes, data = marshal.loads(body)
        if kept != made_from:
            return None
        ruleset = unpack(classes, data)
    except MISFITS:
        return None
    return ruleset if isinstance(ruleset, Ruleset) else None


def write_entry(path: str, made_from: tuple[Any, ...], ruleset: Ruleset) -> None:
    """Keep `ruleset` at `path`, all of it or nothing. A folder that cannot be written is no
    mistake: the rules are then validated at every start."""
    body = marshal.dumps((made_from, *pack(ruleset)), MARSHAL)
    try:
        write_whole(path, MAGIC + checksum(body) + body)
        forget_oldest(os.path.dirname(path))
    except OSError:
        return


def checksum(body: bytes | memoryview) -> bytes:
    """Four bytes that tell a damaged entry; marshal must not see one."""
    return crc32(body).to_bytes(4, "little")


def forget_oldest(folder: str) -> None:
    """Keep no more entries than KEPT, so that one-off rule folders do not pile up."""
    with os.scandir(folder) as entries:
        kept = [entry for entry in entries if entry.name.startswith("rules-")]
    kept.sort(key=lambda entry: entry.stat().st_mtime)
    for entry in kept[:-KEPT]:
        os.unlink(entry.path)
