"""Packages encrypted with Excel's own password: opened; with any other: said to be locked."""

from __future__ import annotations

import hashlib
import struct
from base64 import b64encode
from collections.abc import Callable

import pytest

from perflint.errors import ReadError
from perflint.readers import read
from perflint.readers.encrypted import open_package
from perflint.readers.encrypted.aes import _boxes, decrypt
from perflint.readers.limits import DEFAULT_LIMITS
from tests.readers.formats import FOLDER
from tests.readers.test_compound import FREE, compound

EXCEL = "VelvetSweatshop"
SALT, VERIFIER = bytes(range(16)), bytes(range(50, 66))
PACKAGE = (FOLDER / "项目自评表.xlsx").read_bytes()
INPUT, VALUE, KEY = (
    bytes.fromhex(one) for one in ("fea7d2763b4b9e79", "d7aa0f6d3061344e", "146e0be7abacd0d6")
)


def encrypt(key: bytes, data: bytes, vector: bytes | None = None) -> bytes:
    """AES as FIPS 197 writes it down, byte by byte."""
    box = _boxes()[0]
    words = [list(key[at : at + 4]) for at in range(0, len(key), 4)]
    count, constant = len(words), 1
    while len(words) < 4 * (count + 7):
        word = words[-1]
        if len(words) % count == 0:
            word = [box[byte] for byte in word[1:] + word[:1]]
            word[0] ^= constant
            constant = double(constant)
        elif count > 6 and len(words) % count == 4:
            word = [box[byte] for byte in word]
        words.append([a ^ b for a, b in zip(words[-count], word, strict=True)])
    rounds = [b"".join(map(bytes, words[at : at + 4])) for at in range(0, len(words), 4)]
    out, before = b"", vector
    for at in range(0, len(data), 16):
        block = data[at : at + 16].ljust(16, b"\0")
        if before is not None:
            block = bytes(a ^ b for a, b in zip(block, before, strict=True))
        state = [a ^ b for a, b in zip(block, rounds[0], strict=True)]
        for number, keys in enumerate(rounds[1:], 1):
            state = [box[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
            if number < len(rounds) - 1:
                state = [byte for i in (0, 4, 8, 12) for byte in mix(state[i : i + 4])]
            state = [a ^ b for a, b in zip(state, keys, strict=True)]
        before = bytes(state) if vector is not None else None
        out += bytes(state)
    return out


def double(value: int) -> int:
    return (value << 1 ^ (0x11B if value & 0x80 else 0)) & 0xFF


def mix(column: list[int]) -> list[int]:
    return [
        double(column[i])
        ^ double(column[(i + 1) % 4])
        ^ column[(i + 1) % 4]
        ^ column[(i + 2) % 4]
        ^ column[(i + 3) % 4]
        for i in range(4)
    ]


def stretch(hashing: str, password: str, rounds: int) -> bytes:
    digest = hashlib.new(hashing, SALT + password.encode("utf-16-le")).digest()
    for number in range(rounds):
        digest = hashlib.new(hashing, struct.pack("<I", number) + digest).digest()
    return digest


def agile(password: str, hashing: str = "SHA512", width: int = 32) -> bytes:
    """As Excel 2010 and later encrypt."""
    name, secret = hashing.lower(), bytes(range(width))
    base = stretch(name, password, 100)

    def sealed(purpose: bytes, value: bytes) -> str:
        key = hashlib.new(name, base + purpose).digest()[:width].ljust(width, b"\x36")
        return b64encode(encrypt(key, value, SALT)).decode()

    salt = b64encode(SALT).decode()
    info = (
        f'<encryption xmlns="e" xmlns:p="p"><keyData hashAlgorithm="{hashing}" saltValue="{salt}"/>'
        f'<keyEncryptors><keyEncryptor><p:encryptedKey spinCount="100" keyBits="{8 * width}" '
        f'hashAlgorithm="{hashing}" saltValue="{salt}" '
        f'encryptedVerifierHashInput="{sealed(INPUT, VERIFIER)}" '
        f'encryptedVerifierHashValue="{sealed(VALUE, hashlib.new(name, VERIFIER).digest())}" '
        f'encryptedKeyValue="{sealed(KEY, secret)}"/></keyEncryptor></keyEncryptors></encryption>'
    )
    pieces = b""
    for number, at in enumerate(range(0, len(PACKAGE), 4096)):
        vector = hashlib.new(name, SALT + struct.pack("<I", number)).digest()[:16]
        pieces += encrypt(secret, PACKAGE[at : at + 4096], vector)
    return pack(struct.pack("<HHI", 4, 4, 0x40) + info.encode(), pieces)


def standard(password: str) -> bytes:
    """As Excel 2007 encrypts."""
    last = hashlib.sha1(stretch("sha1", password, 50_000) + bytes(4)).digest()
    key = hashlib.sha1(bytes(a ^ 0x36 for a in last.ljust(64, b"\0"))).digest()[:16]
    header = struct.pack("<IIIIIIII", 0x24, 0, 0x660E, 0x8004, 128, 24, 0, 0) + bytes(2)
    proof = encrypt(key, hashlib.sha1(VERIFIER).digest())
    info = struct.pack("<HHII", 4, 2, 0x24, len(header)) + header + struct.pack("<I", 16) + SALT
    info += encrypt(key, VERIFIER) + struct.pack("<I", 20) + proof
    return pack(info, encrypt(key, PACKAGE))


def pack(info: bytes, package: bytes) -> bytes:
    whole = struct.pack("<Q", len(PACKAGE)) + package
    return compound(
        ("EncryptionInfo", 2, 2, FREE, info.ljust(5120) if b"<" in info else info),
        ("EncryptedPackage", 2, FREE, FREE, whole),
    )


@pytest.mark.parametrize("width", [16, 24, 32])
def test_blocks_come_out_as_they_went_in(width: int):
    key, data = bytes(range(7, 7 + width)), bytes(range(160))
    assert decrypt(key, encrypt(key, data)) == data
    assert decrypt(key, encrypt(key, data, SALT), SALT) == data


def test_the_examples_of_the_standard():
    clear = bytes.fromhex("00112233445566778899aabbccddeeff")
    for width, sealed in (
        (16, "69c4e0d86a7b0430d8cdb78070b4c55a"),
        (24, "dda97ca4864cdfe06eaf70a0ec0d7191"),
        (32, "8ea2b7ca516745bfeafc49904b496089"),
    ):
        assert decrypt(bytes(range(width)), bytes.fromhex(sealed)) == clear


@pytest.mark.parametrize("make", [agile, standard])
def test_a_workbook_nobody_is_asked_a_password_for_is_read(make: Callable[[str], bytes]):
    known = read("表.xlsx", data=PACKAGE)
    assert read("表.xlsx", data=make(EXCEL)) == known
    with pytest.raises(ReadError) as caught:
        read("表.xlsx", data=make("县财政局"))
    assert caught.value.kind == "encrypted"


def test_older_hashes_and_shorter_keys_are_known():
    assert open_package(agile(EXCEL, "SHA1", 16), DEFAULT_LIMITS) == PACKAGE
    assert open_package(agile(EXCEL, "MD5", 16), DEFAULT_LIMITS) is None


@pytest.mark.parametrize(
    "info",
    [
        b"", b"\4\0\4\0", b"\4\0\4\0\x40\0\0\0<encryption/>", b"\4\0\2\0" + bytes(300), b"\1\0\1\0" * 30,
        b'\4\0\4\0\x40\0\0\0<e><keyData hashAlgorithm="SHA1"/><encryptedKey hashAlgorithm="SHA1" '
        b'spinCount="999999999" keyBits="128" saltValue="x"/></e>',
    ],
)  # fmt: skip
def test_a_spoiled_header_is_a_password(info: bytes):
    assert open_package(pack(info, b"x" * 64), DEFAULT_LIMITS) is None
