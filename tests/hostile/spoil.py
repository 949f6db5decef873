"""Files damaged at random, every choice following from a number, so that any of them can be made again."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from tests.hostile.pieces import NUMBERS, WORDS
from tests.hostile.trees import spoil_text, spoil_tree
from tests.readers.docx_builder import archive

MARKUP = (
    b"<", b">", b"</", b"<![CDATA[", b"]]>", b"<!--", b"&#x0;", b"&#x110000;", b"&amp;amp;", b"{", b"}", b"\\",
    b"\\bin9 ", b"\\u-1 ", b"\\'", b"{\\*", b"\\trowd", b"\\cell", b"\\row", b"/Type", b"endobj", b"stream\n",
    b"<w:p>", b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"<td rowspan=9999>", b"<table>", b"<ol start=-5>", b"<pre>",
    b"g 9 -9", b"0 1 -1 0 0 0", b"M 0 0 L 1e9 1e9", b"[$-804]", b"[>=1]0;;", b"#,##0.00_)", b"yyyy", b"@",
)  # fmt: skip


def spoil(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """`data` with one to twelve damages; `others` lend pieces. A package is damaged in one of its parts
    mostly, and put together again, as otherwise nothing but its checksums would be tried."""
    if zipfile.is_zipfile(io.BytesIO(data)) and random.random() < 0.85:
        try:
            return _spoil_part(data, others, random)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            NotImplementedError,
            RuntimeError,
            EOFError,
        ):
            pass
    for _ in range(random.choice((1, 1, 2, 3, 5, 12))):
        data = _damage(data, others, random)[:MOST]
    return data


def _damage(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """One damage: mostly one that leaves markup well formed and characters whole, as otherwise what
    reads them refuses nearly everything at the door."""
    if data[:5] == b"<?xml" and random.random() < 0.8:
        return spoil_tree(data, random)
    if data.startswith(OLE) and random.random() < 0.9:
        return random.choice((_flip, _integer, _overwrite))(data, others, random)
    if random.random() < 0.7:
        try:
            return spoil_text(data.decode(), random).encode()
        except UnicodeError:
            pass
    return random.choice(DAMAGES)(data, others, random)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST = 300_000
"""Bytes a damaged file has at most: the time is for many files."""


def _spoil_part(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()[:200]}
    names = sorted(parts)
    name = random.choice(names)
    kind = random.random()
    if kind < 0.04:
        del parts[name]
    elif kind < 0.08:
        parts[name] = parts[random.choice(names)]
    else:
        for _ in range(random.choice((1, 1, 2, 4))):
            parts[name] = _damage(parts[name], others, random)[:MOST]
    return archive(parts)


def _replace(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    """A few bytes changed."""
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.randrange(1, 4)) + data[at + random.randrange(4) :]


def _overwrite(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """A piece of another file in the place of one of its own, so that nothing moves."""
    other, size = random.choice(others), random.choice((1, 2, 8, 128, 512))
    start = random.randrange(len(other) + 1)
    at = random.randrange(len(data) // size + 1) * size
    piece = other[start : start + size]
    return data[:at] + piece + data[at + len(piece) :]


def _flip(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    """One bit."""
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


def _drop(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 2, 4, 30, 500, 5000)) :]


def _cut(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _repeat(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    """A piece many times over."""
    at = random.randrange(len(data) + 1)
    piece = data[at : at + random.choice((1, 4, 30, 300, 2000))]
    return data[:at] + piece * random.choice((2, 3, 10, 100)) + data[at:]


def _move(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    a, b, c = sorted(random.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def _borrow(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """A piece of another file."""
    other = random.choice(others)
    at, start = random.randrange(len(data) + 1), random.randrange(len(other) + 1)
    return data[:at] + other[start : start + random.choice((8, 100, 1000))] + data[at:]


def _renumber(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    """Digits replaced by others: counts, places, codes, amounts."""
    digits = [at for at in range(len(data)) if 48 <= data[at] <= 57]
    if not digits:
        return data
    start = end = random.choice(digits)
    while end < len(data) and 48 <= data[end] <= 57:
        end += 1
    return data[:start] + random.choice(NUMBERS) + data[end:]


def _word(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(WORDS + MARKUP) + data[at:]


def _integer(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    """A number of a binary format at its bounds."""
    at, size = random.randrange(len(data) + 1), random.choice((1, 2, 4, 8))
    value = random.choice(
        (0, 1, (1 << 8 * size) - 1, 1 << 8 * size - 1, random.getrandbits(8 * size))
    )
    return data[:at] + value.to_bytes(size, random.choice(("little", "big"))) + data[at + size :]


def _lines(data: bytes, _others: Sequence[bytes], random: Random) -> bytes:
    """Lines, or tags, in another order."""
    mark = b"\n" if data.count(b"\n") > 3 else b">"
    pieces = data.split(mark)
    for _ in range(random.randrange(1, 6)):
        one, other = random.randrange(len(pieces)), random.randrange(len(pieces))
        pieces[one], pieces[other] = pieces[other], pieces[one]
    return mark.join(pieces)


DAMAGES: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    _replace, _flip, _drop, _cut, _repeat, _move, _borrow, _renumber, _renumber, _word, _word,
    _integer, _lines,
)  # fmt: skip
