"""Units that bare numbers share with those beside them."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import understand


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("包括设计252.00、监理189.00和管理142.80万元。", ["万元", "万元", "万元"]),
        ("在编63人（行政24、事业39），空编4名。", ["人", "人", "人", "名"]),
        ("见附表12、附表13和管理142.80万元。", ["", "", "万元"]),
        ("在编63人（行政24，缺1名）。", ["人", "", "名"]),
    ],
)
def test_bare_numbers_in_a_row_or_bracket(text: str, units: list[str]) -> None:
    assert [one.unit for one in understand(text).quantities] == units
