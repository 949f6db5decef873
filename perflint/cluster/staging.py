"""The filings of a chunk where they can be read as files: where they are, or fetched from a store of
objects into a folder of the chunk's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from perflint.cluster.chunks import Chunk
from perflint.cluster.settings import Settings

ADDRESS = "://"


@contextmanager
def staged(chunk: Chunk, settings: Settings, root: str) -> Iterator[tuple[Chunk, Settings, str]]:
    """`chunk` and `settings` for filings that lie in the folder that is third."""
    yield chunk, settings, root
