"""Workbooks that Excel has encrypted with the password it uses itself where a workbook is protected
and nobody is to be asked for one. [MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.5 and 2.3.6"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable

from perflint.readers.xls.records import BOF, FILEPASS

_PASSWORD = "VelvetSweatshop".encode("utf-16-le")
_BLOCK = 1024
_BOUNDSHEET = 0x85
_PLAIN = frozenset({BOF, FILEPASS, 0xE1, 0x194, 0x195, 0x196, 0x138})
_RC4, _CRYPTO_API = 1, (2, 3, 4)
_NOTHING = b"\xff\xff"
_LARGEST = 16 << 20
_Key = Callable[[int], bytes]


def decrypt(stream: bytes, header: bytes) -> bytes | None:
    """The workbook `stream` in clear, by what its FILEPASS record `header` says; None where its
    password is another one or its way of encrypting is not one of the usual two."""
    try:
        key = _find_key(header) if len(stream) <= _LARGEST else None
    except struct.error:
        return None
    return None if key is None else _clear(stream, key)


def _find_key(header: bytes) -> _Key | None:
    """From the number of a block to its key."""
    kind, major, minor = struct.unpack_from("<HHH", header)
    if kind != _RC4:
        return None
    if (major, minor) == (1, 1):
        return _find_plain_key(header[6:54])
    return _find_provider_key(header) if major in _CRYPTO_API and minor == 2 else None


def _find_plain_key(header: bytes) -> _Key | None:
    salt, verifier = header[:16], header[16:48]
    once = hashlib.md5(_PASSWORD, usedforsecurity=False).digest()[:5]
    base = hashlib.md5((once + salt) * 16, usedforsecurity=False).digest()[:5]

    def key(block: int) -> bytes:
        return hashlib.md5(base + struct.pack("<I", block), usedforsecurity=False).digest()

    said = _rc4(key(0), verifier)
    fits = hashlib.md5(said[:16], usedforsecurity=False).digest() == said[16:]
    return key if fits else None


def _find_provider_key(header: bytes) -> _Key | None:
    size = struct.unpack_from("<I", header, 10)[0]
    bits = struct.unpack_from("<I", header, 14 + 16)[0] or 40
    body = header[14 + size :]
    salt, verifier, proof = body[4:20], body[20:36], body[40:60]
    base = hashlib.sha1(salt + _PASSWORD, usedforsecurity=False).digest()

    def key(block: int) -> bytes:
        whole = hashlib.sha1(base + struct.pack("<I", block), usedforsecurity=False).digest()
        return whole[:5].ljust(16, b"\0") if bits == 40 else whole[: bits // 8]

    said = _rc4(key(0), verifier + proof)
    fits = hashlib.sha1(said[:16], usedforsecurity=False).digest() == said[16:]
    return key if fits and bits <= 128 else None


def _clear(stream: bytes, key: _Key) -> bytes:
    """Record headers, and some records, are never encrypted, but count as places."""
    pad = b"".join(
        _rc4(key(block), bytes(_BLOCK)) for block in range((len(stream) + _BLOCK - 1) // _BLOCK)
    )[: len(stream)]
    whole = int.from_bytes(stream, "little") ^ int.from_bytes(pad, "little")
    clear = bytearray(whole.to_bytes(len(stream), "little"))
    at = 0
    while at + 4 <= len(stream):
        type, size = struct.unpack_from("<HH", stream, at)
        kept = 4 + (size if type in _PLAIN else 4 if type == _BOUNDSHEET else 0)
        clear[at : at + kept] = stream[at : at + kept]
        if type == FILEPASS:
            clear[at : at + 2] = _NOTHING
        at += 4 + size
    return bytes(clear[: len(stream)])


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        one = state[i]
        j = (j + one) & 255
        other = state[j]
        state[i], state[j] = other, one
        out.append(byte ^ state[(one + other) & 255])
    return bytes(out)
