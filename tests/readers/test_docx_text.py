from __future__ import annotations

import pytest

from perflint.model.document import Place
from perflint.readers import read
from tests.readers.docx_builder import (
    NAMESPACES,
    W,
    level,
    lists,
    numbered,
    package,
    paragraph,
    read_docx,
    run,
    style,
    styled,
    texts,
)

BOX = "<w:txbxContent>{}</w:txbxContent>"
DELETED = "<w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def document(body: str) -> str:
    """The XML of a document part."""
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def line(content: str) -> str:
    (text,) = texts(read_docx(paragraph(content)))
    return text


@pytest.mark.parametrize(
    "content",
    [
        f"<w:ins>{run('文')}</w:ins>",
        f"<w:moveTo>{run('文')}</w:moveTo>",
        f"<w:hyperlink>{run('文')}</w:hyperlink>",
        f"<w:smartTag><w:smartTag>{run('文')}</w:smartTag></w:smartTag>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('文')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="DATE">{run("文")}</w:fldSimple>',
        f"<w:customXml>{run('文')}</w:customXml>",
        f"<w:dir>{run('文')}</w:dir>",
        "<m:oMathPara><m:oMath><m:r><m:t>文</m:t></m:r></m:oMath></m:oMathPara>",
        f"<w:r><w:ruby><w:rt>{run('wén')}</w:rt><w:rubyBase>{run('文')}</w:rubyBase></w:ruby></w:r>",
        f"<mc:AlternateContent><mc:Choice>{run('文')}</mc:Choice>"
        f"<mc:Fallback>{run('否')}</mc:Fallback></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Fallback>{run('文')}</mc:Fallback></mc:AlternateContent>",
        run("文", '<w:vanish w:val="0"/>'),
        run("文", "<w:webHidden/>"),
        "<w:r><w:t>文\n</w:t></w:r>",
        "<w:proofErr/>" + run("文") + '<w:bookmarkStart w:name="_Toc1"/>',
    ],
)
def test_text_that_is_kept(content: str):
    assert line(run("甲") + content + run("乙")) == "甲文乙"


@pytest.mark.parametrize(
    "content",
    [
        DELETED,
        f"<w:moveFrom>{run('移')}</w:moveFrom>",
        run("藏", "<w:vanish/>"),
        run("藏", '<w:vanish w:val="true"/>'),
        "<w:r><w:softHyphen/></w:r>",
        '<w:r><w:commentReference w:id="1"/></w:r>',
        '<w:r><w:footnoteReference w:id="9"/></w:r>',
        instruction("PAGE"),
        field("begin") + instruction(" HYPERLINK x ") + field("end"),
        field("begin") + instruction("IF ") + run("甲乙") + field("separate") + field("end"),
    ],
)
def test_text_that_is_not(content: str):
    assert line(run("甲") + content + run("乙")) == "甲乙"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:tab/>", "\t"),
        ("<w:noBreakHyphen/>", "-"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "□"),
        ('<w:sym w:font="Wingdings" w:char="F0D8"/>', "•"),
        ('<w:sym w:font="宋体" w:char="2460"/>', "①"),
        ('<w:sym w:char="zz"/>', ""),
        ('<w:sym w:char="D800"/>', ""),
        ("<w:t> 文</w:t>", "文"),
        ('<w:t xml:space="preserve"> 文 </w:t>', " 文 "),
        ("<w:t>&#x2028;&#x85;</w:t>", "  "),
    ],
)
def test_signs(content: str, text: str):
    assert line(run("甲") + f"<w:r>{content}</w:r>" + run("乙")) == f"甲{text}乙"


def test_results_of_nested_fields():
    inner = field("begin") + instruction("PAGE") + field("separate") + run("2") + field("end")
    outer = (
        field("begin") + instruction("IF ") + inner + field("separate") + run("文") + field("end")
    )
    assert line(outer) == "文"


def test_a_field_never_ended_swallows_nothing():
    body = paragraph(run("甲") + field("begin") + instruction("X")) + paragraph("乙")
    assert texts(read_docx(body)) == ["甲", "乙"]


def test_hidden_style_and_character_style():
    styles = (
        style("H", more="<w:rPr><w:vanish/></w:rPr>")
        + style("I", base="H")
        + '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = styled("甲", "I") + paragraph(run("乙", '<w:rStyle w:val="C"/>') + run("丙"))
    assert texts(read_docx(body, styles=styles)) == ["丙"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    gone = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("甲", gone) + paragraph("乙", gone) + numbered("丙") + numbered("丁")
    document = read_docx(body, numbering=lists(level("%1、", "chineseCounting")))
    assert texts(document) == ["一、甲乙丙", "二、丁"]
    assert [block.place.paragraph for block in document.blocks] == [3, 4]


def test_a_deleted_mark_at_the_end_loses_nothing():
    assert texts(read_docx(paragraph("甲", "<w:rPr><w:del/></w:rPr>"))) == ["甲"]


def test_soft_breaks_begin_a_line_of_the_same_paragraph():
    body = paragraph() + paragraph(run("甲") + "<w:r><w:br/></w:r>" + run("乙"))
    document = read_docx(body)
    assert texts(document) == ["甲", "乙"]
    assert [block.place.paragraph for block in document.blocks] == [2, 2]


def test_soft_breaks_do_not_cut_headings():
    content = run("绩效") + "<w:r><w:cr/></w:r>" + run("情况")
    document = read_docx(paragraph(content, '<w:outlineLvl w:val="0"/>'))
    assert [(b.span.of(document.text), b.level) for b in document.blocks] == [("绩效 情况", 1)]


def test_a_page_break_before_the_text_does_not_part_it_from_its_number():
    body = numbered('<w:r><w:br w:type="page"/></w:r>' + run("甲"))
    document = read_docx(body, numbering=lists(level("%1、", "chineseCounting")))
    assert texts(document) == ["一、甲"]
    assert document.blocks[0].place == Place(1, page=2)


def test_pages_come_from_the_breaks_word_drew_rather_than_those_set():
    drawn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = paragraph(run("甲") + page) + paragraph(drawn + run("乙")) + paragraph(drawn + run("丙"))
    pages = [block.place.page for block in read_docx(body).blocks]
    assert pages == [1, 2, 3]


def test_pages_from_breaks_set_by_hand():
    body = (
        paragraph(run("甲") + '<w:r><w:br w:type="page"/></w:r>')
        + paragraph("乙")
        + paragraph("丙", "<w:pageBreakBefore/>")
    )
    assert [block.place.page for block in read_docx(body).blocks] == [1, 2, 3]


def test_no_page_is_better_than_a_wrong_one():
    assert read_docx(paragraph("甲")).blocks[0].place.page is None


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="H1"/>', 1),
        ('<w:pStyle w:val="H3"/>', 3),
        ('<w:pStyle w:val="Derived"/>', 3),
        ('<w:pStyle w:val="Plain"/>', None),
        ('<w:outlineLvl w:val="4"/>', 5),
        ('<w:outlineLvl w:val="9"/>', None),
        ('<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>', None),
        ('<w:pStyle w:val="Title"/>', None),
    ],
)
def test_levels(properties: str, level: int | None):
    styles = (
        style("H1", "heading 1", '<w:outlineLvl w:val="0"/>')
        + style("H3", "heading 3")
        + style("Derived", base="H3")
        + style("Plain", base="H3", properties='<w:outlineLvl w:val="9"/>')
        + style("Title")
    )
    assert read_docx(paragraph("文", properties), styles=styles).blocks[0].level == level


def test_tables_of_contents_are_left_out():
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    )
    begun = field("begin") + instruction(r' TOC \o "1-3" ') + field("separate") + run("一、概况1")
    body = (
        control
        + styled("二、绩效2", "TOC1")
        + paragraph(begun)
        + paragraph("二、绩效2")
        + paragraph(field("end"))
        + paragraph("正文")
    )
    assert texts(read_docx(body, styles=style("TOC1", "toc 1"))) == ["正文"]


def test_a_table_of_contents_never_ended_stops_at_the_first_heading():
    begun = field("begin") + instruction(" TOC ") + field("separate") + run("一、概况1")
    body = paragraph(begun) + paragraph("概况", '<w:outlineLvl w:val="0"/>') + paragraph("正文")
    assert texts(read_docx(body)) == ["概况", "正文"]


def test_text_boxes_follow_their_paragraph_once():
    box = BOX.format(paragraph("框") + paragraph("内"))
    drawing = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
    picture = f"<w:pict><v:textbox>{BOX.format(paragraph('旧'))}</v:textbox></w:pict>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{drawing}</mc:Choice>"
        f"<mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent>"
    )
    document = read_docx(paragraph(run("甲") + f"<w:r>{both}</w:r>" + run("乙")) + paragraph("丙"))
    assert texts(document) == ["甲乙", "框", "内", "丙"]
    assert [block.place.paragraph for block in document.blocks] == [1, 1, 1, 2]


def test_old_text_boxes():
    picture = f"<w:pict><v:textbox>{BOX.format(paragraph('框'))}</v:textbox></w:pict>"
    assert texts(read_docx(paragraph(f"<w:r>{picture}</w:r>"))) == ["框"]


def test_notes_follow_the_body_in_the_order_of_their_marks():
    def mark(id: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'

    own_mark = "<w:r><w:footnoteRef/></w:r>"
    notes = "".join(
        f'<w:footnote w:id="{id}">{paragraph(own_mark + run(" " + text))}</w:footnote>'
        for id, text in ((0, "分隔"), (1, "后"), (2, "先"), (3, "无"))
    )
    document = read_docx(
        paragraph(run("甲") + mark(2)) + paragraph(run("乙") + mark(1)), notes=notes
    )
    assert texts(document) == ["甲", "乙", "先", "后"]
    assert [(b.kind, b.place.paragraph) for b in document.blocks[2:]] == [
        ("footnote", 1),
        ("footnote", 2),
    ]


def test_headers_and_footers_stand_apart_each_text_once():
    margins = {
        "header1": paragraph("某局"),
        "header2": paragraph("某局"),
        "footer1": paragraph("第1页"),
    }
    document = read("报告.docx", data=package(paragraph("正文"), margins=margins))
    assert [(b.kind, b.span.of(document.text)) for b in document.blocks] == [
        ("paragraph", "正文"),
        ("header", "某局"),
        ("footer", "第1页"),
    ]


def test_paragraphs_are_counted_blank_ones_included():
    control = f"<w:sdt><w:sdtContent>{paragraph('乙')}</w:sdtContent></w:sdt>"
    document = read_docx(paragraph() + paragraph("甲") + paragraph() + control + paragraph("丙"))
    assert [block.place.paragraph for block in document.blocks] == [2, 4, 5]


def test_strict_namespace():
    xml = document(paragraph("文")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    data = package("", extra={"word/document.xml": xml.encode()})
    assert texts(read("报告.docx", data=data)) == ["文"]


def test_utf16_parts():
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{document(paragraph("文"))}'
    data = package("", extra={"word/document.xml": xml.encode("utf-16")})
    assert texts(read("报告.docx", data=data)) == ["文"]


def test_parts_in_unusual_places():
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="1" Type="http://x/officeDocument" Target="/WORD/main.xml"/>'
        b"</Relationships>"
    )
    xml = document(paragraph("文")).encode()
    data = package("", extra={"_rels/.rels": relations, "word\\Main.xml": xml})
    assert texts(read("报告.docx", data=data)) == ["文"]
