"""What is cut out before parsing, and that it makes no difference to what is read."""

from __future__ import annotations

import re

import pytest

from perflint.readers import read
from perflint.readers.docx.trim import trim
from tests.readers.docx_builder import (
    NAMESPACES,
    cell,
    package,
    paragraph,
    read_docx,
    row,
    run,
    style,
    table,
    texts,
)

FONT = '<w:rFonts w:ascii="仿宋"/><w:sz w:val="32"/>'
SPACED = '<w:spacing w:line="560"/>'
HIDDEN = "<w:vanish/>"


def trimmed(body: str) -> str:
    """A document part after trimming, without its root."""
    xml = trim(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()).decode()
    return re.sub("</?w:(document|body)[^>]*>", "", xml)


def test_runs_kept_apart_by_fonts_are_one_text():
    body = paragraph(
        run("甲", FONT) + '<w:proofErr w:type="gramStart"/>' + run("乙") + run("丙", "<w:b/>")
    )
    assert trimmed(body) == "<w:p><w:t>甲乙丙</w:t></w:p>"


def test_properties_that_repeat_stand_once():
    body = paragraph("甲", SPACED) + paragraph("乙", SPACED) + paragraph("丙")
    first, second, third = trimmed(body).split("</w:p>")[:3]
    assert first == f'<w:p><w:pPr key="0">{SPACED}</w:pPr><w:t>甲</w:t>'
    assert second == '<w:p><w:pPr key="0"/><w:t>乙</w:t>'
    assert third == "<w:p><w:t>丙</w:t>"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (run("甲") + run("藏", HIDDEN) + run("乙"), "甲乙"),
        (run("藏", HIDDEN) + run("甲"), "甲"),
        (run("藏", FONT + HIDDEN) + run("甲", FONT) + run("乙", FONT), "甲乙"),
        (run("甲", '<w:rStyle w:val="C"/>') + run("乙"), "乙"),
        ("<w:r><w:t>甲 </w:t></w:r>" + run("乙"), "甲乙"),
        ("<w:r><w:t>甲</w:t></w:r>" + run(" 乙"), "甲 乙"),
        (run("甲 ") + "<w:r><w:t> 乙</w:t></w:r>", "甲 乙"),
        (run("甲") + "<w:r/>" + run("乙"), "甲乙"),
        (run("甲") + '<w:r w:rsidR="a/b"><w:t>乙</w:t></w:r>', "甲乙"),
        (run("甲") + '<w:bookmarkStart w:name="a&gt;b"/>' + run("乙"), "甲乙"),
        ("<w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
         "<w:t>甲</w:t></w:r>" + run("乙", FONT), "甲乙"),
        ("<w:r><w:t>甲<!-- <w:rPr> --></w:t></w:r>" + run("乙"), "甲乙"),
        ("<w:r><w:t><![CDATA[<w:rPr>]]></w:t></w:r>" + run("乙"), "<w:rPr>乙"),
        (run("甲", "<!-- </w:rPr> -->") + run("乙"), "甲乙"),
        ("<w:r><w:t/></w:r>" + run("甲"), "甲"),
        ("<w:r><w:t></w:t></w:r>" + run("甲"), "甲"),
    ],
)  # fmt: skip
def test_what_is_read_stays_the_same(content: str, line: str):
    hiding = '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert texts(read_docx(paragraph(content), styles=hiding)) == [line]


def test_a_hidden_style_hides_plain_runs_too():
    hidden = style("H", more="<w:rPr><w:vanish/></w:rPr>")
    body = paragraph(run("甲", FONT) + run("乙"), '<w:pStyle w:val="H"/>') + paragraph("丙")
    assert texts(read_docx(body, styles=hidden)) == ["丙"]


def test_properties_first_met_where_nothing_is_read():
    level = '<w:outlineLvl w:val="1"/>'
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('目录', level)}</w:sdtContent></w:sdt>"
    )
    document = read_docx(contents + paragraph("概况", level))
    assert [(b.span.of(document.text), b.level) for b in document.blocks] == [("概况", 2)]


def test_changed_paragraph_properties():
    changed = f"<w:jc/><w:pPrChange><w:pPr>{SPACED}</w:pPr></w:pPrChange>"
    level = '<w:outlineLvl w:val="0"/>'
    body = paragraph("甲", changed) + paragraph("乙", SPACED) + paragraph("丙", level + changed)
    document = read_docx(body)
    assert [block.level for block in document.blocks] == [None, None, 1]


def test_cells_keep_what_merges_them():
    width = '<w:tcW w:w="1800"/>'
    grid = table(
        row(cell("甲", f'{width}<w:gridSpan w:val="2"/>'), cell("乙", width)),
        row(cell("丙", width), cell("丁", width), cell("戊", width)),
    )
    assert "tcW" not in trimmed(table(row(cell("甲", width))))
    found = read_docx(grid).blocks[0].table
    assert found is not None
    assert [(c.column, c.column_span) for c in found.cells] == [
        (0, 2), (2, 1), (0, 1), (1, 1), (2, 1),
    ]  # fmt: skip


def test_a_root_that_preserves_blanks_itself():
    xml = f'<w:document xml:space="preserve" {NAMESPACES}><w:body>{paragraph("甲")}</w:body></w:document>'
    data = package("", extra={"word/document.xml": xml.encode()})
    assert texts(read("a.docx", data=data)) == ["甲"]
