"""The sheets of the reviewer's workbook: each takes what it needs of every result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import KIND, REPORT, VERDICT, choose, name
from perflint.reporters.identity import say_outline
from perflint.reporters.overview import CONCLUSION, glance_at
from perflint.reporters.xlsx.book import Cell, Column
from perflint.telling.calculation import say_calculation

if TYPE_CHECKING:
    from perflint.lang import Lang
    from perflint.model.result import LintResult, ReportInfo
    from perflint.reporters.xlsx.book import Book


def columns(lang: Lang, chinese: str, english: str, widths: str) -> list[Column]:
    """Columns from their headings and widths, each list separated by blanks, `_` for a blank."""
    headings = choose(lang, chinese, english).split()
    return [
        Column(heading.replace("_", " "), float(width))
        for heading, width in zip(headings, widths.split(), strict=True)
    ]


def _tell(report: ReportInfo, lang: Lang) -> list[str]:
    """What is known of a report: type, year, region, outline, score, grade."""
    kind = name(REPORT, report.type, lang) if report.type else ""
    year, outline = str(report.year or ""), say_outline(report, lang)
    return [kind, year, report.region or "", outline, report.score or "", report.grade or ""]


class Overview:
    """A row a filing: whose, its score and grade, held against what, how many problems, how much was
    checked."""

    def __init__(self, book: Book) -> None:
        self.lang = book.options.lang
        made = columns(
            self.lang,
            "序号 文件 文件夹 单位 类型 年度 地区 适用地方 得分 等级 执行率 重算执行率 结论 错误 警告 提示"
            " 找到数字 核对数字 核对率",
            "No. File Folder Department Type Year Region Outline Score Grade Execution_rate"
            " Recomputed_rate Conclusion Errors Warnings Infos Numbers_found Numbers_checked"
            " Checked_share",
            "5 24 18 22 12 6 14 20 7 7 8 9 12 6 6 6 7 7 7",
        )
        self.rows = 0
        self.sheet = book.sheet(choose(self.lang, "汇总", "Summary"), made)

    def add(self, result: LintResult, department: str) -> None:
        """The row of a filing."""
        self.rows += 1
        glance, report, coverage = glance_at(result), result.report, result.coverage
        told = [""] * 6
        numbers: list[Cell] = [Cell()] * 3
        counts: list[Cell] = [Cell()] * 3
        if report is not None:
            told = _tell(report, self.lang)
            counts = [Cell(count, severity if count else "") for severity, count in glance.counts]
            share = f"{100 * coverage.checked // coverage.found}%" if coverage.found else ""
            numbers = [Cell(coverage.found), Cell(coverage.checked), Cell(share, figure=True)]
        self.sheet.add(
            self.rows,
            *locate(result.path),
            department,
            told[0],
            Cell(told[1], figure=True),
            told[2],
            told[3],
            Cell(told[4], figure=True),
            told[5],
            Cell(glance.rate, "error" if glance.recomputed else "", figure=True),
            Cell(glance.recomputed, figure=True),
            Cell(choose(self.lang, *CONCLUSION[glance.standing]), glance.standing),
            *counts,
            *numbers,
        )

    def close(self) -> None:
        """No more filings."""
        self.sheet.close()


def locate(path: str) -> tuple[Cell, str]:
    """The name of the file, linked to it, and the folder it lies in."""
    folder, _, name = path.replace("\\", "/").rpartition("/")
    return Cell(name or path, path=path), folder


class Unread:
    """A row a filing that could not be read, with what to do."""

    def __init__(self, book: Book) -> None:
        self.lang = book.options.lang
        made = columns(
            self.lang, "文件 文件夹 原因 办法", "File Folder Reason Remedy", "30 26 50 60"
        )
        self.sheet = book.sheet(choose(self.lang, "未能读取", "Not read"), made, frozen=1)

    def add(self, result: LintResult, _department: str) -> None:
        """The row of a filing that could not be read, nothing for others."""
        if result.error is not None:
            error = result.error
            self.sheet.add(*locate(result.path), error.message, error.hint)

    def close(self) -> None:
        """No more filings."""
        self.sheet.close()


class Numbers:
    """A row a statement about numbers: what was computed and what came of it."""

    def __init__(self, book: Book) -> None:
        self.lang = book.options.lang
        made = columns(
            self.lang,
            "文件 文件夹 单位 种类 文中 结论 计算或原因 规则 原文",
            "File Folder Department Kind Stated Verdict Calculation Rule Words",
            "28 20 22 10 16 12 44 9 60",
        )
        self.sheet = book.sheet(choose(self.lang, "数字核对", "Numbers"), made, frozen=1)

    def add(self, result: LintResult, department: str) -> None:
        """The statements of a filing."""
        file, folder = locate(result.path)
        for claim in result.claims:
            self.sheet.add(
                file.content,
                folder,
                department,
                name(KIND, claim.kind, self.lang),
                claim.stated.text if claim.stated else "",
                Cell(name(VERDICT, claim.verdict, self.lang),
                     "contradicted" if claim.verdict == "contradicted" else ""),
                say_calculation(claim, self.lang),
                claim.rule,
                claim.text,
            )  # fmt: skip

    def close(self) -> None:
        """No more filings."""
        self.sheet.close()
