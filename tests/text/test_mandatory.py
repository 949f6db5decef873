"""What a pattern needs: a text without it holds no match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.text.mandatory import mandatory_words


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("占比", {("占比",)}),
        ("(?:占|占到)[0-9]{1,3}%", {("占",), ("%",)}),
        ("支出(?:数)?为", {("支出为", "支出数为")}),
        ("(?P<a>甲乙)[^。]{0,9}(?:丙|丁)$", {("甲乙",), ("丁", "丙")}),
        ("(?>[^。]{0,9}?完成)", {("完成",)}),
        ("(?<=[一-龥])甲(?=乙丙)", {("甲",), ("甲乙丙",)}),
        ("(?P<a>[甲乙])(?P=a){1,3}", {("乙乙", "甲甲"), ("乙", "甲")}),
        ("(?P<a>[0-9]甲{0,2}乙)丙", {("乙丙",)}),
        ("甲乙{1,3}丙", {("甲乙",), ("甲",), ("乙丙",)}),
        ("(?:甲乙|丙丁)[0-9](?:戊|己[0-9])", {("丙丁", "甲乙"), ("己", "戊")}),
        ("(?:甲|[0-9])", set()),
        ("[0-9]{1,3}", set()),
        ("(?:甲乙){0,2}", set()),
        ("(?i)and", set()),
    ],
)
def test_what_a_pattern_needs(pattern: str, needs: set[tuple[str, ...]]) -> None:
    assert set(mandatory_words(pattern)) == needs


PIECES = st.recursive(
    st.sampled_from(["甲", "乙", "丙", "[甲丁]", "[0-9]", "[^甲]", ".", "(?=甲)", "(?<!乙)"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda xs: f"(?:{'|'.join(xs)})"),
        inner.map(lambda x: f"(?:{x})?"),
        inner.map(lambda x: f"(?:{x}){{0,2}}"),
        inner.map(lambda x: f"(?:{x}){{1,2}}"),
        inner.map(lambda x: f"(?>{x})"),
        inner.map(lambda x: f"({x})"),
        inner.map(lambda x: f"(?=({x}))"),
    ),
    max_leaves=8,
)


@given(PIECES, st.text("甲乙丙丁1戊", max_size=8))
def test_a_text_that_matches_holds_one_word_of_each_set(pattern: str, text: str) -> None:
    if re.search(pattern, text):
        for words in mandatory_words(pattern):
            assert any(word in text for word in words)


@given(PIECES, st.sampled_from(["", "(?=甲)", "乙"]), st.text("甲乙丙丁1戊", max_size=8))
def test_a_group_read_again(piece: str, between: str, text: str) -> None:
    pattern = f"(?P<again>{piece}){between}(?P=again){{1,2}}"
    if re.search(pattern, text):
        for words in mandatory_words(pattern):
            assert any(word in text for word in words)
