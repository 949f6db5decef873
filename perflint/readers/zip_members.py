"""Zip archives of filings: what is in them, and one member at a time into memory.

Nothing is ever written to disk, so no name can lead anywhere; names that try are refused all the
same, for what they say of the archive.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from perflint.errors import ReadError
from perflint.held import held
from perflint.readers.archive import BROKEN
from perflint.readers.limits import DEFAULT_LIMITS, MB, Limits, too_large
from perflint.readers.opened import open_file
from perflint.readers.zip_names import NAMELESS, decode_name, is_link, leads_outside, settle_name
from perflint.text.members import split_member

_END = b"PK\x05\x06"
_TAIL = (1 << 16) + 22
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_PLAIN = 4 * MB
_DOCUMENTS = ("[Content_Types].xml", "OFD.xml", "mimetype", "content.xml")
_HINT = "请解压后检查里面的文件；解不开的，请重新索取。"


class Members:
    """The files of one archive by their settled names. Raises ReadError: corrupt or too-large."""

    __slots__ = ("_limits", "_zip", "entries")

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        _check_directory(file, limits)
        try:
            self._zip = zipfile.ZipFile(file)
        except BROKEN:
            raise _corrupt("压缩包不完整，可能没有下载完") from None
        self._limits = limits
        self.entries: dict[str, list[zipfile.ZipInfo]] = {}
        total = 0
        for entry in self._zip.infolist():
            if not (entry.filename or "?").endswith("/"):
                total += entry.file_size
                self.entries.setdefault(settle_name(decode_name(entry)), []).append(entry)
        if total > limits.max_archive_bytes:
            allowed = f"{limits.max_archive_bytes / MB:g} MB"
            raise too_large(f"压缩包里的文件共 {total / MB:,.0f} MB", allowed)

    def read(self, name: str) -> bytes:
        """The bytes of one member. Raises ReadError for whatever speaks against reading it."""
        entries = self.entries.get(name)
        if not entries:
            hint = "请核对压缩包里的文件夹和文件名；perflint check --show-files 列出它们。"
            raise ReadError("压缩包里没有这个文件", kind="missing", hint=hint)
        if name == NAMELESS:
            raise _corrupt("压缩包里的这一项没有文件名，没有检查")
        entry = entries[0]
        if len({(it.CRC, it.file_size) for it in entries}) > 1:
            raise _corrupt(f"压缩包里有 {len(entries)} 个文件同用这个名字，内容不同")
        if leads_outside(name):
            raise _corrupt("文件名指向压缩包之外（..），可能是恶意文件")
        if is_link(entry):
            raise ReadError("压缩包里的这一项是链接，不是文件", kind="unsupported", hint=_HINT)
        if entry.flag_bits & 1:
            hint = "请用密码解压后检查里面的文件。"
            raise ReadError("压缩包里的这个文件设有密码", kind="encrypted", hint=hint)
        if entry.compress_type not in _METHODS:
            raise ReadError("不能识别压缩包用的压缩方式", kind="unsupported", hint=_HINT)
        self._check_size(entry)
        try:
            return self._zip.read(entry)
        except BROKEN:
            raise _corrupt("压缩包里的这个文件无法解压") from None

    def _check_size(self, entry: zipfile.ZipInfo) -> None:
        size, packed, limits = entry.file_size, max(entry.compress_size, 1), self._limits
        if size > limits.max_file_bytes:
            raise too_large(f"解压后 {size / MB:,.1f} MB", f"{limits.max_file_bytes / MB:g} MB")
        if size > _PLAIN and size > limits.max_ratio * packed:
            raise too_large(f"解压后膨胀 {size // packed:,} 倍", f"{limits.max_ratio} 倍")


def list_members(path: str, limits: Limits = DEFAULT_LIMITS) -> tuple[str, ...]:
    """The files in the archive at `path` and in archives inside it, each name going on from the
    archive's; none where it is no archive but an Office document.

    An archive inside that cannot be opened, or lies too deep, is listed as it is. Raises ReadError.
    """
    try:
        with open_file(path) as file:
            members = Members(file, limits)
            return tuple(_walk(members, 1, limits, [limits.max_entries]))
    except OSError as error:
        hint = "请确认文件可以正常打开，再试一次。"
        raise ReadError(f"无法读取压缩包（{error.strerror}）", kind="missing", hint=hint) from None


def fetch_member(archive: str, member: str, limits: Limits) -> bytes:
    """The bytes of `member` of the archive at the path `archive`. Raises ReadError."""
    try:
        members = _open(archive, *_state(archive), os.getpid(), limits)
    except OSError as error:
        hint = "请确认文件可以正常打开，再试一次。"
        raise ReadError(f"无法读取压缩包（{error.strerror}）", kind="missing", hint=hint) from None
    for _ in range(limits.max_depth):
        inside = _inner(members, member)
        if not inside:
            return members.read(member)
        members = _nested(members, inside)
        member = member[len(inside) + 1 :]
    raise ReadError(f"压缩包套了 {limits.max_depth} 层以上", kind="too-large", hint=_HINT)


def _state(archive: str) -> tuple[int, int]:
    """What tells one state of an archive from another."""
    content = held(archive)
    if content is not None:
        return id(content), len(content)
    state = os.stat(archive)
    return state.st_mtime_ns, state.st_size


def explain(path: str, data: bytes, limits: Limits) -> ReadError:
    """Why the archive itself is no filing."""
    try:
        members = Members(io.BytesIO(data), limits)
    except ReadError as error:
        return error
    if not members.entries:
        return ReadError("压缩包是空的", kind="empty", hint="请确认压缩包已经做好。")
    if split_member(path)[1].lower().count(".zip") >= limits.max_depth:
        title = f"压缩包套了 {limits.max_depth} 层以上"
        return ReadError(title, kind="too-large", hint=_HINT)
    if not path.lower().endswith(".zip"):
        hint = "请把扩展名改为 .zip 再检查；本应是文档的，请重新索取。"
        return ReadError("内容是压缩包（zip），不是文档", kind="unsupported", hint=hint)
    hint = "请用 perflint check 检查它里面的文件；没有列出的，说明其中没有能读的文件。"
    return ReadError("这是压缩包（zip），里面没有可以检查的文件", kind="unsupported", hint=hint)


def _open_inside(members: Members, name: str, limits: Limits) -> Members | None:
    """The archive inside another, None for one that cannot be read."""
    try:
        return Members(io.BytesIO(members.read(name)), limits)
    except ReadError:
        return None


def _walk(members: Members, depth: int, limits: Limits, left: list[int]) -> Iterator[str]:
    """`left` holds how many more members there may be, over all archives inside."""
    if any(name in members.entries for name in _DOCUMENTS):
        return
    left[0] -= len(members.entries)
    if left[0] < 0:
        raise too_large("压缩包里的文件太多", f"{limits.max_entries:,} 个")
    for name in sorted(members.entries):
        inner: tuple[str, ...] = ()
        if name.lower().endswith(".zip") and depth < limits.max_depth:
            inside = _open_inside(members, name, limits)
            if inside is not None:
                inner = tuple(_walk(inside, depth + 1, limits, left))
        yield from (f"{name}/{member}" for member in inner) if inner else (name,)


def _inner(members: Members, member: str) -> str:
    """The archive inside `members` that `member` goes on from, "" if it is a member itself."""
    if member in members.entries:
        return ""
    at = member.lower().find(".zip/")
    while at >= 0:
        if member[: at + 4] in members.entries:
            return member[: at + 4]
        at = member.lower().find(".zip/", at + 1)
    return ""


@lru_cache(maxsize=1)
def _open(path: str, _changed: int, _size: int, _process: int, limits: Limits) -> Members:
    """The archive in this state, opened once by each process: forked ones must not share a file."""
    return Members(open_file(path), limits)


@lru_cache(maxsize=1)
def _nested(members: Members, name: str) -> Members:
    return Members(io.BytesIO(members.read(name)), members._limits)


def _check_directory(file: BinaryIO, limits: Limits) -> None:
    """zipfile reads the whole directory whatever its size, so that is looked at first."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise _corrupt("压缩包不完整，可能没有下载完")
    if tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise ReadError("压缩包是 ZIP64 格式", kind="unsupported", hint=_HINT)
    entries, directory = struct.unpack_from("<HI", tail, at + 10)
    if entries > limits.max_entries or directory > limits.max_entries * 512:
        raise too_large(f"压缩包里有 {entries:,} 个文件", f"{limits.max_entries:,} 个")


def _corrupt(title: str) -> ReadError:
    return ReadError(title, kind="corrupt", hint=_HINT)
