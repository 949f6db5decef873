"""AES decryption (FIPS 197), for the few kilobytes of a workbook that Excel has encrypted by itself."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache

_BLOCK = 16
_Words = tuple[int, int, int, int]


def decrypt(key: bytes, data: bytes, vector: bytes | None = None) -> bytes:
    """`data`, whole blocks of it, in clear: chained from `vector` on (CBC), each block by itself
    without one (ECB). Raises ValueError for a key or vector of another length than AES has."""
    if len(key) not in (16, 24, 32) or (vector is not None and len(vector) != _BLOCK):
        raise ValueError
    rounds = _expand(key)
    out = bytearray()
    before = struct.unpack(">4I", vector) if vector is not None else None
    for at in range(0, len(data) - _BLOCK + 1, _BLOCK):
        words = struct.unpack_from(">4I", data, at)
        clear = _decrypt_block(words, rounds)
        if before is not None:
            clear = tuple(one ^ other for one, other in zip(clear, before, strict=True))
            before = words
        out += struct.pack(">4I", *clear)
    return bytes(out)


def _double(value: int) -> int:
    return (value << 1) ^ (0x11B if value & 0x80 else 0)


@cache
def _boxes() -> tuple[bytes, bytes]:
    """The substitution of bytes, and back."""
    forward = bytearray(256)
    p = q = 1
    while True:
        p ^= _double(p) & 0xFF  # times 3
        p &= 0xFF
        for shift in (1, 2, 4):  # divided by 3
            q ^= q << shift
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        turned = q
        for shift in (1, 2, 3, 4):
            turned ^= (q << shift | q >> (8 - shift)) & 0xFF
        forward[p] = turned ^ 0x63
        if p == 1:
            break
    forward[0] = 0x63
    backward = bytearray(256)
    for at, value in enumerate(forward):
        backward[value] = at
    return bytes(forward), bytes(backward)


@cache
def _tables() -> tuple[tuple[int, ...], ...]:
    """Inverse mixing of columns, for each byte of a word."""
    first = []
    for value in range(256):
        two = _double(value)
        four = _double(two)
        eight = _double(four)
        nine, eleven = eight ^ value, eight ^ two ^ value
        thirteen, fourteen = eight ^ four ^ value, eight ^ four ^ two
        first.append(fourteen << 24 | nine << 16 | thirteen << 8 | eleven)
    turned = [
        tuple((one >> 8 * by | one << 32 - 8 * by) & 0xFFFFFFFF for one in first) for by in range(4)
    ]
    return tuple(turned)


def _mix(word: int) -> int:
    a, b, c, d = _tables()
    return a[word >> 24] ^ b[word >> 16 & 255] ^ c[word >> 8 & 255] ^ d[word & 255]


def _expand(key: bytes) -> tuple[_Words, ...]:
    """The keys of the rounds, last one first, as the equivalent inverse cipher takes them."""
    box, _ = _boxes()
    count = len(key) // 4
    words = list(struct.unpack(f">{count}I", key))
    constant = 1
    while len(words) < 4 * (count + 7):
        word = words[-1]
        if len(words) % count == 0:
            word = (word << 8 | word >> 24) & 0xFFFFFFFF
            word = _substitute(word, box) ^ constant << 24
            constant = _double(constant)
        elif count > 6 and len(words) % count == 4:
            word = _substitute(word, box)
        words.append(words[-count] ^ word)
    return tuple(_in_rounds(words))


def _in_rounds(words: list[int]) -> Iterator[_Words]:
    last = len(words) - 4
    for at in range(last, -1, -4):
        group = words[at : at + 4]
        if 0 < at < last:
            group = list(map(_mix, group))
        yield (group[0], group[1], group[2], group[3])


def _substitute(word: int, box: bytes) -> int:
    return (
        box[word >> 24] << 24
        | box[word >> 16 & 255] << 16
        | box[word >> 8 & 255] << 8
        | box[word & 255]
    )


def _decrypt_block(block: tuple[int, ...], rounds: tuple[_Words, ...]) -> tuple[int, ...]:
    _, box = _boxes()
    a, b, c, d = _mixed_boxes()
    state = [one ^ other for one, other in zip(block, rounds[0], strict=True)]
    for key in rounds[1:-1]:
        state = [
            a[state[i] >> 24]
            ^ b[state[i - 1] >> 16 & 255]
            ^ c[state[i - 2] >> 8 & 255]
            ^ d[state[i - 3] & 255]
            ^ key[i]
            for i in range(4)
        ]
    return tuple(
        (
            box[state[i] >> 24] << 24
            | box[state[i - 1] >> 16 & 255] << 16
            | box[state[i - 2] >> 8 & 255] << 8
            | box[state[i - 3] & 255]
        )
        ^ rounds[-1][i]
        for i in range(4)
    )


@cache
def _mixed_boxes() -> tuple[tuple[int, ...], ...]:
    """Substitution back and inverse mixing in one, for each byte of a word."""
    _, box = _boxes()
    return tuple(tuple(table[value] for value in box) for table in _tables())
