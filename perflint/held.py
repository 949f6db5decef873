"""Files that are in memory only: what a page or a server hands over is never written anywhere.

Filings are asked for by path wherever they are, so a held file has a path too, which leads nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_MARK = ".zip/"
_files: dict[str, bytes] = {}


@contextmanager
def holding(files: Mapping[str, bytes]) -> Iterator[None]:
    """While it lasts, these paths lead to these bytes, whatever else is on the machine."""
    _files.update(files)
    try:
        yield
    finally:
        for path in files:
            _files.pop(path, None)


def held(path: str) -> bytes | None:
    """The bytes held for `path`, None where there are none."""
    return _files.get(path)


def is_held(path: str) -> bool:
    """Whether `path` leads to a held file, or into a held archive."""
    if not _files:
        return False
    return path in _files or any(
        path.startswith(known + "/") for known in _files if known.lower().endswith(_MARK[:-1])
    )
