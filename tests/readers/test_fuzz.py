"""Whatever the bytes: a sound Document or a ReadError, nothing else."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perflint.errors import ReadError
from perflint.readers import read
from perflint.readers.zip_members import list_members
from tests.readers.docx_builder import archive
from tests.readers.formats import FOLDER
from tests.readers.test_spans import SAMPLES, TRICKY, check
from tests.readers.zip_builder import zip_of


@cache
def sample(name: str) -> bytes:
    return TRICKY[name] if name in TRICKY else (FOLDER / name).read_bytes()


edits = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3)), max_size=8)
PACKAGES = [name for name in [*SAMPLES, *TRICKY] if zipfile.is_zipfile(io.BytesIO(sample(name)))]
_NONSENSE = ("-1", "99999999999", "x", "", "九", "1.5", "﷐")


@pytest.fixture(autouse=True, scope="module")
def without_libreoffice() -> Iterator[None]:
    """What our own readers make of it; LibreOffice would take seconds for each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("perflint.readers.office.find_soffice", lambda: None)
        yield


def spoil(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    """`data` with bytes replaced, put in or taken out at those shares of its length."""
    spoiled = bytearray(data)
    for share, patch in changes:
        at = int(share * len(spoiled))
        spoiled[at : at + 1] = patch
    return bytes(spoiled)


def survive(name: str, data: bytes) -> None:
    try:
        document = read(name, data=data)
    except ReadError as error:
        refusal = error
    else:
        check(document)
        return
    assert refusal.place == name
    assert refusal.kind
    assert refusal.hint


@pytest.mark.parametrize("name", [*SAMPLES, *TRICKY])
@given(changes=edits)
@settings(max_examples=60, deadline=None)
def test_spoiled_bytes(name: str, changes: list[tuple[float, bytes]]):
    survive(name, spoil(sample(name), changes))


@pytest.mark.parametrize("name", [*SAMPLES, *TRICKY])
@given(share=st.floats(0, 1))
@settings(max_examples=30, deadline=None)
def test_cut_short(name: str, share: float):
    survive(name, sample(name)[: int(share * len(sample(name)))])


STARTS = (
    b"", b"PK\x03\x04", b"%PDF-1.7\n", b"{\\rtf1\\ansi ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>",
    b"MIME-Version: 1.0\n", b'<?xml version="1.0"?>',
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.docx", "a.ofd", "a.xls", "a.html"])
@given(data=st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=400)))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@settings(max_examples=80, deadline=None)
def test_any_bytes(name: str, data: bytes):
    survive(name, data)


@given(lines=st.lists(st.text("#-*_`~|>[] \t\\:=<!1.甲\n", max_size=12), max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_markdown(lines: list[str]):
    survive("a.md", "\n".join(lines).encode())


@pytest.mark.parametrize("name", PACKAGES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_spoiled_parts_in_a_sound_package(name: str, data: st.DataObject):
    with zipfile.ZipFile(io.BytesIO(sample(name))) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    part = data.draw(st.sampled_from(sorted(parts)))
    quoted = parts[part].split(b'"')
    if data.draw(st.booleans()) and len(quoted) > 2:
        at = data.draw(st.integers(0, len(quoted) // 2 - 1)) * 2 + 1
        quoted[at] = data.draw(st.sampled_from(_NONSENSE)).encode()
        parts[part] = b'"'.join(quoted)
    else:
        parts[part] = spoil(parts[part], data.draw(edits))
    survive(name, archive(parts))


@given(changes=edits)
@settings(max_examples=150, deadline=None)
def test_spoiled_archives_of_filings(changes: list[tuple[float, bytes]]):
    members = {
        "甲局/报告.txt": sample("report.txt"),
        "乙.zip": zip_of({"表.md": b"a"}),
        "丙.docx": b"PK",
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "材料.zip")
        path.write_bytes(spoil(zip_of(members), changes))
        refusals: list[ReadError] = []
        found: tuple[str, ...] = ()
        try:
            found = list_members(str(path))
        except ReadError as error:
            refusals.append(error)
        for member in found:
            try:
                check(read(f"{path}/{member}"))
            except ReadError as error:
                refusals.append(error)
    assert all(refusal.kind and refusal.hint for refusal in refusals)
