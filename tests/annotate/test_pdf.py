"""Findings as highlights: read back with pdfium, on their exact words, the filing untouched."""

from __future__ import annotations

import ctypes
import io
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from perflint.annotate import AnnotateOptions, load_annotator
from perflint.api import lint_document
from perflint.config import Config
from perflint.errors import ReadError
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.readers import ocr, read
from perflint.readers.ocr import Words
from tests.readers.formats import FOLDER
from tests.readers.pdf_builder import PageBuilder, set_text, write_pdf

HIGHLIGHT, TEXT = 9, 1
TITLE = "某县水利局2022年度部门整体支出绩效自评报告"
WRONG = "全年预算数200万元，执行数150万元，预算执行率57.00%。"
PADDING = "本局负责全县水资源管理、防汛抗旱和农村供水，维护群众用水安全。"
SAMPLE = write_pdf(*set_text([TITLE, "一、资金情况", *[PADDING] * 30, WRONG, PADDING]))


class Note(NamedTuple):
    page: int
    subtype: int
    author: str
    contents: str
    words: str
    date: str


def lint(data: bytes, rules: Ruleset, *select: str) -> LintResult:
    return lint_document(read("报告.pdf", data=data), rules, Config(select=select))


def annotate(
    data: bytes, rules: Ruleset, *select: str, date: datetime | None = None
) -> tuple[bytes, LintResult]:
    document = read("报告.pdf", data=data)
    result = lint_document(document, rules, Config(select=select))
    options = AnnotateOptions("0", date=date, rules={rule.id: rule for rule in rules.rules})
    return load_annotator("pdf").annotate(data, document, result, options), result


def said(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_GetStringValue(annotation, key, pointer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def notes(data: bytes) -> list[Note]:
    """Every annotation, with the words its boxes cover."""
    found: list[Note] = []
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            for k in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
                one = pdfium.FPDFPage_GetAnnot(page.raw, k)
                words = ""
                for i in range(pdfium.FPDFAnnot_CountAttachmentPoints(one)):
                    points = pdfium.FS_QUADPOINTSF()
                    pdfium.FPDFAnnot_GetAttachmentPoints(one, i, points)
                    words += text.get_text_bounded(points.x3, points.y3, points.x2, points.y2)
                subtype = pdfium.FPDFAnnot_GetSubtype(one)
                told = (said(one, b"T"), said(one, b"Contents"), words, said(one, b"M"))
                found.append(Note(number + 1, subtype, *told))
                pdfium.FPDFPage_CloseAnnot(one)
            text.close()
            page.close()
    return found


def test_a_finding_is_a_highlight_on_its_exact_words(builtin_rules: Ruleset):
    date = datetime(2024, 3, 18, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    out, result = annotate(SAMPLE, builtin_rules, "NUM101", date=date)
    (note,) = notes(out)
    assert note[:3] == (result.findings[0].location.page, HIGHLIGHT, "perflint")
    assert note.page == 3
    assert note.words == "57.00%"
    assert note.date == "D:20240318090000+08'00"
    lines = note.contents.replace("\r", "\n").split("\n")
    assert lines[0].startswith("【错误】NUM101 ")
    assert any(line.startswith("计算：150 万元") or "150" in line for line in lines[1:])
    assert any("预算法" in line for line in lines)


def test_every_finding_of_the_sample_has_its_note(builtin_rules: Ruleset):
    data = (FOLDER / "report.pdf").read_bytes()
    out, result = annotate(data, builtin_rules)
    assert len(result.findings) > 2
    document = read("报告.pdf", data=data)
    made = notes(out)
    for finding in result.findings:
        (note,) = [one for one in made if finding.message in one.contents]
        assert note.page == finding.location.page
        start = document.offset(finding.location.line, finding.location.column)
        end = document.offset(finding.location.end_line, finding.location.end_column)
        if start < end:  # The font is not in the file: the glyphs of another lie over each other.
            meant, covered = "".join(document.text[start:end].split()), "".join(note.words.split())
            assert meant in covered
            assert len(covered) <= len(meant) + 1


def test_every_byte_of_the_filing_stays(builtin_rules: Ruleset):
    out, _ = annotate(SAMPLE, builtin_rules)
    assert out.startswith(SAMPLE)
    assert read("报告.pdf", data=out).text == read("报告.pdf", data=SAMPLE).text
    with pypdfium2.PdfDocument(SAMPLE) as before, pypdfium2.PdfDocument(out) as after:
        for number in range(len(before)):
            shown = [
                document[number]
                .render(may_draw_forms=False, draw_annots=False)
                .to_numpy()
                .tobytes()
                for document in (before, after)
            ]
            assert shown[0] == shown[1]


def test_the_same_filing_gives_the_same_bytes(builtin_rules: Ruleset):
    assert annotate(SAMPLE, builtin_rules) == annotate(SAMPLE, builtin_rules)


def test_annotating_again_replaces_our_notes_and_no_others(builtin_rules: Ruleset):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(SAMPLE)))
    others = {
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject("/Text"),
        NameObject("/Rect"): ArrayObject(map(FloatObject, (10, 10, 30, 30))),
        NameObject("/Contents"): TextStringObject("请复核"),
        NameObject("/T"): TextStringObject("王审核"),
    }
    reference = writer._add_object(DictionaryObject(others))
    page = writer.pages[2]
    page[NameObject("/Annots")] = writer._add_object(ArrayObject([reference]))
    held = io.BytesIO()
    writer.write(held)
    once, _ = annotate(held.getvalue(), builtin_rules, "NUM101")
    twice, _ = annotate(once, builtin_rules, "NUM101")
    assert twice == once
    written = PdfWriter(clone_from=PdfReader(io.BytesIO(once)))
    held = io.BytesIO()
    written.write(held)
    again, _ = annotate(held.getvalue(), builtin_rules, "NUM101")
    assert sorted(notes(again)) == sorted(notes(once))
    assert [note.contents for note in notes(twice) if note.author == "王审核"] == ["请复核"]
    none, result = annotate(once, builtin_rules, "PRV")
    assert result.findings == ()
    assert [note.author for note in notes(none)] == ["王审核"]


def test_nothing_found_leaves_the_file_as_it_is_but_for_its_end(builtin_rules: Ruleset):
    out, result = annotate(SAMPLE, builtin_rules, "PRV")
    assert result.findings == ()
    assert out.startswith(SAMPLE)
    assert notes(out) == []


def test_a_missing_section_is_a_note_beside_a_line(builtin_rules: Ruleset):
    out, result = annotate((FOLDER / "report.pdf").read_bytes(), builtin_rules)
    empty = [
        finding
        for finding in result.findings
        if finding.location[:2] == (finding.location.end_line, finding.location.end_column)
    ]
    beside = [note for note in notes(out) if note.subtype == TEXT]
    assert len(beside) == len(empty)


def test_pages_not_read_are_told_on_the_page(
    builtin_rules: Ruleset, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ocr, "find_recogniser", lambda: None)
    scan = PageBuilder().image(bytes([230]) * 400, 20, 20, 0, 0, 595, 842)
    text = PageBuilder().text(80, 740, TITLE, 14).text(80, 700, WRONG, 14)
    out, _ = annotate(write_pdf(text, scan), builtin_rules, "PFL")
    (note,) = notes(out)
    assert (note.page, note.subtype) == (2, TEXT)


def test_words_recognised_in_a_picture_are_marked_on_it(
    builtin_rules: Ruleset, monkeypatch: pytest.MonkeyPatch
):
    words = [Words(WRONG, 200, 300, 1100, 334)]
    monkeypatch.setattr(ocr, "find_recogniser", lambda: lambda _: words)
    scan = PageBuilder().image(bytes([230]) * 400, 20, 20, 0, 0, 595, 842)
    out, _ = annotate(write_pdf(scan), builtin_rules, "NUM101")
    (note,) = notes(out)
    assert note.subtype == HIGHLIGHT
    assert "（请核实）" in note.contents


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_words_of_turned_pages_are_marked(rotation: int, builtin_rules: Ruleset):
    matrix = {90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[rotation]
    page = PageBuilder(rotation=rotation)
    x, y = {90: (100, 80.0), 180: (560.0, 100), 270: (495.0, 760.0)}[rotation]
    page.text(x, y, WRONG, 14, matrix=matrix)
    out, _ = annotate(write_pdf(page), builtin_rules, "NUM101")
    assert [note.words for note in notes(out)] == ["57.00%"]


def test_a_file_that_must_not_be_changed_is_refused(builtin_rules: Ruleset):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(SAMPLE)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    with pytest.raises(ReadError) as caught:
        annotate(held.getvalue(), builtin_rules)
    assert caught.value.kind == "encrypted"


def certified(allowed: int | None) -> bytes:
    """The sample, certified by its author with the changes allowed that the number says."""
    writer = PdfWriter(PdfReader(io.BytesIO(SAMPLE)))
    parameters = DictionaryObject()
    if allowed is not None:
        parameters[NameObject("/P")] = NumberObject(allowed)
    reference = DictionaryObject(
        {
            NameObject("/TransformMethod"): NameObject("/DocMDP"),
            NameObject("/TransformParams"): parameters,
        }
    )
    signature = DictionaryObject({NameObject("/Reference"): ArrayObject([reference])})
    writer.root_object[NameObject("/Perms")] = DictionaryObject(
        {NameObject("/DocMDP"): writer._add_object(signature)}
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_certification_is_not_broken_unasked(builtin_rules: Ruleset):
    for allowed in (1, 2, None):
        with pytest.raises(ReadError, match="认证签名"):
            annotate(certified(allowed), builtin_rules, "NUM101")
    assert notes(annotate(certified(3), builtin_rules, "NUM101")[0])
    result = lint(certified(1), builtin_rules, "NUM101")
    document = read("a.pdf", data=certified(1))
    options = AnnotateOptions("0.1.0", certified=True)
    assert notes(load_annotator("pdf").annotate(certified(1), document, result, options))


def test_a_file_only_pdfium_can_repair_is_refused(builtin_rules: Ruleset):
    broken = SAMPLE[: SAMPLE.rfind(b"xref")].replace(b"/Type /Catalog", b"/Type /Catalogue", 1)
    try:
        out, _ = annotate(broken, builtin_rules, "NUM101")
    except ReadError as error:
        kind = error.kind
    else:
        kind = "written" if notes(out) else "lost"
    assert kind in ("corrupt", "written")
