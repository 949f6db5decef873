"""Columns of shares and the row of totals."""

from __future__ import annotations

from tests.checks.verdicts import verdicts, wrong

RULE = "TAB108"
TABLE = """单位：万元
支出类别\t金额\t占比（%）
人员经费\t318.20\t65.01
公用经费\t60.10\t12.28
项目经费\t111.18\t22.71
合计\t489.48\t100.00
"""


def test_shares_of_the_total_hold() -> None:
    assert verdicts(RULE, TABLE) == {"holds"}


def test_one_share_out_of_line_is_wrong() -> None:
    assert wrong(RULE, TABLE.replace("12.28", "12.82")) == ["12.82"]


def test_a_column_that_fits_nowhere_is_of_something_else() -> None:
    other = TABLE.replace("65.01", "95.00").replace("12.28", "88.10").replace("22.71", "97.30")
    assert not wrong(RULE, other)


def test_without_a_row_of_totals_nothing_is_said() -> None:
    assert verdicts(RULE, TABLE.replace("合计\t489.48\t100.00\n", "")) == set()


def test_rates_are_no_shares() -> None:
    heads = "项目\t预算数\t执行数\t占预算比重（%）\n"
    table = f"{heads}甲\t120.0\t114.0\t95.0\n乙\t80.0\t72.0\t90.0\n合计\t200.0\t186.0\t93.0\n"
    assert verdicts(RULE, table) == set()
