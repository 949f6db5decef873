"""Records of old workbooks, written by hand: Excel 5 and 95, and shapes LibreOffice does not write."""

from __future__ import annotations

import struct

import pytest

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers import read

GLOBALS, SHEET = 5, 0x10
_END, _FREE, _FAT = 0xFFFF_FFFE, 0xFFFF_FFFF, 0xFFFF_FFFD


def record(type: int, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack("<HH", type, len(data)) + data


def bof(version: int, kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHH", version, kind, 0, 0))


EOF = record(0x0A)


def compound(stream: bytes, name: str) -> bytes:
    """A compound file of one stream of 4 KB or more: directory, table of sectors, stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        label = name.encode("utf-16-le")
        return (
            label.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(label) + 2, kind, 1, _FREE, _FREE, child)
            + bytes(36)
            + struct.pack("<IIQ", start, size, 0)[:12]
        ).ljust(128, b"\0")

    directory = (
        entry("Root Entry", 5, 1, _END, 0) + entry(name, 2, _FREE, 2, len(stream)) + bytes(256)
    )
    fat = [_END, _FAT, *range(3, 2 + sectors), _END]
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 0, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", 1, *[_FREE] * 108)
    return head + directory + table + stream


def book(
    *cells: bytes, version: int = 0x600, shared: bytes = b"", formats: bytes = b""
) -> Document:
    name = "表".encode("gbk") if version < 0x600 else b"\x01" + "表".encode("utf-16-le")
    count = 2 if version < 0x600 else 1

    def start(offset: int) -> bytes:
        return (
            bof(version, GLOBALS)
            + record(0x42, struct.pack("<H", 936 if version < 0x600 else 1200))
            + formats
            + record(0x85, struct.pack("<IBBB", offset, 0, 0, count), name)
            + shared
            + EOF
        )

    data = start(len(start(0))) + bof(version, SHEET) + b"".join(cells) + EOF
    return read("表.xls", data=compound(data, "Workbook" if version >= 0x600 else "Book"))


def at(row: int, column: int, style: int = 0) -> bytes:
    return struct.pack("<HHH", row, column, style)


def test_excel_5_and_95():
    formats = record(0x41E, struct.pack("<HB", 164, 5), b"0.00%") + b"".join(
        record(0xE0, struct.pack("<HH", 0, number), bytes(12)) for number in (0, 164, 14)
    )
    label = "项目".encode("gbk")
    result = struct.pack("<BBBBBBH", 0, 0, 0, 0, 0, 0, 0xFFFF)
    document = book(
        record(0x204, at(0, 0), struct.pack("<H", len(label)), label),
        record(0x203, at(0, 1, 1), struct.pack("<d", 0.7833)),
        record(0x27E, at(0, 2, 2), struct.pack("<I", 45291 << 2 | 2)),
        record(0x06, at(1, 0), result, bytes(8)),
        record(0x207, struct.pack("<H", 4), "合计".encode("gbk")),
        record(0x205, at(1, 1), b"\x07\x01"),
        version=0x500, formats=formats,
    )  # fmt: skip
    assert document.text == "项目\t78.33%\t2023/12/31\n合计\t#DIV/0!\t\n"
    assert document.blocks[0].place.sheet == "表"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (45291 << 2 | 2, "45291"),
        ((-250 & 0x3FFF_FFFF) << 2 | 2, "-250"),
        (12345 << 2 | 3, "123.45"),
        ((-5 & 0x3FFF_FFFF) << 2 | 3, "-0.05"),
        (struct.unpack("<Q", struct.pack("<d", 2.5))[0] >> 32, "2.5"),
        (struct.unpack("<Q", struct.pack("<d", 150.0))[0] >> 32 | 1, "1.5"),
    ],
)
def test_numbers_in_32_bits(stored: int, shown: str):
    cells = record(0xBD, struct.pack("<HH", 0, 0), struct.pack("<HIHIH", 0, stored, 0, 2, 1))
    assert book(cells).text == f"{shown}\t0\n"


def test_strings_cut_in_two_by_the_next_record():
    """The second half starts with a byte that says anew how wide its characters are."""
    first = struct.pack("<HB", 6, 1) + "甲乙".encode("utf-16-le")
    second = b"\x00abc" + b"\x01" + "丙".encode("utf-16-le")
    rich = struct.pack("<HBHI", 2, 0x0D, 1, 4) + "丁戊".encode("utf-16-le") + bytes(4) + b"ruby"
    shared = (
        record(0xFC, struct.pack("<II", 2, 2), first)
        + record(0x3C, second[:4])
        + record(0x3C, second[4:] + rich[:9])
        + record(0x3C, b"\x01" + rich[9:])
    )
    cells = b"".join(record(0xFD, at(0, i), struct.pack("<I", i)) for i in range(3))
    assert book(cells, shared=shared).text == "甲乙abc丙\t丁戊\n"


def test_charts_within_a_sheet_are_passed_over():
    chart = bof(0x600, 0x20) + record(0x203, at(5, 5), struct.pack("<d", 9.0)) + EOF
    cells = record(0x203, at(0, 0), struct.pack("<d", 1.0))
    assert book(cells + chart + record(0x203, at(0, 1), struct.pack("<d", 2.0))).text == "1\t2\n"


def test_older_workbooks_are_refused_by_name():
    data = compound(record(0x409, bytes(6)) + EOF, "Book")
    with pytest.raises(ReadError) as caught:
        read("表.xls", data=data)
    assert caught.value.kind == "unsupported"


def test_a_stream_that_breaks_off():
    data = compound(bof(0x600, GLOBALS) + struct.pack("<HH", 0x42, 9999), "Workbook")
    with pytest.raises(ReadError) as caught:
        read("表.xls", data=data)
    assert caught.value.kind == "corrupt"
