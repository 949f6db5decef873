"""Office packages encrypted with the password that Excel takes itself where nobody is to be asked for
one. [MS-OFFCRYPTO] 2.3.4"""

from __future__ import annotations

import hashlib
import struct
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

from perflint.errors import ReadError
from perflint.readers.compound import BrokenFile, open_stream
from perflint.readers.encrypted.aes import decrypt
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml

_PASSWORD = "VelvetSweatshop".encode("utf-16-le")
_LARGEST = 4 << 20
_MOST_ROUNDS = 200_000
_STANDARD_ROUNDS = 50_000
_SEGMENT = 4096
_INPUT, _VALUE, _KEY = (
    bytes.fromhex(one) for one in ("fea7d2763b4b9e79", "d7aa0f6d3061344e", "146e0be7abacd0d6")
)
_HASHES = frozenset({"sha1", "sha256", "sha384", "sha512"})


def open_package(data: bytes, limits: Limits) -> bytes | None:
    """The package inside the compound file `data`; None where its password is another one, its way of
    encrypting is not one of Excel's, or it is large."""
    try:
        info = open_stream(data, ["EncryptionInfo"])
        package = open_stream(data, ["EncryptedPackage"])
        if len(package) > _LARGEST:
            return None
        version = struct.unpack_from("<HH", info)
        size = struct.unpack_from("<Q", package)[0]
        if version == (4, 4):
            clear = _open_agile(info[8:], package[8:], limits)
        elif version[0] in (2, 3, 4) and version[1] == 2:
            clear = _open_standard(info, package[8:])
        else:
            return None
    except (BrokenFile, ReadError, struct.error, ValueError, Error, KeyError):
        return None
    return clear[:size] if clear is not None else None


def _open_agile(info: bytes, package: bytes, limits: Limits) -> bytes | None:
    root = parse_xml(info, "EncryptionInfo", limits)
    named = {str(one.tag).rpartition("}")[2]: one.attrib for one in root.iter("{*}*")}
    whole, entry = named["keyData"], named["encryptedKey"]
    hashing = entry["hashAlgorithm"].lower()
    rounds, width = int(entry["spinCount"]), int(entry["keyBits"]) // 8
    if hashing not in _HASHES or whole["hashAlgorithm"].lower() != hashing or rounds > _MOST_ROUNDS:
        return None
    salt = b64decode(entry["saltValue"])
    base = _stretch(hashing, salt, rounds)

    def part(purpose: bytes, name: str) -> bytes:
        key = hashlib.new(hashing, base + purpose).digest()[:width].ljust(width, b"\x36")
        return decrypt(key, b64decode(entry[name]), salt)

    said = hashlib.new(hashing, part(_INPUT, "encryptedVerifierHashInput")[: len(salt)]).digest()
    if part(_VALUE, "encryptedVerifierHashValue")[: len(said)] != said:
        return None
    key = part(_KEY, "encryptedKeyValue")[:width]
    return b"".join(_segments(key, hashing, b64decode(whole["saltValue"]), package))


def _segments(key: bytes, hashing: str, salt: bytes, package: bytes) -> Iterator[bytes]:
    for number in range((len(package) + _SEGMENT - 1) // _SEGMENT):
        vector = hashlib.new(hashing, salt + struct.pack("<I", number)).digest()[:16]
        yield decrypt(key, package[number * _SEGMENT : (number + 1) * _SEGMENT], vector)


def _open_standard(info: bytes, package: bytes) -> bytes | None:
    size = struct.unpack_from("<I", info, 8)[0]
    width = struct.unpack_from("<I", info, 12 + 16)[0] // 8
    body = info[12 + size :]
    salt, verifier, proof = body[4:20], body[20:36], body[40:72]
    base = _stretch("sha1", salt, _STANDARD_ROUNDS)
    last = hashlib.sha1(base + bytes(4), usedforsecurity=False).digest()
    key = b"".join(
        hashlib.sha1(
            bytes(a ^ b for a, b in zip(last.ljust(64, b"\0"), bytes([fill]) * 64, strict=True)),
            usedforsecurity=False,
        ).digest()
        for fill in (0x36, 0x5C)
    )[:width]
    said = hashlib.sha1(decrypt(key, verifier), usedforsecurity=False).digest()
    return decrypt(key, package) if decrypt(key, proof)[: len(said)] == said else None


def _stretch(hashing: str, salt: bytes, rounds: int) -> bytes:
    digest = hashlib.new(hashing, salt + _PASSWORD).digest()
    for number in range(rounds):
        digest = hashlib.new(hashing, struct.pack("<I", number) + digest).digest()
    return digest
