"""A plan cut into chunks, and what travels with each to the process that does it."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from perflint.batch.planned import PlannedFile
from perflint.cluster.listing import NOTHING, About
from perflint.text.fingerprint import settle_path

SIZE = 1000
"""Filings a chunk: half a minute of one core, against which starting a process is nothing."""
MOST = 2
"""Times the size that a chunk may reach so that a folder stays whole."""
VERSION = 4
EMPTY: Mapping[str, bytes] = MappingProxyType({})
Unit = tuple[str, bool, tuple[str, ...], tuple[int | None, str | None, str | None]]
"""A path as seen from the root, whether it was named, its attachments, and what the list says."""


class Chunk(NamedTuple):
    """The chunk `number` of a run (from 0), its units, and what an `earlier` run says of them, as
    store.earlier has it."""

    number: int
    units: tuple[Unit, ...]
    earlier: Mapping[str, bytes] = EMPTY

    def pack(self) -> bytes:
        """The bytes of this chunk."""
        return marshal.dumps((self.number, self.units, dict(self.earlier)), VERSION)

    def __repr__(self) -> str:
        """Its number alone: names of filings do not go into logs."""
        return f"<chunk {self.number}>"


def unpack_chunk(content: bytes) -> Chunk:
    """The chunk that `Chunk.pack` was called on."""
    return Chunk(*marshal.loads(content))


def cut(
    files: Iterable[PlannedFile],
    root: str,
    about: Callable[[str], About] = lambda _path: NOTHING,
    size: int = SIZE,
) -> Iterator[Chunk]:
    """`files`, tables already put to their reports, in chunks of about `size`; a folder stays in one
    unless that would become far too large. Paths are seen from `root` from here on."""
    from_root = relative_to(root)
    units: list[Unit] = []
    number = count = 0
    last = None
    for file in files:
        folder = os.path.dirname(file.path)
        if (count >= size and folder != last) or count >= MOST * size:
            yield Chunk(number, tuple(units))
            units, number, count = [], number + 1, 0
        last = folder
        attached = tuple(map(from_root, file.attachments)) if file.attachments else ()
        year, county, department = about(file.path)
        units.append((from_root(file.path), file.named, attached, (year, county, department)))
        count += 1 + len(attached)
    if units:
        yield Chunk(number, tuple(units))


def relative_to(root: str) -> Callable[[str], str]:
    """As `settle_path` with this root, for very many paths."""
    here = os.path.join(os.getcwd(), "")
    base = os.path.join(root, "")
    between = here.removeprefix(base) if here.startswith(base) else None

    def settle(path: str) -> str:
        if path.startswith(base) and ".." not in path:
            return path[len(base) :]
        if between is not None and not path.startswith((os.sep, ".")) and ".." not in path:
            return between + path
        return settle_path(path, root)

    return settle


def survey(chunks: Iterable[Chunk], settings: bytes) -> tuple[int, int, str]:
    """How many chunks and units there are, and what the run is known by: filings, how they are cut,
    and the digest of its settings."""
    digest = blake2b(settings, digest_size=16)
    number = units = 0
    for chunk in chunks:
        number, units = number + 1, units + len(chunk.units)
        digest.update(repr(chunk.units).encode("utf-8", "surrogatepass"))
    return number, units, digest.hexdigest()
