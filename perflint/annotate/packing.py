"""A zip package with some parts replaced; all others stay as they are stored, bit by bit."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping

from perflint.readers.archive import corrupt

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s4B4H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_HAS_DESCRIPTOR = 0x8
_UTF8 = 0x800
# Half the time of the usual 6 for a fifth more bytes of the few parts that change.
_LEVEL = 3
_WINDOWS_FILE = 0x20 << 16


def repack(data: bytes, parts: Mapping[str, bytes], without: Collection[str] = ()) -> bytes:
    """The package in `data` with `parts` (names as in the package, letter case aside) in place of
    those of the same name, or at the end, and those in `without` left out. The same input gives the
    same bytes. Raises ReadError (corrupt) where the package does not hold together."""
    try:
        return _repack(data, parts, {name.lower() for name in without})
    except (zipfile.BadZipFile, struct.error, ValueError):
        raise corrupt("不是完整的压缩包") from None


def _repack(data: bytes, parts: Mapping[str, bytes], without: Collection[str]) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(data))
    new = {name.lower(): (name, content) for name, content in parts.items()}
    out = io.BytesIO()
    directory: list[bytes] = []
    for info in source.infolist():
        part = info.filename.replace("\\", "/").lstrip("/").lower()
        if part in without:
            continue
        found = new.pop(part, None)
        if found is None:
            _copy(data, info, out, directory)
        else:
            _add(found[1], info, out, directory)
    for name, content in new.values():
        info = zipfile.ZipInfo(name)
        info.external_attr = _WINDOWS_FILE
        _add(content, info, out, directory)
    start = out.tell()
    for entry in directory:
        out.write(entry)
    size, count = out.tell() - start, len(directory)
    out.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, len(source.comment)))
    out.write(source.comment)
    return out.getvalue()


def _copy(data: bytes, info: zipfile.ZipInfo, out: io.BytesIO, directory: list[bytes]) -> None:
    head = _LOCAL.unpack_from(data, info.header_offset)
    name_at = info.header_offset + _LOCAL.size
    name = data[name_at : name_at + head[9]]
    start = name_at + head[9] + head[10]
    extra = data[name_at + head[9] : start]
    _put(info, name, extra, data[start : start + info.compress_size], out, directory)


def _add(content: bytes, info: zipfile.ZipInfo, out: io.BytesIO, directory: list[bytes]) -> None:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    info.compress_type = zipfile.ZIP_DEFLATED
    info.CRC, info.file_size, info.compress_size = zlib.crc32(content), len(content), len(packed)
    name = info.orig_filename
    try:
        raw = name.encode("cp437" if not info.flag_bits & _UTF8 else "utf-8")
    except UnicodeEncodeError:
        raw = name.encode("utf-8")
        info.flag_bits |= _UTF8
    info.extra = b""
    _put(info, raw, b"", packed, out, directory)


def _put(
    info: zipfile.ZipInfo, name: bytes, extra: bytes, packed: bytes, out: io.BytesIO,
    directory: list[bytes],
) -> None:  # fmt: skip
    year, month, day, hour, minute, second = info.date_time
    date, time = (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
    # Sizes stand in the header, so no descriptor follows the data.
    flags = info.flag_bits & ~_HAS_DESCRIPTOR
    facts = (flags, info.compress_type, time, date, info.CRC, info.compress_size, info.file_size)
    at = out.tell()
    out.write(_LOCAL.pack(b"PK\x03\x04", info.extract_version, *facts, len(name), len(extra)))
    out.write(name + extra)
    out.write(packed)
    directory.append(
        _CENTRAL.pack(
            b"PK\x01\x02", info.create_version, info.create_system, info.extract_version, 0,
            *facts, len(name), len(info.extra), len(info.comment), 0, info.internal_attr,
            info.external_attr, at,
        )
        + name + info.extra + info.comment
    )  # fmt: skip
