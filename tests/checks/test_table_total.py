"""Totals of tables."""

from __future__ import annotations

import re

import pytest

from tests.checks.verdicts import claims, verdicts, wrong

BY_ROW = """单位：万元
项目\t年初预算数\t全年预算数\t执行数\t执行率
人员经费\t300.20\t320.50\t318.20\t99.28%
公用经费\t60.15\t64.30\t60.10\t93.47%
专项业务费\t120.00\t115.20\t112.70\t97.83%
合计\t480.35\t500.00\t491.00\t98.20%
"""
BY_COLUMN = """科目\t合计（万元）\t基本支出（万元）\t项目支出（万元）
行政运行\t210.40\t210.40\t0
招商引资\t85.60\t0\t85.60
市场监测\t44.20\t12.10\t32.10
总计\t340.20\t222.50\t117.70
"""
SUBTOTALS = """类别\t项目\t金额（万元）
基本支出\t人员经费\t318.2
基本支出\t公用经费\t60.1
基本支出\t小计\t378.3
项目支出\t招商经费\t82.4
项目支出\t监测经费\t30.3
项目支出\t小计\t112.7
合计\t\t491.0
"""
TREE = """科目\t合计\t基本支出\t项目支出
合计\t1045.38\t430.22\t615.16
一般公共服务支出\t800.00\t400.00\t400.00
行政运行\t420.00\t400.00\t20.00
一般行政管理事务\t380.00\t0\t380.00
商业服务业等支出\t245.38\t30.22\t215.16
商业流通事务\t245.38\t30.22\t215.16
"""
FUNDS = """项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t执行率
年度资金总额\t90\t90\t89.974\t99.97%
其中：本年财政拨款\t80\t80\t79.974\t99.97%
其他资金\t10\t10\t10\t100%
"""
NUMBERED = """项目\t金额（元）\t备注
一、基本支出\t52,300.00\t
（一）人员经费\t40,000.00\t
（二）公用经费\t12,300.00\t
二、项目支出\t30,200.50\t
合计\t82,500.50\t
"""


@pytest.mark.parametrize("table", [BY_ROW, BY_COLUMN, SUBTOTALS, TREE, FUNDS, NUMBERED])
def test_right_totals_hold(table: str) -> None:
    assert verdicts("TAB101", table) == {"holds"}
    assert "contradicted" not in verdicts("TAB102", table)


@pytest.mark.parametrize("table", [BY_ROW, BY_COLUMN, SUBTOTALS])
def test_every_broken_amount_is_found_where_it_counts(table: str) -> None:
    for number in re.finditer(r"(?<=\t)\d+\.\d+(?![\d%])", table):
        digit = number.group()[1]
        broken = number.group()[0] + ("3" if digit != "3" else "8") + number.group()[2:]
        text = table[: number.start()] + broken + table[number.end() :]
        found = [c for c in claims("TAB101", text) if c.verdict == "contradicted"]
        assert found, broken
        told = {q.quantity.text for c in found for q in c.operands} | {
            c.stated.text for c in found if c.stated
        }
        assert broken in told


def test_the_message_says_what_the_lines_add_up_to() -> None:
    (claim,) = claims("TAB101", BY_ROW.replace("491.00", "419.00"))[2:]
    assert claim.stated and claim.stated.text == "419.00"
    assert claim.expected == "491.00万元"
    assert claim.expression == "318.20 + 60.10 + 112.70"
    assert claim.slip == "swap"
    assert claim.values["head"] == "执行数"


def test_a_total_left_at_nought_beside_filled_lines() -> None:
    text = FUNDS.replace("年度资金总额\t90\t90\t89.974\t99.97%", "年度资金总额\t0\t0\t0\t0")
    assert wrong("TAB101", text) == ["0", "0", "0"]


def test_a_detail_above_its_whole() -> None:
    text = "项目\t预算数\t执行数\n项目支出\t260\t248.5\n其中：招商\t82\t284.5\n基本支出\t140\t139\n"
    assert wrong("TAB102", text) == ["284.5"]


def test_a_list_that_is_not_complete_is_not_accused() -> None:
    text = "项目\t金额（万元）\t内容\n厂房\t30\t建设\n设备\t40\t采购\n总计\t120\t\n"
    assert verdicts("TAB101", text) == {"skipped"}


def test_rates_and_prices_do_not_add_up() -> None:
    assert all(claim.stated and claim.stated.unit != "%" for claim in claims("TAB101", BY_ROW))


def test_rounded_shares_may_miss_a_hundred() -> None:
    text = "类别\t金额（万元）\t占比\n甲\t10\t33.3%\n乙\t10\t33.3%\n丙\t10\t33.3%\n合计\t30\t100%\n"
    assert "contradicted" not in verdicts("TAB101", text)


def test_a_column_of_averages_is_not_added_up() -> None:
    table = """标段\t面积（万亩）\t合同价（万元）\t每亩造价（元）\t已付（万元）
东片\t3.20\t4,096.00\t1,280.00\t3,900.00
西片\t2.80\t3,668.00\t1,310.00\t3,500.00
南片\t2.00\t2,700.00\t1,350.00\t2,650.00
合计\t8.00\t10,464.00\t{}\t10,050.00
"""
    assert wrong("TAB101", table.format("1,308.00")) == []
    assert wrong("TAB101", table.format("3,940.00").replace("10,464", "10,446")) == ["10,446.00"]
    assert "holds" in verdicts("TAB101", table.format("3,940.00"))


def test_a_price_per_unit_is_not_added_up() -> None:
    table = """镇街\t长度（公里）\t投资（万元）\t综合造价（万元/公里）
东镇\t12.5\t250.00\t20.00
西镇\t8.0\t176.00\t22.00
合计\t20.5\t426.00\t20.78
"""
    assert verdicts("TAB101", table) == {"holds"}


def test_a_total_of_shares_is_not_accused_for_the_share_that_is_wrong() -> None:
    table = (
        "科目\t支出（万元）\t占比（%）\n教育\t120.40\t40.13\n卫生\t80.60\t26.87\n农业\t60.00\t{}\n住房\t39.00\t13.00\n"
        "合计\t300.00\t100.00\n"
    )
    assert wrong("TAB101", table.format("20.00")) == []
    assert wrong("TAB101", table.format("20.02")) == []
    assert wrong("TAB108", table.format("20.02")) == ["20.02"]


@pytest.mark.parametrize(
    ("right", "broken", "told"),
    [
        ("8.80\t0.80\n", "8.80\t8.00\n", "TAB109"),
        ("180.40", "108.40", "TAB101"),
    ],
    ids=["remainder", "total of its row"],
)
def test_a_total_is_not_accused_for_the_line_that_is_wrong(
    right: str, broken: str, told: str
) -> None:
    tables = {
        "TAB109": "项目\t下达（万元）\t支出（万元）\t结余（万元）\n甲\t126.00\t120.10\t5.90\n乙\t84.50\t81.80\t2.70\n"
        "丙\t32.00\t32.00\t0.00\n丁\t9.60\t8.80\t0.80\n合计\t252.10\t242.70\t9.40\n",
        "TAB101": "科目\t合计（万元）\t基本支出（万元）\t项目支出（万元）\n教育\t320.50\t120.30\t200.20\n"
        "卫生\t180.40\t80.20\t100.20\n农业\t150.00\t50.00\t100.00\n合计\t650.90\t250.50\t400.40\n",
    }
    table = tables[told]
    assert wrong("TAB101", table) == []
    table = table.replace(right, broken)
    assert wrong("TAB101", table) == (["108.40"] if told == "TAB101" else [])
    assert wrong(told, table) == [broken.split("\t")[-1].strip()]


def test_a_running_column_ends_in_its_total() -> None:
    table = (
        "季度\t当季（万元）\t累计支出（万元）\n一季度\t120.50\t120.50\n二季度\t160.30\t280.80\n三季度\t150.20\t431.00\n"
        "合计\t431.00\t{}\n"
    )
    assert wrong("TAB101", table.format("431.00")) == []


def test_columns_that_miss_by_slips_and_columns_of_multiples_speak_for_a_total() -> None:
    table = """类别\t件数\t补贴（万元）\t销售额（万元）\t拉动倍数
电视\t1264\t286.41\t1632.54\t5.70
冰箱\t2318\t472.85\t3026.24\t6.40
空调\t3047\t604.19\t3504.30\t5.80
合计\t6629\t1363.45\t8163.08\t5.99
"""
    assert verdicts("TAB101", table) <= {"holds", "skipped"}
    broken = table.replace("6629", "6269").replace("472.85", "427.85")
    assert {"6269", "1363.45"} <= set(wrong("TAB101", broken))


def test_a_total_may_stand_in_a_column_of_years() -> None:
    table = "年度\t发行额（万元）\n2021\t8000.00\n2022\t12500.00\n2023\t7300.00\n合计\t27800.00\n"
    assert verdicts("TAB101", table) == {"holds"}
    assert wrong("TAB101", table.replace("27800", "28700")) == ["28700.00"]


def test_numbered_parts_of_a_row_may_begin_with_among_them() -> None:
    table = """项目\t上年数（万元）\t本年数（万元）
1.接待费\t86.40\t71.25
2.车辆费用\t213.90\t198.46
其中：（1）车辆购置\t41.60\t37.80
（2）车辆运行\t172.30\t160.66
合计\t300.30\t269.71
"""
    assert verdicts("TAB101", table) == {"holds"}
    assert wrong("TAB101", table.replace("198.46", "189.46")) == ["269.71", "189.46"]


def test_a_line_left_out_is_no_slip_of_each_column() -> None:
    rows = "甲\t21.40\t23.40\n乙\t35.10\t36.10\n丙\t12.60\t14.60\n"
    table = f"项目\t预算数（万元）\t执行数（万元）\n{rows}合计\t69.10\t74.10\n"
    assert verdicts("TAB101", table) == {"holds"}
    assert not wrong("TAB101", table.replace("69.10", "79.10").replace("74.10", "84.10"))
