"""Tables twice as long or as wide take about twice the work, counted in calls of functions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset

_MOST, _SIZE = 2.2, 80


def long(rows: int) -> str:
    """A table of budgets: what is left and the rate follow from the two before them."""
    lines = [
        f"河段{n}\t{100 + n}.00\t{60 + n}.00\t40.00\t{(60 + n) / (100 + n):.2%}"
        for n in range(rows)
    ]
    return "\n".join(
        ("单位：万元", "项目\t全年预算数\t全年执行数\t结余\t执行率", *lines, "以上各项均已公开。")
    )


def wide(columns: int) -> str:
    """A table of amounts, a district a column."""
    heads = "\t".join(f"第{n}街道执行数" for n in range(columns))
    lines = [
        "\t".join((name, *(f"{n * 37 % 101 + 10}.{n % 9}0" for n in range(columns))))
        for name in ("道路", "绿化", "照明", "供水")
    ]
    return "\n".join(("单位：万元", f"项目\t{heads}", *lines, "以上各项均已公开。"))


def scores(rows: int) -> str:
    """A table of indicators with weights and scores."""
    lines = [f"产出指标\t第{n}项任务完成数\t≥{n + 10}项\t{n + 10}项\t2\t2" for n in range(rows)]
    return "\n".join(
        (
            "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分",
            *lines,
            f"合计\t\t\t\t{2 * rows}\t{2 * rows}",
        )
    )


@pytest.mark.parametrize("table", [long, wide, scores])
def test_a_table_twice_the_size_takes_twice_the_work(
    table: Callable[[int], str], builtin_rules: Ruleset
) -> None:
    judge(table(_SIZE), builtin_rules)
    once, twice = (count_calls(table(size), builtin_rules) for size in (_SIZE, 2 * _SIZE))
    assert once > 100 * _SIZE and twice < _MOST * once


def count_calls(text: str, ruleset: Ruleset) -> int:
    """How many functions, of Python and built in, are called to judge a text."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        judge(text, ruleset)
    finally:
        sys.setprofile(None)
    return calls


def judge(text: str, ruleset: Ruleset) -> LintResult:
    """What there is to say of a text."""
    return lint_text(text, ruleset, Config())
