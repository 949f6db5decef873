"""Contents pages, rows of lost tables, lists of attachments: none of them is the outline."""

from __future__ import annotations

import pytest

from tests.extract.outlines import tree

NAME = "某县文化馆2023年部门整体支出绩效自评报告\n"
TITLES = ("一、部门概况", "二、收支情况", "三、演出情况", "四、存在问题")
BODY = (
    "一、部门概况\n本馆现有9人。\n二、收支情况\n支出150万元。\n"
    "三、演出情况\n全年24场。\n四、存在问题\n支出进度前低后高。\n"
)
OUTLINE = [NAME.strip() + "  [title]", *TITLES]


def _entries(form: str) -> str:
    return "".join(form.format(title, at) for at, title in enumerate(TITLES, 1))


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n" + _entries("{}\n"),
        "目 录\n" + _entries("{}…………{}\n"),
        "目录\n" + _entries("{}\t{}\n"),
        "目录\n" + _entries("{}\n{}\n"),
        "目录：\n" + _entries("{}：\n"),
        "目录\nTOC \\o 1-3 \\h " + _entries("{0} PAGEREF _Toc1611{1} h {1}\n"),
        "目录\n" + _entries('HYPERLINK \\l "_Toc1611{1}" {0}\t{1}\n'),
        "目录\n" + _entries("{}{}") + "\n",
        "目录" + _entries("{}") + "\n",
        _entries("{}\n"),
        _entries("{}......{}\n"),
        "目录\n" + _entries("{}\n") + NAME,
        "目录\n" + _entries("{}......( {} )\n"),
        "目录\n" + _entries("{}({})\n"),
        "绩效自评报告目录\n" + _entries("{}\n"),
    ],
)
def test_contents_in_every_form_are_no_headings(contents: str) -> None:
    assert tree(NAME + contents + BODY) == OUTLINE


def test_the_title_may_stand_below_the_contents() -> None:
    page = "目录\n" + _entries("{}......({})\n") + "五、决算情况说明......(9)\n"
    assert tree(page + NAME + BODY + "五、决算情况说明\n见附表。\n")[0] == OUTLINE[0]


def test_contents_whose_headings_lost_their_numbers() -> None:
    bare = BODY
    for title in TITLES:
        bare = bare.replace(title, title[2:])
    assert tree(NAME + "目录\n" + _entries("{}\n") + bare) == tree(NAME + bare)


def test_a_list_announced_and_then_gone_through_leaves_its_headings() -> None:
    text = "一、任务\n（一）演出\n24场。\n（二）展览\n6期。\n二、完成情况\n（一）演出\n24场。\n（二）展览\n6期。"
    assert tree(text) == [
        "一、任务", "  （一）演出", "  （二）展览", "二、完成情况", "  （一）演出", "  （二）展览",
    ]  # fmt: skip


def test_rows_of_a_lost_table_are_its_sections_text() -> None:
    text = (
        "一、收支情况\n项目\n决算数\n一、拨款收入\n100\n二、事业收入\n20\n二、结论\n自评得分95分。"
    )
    assert tree(text) == ["一、收支情况", "二、结论"]
    ended = "一、收支情况\n一、拨款收入1,200.50\n二、事业收入20.00\n二、结论\n自评得分95分。"
    assert tree(ended) == ["一、收支情况", "二、结论"]


def test_names_of_attachments_are_no_headings() -> None:
    text = "一、概况\n9人。\n二、结论\n95分。\n附件：1.自评表\n2.佐证材料\n3.满意度问卷"
    assert tree(text) == ["一、概况", "二、结论"]
    assert tree(text.replace("附件：1.", "附：\n1.")) == ["一、概况", "二、结论"]


def test_contents_pages_without_end_take_linear_time() -> None:
    assert tree("目录\n" + "一、概况...1\n" * 3000 + "·" * 30000 + "\n")[:1] != []
