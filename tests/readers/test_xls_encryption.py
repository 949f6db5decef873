"""Workbooks encrypted by Excel itself, with the password it asks nobody for."""

from __future__ import annotations

import hashlib
import struct

import pytest

from perflint.errors import ReadError
from perflint.readers import read
from perflint.readers.compound import open_stream
from perflint.readers.xls.encryption import _rc4
from tests.readers.formats import FOLDER
from tests.readers.test_xls import compound

EXCEL = "VelvetSweatshop"
_PLAIN = (0x809, 0x2F)
_SALT, _VERIFIER = bytes(range(16)), bytes(range(100, 116))


def keys(way: str, password: str):
    """From the number of a block to its key."""
    secret = password.encode("utf-16-le")
    if way == "rc4":
        once = hashlib.md5(secret).digest()[:5]
        base = hashlib.md5((once + _SALT) * 16).digest()[:5]
        return lambda block: hashlib.md5(base + struct.pack("<I", block)).digest()
    base = hashlib.sha1(_SALT + secret).digest()
    return lambda block: hashlib.sha1(base + struct.pack("<I", block)).digest()[:16]


def file_pass(way: str, password: str) -> bytes:
    """The data of a FILEPASS record."""
    digest = hashlib.md5 if way == "rc4" else hashlib.sha1
    proof = _rc4(keys(way, password)(0), _VERIFIER + digest(_VERIFIER).digest())
    if way == "rc4":
        return struct.pack("<HHH", 1, 1, 1) + _SALT + proof
    provider = struct.pack("<IIIIIIII", 4, 0, 0x6801, 0x8004, 128, 1, 0, 0) + bytes(2)
    head = struct.pack("<HHHII", 1, 2, 2, 4, len(provider)) + provider
    return head + struct.pack("<I", 16) + _SALT + proof[:16] + struct.pack("<I", 20) + proof[16:]


def encrypt(stream: bytes, way: str, password: str = EXCEL) -> bytes:
    """`stream` with a FILEPASS record after its first one, encrypted."""
    head = file_pass(way, password)
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    added = struct.pack("<HH", 0x2F, len(head)) + head
    whole = bytearray(stream[:first] + added + stream[first:])
    pad = b"".join(_rc4(keys(way, password)(i), bytes(1024)) for i in range(len(whole) // 1024 + 1))
    at = 0
    while at + 4 <= len(whole):
        type, size = struct.unpack_from("<HH", whole, at)
        at += 4
        if type == 0x85:
            start = struct.unpack_from("<I", whole, at)[0] + len(added)
            struct.pack_into("<I", whole, at, start)
        skipped = size if type in _PLAIN else 4 if type == 0x85 else 0
        for i in range(at + skipped, min(at + size, len(whole))):
            whole[i] ^= pad[i]
        at += size
    return bytes(whole)


def workbook() -> bytes:
    return open_stream((FOLDER / "项目自评表.xls").read_bytes(), ["Workbook"])


@pytest.mark.parametrize("way", ["rc4", "provider"])
def test_a_workbook_nobody_is_asked_a_password_for_is_read(way: str):
    known = read("表.xls", data=compound(workbook(), "Workbook"))
    locked = read("表.xls", data=compound(encrypt(workbook(), way), "Workbook"))
    assert locked == known
    assert "项目" in known.text


@pytest.mark.parametrize("way", ["rc4", "provider"])
def test_one_with_a_password_of_its_own_is_refused(way: str):
    with pytest.raises(ReadError) as caught:
        read("表.xls", data=compound(encrypt(workbook(), way, "县财政局"), "Workbook"))
    assert caught.value.kind == "encrypted"


@pytest.mark.parametrize(
    "head", [b"", b"\1\0", bytes(54), struct.pack("<HHH", 1, 2, 2), b"\1\0" * 30]
)
def test_a_spoiled_header_is_a_password_or_a_broken_file(head: bytes):
    stream = workbook()
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    whole = stream[:first] + struct.pack("<HH", 0x2F, len(head)) + head + stream[first:]
    with pytest.raises(ReadError) as caught:
        read("表.xls", data=compound(whole, "Workbook"))
    assert caught.value.kind in ("encrypted", "corrupt")
