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
