"""Paths that go on into an archive: 材料.zip/甲单位/报告.docx."""

from __future__ import annotations

import os

from perflint.held import held

MARK = ".zip/"


def split_member(path: str) -> tuple[str, str]:
    """The archive on disk and the member of it that `path` means; `path` and "" where it means no
    member. A folder called 材料.zip is a folder."""
    lowered = path.lower()
    at = lowered.find(MARK)
    while at >= 0:
        archive = path[: at + len(MARK) - 1]
        if held(archive) is not None or os.path.isfile(archive):
            return archive, path[at + len(MARK) :]
        at = lowered.find(MARK, at + 1)
    return path, ""


def folder_of(path: str) -> str:
    """The folder on disk that a file lies in, or the archive it is a member of."""
    return os.path.dirname(split_member(path)[0])


def is_there(path: str) -> bool:
    """Whether there is a file at `path`, or the archive it would be in."""
    return os.path.exists(path) or bool(split_member(path)[1])
