"""Names of the members of a zip archive: decoded as they were meant, made harmless."""

from __future__ import annotations

import re
import stat
import struct
import zlib
from zipfile import ZipInfo

_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_INVISIBLE = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DRIVE = re.compile(r"[A-Za-z]:")
_OUTSIDE = "(..)"
NAMELESS = "(无名)"
"""What a member without a name is called."""


def decode_name(entry: ZipInfo) -> str:
    """The name as its author wrote it.

    Windows writes Chinese names in GBK without saying so (bit 11 of the flags unset), other
    programs UTF-8 without saying so; the Unicode path field (APPNOTE 4.6.9) settles it.
    """
    name = entry.orig_filename
    if entry.flag_bits & _UTF8 or (name.isascii() and not entry.extra):
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    told = _unicode_path(entry.extra, raw)
    if told or name.isascii():
        return told or name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def settle_name(name: str) -> str:
    """`name` as a relative path with `/`: without drive, root and invisible characters, NAMELESS where
    nothing is left. A step out of the archive stays visible as `(..)`."""
    steps = _INVISIBLE.sub("", _DRIVE.sub("", name.replace("\\", "/"), count=1)).split("/")
    kept = (_OUTSIDE if step == ".." else step for step in steps if step not in ("", "."))
    return "/".join(kept) or NAMELESS


def leads_outside(path: str) -> bool:
    """Whether a settled name led out of the archive."""
    return _OUTSIDE in path.split("/")


def is_link(entry: ZipInfo) -> bool:
    """Whether a member is a symbolic link, made on Unix."""
    return stat.S_ISLNK(entry.external_attr >> 16)


def _unicode_path(extra: bytes, raw: bytes) -> str:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            if struct.unpack_from("<I", field, 1)[0] != zlib.crc32(raw):
                return ""
            return field[5:].decode("utf-8", "replace")
    return ""
