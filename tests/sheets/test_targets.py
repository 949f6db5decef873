"""Whether a target was met, and what a missed one earns."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.arithmetic.interval import point
from perflint.sheets import sheets
from perflint.sheets.targets import deserved, earned, missed
from tests.checks.verdicts import understand


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [
        ("≥8期", "9期", False),
        ("≥8期", "7期", True),
        ("≤5%", "6%", True),
        ("≤5%", "5%", False),
        ("90%以上", "89.9%", True),
        ("100%", "100%", False),
        ("100%", "96%", None),
        ("≥8期", "9场", None),
        ("及时", "基本及时", None),
        ("≥1亿元", "9800万元", True),
    ],
)
def test_a_target_is_missed_only_where_that_can_be_told(
    target: str, actual: str, outcome: bool | None
) -> None:
    text = f"指标\t目标值\t完成值\n甲\t1\t1\n乙\t{target}\t{actual}\n丙\t2\t2\n"
    (sheet,) = sheets(understand(text))
    goal, done = sheet.cell(1, 1), sheet.cell(1, 2)
    assert goal and done
    assert missed(goal, done) is outcome


def test_nothing_is_left_at_twice_the_limit() -> None:
    text = "指标\t目标值\t完成值\n甲\t≤10件\t20件\n乙\t1\t1\n丙\t2\t2\n"
    (sheet,) = sheets(understand(text))
    goal = sheet.cell(0, 1)
    assert goal
    first, second = deserved(goal)
    operands = (point(Decimal(20)), point(Decimal(10)), point(Decimal(8)))
    assert first(*operands).low == 0
    assert second(*operands).low == 4


def test_no_rate_earns_more_than_the_weight() -> None:
    assert earned(point(Decimal("104.5")), point(Decimal(10))).high == 10
    assert earned(point(Decimal(86)), point(Decimal(10))).low == Decimal("8.6")
