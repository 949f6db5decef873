"""Zip packages opened with care: nothing is unpacked before its size is known to be bearable."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from perflint.errors import ReadError
from perflint.readers.limits import MB, Limits, too_large

_END = b"PK\x05\x06"
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, KeyError,
    NotImplementedError, OSError, OverflowError, UnicodeError, ValueError,
)  # fmt: skip
"""What zipfile raises on a damaged archive."""
_PLAIN_RATIO = 4 * MB


def corrupt(detail: str) -> ReadError:
    """The refusal of a package that cannot be taken apart."""
    hint = "请用 Word 或 WPS 打开，能打开的另存为新的 .docx；打不开的，请重新索取文件。"
    return ReadError(f"文件已损坏：{detail}", kind="corrupt", hint=hint)


class Archive:
    """The parts of one package, by name; names differ in letter case at will, as in Word.

    Raises ReadError: corrupt, encrypted or too-large.
    """

    __slots__ = ("_entries", "_limits", "_unpacked", "_zip")

    def __init__(self, data: bytes, limits: Limits) -> None:
        _check_directory(data, limits)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            raise corrupt("不是完整的压缩包，可能没有下载完") from None
        self._limits = limits
        self._unpacked = 0
        entries = {
            entry.filename.replace("\\", "/").lstrip("/").lower(): entry
            for entry in self._zip.infolist()
        }
        self._entries = {name: entry for name, entry in entries.items() if name}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of one part."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise corrupt(f"缺少 {name}")
        if entry.flag_bits & 1:
            hint = "请去掉密码后另存，再检查。"
            raise ReadError("文件设有密码，读不出内容", kind="encrypted", hint=hint)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise corrupt(f"{name} 的压缩方式不能识别")
        self._check_size(entry)
        try:
            return self._zip.read(entry)
        except BROKEN:
            raise corrupt(f"{name} 无法解压") from None

    def _check_size(self, entry: zipfile.ZipInfo) -> None:
        size, limits = entry.file_size, self._limits
        self._unpacked += size
        if self._unpacked > limits.max_unpacked_bytes:
            raise too_large("解压后过大", f"{limits.max_unpacked_bytes / MB:g} MB")
        if size > limits.max_part_bytes:
            allowed = f"{limits.max_part_bytes / MB:g} MB"
            raise too_large(f"{entry.filename} 解压后 {size / MB:,.1f} MB", allowed)
        if size > _PLAIN_RATIO and size > limits.max_ratio * max(entry.compress_size, 1):
            ratio = f"{size // max(entry.compress_size, 1):,} 倍"
            raise too_large(f"{entry.filename} 解压后膨胀 {ratio}", f"{limits.max_ratio} 倍")


def _check_directory(data: bytes, limits: Limits) -> None:
    """zipfile reads the whole directory whatever its size, so that is looked at first."""
    at = data.rfind(_END)
    if at < 0 or len(data) < at + 22:
        raise corrupt("不是完整的压缩包，可能没有下载完")
    if data[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise corrupt("是 ZIP64 压缩包，不是 Word 存的文件")
    entries, size = struct.unpack_from("<HI", data, at + 10)
    if entries > limits.max_entries or size > limits.max_entries * 256:
        raise too_large(f"压缩包里有 {entries:,} 个文件", f"{limits.max_entries:,} 个")
