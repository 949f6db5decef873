"""Word files against python-docx and against unzipping and parsing alone."""

from __future__ import annotations

import io
import zipfile

import docx
from lxml import etree

from perflint.api import lint_document
from perflint.config import Config
from perflint.readers import read
from perflint.ruleset import load_ruleset
from tests.benchmarks.measuring import Row
from tests.benchmarks.rounds import ratios
from tests.benchmarks.word_like import make_docx

TITLE = "Word files"
NOTE = """The file is 15 pages, 10,000 characters in 430 KB of document.xml with the run properties,
revision ids, styles and settings that Word writes (`tests/benchmarks/word_like.py`). F, the floor, is
zipfile and lxml parsing document.xml, nothing else; D is python-docx opening the file, which renders no
automatic number, T the same and its text. CPU time in one process, interleaved rounds, garbage of the
one before collected first.

- Fonts, sizes and paragraph properties are three quarters of document.xml. They are cut out as bytes
  before parsing, and runs that only they kept apart are glued together, so that a paragraph is one
  element to visit (`perflint/readers/docx/trim.py`). What may hide or delete text stays.
- Styles and numbering are kept between the filings of one template.
- Reading and checking together is far from its goal: checking 10,000 characters with all rules takes
  several times as long as any library needs to open the file."""


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    data = make_docx()
    rules, config = load_ruleset(), Config(detail=False)

    def floor() -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            etree.fromstring(package.read("word/document.xml"))

    def ours() -> None:
        read("报告.docx", data=data)

    def opened() -> None:
        docx.Document(io.BytesIO(data))

    def text() -> None:
        document = docx.Document(io.BytesIO(data))
        for table in document.tables:
            for row in table.rows:
                [cell.text for cell in row.cells]
        [paragraph.text for paragraph in document.paragraphs]

    def checked() -> None:
        lint_document(read("报告.docx", data=data), rules, config)

    by_floor, by_open, by_text = ratios(ours, (floor, opened, text), times * 2)
    (lint,) = ratios(checked, (opened,), times)
    return [
        ("reading ÷ F", f"{by_floor:.2f}", "≤ 1.5"),
        ("reading ÷ D", f"{by_open:.2f}", "< 1"),
        ("reading ÷ T", f"{by_text:.2f}", "< 1"),
        ("reading and checking ÷ D", f"{lint:.2f}", "≤ 1.5"),
    ]
