from __future__ import annotations

import pytest

from perflint.text.linear import compiled, find_mistake, occurs


@pytest.mark.parametrize(
    "pattern", ["[一-龥]{2,4}", r"([一-龥]{2})\1", "(?<=甲)乙(?!丙)", "甲|乙{1,9}"]
)
def test_bounded_patterns_pass(pattern: str) -> None:
    assert find_mistake(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("甲+", "没有上限"),
        ("甲*+乙", "没有上限"),
        ("甲{1,900}", "没有上限"),
        ("(?:甲{1,9}){1,9}", "可能极慢"),
        ("甲{0,60}乙{0,60}丙{0,60}", "可能极慢"),
        ("（甲(", "有误"),
        (r"(甲)\2", "有误"),
    ],
)
def test_the_rest_is_refused_with_the_reason(pattern: str, said: str) -> None:
    assert said in find_mistake(pattern)


def test_ends_of_lines_are_ends() -> None:
    assert [m.group() for m in compiled("^甲$").finditer("甲\n甲乙\n甲")] == ["甲", "甲"]


def test_literals_must_stand_in_the_text_as_they_are() -> None:
    assert occurs((), "甲")
    assert occurs(("丙", "甲乙"), "乙甲乙")
    assert not occurs(("甲乙",), "乙甲")
