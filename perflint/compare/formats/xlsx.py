"""A workbook of two rounds: departments, filings, and every finding with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.compare import tally_all, tally_departments
from perflint.compare.formats import CHANGE, STANDING
from perflint.lang import SEVERITY, choose, name
from perflint.reporters.xlsx.book import Book, Cell
from perflint.reporters.xlsx.findings import offer_decisions, say_decision
from perflint.reporters.xlsx.record import Record
from perflint.reporters.xlsx.sheets import columns, locate
from perflint.telling.calculation import find_calculation
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.compare import Comparison
    from perflint.reporters import ReportOptions

STYLE = {"fixed": "clean", "remaining": "warning", "new": "error"}
OPEN = ("remaining", "new")
"""Findings to be decided on in this workbook."""


def render(comparison: Comparison, options: ReportOptions) -> Iterator[bytes]:
    """The whole workbook in one piece; the later round can be read back from it, decisions included."""
    book = Book(options)
    list_departments(book, comparison)
    list_filings(book, comparison)
    list_findings(book, comparison)
    record = Record(book)
    for result in comparison.results:
        record.add(result, "")
    yield book.finish()


def list_departments(book: Book, comparison: Comparison) -> None:
    """A row a department, and the total."""
    lang = book.options.lang
    made = columns(
        lang,
        "单位 份数 已改正 已接受为例外 本轮未查 仍存在 新增 未能核实",
        "Department Filings Fixed Accepted_as_exceptions Not_checked Remaining New Unknown",
        "36 8 9 13 10 9 9 10",
    )
    sheet = book.sheet(choose(lang, "单位", "Departments"), made, frozen=1)
    for department, tally in tally_departments(comparison).items():
        _, *counts = tally
        styled = (
            Cell(n, STYLE.get(c, "info") if n else "") for c, n in zip(CHANGE, counts, strict=True)
        )
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
        "报告 单位 上轮文件 情况 已改正 已接受为例外 本轮未查 仍存在 新增 未能核实",
        "Filing Department Earlier_file Standing Fixed Accepted_as_exceptions Not_checked Remaining New"
        " Unknown",
        "40 30 40 14 9 13 10 9 9 10",
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
        "变化 单位 文件 文件夹 级别 规则 问题 位置 处理意见 说明 复核人 原文 计算 建议 指纹",
        "Change Department File Folder Severity Rule Problem Place Decision Note Reviewer Words"
        " Calculation Suggestion Fingerprint",
        "8 18 22 14 6 8 42 26 9 20 9 34 28 14 18",
    )
    offer_decisions(made, lang)
    sheet = book.sheet(choose(lang, "问题", "Findings"), made, frozen=3)
    for filing in comparison.filings:
        for change, findings in filing.changes.items():
            for finding in findings:
                sheet.add(
                    Cell(name(CHANGE, change, lang), STYLE.get(change, "info")),
                    filing.department,
                    *locate(filing.path),
                    Cell(name(SEVERITY, finding.severity, lang), finding.severity),
                    finding.rule,
                    finding.message,
                    say_place(finding.location, lang),
                    *(Cell(words, "input") for words in say_decision(finding, lang)),
                    finding.excerpt,
                    find_calculation(finding, lang),
                    finding.suggestion,
                    finding.fingerprint if change in OPEN else "",
                )
    sheet.close()
