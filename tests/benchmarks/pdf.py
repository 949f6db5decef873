"""PDF: reading against pdfium's own text, and annotating."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

import pypdfium2

from perflint.annotate import AnnotateOptions, load_annotator
from perflint.api import lint_document
from perflint.config import Config
from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.office import Service, find_soffice
from perflint.ruleset import load_ruleset
from tests.benchmarks.measuring import Row
from tests.readers.identity import load, write_docx

TITLE = "PDF"
NOTE = """Sample filings set by LibreOffice: two of prose, and one in which a table of 120 cells runs over two
pages of five. The floor is pypdfium2 opening the file and taking `get_text_range()` of each page: characters as
drawn, without order, paragraphs, tables, headers or footers. Processor time, medians of pairs. Ours
asks pdfium for the place of every character (a fifth of the floor; fewer would miss a raised footnote
mark, which must not join the figure before it), unpacks each page once before pdfium does, to bound what
a hostile file may cost (a twentieth), and looks at what is drawn (a tenth); the rest is the layout."""
PROSE = ("changsha-department-2022.txt", "nanchang-department-2023.txt")
TABLES = ("project-2023.md",)


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    soffice = find_soffice()
    if soffice is None:
        sys.exit("LibreOffice is not installed")
    with Service(soffice) as service:
        prose, tables = (
            service.convert(
                write_docx([part for name in names for part in load(name)]),
                ".docx",
                "pdf",
                DEFAULT_LIMITS,
            )
            for names in (PROSE, TABLES)
        )
    rules = load_ruleset()
    document = read("a.pdf", data=prose)
    result = lint_document(document, rules, Config(detail=False))
    annotator, options = load_annotator("pdf"), AnnotateOptions("0")
    pages = count_pages(prose)
    return [
        (
            f"{pages} pages of prose ÷ pypdfium2's text",
            f"{ratio(lambda: read('a.pdf', data=prose), lambda: floor(prose), times):.2f}",
            "≤ 1.5",
        ),
        (
            f"{count_pages(tables)} pages with tables ÷ pypdfium2's text",
            f"{ratio(lambda: read('a.pdf', data=tables), lambda: floor(tables), times):.2f}",
            "≤ 1.5",
        ),
        (
            "time a page of prose",
            f"{least(lambda: read('a.pdf', data=prose), times) / pages * 1000:.2f} ms",
            "—",
        ),
        (
            f"annotating with {len(result.findings)} findings, a page",
            f"{least(lambda: annotator.annotate(prose, document, result, options), times) / pages * 1000:.1f} ms",
            "—",
        ),
    ]


def floor(data: bytes) -> None:
    """Everything pypdfium2 says of the text."""
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()


def count_pages(data: bytes) -> int:
    """How many pages a file has."""
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def least(task: Callable[[], object], times: int) -> float:
    """Processor seconds of the quickest run, after one that does not count."""
    task()
    return min(cpu(task) for _ in range(max(times, 3)))


def cpu(task: Callable[[], object]) -> float:
    """Processor seconds of one run."""
    start = time.process_time()
    task()
    return time.process_time() - start


def ratio(task: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """The median of task ÷ other over pairs, after one that does not count."""
    cpu(task), cpu(other)
    return median(cpu(task) / cpu(other) for _ in range(max(times, 5)))
