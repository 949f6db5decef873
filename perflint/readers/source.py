"""The bytes of a filing, from a file or standard input, never more than the limits allow."""

from __future__ import annotations

import sys
from typing import BinaryIO

from perflint.errors import ReadError
from perflint.readers.detect import sniff
from perflint.readers.limits import MB, Limits, too_large
from perflint.readers.opened import Irregular, measure, open_file
from perflint.text.members import split_member

STDIN = "-"
_HEAD = 4096


def fetch(path: str, limits: Limits) -> bytes:
    """The bytes of the file at `path` ("-": standard input), which may go on into a zip archive.

    A file over its limit is refused by its size, unread. Raises ReadError of kind missing,
    unsupported (a folder) or too-large.
    """
    if path == STDIN:
        return _bounded(sys.stdin.buffer, None, limits)
    try:
        with open_file(path) as file:
            return _bounded(file, measure(file), limits)
    except (FileNotFoundError, NotADirectoryError):
        archive, member = split_member(path)
        if member:
            return _fetch_member(archive, member, limits)
        hint = "请核对路径和文件名；路径里有空格时，要用引号括起来。"
        raise ReadError("找不到文件", kind="missing", hint=hint) from None
    except IsADirectoryError:
        hint = "请给出文件夹里的文件，或让 perflint check 检查整个文件夹。"
        raise ReadError("这是文件夹，不是文件", kind="unsupported", hint=hint) from None
    except Irregular:
        hint = "请先把内容存成文件；别的程序的输出，可以用 perflint check - 从标准输入读取。"
        raise ReadError("这是管道或设备，不是文件", kind="unsupported", hint=hint) from None
    except PermissionError:
        hint = "请关闭正在使用它的程序（如 Word），或取得读取权限后再试。"
        raise ReadError("没有权限读取文件", kind="missing", hint=hint) from None
    except (OSError, ValueError) as error:
        hint = "请确认文件可以正常打开，再试一次。"
        raise ReadError(f"无法读取文件（{error}）", kind="missing", hint=hint) from None


def _fetch_member(archive: str, member: str, limits: Limits) -> bytes:
    from perflint.readers.zip_members import fetch_member

    data = fetch_member(archive, member, limits)
    check_size(data, len(data), limits)
    return data


def check_size(head: bytes, size: int, limits: Limits) -> int:
    """The bytes allowed to a file that begins with `head`; raises if `size` exceeds them."""
    limit = limits.max_file_bytes if sniff(head) else limits.max_text_bytes
    if size > limit:
        raise too_large(f"{size / MB:,.1f} MB", f"{limit / MB:g} MB")
    return limit


def _bounded(file: BinaryIO, size: int | None, limits: Limits) -> bytes:
    head = file.read(_HEAD)
    limit = check_size(head, size or 0, limits)
    data = head + file.read(limit + 1 - len(head)) if len(head) == _HEAD else head
    if len(data) > limit:
        raise too_large(f"超过 {limit / MB:g} MB", f"{limit / MB:g} MB")
    return data
