"""Numbers of headings that only their run shows: read where they count, left alone where they do not."""

from __future__ import annotations

import pytest

from perflint.readers import read
from tests.extract.outlines import flat, outline, sections, tree

_TITLE = "某某市文化局2023年度部门整体支出绩效自评报告\n"
_TEXT = "演出和展览按计划开展，资金使用规范，各环节衔接顺畅。\n"


def _outline(*numbers: str) -> list[tuple[int, str]]:
    first, second, below, above = numbers
    text = (
        f"{_TITLE}{first}部门概况\n{below}主要职责\n{_TEXT}{above}机构设置情况\n{_TEXT}"
        f"{second}绩效情况\n{_TEXT}"
    )
    return [(one.depth, one.title) for one in flat(sections(text)) if one.kind != "title"]


@pytest.mark.parametrize(
    "numbers",
    [
        ("Ⅰ、", "Ⅱ、", "（一）", "（二）"),
        ("I. ", "II. ", "（一）", "（二）"),
        ("A. ", "B. ", "1. ", "2. "),
        ("甲、", "乙、", "一、", "二、"),
        ("壹、", "贰、", "（一）", "（二）"),
        ("壹、", "贰、", "一、", "二、"),
        ("第1章 ", "第2章 ", "第1节 ", "第2节 "),
        ("第一章 ", "第二章 ", "第一节 ", "第二节 "),
        ("一、", "二、", "一）", "二）"),
        ("一、", "二、", "1.1 ", "1.2 "),
        ("1 ", "2 ", "1.1 ", "1.2 "),
        ("1. ", "2. ", "1.1. ", "1.2. "),
        ("一 ", "二 ", "（一）", "（二）"),
        ("一：", "二：", "（一）：", "（二）："),
        ("【一】", "【二】", "（一）", "（二）"),
        ("一、", "二、", "〈一〉", "〈二〉"),
        ("一、", "二、", "❶", "❷"),
        ("一，", "二，", "（一）", "（二）"),
        ("第一、", "第二、", "一、", "二、"),
        ("一、", "二、", "第一、", "第二、"),
        ("一、", "二、", "1）", "2）"),
    ],
)
def test_the_forms_that_filings_number_in(numbers: tuple[str, str, str, str]) -> None:
    assert _outline(*numbers) == [
        (1, "部门概况"), (2, "主要职责"), (2, "机构设置情况"), (1, "绩效情况"),
    ]  # fmt: skip


def test_a_number_lost_skipped_or_said_twice_is_seen_in_every_form() -> None:
    text = f"{_TITLE}壹、部门概况\n{_TEXT}绩效情况\n{_TEXT}叁、存在的问题\n{_TEXT}"
    assert tree(text)[2] == "绩效情况  [missing_number]"
    text = f"{_TITLE}一、概况\n1.1 职责情况\n{_TEXT}1.2 机构情况\n{_TEXT}1.4 人员情况\n{_TEXT}"
    assert tree(text)[-1] == "  1.4人员情况  [skip]"
    text = f"{_TITLE}A、部门概况\n{_TEXT}B、绩效情况\n{_TEXT}B、存在问题\n{_TEXT}"
    assert "duplicate" in tree(text)[-1]


def test_numbers_with_commas_are_a_run_of_their_own() -> None:
    text = f"{_TITLE}一，部门概况\n{_TEXT}三，绩效情况\n{_TEXT}四，存在问题\n{_TEXT}"
    assert tree(text)[2] == "三，绩效情况  [skip]"
    text = f"{_TITLE}一、部门概况\n{_TEXT}一，二级指标齐全\n二、绩效情况\n{_TEXT}"
    assert [one.title for one in flat(sections(text))][1:] == ["部门概况", "绩效情况"]


def test_figures_and_answers_are_no_numbers_of_headings() -> None:
    text = (
        f"{_TITLE}一、绩效情况\n2.1万亩农田得到改造，带动农户增收。\n1.5倍于上年。\n二、满意度情况\n问卷如下：\n"
        "A级景区的游客较多。\n63 个村参加。\n"
    )
    assert tree(text)[1:] == ["一、绩效情况", "二、满意度情况"]


def test_decimals_that_do_not_count_up_are_figures() -> None:
    text = f"{_TITLE}一、收支情况\n6.44其中：省级收入\n12.65其中：保险费收入\n7.34其中：利息收入\n二、结论\n{_TEXT}"
    assert tree(text)[1:] == ["一、收支情况", "二、结论"]


def test_the_number_after_a_miswritten_one_is_not_accused_too() -> None:
    text = f"一、概况\n{_TEXT}二、绩效情况\n{_TEXT}五、问题\n{_TEXT}四、建议\n{_TEXT}"
    assert [one.numbering for one in sections(text)] == ["ok", "ok", "skip", "ok"]


def test_a_part_that_lost_its_number_opens_no_second_report() -> None:
    text = "".join(
        f"{_TITLE if not at else ''}{number}\n一、完成情况\n{_TEXT}二、问题情况\n{_TEXT}"
        for at, number in enumerate(("第一部分 部门概况", "绩效情况", "第三部分 改进措施"))
    )
    assert "绩效情况  [missing_number]" in tree(text)


def test_a_report_that_begins_with_its_second_section_has_lost_the_first() -> None:
    text = f"{_TITLE}二、绩效情况\n{_TEXT}三、问题\n{_TEXT}"
    assert [one.numbering for one in sections(text)][1:] == ["skip", "ok"]
    assert [one.numbering for one in sections(text.removeprefix(_TITLE))] == ["ok", "ok"]


def test_the_last_heading_above_a_fresh_run_has_lost_its_number() -> None:
    text = (
        f"{_TITLE}一、绩效情况\n（一）完成情况\n{_TEXT}（二）效果情况\n{_TEXT}"
        f"问题与建议\n（一）主要问题\n{_TEXT}（二）有关建议\n{_TEXT}"
    )
    assert "问题与建议  [missing_number]" in tree(text)
    assert not any("empty" in line for line in tree(text))


def test_two_first_items_side_by_side_are_one_number_twice() -> None:
    text = f"一、问题与建议\n（一）问题。进度前低后高。\n（一）建议。按季度下达计划。\n二、结论\n{_TEXT}"
    assert "（一）建议  [run_in, duplicate]" in [line.strip() for line in tree(text)]


def test_a_heading_keeps_the_mark_of_a_number_that_a_conversion_lost() -> None:
    text = (
        f"{_TITLE}一、绩效情况\n（一）资金情况\n{_TEXT}（二）指标完成情况（详见附表）\n、综合评价情况及评价结论\n"
        f"{_TEXT}三、存在的问题\n{_TEXT}"
    )
    assert tree(text)[1:] == [
        "一、绩效情况", "  （一）资金情况", "  （二）指标完成情况（详见附表）",
        "、综合评价情况及评价结论  [missing_number]",
        "三、存在的问题",
    ]  # fmt: skip


def test_a_first_section_that_stands_in_a_table_is_not_lost() -> None:
    cells = "".join(f"| 第{at}项指标 | 完成 |\n" for at in range(60))
    text = f"# {_TITLE}\n| 一、部门概况 | 情况 |\n|---|---|\n{cells}\n二、绩效情况\n\n{_TEXT}\n三、问题\n\n{_TEXT}"
    found = outline(read("报告.md", data=text.encode()))[1]
    assert not [one for one in flat(found) if one.numbering == "skip"]
