"""Tables that a plain text has kept only as rows."""

from __future__ import annotations

import pytest

from perflint.extract.tables import gather_tables
from perflint.model.document import Document
from perflint.readers import read
from tests.checks.verdicts import understand

TAB = "项目\t预算数\t执行数\n培训\t30\t29\n调研\t12\t\n合计\t42\n"
BAR = "| 项目 | 预算数 | 执行数 |\n|---|---|---|\n| 培训 | 30 | 29 |\n| 调研 | 12 | 11 |\n"
WIDE = "项目     预算数     执行数\n培训     30       29\n调研     12       11\n"


def gather(text: str) -> Document:
    return gather_tables(read("-", data=text.encode(), name="filing.txt"))


def cells(document: Document) -> list[tuple[int, int, str]]:
    table = next(block.table for block in document.blocks if block.table)
    return [(cell.row, cell.column, cell.span.of(document.text)) for cell in table.cells]


@pytest.mark.parametrize("text", [TAB, BAR, WIDE])
def test_rows_become_a_table(text: str) -> None:
    document = gather("明细如下。\n" + text + "\n以上。")
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    found = cells(document)
    assert (0, 1, "预算数") in found
    assert (1, 2, "29") in found


def test_rows_parted_by_tabs_keep_their_empty_cells() -> None:
    found = cells(gather("\t预算数\t执行数\n培训\t\t29\n\t30\t\n"))
    assert [(row, column) for row, column, words in found if not words] == [
        (0, 0), (1, 1), (2, 0), (2, 2),
    ]  # fmt: skip


def test_a_last_cell_may_be_empty_behind_a_closing_bar() -> None:
    found = cells(gather("项目|预算|率\n培训|30|9%\n调研|12|8%\n合计|42|\n"))
    assert [(row, column) for row, column, words in found if not words] == [(3, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "一、基本情况\n\n（一）部门职能     略\n\n（二）收支     略\n",
        "编制12名\t实有10名\n\n另有说明。\n",
        "甲\t乙\n丙\t丁\n戊\t己\n",
        "US•PRIME | 牛排馆、精品咖啡\n",
        "联系人：张某     电话：010\n",
    ],
)
def test_prose_stays_prose(text: str) -> None:
    document = read("-", data=text.encode(), name="filing.txt")
    assert gather_tables(document) is document


def test_long_runs_of_separators_take_no_long_time() -> None:
    for piece in ("\t" * 20_000, "|" * 20_000, "   |\t" * 8_000, ("一\t2\n") * 8_000):
        text = f"一\n{piece}\n{piece}"
        document = gather(text)
        assert document.text == text
        assert document.blocks[0].span.of(text) == "一"


def test_cells_a_line_each_are_a_table_where_names_and_numbers_take_turns() -> None:
    lines = [
        "办理情况",
        "单位",
        "件数",
        "办结",
        "甲镇",
        "96",
        "91",
        "乙镇",
        "43",
        "34",
        "丙镇",
        "25",
        "22",
        "完",
    ]
    tables = understand("\n\n".join(lines)).tables
    assert [(grid.rows, grid.columns) for grid in tables] == [(4, 3)]
    assert understand("\n\n".join(lines[:10])).tables == ()


def rows_of(*lines: str) -> list[list[str]]:
    """The rows of the first table that lines, one below the other, are read as; none where there is none."""
    document = gather("\n".join(lines) + "\n")
    found: dict[int, list[str]] = {}
    for row, _, words in cells(document) if any(block.table for block in document.blocks) else ():
        found.setdefault(row, []).append(words)
    return list(found.values())


def test_bars_left_at_the_ends_of_cells_are_no_part_of_them() -> None:
    lines = ("项目 |", "预算数 |", "办公费 |", "3.5 |", "差旅费 |", "4.1 |", "合计 |", "7.6 |")
    assert rows_of(*lines) == [
        ["项目", "预算数"],
        ["办公费", "3.5"],
        ["差旅费", "4.1"],
        ["合计", "7.6"],
    ]


def test_a_head_over_others_is_left_out_where_a_text_has_kept_it_beside_them() -> None:
    heads = ("年度", "总数", "车辆", "小计", "购置", "运行")
    rows = (
        "2021年",
        "52",
        "40",
        "12",
        "28",
        "2022年",
        "61",
        "47",
        "15",
        "32",
        "2023年",
        "58",
        "45",
        "14",
        "31",
    )
    assert rows_of(*heads, *rows)[:2] == [
        ["年度", "总数", "小计", "购置", "运行"],
        ["2021年", "52", "40", "12", "28"],
    ]


def test_names_of_groups_stand_between_rows() -> None:
    lines = (
        "指标",
        "数值",
        "人口",
        "男",
        "51",
        "女",
        "49",
        "产量",
        "米",
        "38",
        "麦",
        "27",
        "豆",
        "9",
        "薯",
        "6",
    )
    found = rows_of(*lines)
    assert found[:2] == [["指标", "数值"], ["人口"]]
    assert ["产量"] in found


def test_two_tables_side_by_side_are_one() -> None:
    heads = ("收入", "数", "支出", "数")
    rows = ("总计", "90", "总计", "90", "一、本级收入", "60", "一、本级支出", "70")
    more = ("二、转移性收入", "30", "二、转移性支出", "20")
    assert rows_of(*heads, *rows, *more)[2] == ["一、本级收入", "60", "一、本级支出", "70"]
    assert rows_of(*heads, *rows, "税收", "30") == []


@pytest.mark.parametrize(
    "above", [("产品 产量（吨） 增长（%）",), ("产品", "产量（吨）", "增长（%）")]
)
def test_lines_of_a_name_and_numbers_are_rows(above: tuple[str, ...]) -> None:
    found = rows_of("农业生产情况。", *above, "粮食 1228 -3.9", "油料 450 1.2", "茶叶 81 10.8")
    assert found[:2] == [["产品", "产量（吨）", "增长（%）"], ["粮食", "1228", "-3.9"]]


def test_a_list_of_contents_is_no_table() -> None:
    assert rows_of("目录", "部门概况 1", "收支情况 3", "名词解释 9") == []
