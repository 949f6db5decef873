"""Numbers longer than the usual precision."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.precision import EXACT
from tests.checks.verdicts import ruleset, wrong

LONG = "98765432109876543210987654321098.76"
TABLE = f"项目\t预算数\t执行数\n甲\t100.00\t{LONG}\n乙\t200.00\t80.00\n合计\t300.00\t180.00\n"


def test_long_numbers_are_added_exactly() -> None:
    with localcontext(EXACT):
        assert Decimal(LONG) + Decimal("0.01") != Decimal(LONG)


@pytest.mark.parametrize("unit", ["", "万元"])
def test_a_filing_of_long_numbers_is_checked(unit: str) -> None:
    text = f"某局2023年度绩效自评报告\n全年预算1万元，支出{LONG}{unit}，执行率90.00%。\n{TABLE}"
    result = lint_text(text, ruleset(), Config(select=("TAB", "NUM1")), path="x.txt")
    (total,) = [one for one in result.findings if one.rule == "TAB101"]
    assert total.values.stated == "180.00"
    assert total.values.expression == f"{LONG} + 80.00"


def test_a_column_of_accounts_is_no_amount() -> None:
    text = f"项目\t账号\t金额\n甲\t{'6' * 29}\t1.00\n乙\t{'7' * 60}\t2.00\n合计\t3\t3.00\n"
    assert wrong("TAB101", text) == []
