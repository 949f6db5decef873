"""Results survive the way through bytes, whatever fields they have."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

import pytest

from perflint.api import lint_text
from perflint.batch.codec import NESTED, SERIES, pack_result, unpack_result
from perflint.config import Config
from perflint.model.result import LintResult, ReadFailure
from perflint.model.rule import Ruleset
from tests.reporters.sample import CHECKED

TEXT = """某市某局2022年度部门整体支出绩效自评报告
一、基本情况
全年预算数 200 万元，执行数 150 万元，完成预算的 57.00%。
"""


def inner_types(hint: Any) -> Iterator[Any]:
    yield hint
    for argument in get_args(hint):
        yield from inner_types(argument)


def test_the_table_names_every_nested_field() -> None:
    """A field added to a result has to be entered, or it would come back as a bare tuple."""
    met, left = set(), [LintResult]
    while left:
        kind = left.pop()
        if kind in met:
            continue
        met.add(kind)
        expected: dict[str, Any] = {}
        for name, hint in get_type_hints(kind).items():
            for inner in inner_types(hint):
                if hasattr(inner, "_fields"):
                    expected[name] = inner
                    left.append(inner)
                elif getattr(inner, "__origin__", None) is Mapping or inner is Mapping:
                    expected[name] = dict
        assert NESTED.get(kind, {}) == expected, kind
        for name in expected:
            several = any(
                getattr(part, "__origin__", None) is tuple
                for part in inner_types(get_type_hints(kind)[name])
            )
            assert (name in SERIES) == several, name


@pytest.mark.parametrize(
    "result",
    [
        CHECKED,
        CHECKED._replace(report=CHECKED.report and CHECKED.report._replace(
            evidence=types.MappingProxyType({"year": "1:2022"}))),
        LintResult("\udce4.txt", "", "unreadable", ReadFailure("missing", "找不到", "")),
        LintResult("a", "txt", "checked", attachments=(CHECKED, CHECKED), until="2030-01-01"),
    ],
)  # fmt: skip
def test_a_result_comes_back_as_it_was(result: LintResult) -> None:
    assert unpack_result(pack_result(result)) == result


def test_a_real_result_comes_back_with_its_classes(builtin_rules: Ruleset) -> None:
    result = lint_text(TEXT, builtin_rules, Config())
    back = unpack_result(pack_result(result))
    assert result.findings and result.claims and result.outline
    assert repr(back) == repr(result)
