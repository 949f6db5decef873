"""Comments stand on their exact words, wherever in a Word file these are, and change nothing else."""

from __future__ import annotations

import pytest

from perflint.annotate.docx import annotate
from perflint.model.result import Location
from perflint.readers import read
from tests.annotate.docx.marked import (
    MAIN,
    OPTIONS,
    mark,
    marked,
    notes,
    parts,
    plain_form,
    result_of,
    words_by_note,
)
from tests.readers.docx_builder import (
    archive,
    cell,
    level,
    lists,
    numbered,
    package,
    paragraph,
    row,
    run,
    table,
)
from tests.reporters.sample import finding

AUTHOR = 'w:id="7" w:author="王审核" w:date="2024-01-02T03:04:05Z"'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
SENTENCE = run("执行率为80%，偏低", "<w:b/>")
DELETED = f"<w:del {AUTHOR}><w:r><w:delText>八成</w:delText></w:r></w:del>"

EXACT = {
    "a whole run": paragraph(run("执行率为") + run("80%") + run("，偏低")),
    "inside a run": paragraph(SENTENCE),
    "at the start of a run": paragraph(run("执行率为") + run("80%，偏低")),
    "at the end": paragraph(run("执行率为80%")),
    "over several runs": paragraph(run("执行率为8") + run("0", "<w:i/>") + run("%，偏低")),
    "over a deletion": paragraph(run("执行率为8") + DELETED + run("0%，偏低")),
    "blanks not preserved": paragraph("<w:r><w:t> 执行率为80%，偏低 </w:t></w:r>"),
    "beside tabs and breaks": paragraph(
        "<w:r><w:t>执行率</w:t><w:tab/><w:t>80%</w:t><w:br/><w:t>偏低</w:t></w:r>"
    ),
    "a cell": table(row("执行率", cell(paragraph(SENTENCE)), "甲"), row("乙", "丙", "丁")),
    "a table in a table": table(
        row(cell(table(row("甲", cell(paragraph(SENTENCE)))) + paragraph("戊")), "己")
    ),
    "a hyperlink": paragraph(run("见") + f"<w:hyperlink>{SENTENCE}</w:hyperlink>" + run("。")),
    "an insertion": paragraph(run("其") + f"<w:ins {AUTHOR}>{SENTENCE}</w:ins>" + run("。")),
    "text moved in": paragraph(f"<w:moveTo {AUTHOR}>{SENTENCE}</w:moveTo>"),
    "a content control": paragraph(run("其") + CONTROL.format("", SENTENCE)),
    "a control of paragraphs": CONTROL.format("", paragraph(SENTENCE)),
    "a smart tag": paragraph(f"<w:smartTag>{SENTENCE}</w:smartTag>"),
    "an automatic number before": numbered(SENTENCE),
    "paragraphs joined": paragraph(run("执行率为8"), "<w:rPr><w:del/></w:rPr>")
    + paragraph(run("0%，偏低")),
}
NUMBERING = lists(level("%1、", "chineseCounting"))


@pytest.mark.parametrize("case", EXACT)
def test_a_comment_stands_on_its_exact_words(case: str):
    data = package(paragraph("前言") + EXACT[case] + paragraph("结语"), numbering=NUMBERING)
    annotated = mark(data, "80%")
    assert marked(annotated) == {"0": "80%"}
    assert read("a.docx", data=annotated).text == read("a.docx", data=data).text


@pytest.mark.parametrize("case", EXACT)
def test_nothing_else_changes(case: str):
    data = package(EXACT[case] + paragraph("结语"), numbering=NUMBERING)
    annotated = mark(data, "80%", "结语")
    before, after = parts(data), parts(annotated)
    assert plain_form(after.pop(MAIN), marked(annotated)) == plain_form(before.pop(MAIN))
    del after["word/comments.xml"]
    touched = {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name: after[name] for name in after if name not in touched} == {
        name: before[name] for name in before if name not in touched
    }


WHOLE = {
    "a simple field": paragraph(f'<w:fldSimple w:instr="REF a">{SENTENCE}</w:fldSimple>'),
    "the result of a field": paragraph(run("其") + FIELD.format(SENTENCE) + run("。")),
    "the result of a field in a field": paragraph(
        FIELD.format(run("其") + FIELD.format(run("甲")) + FIELD.format(SENTENCE)) + run("。")
    ),
    "a ruby": paragraph(
        f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('80%')}</w:rubyBase></w:ruby></w:r>"
    ),
    "a formula": paragraph("<m:oMath><m:r><m:t>80%</m:t></m:r></m:oMath>"),
    "a control filled by Word": paragraph(
        run("其") + CONTROL.format("<w:dataBinding/>", run("执行率80%")) + run("。")
    ),
    "one of two versions": paragraph(
        f"<mc:AlternateContent><mc:Choice>{run('80%')}</mc:Choice>"
        f"<mc:Fallback>{run('80%')}</mc:Fallback></mc:AlternateContent>"
    ),
}


@pytest.mark.parametrize("case", WHOLE)
def test_what_must_not_be_cut_is_marked_as_a_whole(case: str):
    data = package(WHOLE[case])
    annotated = mark(data, "80%")
    assert "80%" in marked(annotated)["0"]
    assert plain_form(parts(annotated)[MAIN], "0") == plain_form(parts(data)[MAIN])
    xml = parts(annotated)[MAIN]
    inside = xml[xml.index(b"commentRangeStart") : xml.index(b"commentRangeEnd")]
    assert b"80%" in inside
    assert inside.count(b'"begin"') == inside.count(b'"end"') == xml.count(b'"begin"')


def test_a_comment_beside_a_field_stays_beside_it():
    data = package(paragraph(FIELD.format(run("甲")) + SENTENCE + FIELD.format(run("乙"))))
    assert marked(mark(data, "80%")) == {"0": "80%"}


def test_comments_may_touch_overlap_and_hold_each_other():
    data = package(paragraph(run("全年预算200万元执行150万元，执行率57%")))
    words = ("预算200万元执行150万元", "200万元", "150万元", "执行150", "，执行率", "57%", "57")
    annotated = mark(data, *words)
    assert words_by_note(annotated) == {f"见{one}": one for one in words}
    assert plain_form(parts(annotated)[MAIN], marked(annotated)) == plain_form(parts(data)[MAIN])


def test_words_over_several_lines():
    data = package(paragraph("执行率为80%") + table(row("甲", "乙"), row("丙", "丁")))
    annotated = mark(data, "80%\n甲\t乙\n丙")
    assert marked(annotated) == {"0": "80%甲乙丙"}


def test_automatic_numbers_are_marked_by_the_first_words_of_their_paragraph():
    data = package(numbered(run("部门基本情况") + run("和主要职责、机构")), numbering=NUMBERING)
    annotated = mark(data, "一、")
    assert marked(annotated) == {"0": "部门基本情况和主要职责、"}
    assert "“一、”" in notes(annotated)["0"]


def test_an_automatic_number_without_words():
    annotated = mark(package(numbered("") + paragraph("文"), numbering=NUMBERING), "一、")
    assert marked(annotated) == {"0": ""}


def test_an_empty_cell_is_marked_where_its_words_would_stand():
    data = package(table(row("执行率", ""), row("得分", "9")))
    document = read("a.docx", data=data)
    where = Location(1, 5, 1, 5)
    annotated = annotate(data, document, result_of(document, [finding(location=where)]), OPTIONS)
    xml = parts(annotated)[MAIN].decode()
    assert marked(annotated) == {"0": ""}
    assert xml.index("执行率") < xml.index("commentRangeStart") < xml.index("得分")


def test_a_note_in_a_footnote_stands_at_its_mark_and_quotes_the_words():
    mark_of_note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    footnotes = f'<w:footnote w:id="1">{paragraph(run("口径为80%。"))}</w:footnote>'
    data = package(paragraph(run("执行率") + mark_of_note + run("偏低")), notes=footnotes)
    annotated = mark(data, "80%")
    xml = parts(annotated)[MAIN].decode()
    assert xml.index("RangeStart") < xml.index("footnoteReference") < xml.index("RangeEnd")
    assert "“80%”" in notes(annotated)["0"]
    assert parts(annotated)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]


def test_a_note_in_a_text_box_stands_at_the_box():
    box = f"<w:txbxContent>{paragraph('框内80%')}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    data = package(paragraph(f"<w:r><w:t>前</w:t>{drawing}<w:t>后</w:t></w:r>"))
    annotated = mark(data, "80%")
    xml = parts(annotated)[MAIN].decode()
    assert xml.index("前") < xml.index("RangeStart") < xml.index("AlternateContent")
    assert xml.rindex("AlternateContent") < xml.index("RangeEnd") < xml.index("后")
    assert "“80%”" in notes(annotated)["0"]
    assert plain_form(parts(annotated)[MAIN], "0") == plain_form(parts(data)[MAIN])


def test_a_header_takes_no_comment():
    data = package(paragraph("正文"), margins={"header1": paragraph("某局80%")})
    annotated = mark(data, "80%")
    assert marked(annotated) == {"0": "正文"}
    assert parts(annotated)["word/header1.xml"] == parts(data)["word/header1.xml"]


ODD = {
    "another prefix": lambda xml: xml.replace(b"w:", b"o:").replace(b":w=", b":o="),
    "UTF-16": lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    "an XML comment": lambda xml: xml.replace(b"<w:body>", b"<!-- <w:p> --><w:body>"),
    "no declaration": lambda xml: xml[xml.index(b"?>") + 2 :].lstrip(),
    "single quotes": lambda xml: xml.replace(b'"', b"'"),
}


@pytest.mark.parametrize("case", ODD)
def test_parts_written_in_unusual_ways(case: str):
    plain = package(paragraph("前言") + EXACT["inside a run"] + EXACT["a cell"])
    files = parts(plain)
    data = archive({**files, MAIN: ODD[case](files[MAIN])})
    annotated = mark(data, "80%")
    assert marked(annotated) == {"0": "80%"}
    assert read("a.docx", data=annotated).text == read("a.docx", data=plain).text
    assert mark(annotated, "80%") == annotated


def test_paragraphs_without_comments_stay_byte_for_byte():
    odd = "<w:p  w:rsidR='00A1'><w:r><w:t>结&#x8BED;&quot;</w:t></w:r></w:p >"
    data = package(odd + EXACT["inside a run"] + odd)
    xml = parts(mark(data, "80%"))[MAIN]
    before, _, after = parts(data)[MAIN].partition(EXACT["inside a run"].encode())
    assert xml.startswith(before)
    assert xml.endswith(after)
