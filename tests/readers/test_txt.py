from __future__ import annotations

from perflint.model.document import Place
from perflint.readers import read


def test_each_line_that_is_not_blank_is_a_paragraph():
    document = read("报告.txt", data="标题\n\n  　一、概况 \n\t\n正文。".encode())
    assert document.format == "txt"
    assert [block.span.of(document.text) for block in document.blocks] == [
        "标题",
        "一、概况",
        "正文。",
    ]
    assert [block.place for block in document.blocks] == [Place(1), Place(2), Place(3)]


def test_every_character_keeps_its_line_and_column():
    document = read("报告.txt", data="\ufeff标题\r\n\r\n  一、概况".encode())
    assert document.line_column(document.blocks[1].span.start) == (3, 3)


def test_a_form_feed_is_no_line_end():
    document = read("报告.txt", data="上一页\f下一页\n\f第三页".encode())
    assert document.text == "上一页\f下一页\n\f第三页"
    assert document.line_column(document.blocks[1].span.start) == (2, 2)


def test_the_suffix_does_not_decide():
    assert read("报告.docx", data="一、概况".encode()).format == "txt"
