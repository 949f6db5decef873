"""Packages made to harm: bombs, entities, loops, lies. Each is refused, or read within bounds."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from perflint.errors import ReadError
from perflint.readers import DEFAULT_LIMITS, Limits, read
from tests.readers.docx_builder import (
    NAMESPACES,
    archive,
    cell,
    level,
    lists,
    numbered,
    package,
    paragraph,
    row,
    run,
    style,
    styled,
    table,
    texts,
)

MAIN = "word/document.xml"


def failure(data: bytes, limits: Limits = DEFAULT_LIMITS) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read("报告.docx", data=data, limits=limits)
    assert caught.value.hint
    return caught.value


def document(body: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'
    ).encode()


def with_main(xml: bytes) -> bytes:
    return package("", extra={MAIN: xml})


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w:document SYSTEM "http://example.invalid/a.dtd">',
        f'<!--{"x" * 5000}--><!DOCTYPE w:document [<!ENTITY a "b">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_their_entities_are_refused(head: str, encoding: str):
    body = paragraph("<w:r><w:t>&b;</w:t></w:r>" if "ENTITY b" in head else "文")
    xml = document(body, head).decode().removeprefix('<?xml version="1.0"?>').encode(encoding)
    error = failure(with_main(xml))
    assert error.kind == "corrupt"
    assert "DOCTYPE" in error.title


def test_a_zip_bomb_is_refused_by_its_ratio():
    bomb = document(" " * (5 << 20) + paragraph("文"))
    assert failure(with_main(bomb)).kind == "too-large"


def test_a_large_part_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch):
    data = archive({MAIN: document(paragraph("文" * 5000))})
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert failure(data, Limits(max_part_bytes=100)).kind == "too-large"


def test_a_part_larger_than_it_claims_is_refused():
    data = bytearray(archive({MAIN: document(paragraph("文" * 5000))}))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    assert failure(bytes(data)).kind == "corrupt"


def test_too_many_entries():
    many = archive({MAIN: document(""), **{f"{i}": b"" for i in range(20)}})
    assert failure(many, Limits(max_entries=10)).kind == "too-large"


def test_a_directory_larger_than_it_claims_entries():
    data = bytearray(archive({MAIN: document(""), **{"n" * 9999 + str(i): b"" for i in range(3)}}))
    assert failure(bytes(data), Limits(max_entries=10)).kind == "too-large"


def test_zip64_is_refused():
    data = package(paragraph("文"))
    end = data.rfind(b"PK\x05\x06")
    assert failure(data[:end] + b"PK\x06\x07" + bytes(16) + data[end:]).kind == "corrupt"


def test_encrypted_entries():
    data = bytearray(archive({MAIN: document(paragraph("文"))}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.find(sign) + offset, 1)
    assert failure(bytes(data)).kind == "encrypted"


def test_unusual_compression_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as out:
        out.writestr(MAIN, document(paragraph("文")))
    assert failure(buffer.getvalue()).kind == "corrupt"


@pytest.mark.parametrize(
    "xml", [b"", b"<", b"not xml", b"<w:document/>", b"\xff\xfe\x00", document("<w:p>")]
)
def test_bad_xml(xml: bytes):
    assert failure(with_main(xml)).kind == "corrupt"


@pytest.mark.parametrize("part", ["styles", "numbering", "footnotes", "header1"])
def test_bad_xml_in_other_parts(part: str):
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = package(
        paragraph(run("文") + mark),
        styles=" ",
        numbering=" ",
        notes=" ",
        margins={"header1": " "},
        extra={f"word/{part}.xml": b"<broken"},
    )
    assert failure(data).kind == "corrupt"


def test_a_document_without_a_body_is_empty():
    assert failure(with_main(f"<w:document {NAMESPACES}/>".encode())).kind == "empty"


def test_too_many_tags_and_too_many_paragraphs():
    data = with_main(document(paragraph("文") * 20))
    assert failure(data, Limits(max_tags=50)).kind == "too-large"
    assert failure(data, Limits(max_blocks=10)).kind == "too-large"


def test_deep_nesting_is_refused_or_read():
    deep = paragraph("文")
    for _ in range(1000):
        deep = table(row(cell(deep), "边"))
    assert failure(with_main(document(deep))).kind == "corrupt"
    wrapped = run("文")
    for _ in range(200):
        wrapped = f"<w:ins>{wrapped}</w:ins>"
    assert texts(read("报告.docx", data=package(paragraph(wrapped)))) == ["文"]
    framed = paragraph("文")
    for _ in range(60):
        framed = table(row(cell(framed)))
    assert texts(read("报告.docx", data=package(framed))) == ["文"]


def test_a_label_cannot_blow_up_the_text():
    numbering = lists(level("%1" * 10_000, start=999_999_999))
    data = package(numbered("文") * 3, numbering=numbering)
    assert max(len(text) for text in texts(read("报告.docx", data=data))) < 400


def test_links_that_lead_out_or_nowhere_are_not_followed():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Type="x/styles" Target="http://example.invalid/s.xml"'
        ' TargetMode="External"/><Relationship Id="2" Type="x/numbering" Target="../../../../n"/>'
        "</Relationships>"
    )
    extra = {"word/_rels/document.xml.rels": relations.encode()}
    data = package(numbered("文"), extra=extra)
    assert texts(read("报告.docx", data=data)) == ["文"]


def test_all_parts_together_are_bounded():
    margins = {f"header{i}": paragraph("文" * 2000) for i in range(9)}
    data = package(paragraph("文"), margins=margins)
    assert failure(data, Limits(max_unpacked_bytes=30_000)).kind == "too-large"


def test_fields_nested_without_end_are_followed_so_far():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 500
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 500
    data = package(paragraph(run("甲") + begin + run("藏") + end + run("乙")))
    assert texts(read("报告.docx", data=data)) == ["甲乙"]


def test_a_long_chain_of_styles_ends():
    styles = "".join(style(f"S{i}", base=f"S{i + 1}") for i in range(5000))
    data = package(styled("文", "S0"), styles=styles)
    assert texts(read("报告.docx", data=data)) == ["文"]
