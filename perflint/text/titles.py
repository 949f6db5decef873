"""Titles of sections compared: what they have in common once fillers are off."""

from __future__ import annotations

from functools import lru_cache

from perflint.text.patterns import compile_pattern

_FILLER = compile_pattern(r"（[^（）]{0,16}）|20\d\d年度?|[^\w]+")


@lru_cache(maxsize=1024)  # most are asked for again: titles that templates expect
def title_key(title: str) -> str:
    """`title` without brackets, years and punctuation; 部门（单位） and 部门、单位 become 部门."""
    key = _FILLER.sub("", title)
    return key.replace("部门单位", "部门") if "部门单位" in key else key


def similarity(first: str, second: str) -> float:
    """How alike two keys are, 0 to 1: twice the pairs of characters in common by all pairs."""
    a, b = _pairs(first), _pairs(second)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def coverage(part: str, whole: str) -> float:
    """The share of the pairs of characters of `part` that occur in `whole`, 0 to 1."""
    pairs = _pairs(part)
    return len(pairs & _pairs(whole)) / len(pairs) if pairs else 0.0


def _pairs(key: str) -> set[str]:
    return {key[i : i + 2] for i in range(len(key) - 1)}
