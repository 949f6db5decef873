"""Who does the chunks: this machine, one after the other, or an engine."""

from __future__ import annotations

import marshal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from perflint.cluster.chunks import Chunk
from perflint.store.part import Part, unpack_part

PROGRAM = ("-m", "perflint.cli.chunk")
TOLD = 2000


class Order(NamedTuple):
    """A chunk with all that its process needs; shows nothing of it in logs."""

    number: int
    content: bytes

    def __repr__(self) -> str:
        """Its number alone."""
        return f"<chunk {self.number}>"


class Failed(NamedTuple):
    """A chunk that came to nothing, and what its process told; its filings are to be done again."""

    number: int
    told: str


class Executor(Protocol):
    """Does chunks. Parts come in any order; a chunk that failed is told of and does not stop others."""

    def run(self, chunks: Iterable[Chunk]) -> Iterator[Part | Failed]:
        """The part of each chunk, as soon as it is there."""
        ...


def make_order(chunk: Chunk, settings: bytes, root: str) -> Order:
    """What `perform_order` needs to do `chunk` on another machine."""
    return Order(chunk.number, marshal.dumps((settings, chunk.pack(), root)))


def perform_order(order: Order) -> bytes | Failed:
    """The packed part of a chunk, done by a process of its own with workers of its own, or what it told
    when it failed. Nothing is raised, because engines write exceptions into logs."""
    command = [sys.executable, *PROGRAM]
    done = subprocess.run(command, input=order.content, capture_output=True, check=False)
    if done.returncode == 0:
        return done.stdout
    told = done.stderr.decode("utf-8", "replace")[-TOLD:].strip()
    return Failed(order.number, told or f"exit code {done.returncode}")


class Local:
    """One chunk after the other on this machine."""

    def __init__(self, settings: bytes, root: str) -> None:
        self.settings = settings
        self.root = root

    def run(self, chunks: Iterable[Chunk]) -> Iterator[Part | Failed]:
        """See Executor."""
        for chunk in chunks:
            done = perform_order(make_order(chunk, self.settings, self.root))
            yield unpack_part(done) if isinstance(done, bytes) else done
