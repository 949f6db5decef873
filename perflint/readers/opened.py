"""Files opened without waiting for anybody, on disk or held in memory."""

from __future__ import annotations

import errno
import io
import os
import stat
from typing import BinaryIO

from perflint.held import held


class Irregular(OSError):
    """Neither a file nor a folder: a pipe, a socket, a device. Opening it may wait for ever."""


def open_file(path: str) -> BinaryIO:
    """The file at `path`, to read. Raises Irregular where it is none, without waiting for anybody."""
    if (content := held(path)) is not None:
        return io.BytesIO(content)
    file = open(path, "rb", opener=_open_at_once)  # noqa: SIM115
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise Irregular(errno.EINVAL, "不是普通文件", path)


def measure(file: BinaryIO) -> int:
    """How many bytes an open file has."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
