"""Packed filings are those put in, in less memory."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.batch.planned import PackedFiles, PlannedFile

PATHS = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=30)


@given(st.lists(st.builds(PlannedFile, PATHS, st.booleans(), st.tuples() | st.tuples(PATHS))))
def test_they_are_those_put_in(files: list[PlannedFile]) -> None:
    packed = PackedFiles(files)
    assert list(packed) == files
    assert packed == tuple(files)
    assert len(packed) == len(files)
    assert packed[1:] == tuple(files[1:])
    if files:
        assert packed[-1] == files[-1]
        assert packed.index(files[0]) == 0


def test_none_stands_beyond_the_end() -> None:
    with pytest.raises(IndexError):
        PackedFiles([])[0]


def test_a_name_that_is_no_unicode_comes_back() -> None:
    file = PlannedFile("\udce4\udcff.txt", named=True)
    assert PackedFiles([file])[0] == file


def test_they_take_little_more_than_their_names() -> None:
    files = [PlannedFile(f"各单位报告/{n:05d}/报告.docx", named=False) for n in range(1000)]
    packed = PackedFiles(files)
    names = sum(len(file.path.encode()) for file in files)
    assert sys.getsizeof(packed.paths) + sys.getsizeof(packed.ends) < 2 * names
