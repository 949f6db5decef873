from __future__ import annotations

import pytest

from perflint.readers import read


def blocks(text: str) -> list[tuple[str, int | None]]:
    document = read("报告.md", data=text.encode())
    assert document.text == text
    return [(block.span.of(text), block.level) for block in document.blocks]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# 标题", ("标题", 1)),
        ("###### 六级", ("六级", 6)),
        ("## 一、概况 ##", ("一、概况", 2)),
        ("## **一、概况**", ("一、概况", 2)),
        ("  ##一、概况", ("一、概况", 2)),
        ("####### 七个", ("####### 七个", None)),
        ("#1 标段", ("#1 标段", None)),
        ("**一、概况**", ("一、概况", None)),
        ("**甲**和**乙**", ("**甲**和**乙**", None)),
    ],
)
def test_headings(line: str, heading: tuple[str, int | None]):
    assert blocks(line) == [heading]


def test_underlined_headings_and_rules():
    assert blocks("标题\n===\n\n概况\n---\n\n正文\n\n---\n\n***\n末") == [
        ("标题", 1),
        ("概况", 2),
        ("正文", None),
        ("末", None),
    ]


def test_numbers_stay_as_written():
    assert blocks("1. 甲\n3. 乙\n\n3）丙") == [("1. 甲", None), ("3. 乙", None), ("3）丙", None)]


@pytest.mark.parametrize("line", ["- 内容", "* 内容", "  + 内容", "> 内容", "> - [x] 内容"])
def test_bullets_and_quote_marks_are_no_text(line: str):
    assert blocks(line) == [("内容", None)]


@pytest.mark.parametrize("line", ["-5%", "*甲*", "+3 分"])
def test_signs_without_a_blank_are_text(line: str):
    assert blocks(line) == [(line, None)]


def test_front_matter_comments_and_fences():
    text = "---\ntitle: 报告\n---\n甲<!-- 一 -->\n<!--\n# 二\n-->乙\n```text\n# 丙\n```\n丁"
    assert blocks(text) == [("甲", None), ("乙", None), ("# 丙", None), ("丁", None)]


def test_an_open_comment_or_fence_swallows_nothing():
    assert blocks("甲 <!-- 乙\n```\n丙") == [("甲 <!-- 乙", None), ("丙", None)]


def test_a_rule_at_the_start_is_no_front_matter():
    assert blocks("---\n一、概况\n---\n正文")[-1] == ("正文", None)


def test_pipe_table():
    text = "前\n\n| 科目 | 预算 | 备注 |\n|---|--:|:-:|\n| 基本 | 10 | |\n| 项目\\|其他 | 20 |\n后"
    document = read("报告.md", data=text.encode())
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["paragraph", "table", "paragraph"]
    table = document.blocks[1].table
    assert table is not None
    assert (table.rows, table.columns) == (3, 3)
    assert [(c.row, c.column, c.span.of(text)) for c in table.cells] == [
        (0, 0, "科目"), (0, 1, "预算"), (0, 2, "备注"),
        (1, 0, "基本"), (1, 1, "10"), (1, 2, ""),
        (2, 0, "项目\\|其他"), (2, 1, "20"),
    ]  # fmt: skip


def test_table_without_outer_bars():
    text = "甲 | 乙\n--- | ---\n1 | 2\n"
    document = read("报告.md", data=text.encode())
    table = document.blocks[0].table
    assert table is not None
    assert [cell.span.of(text) for cell in table.cells] == ["甲", "乙", "1", "2"]


@pytest.mark.parametrize("text", ["甲|乙\n正文", "甲|乙\n---", "a | b\n|---|---|---|"])
def test_bars_alone_make_no_table(text: str):
    assert all(b.kind == "paragraph" for b in read("报告.md", data=text.encode()).blocks)


def test_tags_around_a_line_and_breaks_at_its_end_are_no_text():
    text = (
        '<div align="center">\n# 标题\n</div>\n<p><b>甲</b>乙</p>\n一、概况\\\n若 a<b 且 c>d\n<br>'
    )
    assert blocks(text) == [
        ("标题", 1),
        ("甲</b>乙", None),
        ("一、概况", None),
        ("若 a<b 且 c>d", None),
    ]


def tag_table(text: str) -> list[tuple[int, int, int, int, str]] | None:
    document = read("报告.md", data=text.encode())
    table = next((block.table for block in document.blocks if block.table), None)
    return table and [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(text)) for c in table.cells
    ]


@pytest.mark.parametrize("gap", ["", "\n  "])
def test_tables_in_tags(gap: str):
    lines = (
        '<html><table border="1">',
        '<tr><td rowspan="2"><b>科目</b><TD colspan=2>金额</td></tr>',
        "<tr><td>预算</td><td>执行</td></tr>",
        "<tr><td>甲<td>1<td></tr>",
        "</table></html>",
    )
    text = "前\n" + gap.join(lines) + "\n后"
    assert tag_table(text) == [
        (0, 0, 2, 1, "科目"), (0, 1, 1, 2, "金额"), (1, 1, 1, 1, "预算"), (1, 2, 1, 1, "执行"),
        (2, 0, 1, 1, "甲"), (2, 1, 1, 1, "1"), (2, 2, 1, 1, ""),
    ]  # fmt: skip
    document = read("报告.md", data=text.encode())
    kinds = [(block.kind, block.span.of(text)[:1]) for block in document.blocks]
    assert kinds == [("paragraph", "前"), ("table", "<"), ("paragraph", "后")]


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>甲",
        "<table><tr><td>甲\n乙</td></tr></table>",
        "<table>表1<tr><td>甲</td></tr></table>",
        "<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table>",
        "<table><tr><td>甲</td></tr></table>后",
        "<table><td>甲</td></table>",
    ],
)
def test_what_is_no_plain_table_of_tags_stays_text(text: str):
    assert tag_table(text) is None
    document = read("报告.md", data=text.encode())
    assert "甲" in "".join(block.span.of(text) for block in document.blocks)
