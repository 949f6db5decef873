"""How tables are laid out: side by side, over pages, with numbered columns, in groups."""

from __future__ import annotations

import pytest

from perflint.sheets import Sheet, sheets
from perflint.sheets.formulas import Formula, read_formula
from perflint.sheets.nesting import RowKind, parents
from tests.checks.verdicts import understand, verdicts, wrong

LEDGER = """
| 收入 | 决算数 | 支出 | 决算数 |
|---|---|---|---|
| 一、财政拨款 | 640.50 | 一、基本支出 | 412.30 |
| 1.本级财力 | 600.00 | 1.人员经费 | 380.10 |
| 2.上级补助 | 40.50 | 2.公用经费 | 32.20 |
| 二、事业收入 | 18.40 | 二、项目支出 | 246.60 |
| 收入总计 | 658.90 | 支出总计 | 658.90 |
"""
PAGE = "2023年项目支出明细表\n单位：万元\n"
HEAD = "项目\t预算数\t执行数\n"
FIRST = "合计\t600.00\t561.50\n桥梁检测\t120.00\t118.40\n道路划线\t85.00\t80.10\n标志更换\t95.00\t92.00\n"
REST = "信号维护\t140.00\t121.00\n护栏修复\t90.00\t84.00\n绿化补植\t70.00\t66.00\n"


def read(text: str, name: str = "filing.txt") -> tuple[Sheet, ...]:
    return sheets(understand(text, name))


def test_tables_side_by_side_are_two() -> None:
    income, expenditure = read(LEDGER, "filing.md")
    assert income.rows[0].label == "一、财政拨款"
    assert expenditure.rows[-1].label == "支出总计"
    assert [row.parent for row in expenditure.rows] == [-1, 0, 0, -1, -1]


def test_numbered_details_are_not_added_twice() -> None:
    assert wrong("TAB101", LEDGER, "filing.md") == []
    assert wrong("TAB101", LEDGER.replace("18.40", "81.40"), "filing.md") == ["658.90"]
    assert wrong("TAB101", LEDGER.replace("| 32.20", "| 23.20"), "filing.md") == ["412.30"]


@pytest.mark.parametrize("again", [f"\n{PAGE}{HEAD}", f"\n{HEAD}"])
def test_a_table_that_a_page_cuts_is_one(again: str) -> None:
    (sheet,) = read(PAGE + HEAD + FIRST + again + REST)
    assert len(sheet.rows) == 7
    assert not wrong("TAB101", PAGE + HEAD + FIRST + again + REST)
    broken = REST.replace("121.00", "112.00")
    assert wrong("TAB101", PAGE + HEAD + FIRST + again + broken) == ["561.50"]


def test_another_table_with_the_same_headings_is_another() -> None:
    assert len(read(PAGE + HEAD + FIRST + "\n2023年其他支出明细表\n" + HEAD + REST)) == 2


def test_columns_are_numbered_and_say_what_they_follow_from() -> None:
    text = (
        "项目\t年初预算\t调整预算\t执行数\t完成比例\n"
        "栏次\t1\t2\t3\t4=3/2*100%\n"
        "堤防加固\t410.0\t380.0\t361.0\t95.00%\n"
        "涵闸改造\t120.0\t150.0\t141.0\t94.00%\n"
    )
    (sheet,) = read(text)
    assert [column.key for column in sheet.columns] == ["", "1", "2", "3", "4"]
    assert sheet.columns[4].formula == Formula("ratio", ("3", "2"), "4")
    assert [row.label for row in sheet.rows] == ["堤防加固", "涵闸改造"]
    assert wrong("TAB107", text) == []
    assert wrong("TAB107", text.replace("94.00%", "49.00%")) == ["49.00%"]


def test_a_total_under_a_heading_covers_the_columns_under_it() -> None:
    text = """
| 单位 | 合计 | 财政资金 | 财政资金 | 财政资金 | 自筹资金 |
|---|---|---|---|---|---|
|  |  | 小计 | 省级 | 县级 |  |
| 一中 | 360.5 | 310.5 | 200.0 | 110.5 | 50.0 |
| 二中 | 248.0 | 248.0 | 148.0 | 100.0 | 0 |
| 职校 | 175.2 | 160.0 | 90.0 | 70.0 | 15.2 |
"""
    assert wrong("TAB101", text, "filing.md") == []
    assert wrong("TAB101", text.replace("| 110.5", "| 101.5"), "filing.md") == ["310.5"]


def test_a_detail_is_wrong_only_where_no_line_above_can_be_its_whole() -> None:
    text = "指标\t总额（亿元）\n全部企业\t156.5\n股份制\t120.8\n私营\t31.7\n其中：采矿\t64.0\n制造\t19.0\n"
    assert wrong("TAB102", text) == []
    assert wrong("TAB102", text.replace("64.0", "640.0")) == ["640.0"]


def test_rows_of_rates_do_not_add_up() -> None:
    text = (
        "期限\t类型\t合计\t一般\t专项\n"
        "小计\t金额\t98.6\t30.0\t68.6\n"
        "\t平均利率%\t2.05\t1.80\t2.16\n"
        "十年\t金额\t72.5\t26.9\t45.6\n"
        "\t平均利率%\t1.91\t1.78\t1.99\n"
    )
    assert verdicts("TAB101", text) == {"holds"}


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("B/A", Formula("ratio", ("B", "A"))),
        ("C＝B÷A×100%", Formula("ratio", ("B", "A"), "C")),
        ("③=②-①", Formula("difference", ("②", "①"), "③")),
        ("(B-A)/A", Formula("growth", ("B", "A"))),
        ("1=2+3+4", Formula("sum", ("2", "3", "4"), "1")),
        ("万元", None),
        ("A-B-C", None),
        ("(B-A)/C", None),
    ],
)
def test_formulas_of_headings(text: str, formula: Formula | None) -> None:
    assert read_formula(text) == formula


@pytest.mark.parametrize(
    ("kinds", "levels", "owners"),
    [
        (["plain"] * 5, [1, 3, 3, 1, 3], [-1, 0, 0, -1, 3]),
        (["total", "within", "plain", "plain"], [0, 0, 0, 0], [-1, 0, 0, 0]),
        (["plain", "within", "within", "plain"], [0, 0, 0, 0], [-1, 0, 0, -1]),
        (["plain", "plain", "total", "plain"], [1, 0, 0, 3], [-1, 0, -1, -1]),
    ],
)
def test_the_row_that_each_is_a_part_of(
    kinds: list[RowKind], levels: list[int], owners: list[int]
) -> None:
    assert parents(kinds, levels) == owners


def test_headings_that_lost_their_merged_cells_stand_below_their_group_again() -> None:
    text = (
        "项目 | 上年数 | 本年数 | 比上年增减情况 | |\n增减额 | 增减幅度 | | | |\n"
        "会议费 | 18.60 | 16.20 | -2.40 | -12.90% |\n培训费 | 24.30 | 27.90 | 3.60 | 14.81% |\n"
    )
    (sheet,) = read(text)
    assert [column.role for column in sheet.columns[3:5]] == ["change", "growth"]
    assert len(sheet.rows) == 2


def test_two_cells_parted_by_a_bar_are_a_row() -> None:
    (sheet,) = read("项目|金额（万元）\n设备|48.20\n维修|12.60\n合计|60.80\n")
    assert [row.label for row in sheet.rows] == ["设备", "维修", "合计"]
    assert wrong("TAB101", "项目|金额（万元）\n设备|48.20\n维修|12.60\n合计|68.80\n") == ["68.80"]


def test_headings_may_lack_the_bars_of_merged_cells() -> None:
    text = (
        "项目 | 上年数 | 本年数 | 比上年增减\n增减额 | 增减幅度\n"
        "会议费 | 18.60 | 16.20 | -2.40 | -12.90%\n培训费 | 24.30 | 27.90 | 3.60 | 14.81%\n"
    )
    (sheet,) = read(text)
    assert [column.role for column in sheet.columns[3:]] == ["change", "growth"]
