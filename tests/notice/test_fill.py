"""Templates as people make them in Word: split runs, Chinese braces, headers, text boxes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from hypothesis import given, settings
from hypothesis import strategies as st

from perflint.errors import ReadError, UsageError
from perflint.notice.compose import FIELDS, ROW_FIELDS
from perflint.notice.fill import Template
from perflint.reporters.docx.wordml import clean
from tests.notice.template import SHIPPED

KNOWN, IN_ROWS = ("单位", "期限"), ("序号", "问题")
ROWS = [{"序号": "1", "问题": "甲"}, {"序号": "2", "问题": "乙\n丙"}]


def write(document: DocumentType) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def draft(*paragraphs: str | list[str]) -> DocumentType:
    """A document with these paragraphs, lists being the runs of one, and a table for findings."""
    document = Document()
    for words in paragraphs:
        paragraph = document.add_paragraph()
        for run in [words] if isinstance(words, str) else words:
            paragraph.add_run(run)
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "序号"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{序号}}", "{{单位}}：{{问题}}"
    return document


def fill(document: DocumentType | bytes, **fields: str) -> DocumentType:
    data = document if isinstance(document, bytes) else write(document)
    template = Template(data, "模板.docx", KNOWN, IN_ROWS)
    return Document(BytesIO(template.fill({"单位": "某局", "期限": "三日内", **fields}, ROWS)))


@pytest.mark.parametrize(
    "runs",
    [
        ["致{{单位}}：请在{{期限}}改正"],
        ["致{", "{单", "位}", "}：请在{{期限}}改正"],
        ["致{{单位", "}}：请在{{期", "限}}改", "正"],
        ["致", "{{单位}}：请在", "{", "{", "期", "限", "}", "}", "改正"],
        ["致｛｛单位｝｝：请在{{ 期限 }}改正"],
        ["致{{单", "", "位}}：请", "在{{期限}}改正"],
    ],
)
def test_placeholders_are_found_however_word_splits_them(runs: list[str]) -> None:
    filled = fill(draft(runs))
    assert filled.paragraphs[0].text == "致某局：请在三日内改正"


def test_what_is_filled_in_looks_like_its_placeholder() -> None:
    document = draft(["致", "{{单", "位}}", "：完"])
    document.paragraphs[0].runs[1].bold = True
    runs = fill(document).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs if run.text] == [
        ("致", None), ("某局", True), ("：完", None),
    ]  # fmt: skip


def test_the_row_is_repeated_for_each_problem() -> None:
    (table,) = fill(draft("{{单位}}")).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", ""], ["1", "某局：甲"], ["2", "某局：乙\n丙"],
    ]  # fmt: skip


def test_a_row_in_a_table_in_a_table_is_repeated_there() -> None:
    document = Document()
    outer = document.add_table(1, 1).cell(0, 0)
    outer.text = "致{{单位}}"
    outer.add_table(1, 1).cell(0, 0).text = "{{问题}}"
    filled = fill(document).tables[0]
    assert len(filled.rows) == 1
    assert filled.cell(0, 0).paragraphs[0].text == "致某局"
    assert [row.cells[0].text for row in filled.cell(0, 0).tables[0].rows] == ["甲", "乙\n丙"]


def test_a_label_without_anything_to_label_is_left_out() -> None:
    document = draft("{{单位}}")
    cell = document.tables[0].cell(1, 1)
    cell.text = "问题：{{问题}}"
    cell.add_paragraph("{{单位}}限{{期限}}")
    document.tables[0].cell(1, 0).text = "第{{序号}}个"
    template = Template(write(document), "模板.docx", KNOWN, IN_ROWS)
    rows = [{"序号": "", "问题": ""}, {"序号": "2", "问题": "甲"}]
    filled = Document(BytesIO(template.fill({"单位": "某局", "期限": ""}, rows)))
    assert [[cell.text for cell in row.cells] for row in filled.tables[0].rows[1:]] == [
        ["", "某局限"], ["第2个", "问题：甲\n某局限"],
    ]  # fmt: skip


def test_headers_and_footers_are_filled_too() -> None:
    document = draft("正文")
    document.sections[0].header.paragraphs[0].text = "{{单位}}"
    assert fill(document).sections[0].header.paragraphs[0].text == "某局"


def test_everything_else_stays_as_it_is() -> None:
    document = draft("{{单位}}")
    document.sections[0].header.paragraphs[0].text = "页眉里没有占位符"
    data = write(document)
    template = Template(data, "模板.docx", KNOWN, IN_ROWS)
    made = template.fill({"单位": "某局", "期限": ""}, ROWS)
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(made)) as after:
        assert after.namelist() == before.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["word/document.xml"]
    assert template.fill({"单位": "某局", "期限": ""}, ROWS) == made


def test_unknown_placeholders_are_all_named_with_what_was_meant() -> None:
    with pytest.raises(UsageError) as caught:
        fill(draft("{{单 位}}{{期线}}"))
    assert "{{单 位}}、{{期线}}" in caught.value.title
    assert caught.value.place == "模板.docx"
    assert "是否想写 {{单位}}？" in caught.value.hint


def test_a_template_without_a_row_for_problems_is_refused() -> None:
    document = Document()
    document.add_paragraph("{{单位}}有问题：{{问题}}")
    with pytest.raises(UsageError, match="没有列问题的表格行"):
        fill(document)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        fill(data)


def test_values_cannot_become_markup_or_placeholders() -> None:
    nasty = "</w:t>{{期限}}&\x00\u202e"
    assert fill(draft("{{单位}}。"), 单位=nasty).paragraphs[0].text == clean(nasty) + "。"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SHIPPED.read_bytes()) - 1), st.integers(1, 255), st.booleans())
def test_a_damaged_template_is_refused_or_filled(at: int, flip: int, cut: bool) -> None:
    data = bytearray(SHIPPED.read_bytes())
    data[at] ^= flip
    try:
        template = Template(bytes(data[:at] if cut else data), "x.docx", FIELDS, ROW_FIELDS)
    except (ReadError, UsageError):
        return
    assert template.fill(dict.fromkeys(FIELDS, "甲"), [dict.fromkeys(ROW_FIELDS, "乙")])
