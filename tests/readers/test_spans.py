"""What holds for every reader: each block and cell is a piece of the text, in order, apart."""

from __future__ import annotations

import pytest

from perflint.model.document import Document
from perflint.readers import read
from tests.readers import doc_builder
from tests.readers.docx_builder import cell, level, lists, numbered, package, paragraph, row, table
from tests.readers.formats import FOLDER

SAMPLES = sorted(path.name for path in FOLDER.iterdir())
TRICKY = {
    "空行.txt": "\ufeff\r\n　　甲 \r\n\r\n\f乙\n".encode("utf-8"),
    "表格.md": "# 甲\n\n| 科目 | 数 |\n|--|--|\n| a | |\n\n- 乙\n".encode(),
    "表格.docx": package(
        numbered("甲")
        + table(row(cell(paragraph("一") + paragraph("二")), ""), row("", cell(numbered(""))))
        + paragraph("<w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"),
        numbering=lists(level("%1、", "chineseCounting")),
        margins={"header1": paragraph("某局"), "footer1": paragraph("1")},
    ),
    "表格.doc": doc_builder.word(
        [
            doc_builder.paragraph("甲\x0b乙"),
            *doc_builder.row("横", "", "丙", merges=[2, 1]),
            *doc_builder.row("纵", "1", "2", merges=[96]),
            *doc_builder.row("", "3", "", merges=[32]),
            doc_builder.paragraph("尾"),
        ]
    ),
}


DOCUMENTS = [
    *(read(str(FOLDER / name)) for name in SAMPLES),
    *(read(name, data=data) for name, data in TRICKY.items()),
]


def check(document: Document) -> None:
    """Fails unless every span of the document is sound."""
    at = 0
    for block in document.blocks:
        text = block.span.of(document.text)
        assert at <= block.span.start < block.span.end <= len(document.text)
        assert text == text.strip() or block.kind == "table"
        at = block.span.end
        if block.table is None:
            assert "\n" not in text
            assert block.kind != "table"
            continue
        assert block.kind == "table"
        inside = block.span.start
        for place in block.table.cells:
            assert inside <= place.span.start <= place.span.end <= block.span.end
            assert not set("\n\t") & set(place.span.of(document.text))
            assert place.row + place.row_span <= block.table.rows
            assert place.column + place.column_span <= block.table.columns
            inside = place.span.end


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path[-12:])
def test_spans_slice_back_to_their_own_text(document: Document):
    check(document)
    assert "\r" not in document.text
    covered = "".join(block.span.of(document.text) for block in document.blocks)
    if document.format == "txt":
        assert "".join(covered.split()) == "".join(document.text.split())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path[-12:])
def test_lines_and_columns_lead_back_to_each_block(document: Document):
    lines = document.text.split("\n")
    for block in document.blocks:
        line, column = document.line_column(block.span.start)
        first = block.span.of(document.text).split("\n")[0]
        assert lines[line - 1][column - 1 :].startswith(first)
