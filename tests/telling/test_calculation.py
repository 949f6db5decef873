"""What was computed, in words."""

from __future__ import annotations

import pytest

from perflint.lang import Lang
from perflint.telling.calculation import equate, find_calculation
from tests.reporters.sample import RUN


@pytest.mark.parametrize(
    ("expression", "expected", "lang", "said"),
    [
        ("150 ÷ 200", "75.00%", "zh", "150 ÷ 200 = 75.00%"),
        ("9 − 5 = 4", "4位", "zh", "9 − 5 = 4"),
        ("89.5 ∈ [80, 90)", "良", "zh", "89.5 在 80—90 之间，良"),
        ("89.5 ∈ [80, 90)", "良", "en", "89.5 is between 80 and 90, 良"),
        ("51.5分 ≤ 50分", "≤ 50分", "zh", "51.5分 不大于 50分"),
        ("94.54 = 95.44", "95.44", "zh", "94.54，另一处 95.44"),
        ("列出 2 项：甲与乙、丙", "2个", "en", "listed 2: 甲与乙、丙"),
        ("13.8万元大于12.5万元", "", "en", "13.8万元 is more than 12.5万元"),
        ("12 ÷ 各项之和", "5%", "en", "12 ÷ the sum of all = 5%"),
    ],
)
def test_equate(expression: str, expected: str, lang: Lang, said: str) -> None:
    assert equate(expression, expected, lang) == said


def test_only_arithmetic_is_a_calculation() -> None:
    (finding,) = [one for result in RUN for one in result.findings if one.rule == "NUM101"][:1]
    assert find_calculation(finding, "zh") == "150 ÷ 200 = 75.00%（文中为 57.00%）"
    assert finding.values is not None
    for expression in ("94.54 = 95.44", "8个 ≤ 6个", "列出 3 项：甲、乙、丙", ""):
        values = finding.values._replace(expression=expression)
        assert find_calculation(finding._replace(values=values), "zh") == ""
