"""Old Word files (.doc) written by hand, so that a test says exactly which bytes it is about. [MS-DOC]"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from perflint.readers.doc import source
from tests.readers.test_compound import FREE, compound

_TEXT_AT, _PAGE, _PAIRS = 1024, 512, 93
IN_TABLE = b"\x16\x24\x01"
ROW_END = IN_TABLE + b"\x17\x24\x01"
HIDDEN = b"\x3c\x08\x01"


class Run(NamedTuple):
    """Characters and their modifiers."""

    text: str
    modifiers: bytes = b""


class Paragraph(NamedTuple):
    """Runs, the mark that ends them, style and modifiers of the whole, modifiers of the mark."""

    runs: Sequence[Run]
    mark: str = "\r"
    modifiers: bytes = b""
    style: int = 0
    of_mark: bytes = b""


class Cut(NamedTuple):
    """A piece of so many characters, one or two bytes each, and the number that modifies it."""

    count: int
    width: int = 2
    prm: int = 0


def paragraph(text: str, modifiers: bytes = b"", *, mark: str = "\r", style: int = 0) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text),) if text else (), mark, modifiers, style)


def row(*cells: str, merges: Sequence[int] = (), more: bytes = b"") -> list[Paragraph]:
    """The cells of a row and its end; `merges` are the flags of their TC80."""
    flags = [*merges, *[0] * (len(cells) - len(merges))]
    definition = struct.pack(
        f"<B{len(cells) + 1}h", len(cells), *range(0, 100 * len(cells) + 1, 100)
    )
    definition += b"".join(struct.pack("<H18x", one) for one in flags)
    table = struct.pack("<HH", 0xD608, len(definition) + 1) + definition
    return [
        *(paragraph(cell, IN_TABLE, mark="\x07") for cell in cells),
        paragraph("", ROW_END + table + more, mark="\x07"),
    ]


def word(
    main: Sequence[Paragraph],
    *,
    stories: Mapping[str, Sequence[Paragraph]] | None = None,
    parts: Mapping[int, bytes] | None = None,
    pieces: Sequence[Cut] | None = None,
    properties: Sequence[bytes] = (),
    data: bytes = b"",
    flags: int = 0,
    version: int = 0xC1,
) -> bytes:
    """A file with that body. `stories` are the other parts of the text, `parts` what goes into the
    table stream by its number in the FIB, `pieces` how the text is cut up (the last piece first in
    the file), `properties` what odd numbers of pieces refer to, `data` the data stream."""
    told = {"main": main, **(stories or {})}
    counts = [sum(map(_length, told.get(name, ()))) for name in source.STORIES]
    paragraphs = [one for name in source.STORIES for one in told.get(name, ())]
    text = "".join(run.text for one in paragraphs for run in (*one.runs, Run(one.mark)))
    cuts = _place(text, pieces or [Cut(len(text))])
    stream = bytearray(_TEXT_AT)
    for piece, at in sorted(cuts, key=lambda one: one[1]):
        stream += text[slice(*_range(cuts, piece))].encode(
            "latin-1" if piece.width == 1 else "utf-16-le", "surrogatepass"
        )
        assert len(stream) >= at
    stream += bytes(-len(stream) % _PAGE)
    characters = [(run.text, run.modifiers) for one in paragraphs for run in _all_runs(one)]
    whole = [
        ("".join(run.text for run in _all_runs(one)), struct.pack("<H", one.style) + one.modifiers)
        for one in paragraphs
    ]
    table = bytearray()
    pairs = dict.fromkeys(range(_PAIRS), (0, 0))
    for number, formatted in ((source.CHARACTERS, characters), (source.PARAGRAPHS, whole)):
        first = len(stream) // _PAGE
        starts, pages = _pages(formatted, cuts, number == source.PARAGRAPHS)
        stream += b"".join(pages)
        content = struct.pack(
            f"<{len(starts)}I{len(pages)}I", *starts, *range(first, first + len(pages))
        )
        pairs[number] = len(table), len(content)
        table += content
    for number, content in {source.PIECES: _clx(cuts, properties), **(parts or {})}.items():
        size = len(content)
        if number == source.LISTS:
            size = 2 + 28 * struct.unpack_from("<h", content)[0]
        pairs[number] = len(table), size
        table += content
    head = struct.pack("<HH6xH20x", 0xA5EC, version, flags)
    head += struct.pack("<H28xH12x8i44x", 14, 22, *counts)
    head += struct.pack(
        f"<H{2 * _PAIRS}I", _PAIRS, *(one for pair in pairs.values() for one in pair)
    )
    stream[: len(head)] = head
    return compound(
        ("WordDocument", 2, 2, FREE, bytes(stream)),
        ("0Table", 2, 3, FREE, bytes(table)),
        ("Data", 2, FREE, FREE, data),
    )


def plc(positions: Sequence[int], elements: Sequence[bytes]) -> bytes:
    """Positions and elements."""
    return struct.pack(f"<{len(positions)}I", *positions) + b"".join(elements)


def _all_runs(one: Paragraph) -> list[Run]:
    return [*one.runs, Run(one.mark, one.of_mark)]


def _length(one: Paragraph) -> int:
    return sum(len(run.text) for run in one.runs) + len(one.mark)


_Cuts = list[tuple[Cut, int]]


def _place(text: str, pieces: Sequence[Cut]) -> _Cuts:
    """Each piece with where it lies in the file."""
    assert sum(piece.count for piece in pieces) == len(text)
    at, placed = _TEXT_AT, []
    for piece in reversed(pieces):
        placed.append((piece, at))
        at += piece.count * piece.width
    return placed[::-1]


def _range(cuts: _Cuts, wanted: Cut) -> tuple[int, int]:
    start = 0
    for piece, _ in cuts:
        if piece is wanted:
            return start, start + piece.count
        start += piece.count
    raise AssertionError


def _clx(cuts: _Cuts, properties: Sequence[bytes]) -> bytes:
    positions = [0]
    for piece, _ in cuts:
        positions.append(positions[-1] + piece.count)
    elements = [
        struct.pack("<HIH", 0, at if piece.width == 2 else at * 2 | 0x4000_0000, piece.prm)
        for piece, at in cuts
    ]
    table = plc(positions, elements)
    modifiers = b"".join(struct.pack("<BH", 1, len(one)) + one for one in properties)
    return modifiers + struct.pack("<BI", 2, len(table)) + table


def _pages(
    formatted: Sequence[tuple[str, bytes]], cuts: _Cuts, paragraphs: bool
) -> tuple[list[int], list[bytes]]:
    """Pages of stretches of the file in its order, and where they begin and, at last, end."""
    stretches = []
    position = 0
    for text, modifiers in formatted:
        end = position + len(text)
        start = 0
        for piece, at in cuts:
            first, last = max(position, start), min(end, start + piece.count)
            if first < last:
                place = at + (first - start) * piece.width
                stretches.append((place, place + (last - first) * piece.width, modifiers))
            start += piece.count
        position = end
    stretches.sort()
    starts, pages = [], []
    for first in range(0, len(stretches), 8):
        part = stretches[first : first + 8]
        starts.append(part[0][0])
        pages.append(_page(part, paragraphs))
    return [*starts, stretches[-1][1]], pages


def _page(stretches: Sequence[tuple[int, int, bytes]], paragraphs: bool) -> bytes:
    page = bytearray(_PAGE)
    page[-1] = len(stretches)
    starts = [start for start, *_ in stretches]
    struct.pack_into(f"<{len(stretches) + 1}I", page, 0, *starts, stretches[-1][1])
    at = _PAGE - 1
    for i, (_, _, modifiers) in enumerate(stretches):
        if paragraphs and len(modifiers) % 2:
            content = bytes([(len(modifiers) + 1) // 2]) + modifiers
        elif paragraphs:
            content = bytes([0, len(modifiers) // 2]) + modifiers
        else:
            content = bytes([len(modifiers)]) + modifiers
        at = (at - len(content)) // 2 * 2
        assert at > 4 * 9 + 13 * 8
        page[at : at + len(content)] = content
        page[4 * (len(stretches) + 1) + i * (13 if paragraphs else 1)] = at // 2
    return bytes(page)
