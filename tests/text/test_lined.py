"""Patterns that keep within a line find the same in the lines that hold their words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.text.lined import find_in_lines, words_of_lines
from tests.text.test_mandatory import PIECES


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("预计[^，。\\n]{0,9}完成", ("完成", "预计")),
        ("预计.{0,9}完成$", ("完成", "预计")),
        ("预计(?=[，。\\n]|$)", ("预计",)),
        ("(?<=。\\n)预计", ("预计",)),
        ("预计(?!完成)", ("预计",)),
    ],
)
def test_what_keeps_within_a_line(pattern: str, words: tuple[str, ...]) -> None:
    assert set(words_of_lines(pattern)) <= set(words)
    assert words_of_lines(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "预计[^，。]{0,9}完成",
        "预计\\s{0,2}完成",
        "预计\\n完成",
        "预计(?=，\\n)",
        "预计(?!\\D\\D)",
        "预计(?=(?:，|。\\n)$)",
        "预计\\Z",
        "(?s)预计.",
        "预计(?s:.)完成",
        "(?i)预计",
        "[0-9]{4}年?",
    ],
)
def test_what_may_read_across_a_line(pattern: str) -> None:
    assert words_of_lines(pattern) == ()


@given(
    PIECES,
    st.sampled_from(["", "(?=甲|\n)", "乙", "(?<=乙\n)甲", "[^甲\n]{1,2}乙", "(?=$)", "\n?"]),
    st.text("甲乙丙丁1\n", max_size=16),
)
def test_the_same_is_found_in_lines(pattern: str, ending: str, text: str) -> None:
    compiled = re.compile(pattern + ending, re.MULTILINE)
    found = find_in_lines(compiled, text, words_of_lines(compiled.pattern))
    assert [match.regs for match in found] == [match.regs for match in compiled.finditer(text)]
