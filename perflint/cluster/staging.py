"""The filings of a chunk where they can be read as files: where they are, or brought from a store of
objects into a folder of the chunk's own, for attachments, suppressions and archives work on paths."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from perflint.batch.grouping import attach_tables
from perflint.batch.plan import make_plan
from perflint.cluster.chunks import Chunk, Unit
from perflint.cluster.remote import is_remote
from perflint.readers import SUFFIXES
from perflint.readers.limits import set_limits

PROGRAM = ("-m", "perflint.cluster.fetch")
ARCHIVE = ".zip"


class StagingError(Exception):
    """Objects that could not be brought; the chunk is to be done again."""


@contextmanager
def staged(
    chunk: Chunk, root: str, bounds: Mapping[str, int], words: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Chunk, str]]:
    """`chunk` and the folder from which its paths are seen, for as long as it is worked on. `bounds` are
    the reading limits that are set, `words` the word lists for names of files."""
    if not is_remote(root):
        yield chunk, root
        return
    with TemporaryDirectory(prefix="perflint-") as folder:
        limits = set_limits(bounds)
        largest = max(limits.max_file_bytes, limits.max_archive_bytes)
        names = [name for unit in chunk.units for name in (unit[0], *unit[2])]
        order = marshal.dumps((root, folder, names, largest))
        done = subprocess.run(
            [sys.executable, *PROGRAM], input=order, capture_output=True, check=False
        )
        if done.returncode != 0:
            raise StagingError(done.stderr.decode("utf-8", "replace").strip())
        os.chdir(folder)
        yield chunk._replace(units=tuple(open_archives(chunk, bounds, words))), folder


def open_archives(
    chunk: Chunk, bounds: Mapping[str, int], words: Mapping[str, tuple[str, ...]]
) -> Iterator[Unit]:
    """The units of `chunk`, seen from the current folder, those in archives instead of the archive."""
    for unit in chunk.units:
        path, named, attachments, about = unit
        if not path.lower().endswith(ARCHIVE):
            yield unit
            continue
        for file in attach_tables(make_plan([path], SUFFIXES, bounds), words).files:
            yield file.path, named, (*attachments, *file.attachments), about
