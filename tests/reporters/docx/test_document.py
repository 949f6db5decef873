"""The list of problems as Word programs read it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from perflint.model.result import LintResult
from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from perflint.reporters.docx import WIDTHS
from perflint.reporters.docx.package import WIDTH
from perflint.reporters.docx.wordml import clean, paragraph, run
from tests.reporters.programs import convert, read_pdf
from tests.reporters.sample import CHECKED, CLEAN, RULES, RUN, UNREADABLE, finding

OPTIONS = ReportOptions(version="0.0.0", rules=RULES)


def make(*results: LintResult, quiet: bool = False) -> bytes:
    reporter = load_reporter(REPORTERS, "docx")
    return b"".join(reporter.render(iter(results), OPTIONS._replace(quiet=quiet)))


def test_the_same_run_gives_the_same_bytes() -> None:
    assert make(*RUN) == make(*RUN)


def test_another_library_reads_headings_and_tables() -> None:
    document = Document(BytesIO(make(*RUN)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [result.path for result in RUN]
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "序号",
        "级别",
        "位置",
        "问题",
        "建议与依据",
    ]
    assert len(table.rows) == 1 + len(CHECKED.findings)
    assert CHECKED.findings[0].message in table.rows[1].cells[3].text
    assert "150 ÷ 200 = 75.00%（文中为 57.00%）" in table.rows[1].cells[3].text
    assert sum(WIDTHS) == WIDTH


def test_the_words_meant_are_shaded() -> None:
    shaded = [
        run.text
        for run in Document(BytesIO(make(CHECKED))).tables[0].rows[1].cells[3].paragraphs[1].runs
        if run._element.rPr is not None and b'w:fill="FFD7D9"' in etree.tostring(run._element.rPr)
    ]
    assert shaded == ["57.00%"]


def test_libreoffice_shows_every_problem(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    path.write_bytes(make(*RUN))
    shown = "".join("".join(page.split()) for page in read_pdf(convert(soffice, path, "pdf")))
    for words in (
        "绩效自评报告问题清单", *(one.path for one in RUN), UNREADABLE.error.hint,
        "未发现问题。", CHECKED.findings[0].message, CHECKED.findings[0].excerpt[:40],
        "共3份：须改正1，无问题1，未能读取1；错误1，警告1，提示1",
    ):  # fmt: skip
        assert "".join(words.split()) in shown


def test_quiet_leaves_out_what_is_no_problem() -> None:
    document = Document(BytesIO(make(*RUN, quiet=True)))
    text = "\n".join(p.text for p in document.paragraphs)
    assert CLEAN.path not in text
    assert "共 3 份" not in text
    assert UNREADABLE.path in text


@pytest.mark.parametrize("nasty", ["</w:t><w:t>&amp;", "a\x00b\ufffe\ud800", '"\u202e]]>'])
def test_words_of_a_filing_stay_words(nasty: str) -> None:
    data = make(CHECKED._replace(path=nasty, findings=(finding(message=nasty, excerpt=nasty),)))
    table = Document(BytesIO(data)).tables[0]
    assert table.rows[1].cells[3].paragraphs[0].text == clean(nasty)


def test_lines_are_broken_not_run_together() -> None:
    made = paragraph(run("一\n二", bold=True), style="Title")
    assert made.count("<w:br/>") == 1
    assert made.count("<w:t ") == 2
