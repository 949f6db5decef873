"""Zip archives of filings as various programs write them, and as they should never be."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping

UNICODE_PATH = 0x7075


def zip_of(
    files: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    *,
    encoding: str = "gbk",
    unicode_path: bool = False,
    packed: bool = True,
    link: str = "",
) -> bytes:
    """An archive as Windows makes it: names in `encoding` without saying so, with `unicode_path`
    in the extra field of that name too. The member called `link` is marked as a symbolic link."""
    buffer = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    pairs = files.items() if isinstance(files, Mapping) else files
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, data in pairs:
            raw = name.encode(encoding)
            info = zipfile.ZipInfo(raw.decode("cp437"), (2024, 1, 1, 0, 0, 0))
            info.compress_type = method
            if unicode_path:
                known = struct.pack("<BI", 1, zlib.crc32(raw)) + name.encode()
                info.extra = struct.pack("<HH", UNICODE_PATH, len(known)) + known
            if name == link:
                info.external_attr = 0o120777 << 16
            file.writestr(info, data)
    return without_utf8_flag(buffer.getvalue())


def without_name(data: bytes, name: str) -> bytes:
    """The archive with the one-letter name of a member made an extra field, so that it has none."""
    at = 0
    for mark, place in ((b"PK\3\4", 26), (b"PK\1\2", 28)):
        length = 30 if place == 26 else 46
        at = data.find(mark)
        while at >= 0 and data[at + length : at + length + 1] != name.encode():
            at = data.find(mark, at + 4)
        extra = struct.unpack_from("<H", data, at + place + 2)[0] + 1
        data = data[: at + place] + struct.pack("<HH", 0, extra) + data[at + place + 4 :]
    return data


def without_utf8_flag(data: bytes) -> bytes:
    """The archive with names that zipfile wrote as UTF-8 turned back into the bytes meant."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        entries = source.infolist()
        at = 0
        directory = b""
        for entry in entries:
            raw = entry.filename.encode("cp437")
            head = data[entry.header_offset : entry.header_offset + 30]
            old, extra = struct.unpack("<HH", head[26:30])
            start = entry.header_offset + 30 + old
            body = data[start : start + extra + entry.compress_size]
            flags = entry.flag_bits & ~0x800
            head = (
                head[:6]
                + struct.pack("<H", flags)
                + head[8:26]
                + struct.pack("<HH", len(raw), extra)
            )
            buffer.write(head + raw + body)
            directory += struct.pack(
                "<4sBBBBHHHHIIIHHHHHII", b"PK\x01\x02", 20, 3, 20, 0, flags, entry.compress_type,
                0, 33, entry.CRC, entry.compress_size, entry.file_size, len(raw),
                len(entry.extra), 0, 0, 0, entry.external_attr, at,
            ) + raw + entry.extra  # fmt: skip
            at = buffer.tell()
    count = len(entries)
    buffer.write(directory)
    buffer.write(
        struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)
    )
    return buffer.getvalue()


def encrypt_flag(data: bytes, name: str) -> bytes:
    """The archive with the member `name` marked as encrypted (its bytes stay as they are)."""
    raw = bytearray(data)
    for mark, offset, length in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = raw.find(mark)
        while at >= 0:
            if raw[at + length :].startswith(name.encode("gbk")):
                raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def claim_size(data: bytes, size: int) -> bytes:
    """The archive whose members all claim to unpack to `size` bytes."""
    raw = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset : at + offset + 4] = struct.pack("<I", size)
            at = raw.find(mark, at + 4)
    return bytes(raw)
