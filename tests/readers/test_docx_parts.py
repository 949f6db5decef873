"""Less common things in Word files: embedded files, deleted cells, boxes, enclosed characters."""

from __future__ import annotations

import pytest

from perflint.errors import ReadError
from perflint.readers import read
from tests.readers.docx_builder import (
    cell,
    package,
    paragraph,
    read_docx,
    row,
    run,
    table,
    texts,
)

CHUNK = '<w:altChunk r:id="chunk"/>'
ROOT = "http://schemas.openxmlformats.org/package/2006/relationships"


def with_chunk(name: str, data: bytes, body: str = CHUNK) -> bytes:
    """A package whose relation `chunk` leads to an embedded file."""
    relation = f'<Relationship Id="chunk" Type="http://x/aFChunk" Target="{name}"/>'
    relations = f'<Relationships xmlns="{ROOT}">{relation}</Relationships>'
    return package(
        body, extra={f"word/{name}": data, "word/_rels/document.xml.rels": relations.encode()}
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", package(paragraph("嵌入的正文") + table(row("科目", "预算"), row("甲", "10")))),
        ("a.txt", "嵌入的正文\n".encode("gb18030")),
        ("a.md", "嵌入的正文\n\n".encode()),
    ],
)
def test_embedded_files_are_read_where_they_stand(name: str, data: bytes):
    found = read(
        "报告.docx", data=with_chunk(name, data, paragraph("前") + CHUNK + paragraph("后"))
    )
    lines = texts(found)
    assert lines[:2] == ["前", "嵌入的正文"]
    assert lines[-1] == "后"
    assert {block.place.paragraph for block in found.blocks} == {1, 2}
    assert ("科目\t预算" in lines) is (name == "a.docx")


def test_an_embedded_file_that_cannot_be_read_is_no_clean_filing():
    with pytest.raises(ReadError) as caught:
        read("报告.docx", data=with_chunk("a.bin", b"\x7fELF" + bytes(50)))
    assert caught.value.kind == "unsupported"
    assert "a.bin" in caught.value.title
    assert "另存" in caught.value.hint


def test_files_embedded_in_each_other_come_to_an_end():
    data = package(paragraph("最里面"))
    for _ in range(40):
        data = with_chunk("a.docx", data, paragraph("外") + CHUNK)
    with pytest.raises(ReadError):
        read("报告.docx", data=data)
    many = with_chunk("a.txt", "甲".encode(), CHUNK * 40)
    with pytest.raises(ReadError):
        read("报告.docx", data=many)


def test_a_chunk_that_leads_nowhere_and_an_empty_one():
    assert texts(read_docx(paragraph("甲") + CHUNK)) == ["甲"]
    assert texts(read("a.docx", data=with_chunk("a.txt", b"", paragraph("甲") + CHUNK))) == ["甲"]


def test_deleted_cells_are_left_out():
    body = table(
        row("甲", cell("删", "<w:cellDel/>"), "乙"), row("1", cell("2", "<w:cellDel/>"), "3")
    )
    assert texts(read_docx(body)) == ["甲\t乙", "1\t3"]


def field(instruction: str, data: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (r" EQ \o\ac(○,5) ", "⑤"),
        (r"eq \o\ac(□,甲)", "甲"),
        (r"EQ \o\ac(○,99)", "99"),
        (r"EQ \f(1,2)", ""),
        ("PAGE", ""),
    ],
)
def test_enclosed_characters(instruction: str, text: str):
    content = run("见") + field(instruction) + run("处")
    assert texts(read_docx(paragraph(content))) == [f"见{text}处"]


@pytest.mark.parametrize(
    ("box", "sign"),
    [
        ("<w:checked/>", "☑"),
        ('<w:default w:val="1"/>', "☑"),
        ('<w:default w:val="0"/>', "□"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "□"),
    ],
)
def test_check_boxes_of_old_forms(box: str, sign: str):
    data = f"<w:ffData><w:checkBox>{box}</w:checkBox></w:ffData>"
    content = field("FORMCHECKBOX", data) + run("是")
    assert texts(read_docx(paragraph(content))) == [f"{sign}是"]


def test_sections_begin_pages_unless_they_go_on():
    def ends(kind: str) -> str:
        return f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>' if kind else "<w:sectPr/>"

    body = (
        paragraph("甲", ends(""))
        + paragraph("乙", ends("continuous"))
        + paragraph("丙", ends("nextPage"))
        + paragraph("丁")
    )
    assert [block.place.page for block in read_docx(body).blocks] == [1, 2, 2, 3]
