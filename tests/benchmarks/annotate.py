"""Annotating Word files against python-docx opening and saving them."""

from __future__ import annotations

import io

import docx

from perflint.annotate import AnnotateOptions
from perflint.annotate.docx import annotate
from perflint.api import lint_document
from perflint.config import Config
from perflint.readers import read
from perflint.ruleset import load_ruleset
from tests.benchmarks.measuring import Row
from tests.benchmarks.rounds import ratios
from tests.benchmarks.word_like import make_docx

TITLE = "Annotated Word files"
NOTE = """S is python-docx opening the file of the section on Word files and saving it, without a single
comment. Annotating reads the file once more, tracing each character to its element, opens the paragraphs
concerned, cuts their runs and writes the comments; all else is copied as it is stored. CPU time,
interleaved rounds."""


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    data = make_docx()
    result = lint_document(read("报告.docx", data=data), load_ruleset(), Config(detail=False))

    document = read("报告.docx", data=data)

    def ours() -> None:
        annotate(data, document, result, AnnotateOptions("1"))

    def with_reading() -> None:
        annotate(data, read("报告.docx", data=data), result, AnnotateOptions("1"))

    def theirs() -> None:
        docx.Document(io.BytesIO(data)).save(io.BytesIO())

    (alone,), (both,) = (ratios(one, (theirs,), times) for one in (ours, with_reading))
    count = len(result.findings)
    return [
        (f"annotating with {count} comments ÷ S", f"{alone:.2f}", "≤ 1.5"),
        ("the same and reading for the check before ÷ S", f"{both:.2f}", ""),
    ]
