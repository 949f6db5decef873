"""Old Word and WPS documents: by our own reader, by msdoc2docx, or LibreOffice where that would lose words."""

from __future__ import annotations

from types import SimpleNamespace

import doc2docx
import pytest

from perflint.errors import ReadError
from perflint.readers import docx, read
from perflint.readers.doc.make import make_docx
from perflint.readers.doc.source import Unsupported
from perflint.readers.limits import DEFAULT_LIMITS, Limits
from perflint.readers.office import Service
from perflint.readers.office.word import convert_word
from tests.readers.docx_builder import (
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
)
from tests.readers.formats import FOLDER, SOURCE

DOC = (FOLDER / "report.doc").read_bytes()
_CHANGE = 'w:author="审核" w:date="2024-03-18T09:00:00Z"'
_DELETED = f'<w:del w:id="1" {_CHANGE}><w:r><w:delText>删去</w:delText></w:r></w:del>'
_LISTS = lists(
    level("%1、", "chineseCountingThousand"), level("（%2）", "chineseCountingThousand", index=1)
)
_NOTE = (
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>' + run("注文") + "</w:p></w:footnote>"
)
CASES = {
    "changes": (package(paragraph(run("保留") + _DELETED)), ["保留"]),
    "hidden": (
        package(paragraph(run("看得见") + run("看不见", "<w:vanish/>") + run("的"))),
        ["看得见的"],
    ),
    "numbers": (
        package(numbered("甲") + numbered("乙", 1) + numbered("丙"), numbering=_LISTS),
        ["一、甲", "（一）乙", "二、丙"],
    ),
    "notes": (
        package(paragraph(run("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), notes=_NOTE),
        ["正文", "注文"],
    ),
    "tables": (
        package(
            paragraph("前")
            + table(row("项目", "金额"), row(cell(numbered("甲")), "1.50"))
            + paragraph("后"),
            numbering=_LISTS,
        ),
        ["前", "项目\t金额", "一、甲\t1.50", "后"],
    ),
    "margins": (
        package(
            paragraph("正文"), margins={"header1": paragraph("页眉"), "footer1": paragraph("页脚")}
        ),
        ["正文", "页眉", "页脚"],
    ),
    "signs": (package(paragraph("①㎡“引号”—…×÷℃𠮷")), ["①㎡“引号”—…×÷℃𠮷"]),
    "breaks": (package(paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>")), ["甲", "乙"]),
}


@pytest.fixture(scope="module")
def service(soffice: str):
    with Service(soffice) as running:
        yield running


@pytest.mark.parametrize("name", CASES)
def test_what_word_shows_is_read(name: str, service: Service):
    source, expected = CASES[name]
    old = service.convert(source, ".docx", "doc", DEFAULT_LIMITS)
    own = docx.read(make_docx(old, DEFAULT_LIMITS), "报告.doc", DEFAULT_LIMITS)
    assert own.text.splitlines() == expected


@pytest.mark.parametrize("name", CASES)
def test_msdoc2docx_reads_the_same(name: str, service: Service):
    source, _ = CASES[name]
    old = service.convert(source, ".docx", "doc", DEFAULT_LIMITS)
    converted = convert_word(old, DEFAULT_LIMITS)
    assert converted, "LibreOffice should not be needed for it"
    assert docx.read(converted, "报告.doc", DEFAULT_LIMITS)._replace(format="doc") == read(
        "报告.doc", data=old
    )


@pytest.mark.parametrize("name", CASES)
def test_libreoffice_reads_the_same(name: str, service: Service):
    source, expected = CASES[name]
    old = service.convert(source, ".docx", "doc", DEFAULT_LIMITS)
    new = service.convert(old, ".doc", "docx", DEFAULT_LIMITS)
    assert read("报告.docx", data=new).text.splitlines() == expected


def test_paragraphs_joined_by_a_deletion_are_one(service: Service):
    joined = f'<w:p><w:pPr><w:rPr><w:del w:id="1" {_CHANGE}/></w:rPr></w:pPr>{run("甲")}</w:p>'
    old = service.convert(package(joined + paragraph("乙")), ".docx", "doc", DEFAULT_LIMITS)
    assert convert_word(old, DEFAULT_LIMITS) is None
    assert read("报告.doc", data=old).text == "甲乙\n"


def test_heading_levels_are_kept(service: Service):
    source = package(
        styled("标题", "Heading1") + paragraph("文"),
        styles=style("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>'),
    )
    old = service.convert(source, ".docx", "doc", DEFAULT_LIMITS)
    assert [block.level for block in read("报告.doc", data=old).blocks] == [1, None]


@pytest.mark.parametrize("format", ["doc", "wps"])
def test_the_sample_says_what_its_source_says(format: str):
    document = read(str(FOLDER / f"report.{format}"))
    assert document.format == format
    said = [b.span.of(document.text) for b in document.blocks if b.kind == "paragraph"]
    assert said == SOURCE.read_text("utf-8").splitlines()


def test_places_are_paragraphs():
    document = read(str(FOLDER / "report.doc"))
    assert [block.place.paragraph for block in document.blocks[:3]] == [1, 2, 3]


def test_a_password_is_said():
    base = DOC.find(b"\xec\xa5")
    locked = bytearray(DOC)
    locked[base + 11] |= 1  # FibBase.fEncrypted, MS-DOC 2.5.2
    with pytest.raises(ReadError) as refused:
        read("报告.doc", data=bytes(locked))
    assert refused.value.kind == "encrypted"


def test_what_our_own_reader_leaves_goes_to_others(monkeypatch: pytest.MonkeyPatch):
    def refuse(data: bytes, limits: Limits) -> bytes:
        raise Unsupported

    own = read("报告.doc", data=DOC)
    monkeypatch.setattr("perflint.readers.doc.make_docx", refuse)
    assert read("报告.doc", data=DOC) == own


def test_reported_losses_are_not_accepted(monkeypatch: pytest.MonkeyPatch):
    convert = doc2docx.convert

    def lossy(source: str, made: str, **options: object) -> object:
        conversion = convert(source, made, **options)  # type: ignore[arg-type]
        warning = SimpleNamespace(code="MAIN_TEXTBOX_TABLE_MALFORMED")
        report = SimpleNamespace(warnings=[warning])
        return SimpleNamespace(report=report, document=conversion.document)

    assert convert_word(DOC, DEFAULT_LIMITS)
    monkeypatch.setattr(doc2docx, "convert", lossy)
    assert convert_word(DOC, DEFAULT_LIMITS) is None


def test_without_libreoffice_a_file_that_takes_it_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PERFLINT_SOFFICE", "/nowhere/soffice")
    broken = DOC.replace(b"\xec\xa5", b"\0\0", 1)
    with pytest.raises(ReadError) as refused:
        read("报告.wps", data=broken)
    assert refused.value.kind == "missing-program"
    assert "WPS" in refused.value.title
    assert refused.value.place == "报告.wps"


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("报告.txt", "doc"),
        ("报告.docx", "doc"),
        ("报告.wps", "wps"),
        ("报告.pdf", "rtf"),
        ("报告.doc", "odt"),
        ("报告.odt", "docx"),
    ],
)
def test_the_content_decides_the_format_whatever_the_suffix(name: str, format: str):
    sample = (FOLDER / f"report.{format}").read_bytes()
    assert read(name, data=sample).format == format
