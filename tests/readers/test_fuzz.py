"""Whatever the bytes: a sound Document or a ReadError, nothing else."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perflint.errors import ReadError
from perflint.readers import read
from tests.readers.docx_builder import archive
from tests.readers.formats import FOLDER
from tests.readers.test_spans import SAMPLES, TRICKY, check

edits = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3)), max_size=8)
_NONSENSE = ("-1", "99999999999", "x", "", "九", "1.5", "﷐")


@cache
def sample(name: str) -> bytes:
    return TRICKY[name] if name in TRICKY else (FOLDER / name).read_bytes()


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


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.docx"])
@given(data=st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@settings(max_examples=80, deadline=None)
def test_any_bytes(name: str, data: bytes):
    survive(name, data)


@given(lines=st.lists(st.text("#-*_`~|>[] \t\\:=<!1.甲\n", max_size=12), max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_markdown(lines: list[str]):
    survive("a.md", "\n".join(lines).encode())


@pytest.mark.parametrize("name", ["report.docx", "表格.docx"])
@given(data=st.data())
@settings(max_examples=80, deadline=None)
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
