"""Web pages: what is seen, list numbers, tables, encodings, portals, pages that Word saved."""

from __future__ import annotations

import pytest

from perflint.model.document import Document
from perflint.readers import read

BODY = "本局主要职责是负责全县林业工作，指导集体林权制度改革，组织森林防火和林业产业发展。" * 8


def page(body: str, head: str = "") -> Document:
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read("页.html", data=html.encode())


def lines(document: Document, kind: str = "paragraph") -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.kind == kind]


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, height, width and text of every cell of the first table."""
    table = next(block.table for block in document.blocks if block.table)
    return [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(document.text)) for c in table.cells
    ]


def test_blocks_breaks_and_blanks():
    document = page(
        "前<div>甲 <b>乙</b>\n 丙<p>　　丁&nbsp;</p>戊</div><p>a\n b<br>己<br/><br>庚</p><hr><p> </p>"
        "<pre>一\n  二</pre>"
    )
    assert lines(document) == ["前", "甲 乙丙", "丁", "戊", "a b", "己", "庚", "一", "二"]
    numbers = [block.place.paragraph for block in document.blocks]
    assert numbers == [1, 2, 3, 4, 5, 5, 5, 6, 6]


def test_headings_have_levels_and_hold_their_lines_together():
    document = page("<h1>甲<br>乙</h1><h3><span>丙</span></h3><p>丁</p>")
    assert [(b.level, b.span.of(document.text)) for b in document.blocks] == [
        (1, "甲 乙"),
        (3, "丙"),
        (None, "丁"),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol type=A><li>甲</li><li>乙</li></ol>", ["A. 甲", "B. 乙"]),
        ("<ol type=i><li>甲<li>乙</ol>", ["i. 甲", "ii. 乙"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style: none'><li>一、甲</ol>", ["一、甲"]),
        ("<ul><li>甲<ol><li>乙</ol><li>丙</ul>", ["甲", "1. 乙", "丙"]),
        ("<ol><li><p>甲</p><p>乙</p><li><h2>丙</h2></ol>", ["1. 甲", "乙", "2. 丙"]),
        ("<ol><li><ol><li>甲</ol></ol>", ["1. 甲"]),
        ("<ol start=x><li value=-1>甲<li>乙</ol>", ["-1. 甲", "0. 乙"]),
    ],
)
def test_list_numbers_are_computed(source: str, shown: list[str]):
    assert lines(page(source)) == shown


def test_what_is_hidden_is_not_read():
    style = "<style><!-- .gone, .x .y {display : none} p.off{VISIBILITY:hidden} --></style>"
    document = page(
        "<p class='a gone'>藏</p><p class=off>藏</p><p style='color:red; display:none'>藏</p>"
        "<p hidden>藏</p><script>var x='藏'</script><template>藏</template><noscript>藏</noscript>"
        "<nav>藏</nav><select><option>藏</select><del>藏</del><span style='mso-hide:all'>藏</span>"
        "<!-- 藏 --><p>看<ins>见</ins><s>了</s></p>",
        style,
    )
    assert document.text == "看见了\n"


def test_tables_with_cells_over_rows_and_columns():
    document = page(
        "<table><caption>表1</caption><thead><tr><th rowspan=2>科目<th colspan=2>金额（万元）</thead>"
        "<tfoot><tr><td>合计<td>9<td>8</tfoot><tr><td>预算<td>执行<tr><td>基本<br>支出<td>9"
        "<td><p>8</p></table>"
    )
    assert lines(document) == ["表1"]
    assert grid(document) == [
        (0, 0, 2, 1, "科目"),
        (0, 1, 1, 2, "金额（万元）"),
        (1, 1, 1, 1, "预算"),
        (1, 2, 1, 1, "执行"),
        (2, 0, 1, 1, "基本 支出"),
        (2, 1, 1, 1, "9"),
        (2, 2, 1, 1, "8"),
        (3, 0, 1, 1, "合计"),
        (3, 1, 1, 1, "9"),
        (3, 2, 1, 1, "8"),
    ]


def test_spans_beyond_the_table_are_cut():
    document = page("<table><tr><td rowspan=99 colspan=0>甲<td>乙<tr><td>丙<tr><td>丁</table>")
    assert grid(document) == [
        (0, 0, 3, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (1, 1, 1, 1, "丙"),
        (2, 1, 1, 1, "丁"),
    ]


def test_tables_that_arrange_the_page_are_no_tables():
    inner = "<table>" + "<tr><td>科目<td>1</tr>" * 4 + "</table>"
    document = page(f"<table><tr><td>导语<td><p>正文</p>{inner}<p>结尾</p></table>")
    assert lines(document) == ["导语", "正文", "结尾"]
    assert len(grid(document)) == 8


def test_a_table_within_a_cell_belongs_to_the_cell():
    rows = "<tr><td>甲<td>1</tr>" * 4
    inner = "<table><tr><td>x<td>y</table>"
    document = page(f"<table>{rows}<tr><td>乙{inner}<td>2</table>")
    assert grid(document)[-2:] == [(4, 0, 1, 1, "乙 x y"), (4, 1, 1, 1, "2")]


def test_the_characters_decide_not_what_the_page_says():
    said = '<meta charset="{}"><p>部门整体支出绩效自评报告</p>'
    for bytes_, name in (
        (said.format("gb2312").encode("utf-8"), "utf-8"),
        (said.format("utf-8").encode("gb18030"), "gb18030"),
        (b"\xef\xbb\xbf" + said.format("gbk").encode(), "bom"),
        (b"\xff\xfe" + said.format("gb2312").encode("utf-16-le"), "utf-16"),
    ):
        assert read("页.html", data=bytes_).text == "部门整体支出绩效自评报告\n", name


def test_a_page_without_the_usual_beginning():
    assert read("页.htm", data="<p>甲".encode()).format == "html"
    assert read("页.html", data="只有文字".encode()).text == "只有文字\n"
    xhtml = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x"><html><head>'
    )
    xhtml += (
        "<title/><script src='a'/></head><body><p>甲<span class='x'/></p><p>乙</p></body></html>"
    )
    document = read("页.xhtml", data=xhtml.encode())
    assert (document.format, document.text) == ("html", "甲\n乙\n")


def test_a_portal_page_keeps_title_and_content():
    document = page(
        "<div class=top><a>首页</a> | <a>政务公开</a></div>"
        "<div class=tit>某县林业局2023年度绩效自评报告</div><div>来源：县林业局</div>"
        f'<div class="TRS_Editor"><p>一、概况</p><p>{BODY}</p>'
        "<table><tr><td>甲<td>1<tr><td>乙<td>2</table></div>"
        "<table><tr><td>主办：县政府<td>备案号：0000</table>",
        '<meta name="ArticleTitle" content="某县林业局2023年度绩效自评报告"><title>x</title>',
    )
    assert lines(document) == ["某县林业局2023年度绩效自评报告", "一、概况", BODY]
    assert lines(document, "header") == ["首页 | 政务公开", "来源：县林业局"]
    assert lines(document, "footer") == ["主办：县政府", "备案号：0000"]


def test_without_certainty_the_whole_page_is_content():
    for body in (
        f"<div class=TRS_Editor><p>短</p></div><p>{BODY}</p>",
        f"<p>甲</p><div class=zoomed><p>{BODY}</p></div>",
    ):
        assert not lines(page(body), "header") + lines(page(body), "footer")


def test_numbers_that_word_writes_into_conditional_comments():
    document = page(
        "<p style='mso-list:l0 level1'><![if !supportLists]><span><span style='mso-list:Ignore'>二、"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>部门"
        "\n概况<o:p></o:p></p><p><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;"
        "</span></span><![endif]>职责</p><!--[if gte mso 9]><xml>藏</xml><![endif]-->"
    )
    assert document.text == "二、部门概况\n1. 职责\n"


def test_web_archives():
    mime = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n--x\r\n"
        "Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/html\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nPHA+55Sy\r\n--y--\r\n--x--\r\n"
    )
    document = read("页.mht", data=mime.encode())
    assert (document.format, document.text) == ("mhtml", "甲\n")
    saved = "From: <Saved by Blink>\r\n" + mime
    assert read("页.mhtml", data=saved.encode()).text == "甲\n"


def test_what_libreoffice_writes_as_xhtml_reads_like_the_word_document(soffice: str):
    from perflint.readers.limits import DEFAULT_LIMITS
    from perflint.readers.office import Service
    from tests.readers.docx_builder import level, lists, numbered, package, paragraph, row, table

    numbering = lists(level("%1、", "chineseCounting"), level("（%2）", "chineseCounting", index=1))
    body = (
        numbered("概况")
        + numbered("职责", 1)
        + paragraph("本局负责林业工作。")
        + numbered("机构", 1)
    )
    body += table(row("科目", "预算数", "执行数"), row("基本支出", "100", "90")) + numbered("成效")
    word = package(body, numbering=numbering)
    expected = read("文.docx", data=word)
    with Service(soffice) as service:
        made = service.convert(word, ".docx", "xhtml", DEFAULT_LIMITS)
    document = read("文.html", data=made)
    assert lines(document) == lines(expected)
    assert [cell[-1] for cell in grid(document)] == [cell[-1] for cell in grid(expected)]
