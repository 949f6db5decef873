"""Packages written by another library, with the template it took from Word."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_BREAK

from perflint.model.document import Document
from perflint.readers import read
from tests.readers.docx_builder import texts
from tests.readers.test_spans import check


def read_back(made: docx.document.Document) -> Document:
    buffer = io.BytesIO()
    made.save(buffer)
    document = read("报告.docx", data=buffer.getvalue())
    check(document)
    return document


def test_headings_lists_tables_and_margins():
    made = docx.Document()
    made.add_heading("自评报告", 0)
    made.add_heading("概况", 1)
    for text in ("甲", "乙"):
        made.add_paragraph(text, "List Number")
    made.add_paragraph("丙", "List Bullet")
    grid = made.add_table(2, 3)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "指标"
    grid.cell(0, 1).merge(grid.cell(0, 2)).text = "金额"
    grid.cell(1, 2).text = "10"
    made.sections[0].header.paragraphs[0].text = "某局"
    document = read_back(made)
    assert texts(document) == [
        "自评报告", "概况", "1. 甲", "2. 乙", "• 丙", "指标\t金额", "\t\t10", "某局",
    ]  # fmt: skip
    assert [block.level for block in document.blocks[:3]] == [None, 1, None]
    table = document.blocks[5].table
    assert table is not None
    assert [(c.row_span, c.column_span) for c in table.cells] == [(2, 1), (1, 2), (1, 1), (1, 1)]


def test_every_page_break_counts():
    made = docx.Document()
    for text in ("甲", "乙", "丙"):
        made.add_paragraph(text).add_run().add_break(WD_BREAK.PAGE)
    assert [block.place.page for block in read_back(made).blocks] == [1, 2, 3]
