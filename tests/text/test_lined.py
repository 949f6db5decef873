"""Patterns that keep within a line find the same in the lines that hold their words."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

import perflint.relations
from perflint.text.lined import Lined, find_in_lines, reads_on, words_of_lines
from perflint.text.mandatory import mandatory_words
from tests.benchmarks.measuring import REPORTS
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


def lined() -> Iterator[Lined]:
    """Every such pattern of the program."""
    for module in walk_packages(perflint.relations.__path__, "perflint.relations."):
        import_module(module.name)
    gc.collect()
    return (thing for thing in gc.get_objects() if isinstance(thing, Lined))


def test_words_of_lines_stand_in_every_match() -> None:
    for one in lined():
        source = one.pattern.pattern
        tree = import_module("re._parser").parse(source, one.pattern.flags)
        assert not reads_on(tree), f"{source} may read across a line"
        needs = mandatory_words(source, behind=False)
        assert one.sign or any(
            all(any(word in needed for word in one.words) for needed in need) for need in needs
        ), source


def test_the_same_is_found_in_sample_filings() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt")))
    for one in lined():
        found = [match.span() for match in one.finditer(text)]
        assert found == [match.span() for match in one.pattern.finditer(text)]
