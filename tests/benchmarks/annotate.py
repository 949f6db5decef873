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
comment. Ours reads the file, finds the words again in the whole tree, cuts the runs and writes the
comments; parts that do not change are copied as they are stored. CPU time, interleaved rounds."""


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    data = make_docx()
    result = lint_document(read("报告.docx", data=data), load_ruleset(), Config(detail=False))

    def ours() -> None:
        document = read("报告.docx", data=data)
        annotate(data, document, result, AnnotateOptions("1"))

    def theirs() -> None:
        docx.Document(io.BytesIO(data)).save(io.BytesIO())

    (figure,) = ratios(ours, (theirs,), times)
    count = len(result.findings)
    return [(f"reading and writing {count} comments ÷ S", f"{figure:.2f}", "≤ 1.5")]
