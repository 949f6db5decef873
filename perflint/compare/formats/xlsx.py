"""A workbook of two rounds: departments, filings, and every finding with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.compare import tally_all, tally_departments
from perflint.compare.formats import CHANGE, STANDING
from perflint.lang import SEVERITY, choose, name
from perflint.reporters.xlsx.book import Book, Cell
from perflint.reporters.xlsx.sheets import columns
from perflint.telling.calculation import find_calculation
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.compare import Comparison
    from perflint.reporters import ReportOptions

STYLE = {"fixed": "clean", "remaining": "warning", "new": "error", "unknown": "info"}


def render(comparison: Comparison, options: ReportOptions) -> Iterator[bytes]:
    """The whole workbook in one piece."""
    book = Book(options)
    list_departments(book, comparison)
    list_filings(book, comparison)
    list_findings(book, comparison)
    yield book.finish()


def list_departments(book: Book, comparison: Comparison) -> None:
    """A row a department, and the total."""
    lang = book.options.lang
    made = columns(
        lang,
        "单位 份数 已改正 仍存在 新增 未能核实",
        "Department Filings Fixed Remaining New Unknown",
        "36 8 9 9 9 10",
    )
    sheet = book.sheet(choose(lang, "单位", "Departments"), made, frozen=1)
    for department, tally in tally_departments(comparison).items():
        _, *counts = tally
        styled = (Cell(n, STYLE[c] if n else "") for c, n in zip(CHANGE, counts, strict=True))
        sheet.add(department, tally.filings, *styled)
    total = tally_all(comparison)
    sheet.add(
        Cell(choose(lang, "合计", "Total"), "total"), *(Cell(count, "total") for count in total)
    )
    sheet.close()


def list_filings(book: Book, comparison: Comparison) -> None:
    """A row a filing."""
    lang = book.options.lang
    made = columns(
        lang,
        "报告 单位 上轮文件 情况 已改正 仍存在 新增 未能核实",
        "Filing Department Earlier_file Standing Fixed Remaining New Unknown",
        "40 30 40 14 9 9 9 10",
    )
    sheet = book.sheet(choose(lang, "报告", "Filings"), made, frozen=1)
    for filing in comparison.filings:
        sheet.add(
            Cell(filing.path, path=filing.path),
            filing.department,
            filing.earlier_path,
            choose(lang, *STANDING[filing.standing]),
            *map(len, filing.changes.values()),
        )
    sheet.close()


def list_findings(book: Book, comparison: Comparison) -> None:
    """A row a finding of either round."""
    lang = book.options.lang
    made = columns(
        lang,
        "变化 单位 报告 级别 规则 问题 原文 计算 建议 位置",
        "Change Department Filing Severity Rule Problem Words Calculation Suggestion Place",
        "9 26 32 8 9 46 34 30 16 40",
    )
    sheet = book.sheet(choose(lang, "问题", "Findings"), made, frozen=3)
    for filing in comparison.filings:
        for change, findings in filing.changes.items():
            for finding in findings:
                sheet.add(
                    Cell(name(CHANGE, change, lang), STYLE[change]),
                    filing.department,
                    Cell(filing.path, path=filing.path),
                    Cell(name(SEVERITY, finding.severity, lang), finding.severity),
                    finding.rule,
                    finding.message,
                    finding.excerpt,
                    find_calculation(finding, lang),
                    finding.suggestion,
                    say_place(finding.location, lang),
                )
    sheet.close()
