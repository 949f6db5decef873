"""The workbook as spreadsheet programs read it."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from perflint.model.result import LintResult, ReportInfo
from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from perflint.reporters.links import link_to
from perflint.reporters.xlsx import book
from tests.reporters.programs import convert
from tests.reporters.sample import CHECKED, RULES, RUN, finding

OPTIONS = ReportOptions(version="0.0.0", rules=RULES)
SHEETS = ["汇总", "问题清单", "规则×单位", "未能读取", "数字核对", "perflint"]
"""The last one is hidden, for programs."""


def make(*results: LintResult, **options: str) -> bytes:
    reporter = load_reporter(REPORTERS, "xlsx")
    return b"".join(reporter.render(iter(results), OPTIONS._replace(**options)))


def test_the_same_run_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = make(*RUN)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert make(*RUN) == first


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "57"])
def test_words_of_a_filing_are_never_formulas(words: str) -> None:
    nasty = finding(message=words, excerpt=words, mark=(0, 1))
    info = ReportInfo(None, None, words, None, words, words, words)
    data = make(CHECKED._replace(path=words, findings=(nasty,), report=info))
    cells = [cell for sheet in load_workbook(BytesIO(data)) for row in sheet for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert sum(cell.value == words for cell in cells) >= 4
    assert not [c for c in cells if c.hyperlink and c.hyperlink.target.startswith("http")]


def test_numbers_can_be_sorted_and_look_as_printed() -> None:
    sheet = load_workbook(BytesIO(make(*RUN)))["汇总"]
    heads = [cell.value for cell in sheet[1]]
    score = sheet.cell(2, heads.index("得分") + 1)
    assert (score.value, score.number_format) == (97.57, "0.00")
    assert sheet.cell(2, heads.index("年度") + 1).value == 2022
    assert [cell.value for cell in sheet["B"][1:]] == [Path(result.path).name for result in RUN]
    folders = [cell.value or "" for cell in sheet["C"][1:]]
    assert folders == [str(Path(result.path).parent).replace(".", "") for result in RUN]


def test_a_second_reader_finds_the_same() -> None:
    workbook = CalamineWorkbook.from_filelike(BytesIO(make(*RUN)))
    assert workbook.sheet_names == SHEETS
    rows = workbook.get_sheet_by_name("问题清单").to_python()
    assert [row[4] for row in rows] == ["级别", "错误", "警告", "提示", "未能读取"]
    matrix = workbook.get_sheet_by_name("规则×单位").to_python()
    assert matrix[-1][:2] == ["合计", 3]
    assert [row[0] for row in matrix[1:-1]] == ["荔湾区某局", "加密", "报告"]


def test_libreoffice_opens_every_sheet(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(make(*RUN))
    convert(
        soffice,
        path,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    )
    sheets = {found.stem.partition("-")[2]: found for found in tmp_path.glob("book-*.csv")}
    assert set(sheets) == set(SHEETS)
    rows = list(csv.DictReader(StringIO(sheets["问题清单"].read_text("utf-8"))))
    assert rows[0]["问题"] == CHECKED.findings[0].message
    assert rows[0]["计算"] == "150 ÷ 200 = 75.00%（文中为 57.00%）"
    unread = list(csv.DictReader(StringIO(sheets["未能读取"].read_text("utf-8"))))
    assert [(row["文件夹"], row["文件"]) for row in unread] == [("乙单位", "加密.docx")]


def test_more_rows_than_a_worksheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "LAST_ROW", 3)
    monkeypatch.setattr(book, "MOST_LINKS", 2)
    workbook = load_workbook(BytesIO(make(CHECKED, CHECKED)))
    assert [sheet.max_row for sheet in workbook if sheet.title.startswith("问题清单")] == [4, 4]
    assert workbook["问题清单 2"]["A1"].value == "序号"
    links = [cell.hyperlink is not None for cell in workbook["问题清单"]["B"][1:]]
    assert links == [True, True, False]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("97.57", (Decimal("97.57"), "0.00")),
        ("96%", (Decimal("0.96"), "0%")),
        ("96.10%", (Decimal("0.961"), "0.00%")),
        ("约96%", None),
        ("", None),
    ],
)
def test_figures_keep_their_decimals(text: str, shown: tuple[Decimal, str] | None) -> None:
    assert book.read_figure(text) == shown


@pytest.mark.parametrize(
    ("path", "folder", "link"),
    [
        ("a b/报#1.docx", "", "a%20b/%E6%8A%A5%231.docx"),
        ("/x/y/a.txt", "/x/z", "../y/a.txt"),
        ("<stdin>", "", ""),
        ("-", "", ""),
        ("x/全部.ZIP/甲/a.docx", "x", "%E5%85%A8%E9%83%A8.ZIP"),
    ],
)
def test_links_lead_from_the_output_to_the_filing(path: str, folder: str, link: str) -> None:
    assert link_to(path, folder) == link


def test_what_is_attached_to_a_report_counts_for_its_department() -> None:
    attached = CHECKED._replace(path="甲单位/自评表.xlsx", attached_to=CHECKED.path, report=None)
    workbook = load_workbook(BytesIO(make(CHECKED, attached)))
    assert [cell.value for cell in workbook["汇总"]["D"][1:]] == ["荔湾区某局"] * 2
    assert [cell.value for cell in workbook["规则×单位"]["B"][1:]] == [6, 6]
