"""The folder from which paths are seen where nobody has named one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

STREAM = "-"
REPOSITORY = ".git"


def find_root(paths: Iterable[str]) -> str:
    """The folder, absolute, that files at `paths` (files, folders, globs) are seen from, whatever the
    current one is: the top of the repository they lie in, else the folder they share."""
    folders = [find_folder(path) for path in paths or (os.curdir,) if path != STREAM]
    try:
        shared = os.path.commonpath(folders)
    except ValueError:  # no paths, or on several drives
        return ""
    return next((one for one in rise(shared) if is_top(one)), shared)


def find_folder(path: str) -> str:
    """The folder that a path given by a person is about: itself, or the nearest it lies in that
    is there."""
    return next(one for one in rise(os.path.abspath(path)) if os.path.isdir(one))


def is_top(folder: str) -> bool:
    """Whether `folder` is the top of a repository, or of a worktree of one."""
    return os.path.lexists(os.path.join(folder, REPOSITORY))


def rise(folder: str) -> Iterator[str]:
    """`folder` and those it lies in, up to the top."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
