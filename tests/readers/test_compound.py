"""Compound files: what their top directory holds decides, whatever is embedded below it."""

from __future__ import annotations

import struct

import pytest

from perflint.readers import read
from perflint.readers.compound import BrokenFile, list_streams, open_stream
from perflint.readers.detect import detect
from tests.readers.formats import FOLDER

FREE, END, FAT = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD
Entry = tuple[str, int, int, int, bytes]
"""Name, kind, number of the next neighbour, number of the first child, content."""


def compound(*entries: Entry) -> bytes:
    """A compound file with these directory entries below its root, of which the first is number 1."""
    rows = [("Root Entry", 5, FREE, 1, b""), *entries]
    sectors, fat, starts = [], [], []
    for *_, content in rows:
        padded = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0") if content else b""
        count = len(padded) // 512
        starts.append((len(fat) if count else END, len(padded)))
        fat += [*range(len(fat) + 1, len(fat) + count), END] if count else []
        sectors.append(padded)
    directory = b""
    for (name, kind, right, child, _), (start, size) in zip(rows, starts, strict=True):
        label = name.encode("utf-16-le")
        links = struct.pack("<HBBIII", len(label) + 2, kind, 1, FREE, right, child)
        row = label.ljust(64, b"\0") + links + bytes(36) + struct.pack("<II", start, size)
        directory += row.ljust(128, b"\0")
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    at, count = len(fat), len(directory) // 512
    fat += [*range(at + 1, at + count), END, FAT]
    table = struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, at, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", len(fat) - 1, *[FREE] * 108)
    return head + b"".join(sectors) + directory + table


def workbook() -> bytes:
    return open_stream((FOLDER / "项目自评表.xls").read_bytes(), ["workbook"])


@pytest.mark.parametrize("inner", ["WordDocument", "EncryptedPackage", "Workbook"])
def test_an_embedded_document_does_not_decide(inner: str):
    data = compound(
        ("Workbook", 2, 2, FREE, workbook()),
        ("MBD0001", 1, FREE, 3, b""),
        (inner, 2, FREE, FREE, b"embedded"),
    )
    assert detect(data, ".xls") == "xls"
    assert list_streams(data) == {"workbook"}
    known = read("表.xls", data=(FOLDER / "项目自评表.xls").read_bytes())
    assert read("表.xls", data=data) == known


@pytest.mark.parametrize("name", ["WORKBOOK", "workbook", "WorkBook"])
def test_names_ignore_case(name: str):
    data = compound((name, 2, FREE, FREE, workbook()))
    assert "项目" in read("表.xls", data=data).text


def test_a_directory_whose_tree_is_broken_still_names_its_streams():
    data = compound(("Workbook", 2, 1, FREE, workbook()), ("WordDocument", 2, 9999, FREE, b"x"))
    assert list_streams(data) == {"workbook"}
    lost = compound(("MBD", 1, FREE, FREE, b""), ("Workbook", 2, FREE, FREE, workbook()))
    assert list_streams(lost) == {"workbook"}
    with pytest.raises(BrokenFile):
        list_streams(data[:600])
    assert detect(data[:600] + "workBook\0".encode("utf-16-le"), ".xls") == "xls"
