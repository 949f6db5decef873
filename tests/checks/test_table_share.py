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


def test_the_row_of_all_may_have_any_name_and_several_shares_a_slip() -> None:
    table = (
        "指标\t绝对数（万人）\t占常住人口比重（%）\n常住人口\t2841\t100\n"
        "城镇\t1576\t55.47\n乡村\t1265\t44.53\n男性\t1453\t51.14\n女性\t1388\t48.86\n"
    )
    assert verdicts(RULE, table) == {"holds"}
    assert wrong(RULE, table.replace("55.47", "54.57").replace("51.14", "51.41")) == [
        "54.57",
        "51.41",
    ]


def test_a_share_of_all_that_was_spent_is_no_rate() -> None:
    table = "项目\t支出（万元）\t占总支出\n甲\t114.0\t61.29%\n乙\t72.0\t38.71%\n合计\t186.0\t100%\n"
    assert wrong(RULE, table.replace("61.29", "61.92")) == ["61.92%"]


def test_shares_of_what_the_parts_make_are_right_though_the_total_is_not() -> None:
    assert wrong(RULE, TABLE.replace("489.48", "498.48")) == []
    assert wrong(RULE, TABLE.replace("489.48", "498.48").replace("12.28", "12.82")) == ["12.82"]


def test_a_share_of_the_only_amount_beside_it_is_one_of_its_total() -> None:
    table = "项目\t支出数（万元）\t占项目支出比重\n甲\t114.0\t61.29%\n乙\t72.0\t38.71%\n合计\t186.0\t100%\n"
    assert wrong(RULE, table) == []
    table += "丙\t0\t0\n"
    more = table.replace("乙\t72.0\t38.71%", "乙\t48.0\t25.81%\n丁\t24.0\t12.90%")
    assert wrong(RULE, more.replace("25.81", "28.51")) == ["28.51%"]
