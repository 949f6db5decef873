"""The sheets of the reviewer's workbook: each takes what it needs of every result."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perflint.lang import KIND, REPORT, SEVERITY, VERDICT, choose, name
from perflint.reporters.overview import CONCLUSION, glance_at
from perflint.reporters.xlsx.book import Cell, Column
from perflint.telling.calculation import find_calculation, say_calculation
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.lang import Lang
    from perflint.model.result import LintResult
    from perflint.reporters.xlsx.book import Book


def columns(lang: Lang, chinese: str, english: str, widths: str) -> list[Column]:
    """Columns from their headings and widths, each list separated by blanks, `_` for a blank."""
    headings = choose(lang, chinese, english).split()
    return [
        Column(heading.replace("_", " "), float(width))
        for heading, width in zip(headings, widths.split(), strict=True)
    ]


class Overview:
    """A row a filing: whose, its score and grade, how many problems, how much was checked."""

    def __init__(self, book: Book) -> None:
        self.lang = book.options.lang
        made = columns(
            self.lang,
            "序号 报告 单位 类型 年度 地区 得分 等级 执行率 重算执行率 错误 警告 提示 找到数字 核对数字 核对率 结论",
            "No. Filing Department Type Year Region Score Grade Execution_rate Recomputed_rate"
            " Errors Warnings Infos Numbers_found Numbers_checked Checked_share Conclusion",
            "6 34 28 22 7 20 8 8 10 12 7 7 7 10 10 8 12",
        )
        self.rows = 0
        self.sheet = book.sheet(choose(self.lang, "汇总", "Summary"), made)

    def add(self, result: LintResult, department: str) -> None:
        """The row of a filing."""
        self.rows += 1
        glance, report, coverage = glance_at(result), result.report, result.coverage
        told = [""] * 5
        numbers: list[Cell] = [Cell()] * 3
        counts: list[Cell] = [Cell()] * 3
        if report is not None:
            kind = name(REPORT, report.type, self.lang) if report.type else ""
            told = [kind, str(report.year or ""), report.region or ""]
            told += [report.score or "", report.grade or ""]
            counts = [Cell(count, severity if count else "") for severity, count in glance.counts]
            share = f"{100 * coverage.checked // coverage.found}%" if coverage.found else ""
            numbers = [Cell(coverage.found), Cell(coverage.checked), Cell(share, figure=True)]
        self.sheet.add(
            self.rows,
            Cell(result.path, path=result.path),
            department,
            told[0],
            Cell(told[1], figure=True),
            told[2],
            Cell(told[3], figure=True),
            told[4],
            Cell(glance.rate, "error" if glance.recomputed else "", figure=True),
            Cell(glance.recomputed, figure=True),
            *counts,
            *numbers,
            Cell(choose(self.lang, *CONCLUSION[glance.standing]), glance.standing),
        )

    def close(self) -> None:
        """No more filings."""
        self.sheet.close()


class Findings:
    """A row a finding, and one for each filing that could not be read."""

    def __init__(self, book: Book) -> None:
        self.lang, options = book.options.lang, book.options
        english = self.lang == "en"
        self.titles = {rule.id: (english and rule.title_en) or rule.title for rule in options.rules}
        made = columns(
            self.lang,
            "序号 报告 单位 级别 规则 规则名称 问题 原文 计算 建议 依据 位置",
            "No. Filing Department Severity Rule Rule_title Problem Words Calculation Suggestion"
            " Basis Place",
            "6 30 24 8 9 22 46 34 30 16 30 40",
        )
        self.rows = 0
        self.sheet = book.sheet(choose(self.lang, "问题清单", "Findings"), made)

    def add(self, result: LintResult, department: str) -> None:
        """The rows of a filing."""
        if result.error is not None:
            self.rows += 1
            unread = choose(self.lang, *CONCLUSION["unreadable"])
            told = f"{result.error.message} {result.error.hint}".rstrip()
            filing = Cell(result.path, path=result.path)
            self.sheet.add(
                self.rows, filing, department, Cell(unread, "error"), "", "", told, *[""] * 5
            )
        for finding in result.findings:
            self.rows += 1
            self.sheet.add(
                self.rows,
                Cell(result.path, path=result.path),
                department,
                Cell(name(SEVERITY, finding.severity, self.lang), finding.severity),
                finding.rule,
                self.titles.get(finding.rule, finding.name),
                finding.message,
                finding.excerpt,
                find_calculation(finding, self.lang),
                finding.suggestion,
                finding.basis.document + finding.basis.clause,
                say_place(finding.location, self.lang),
            )

    def close(self) -> None:
        """No more filings."""
        self.sheet.close()


class Matrix:
    """How often each rule found something at each department: a row a department."""

    def __init__(self, book: Book) -> None:
        self.book, self.lang = book, book.options.lang
        english = self.lang == "en"
        rules = book.options.rules
        self.titles = {rule.id: (english and rule.title_en) or rule.title for rule in rules}
        self.counts: dict[str, Counter[str]] = {}
        # Made now, for sheets stand in the order they were made; filled when all is known.
        self.place = book.add_sheet(choose(self.lang, "规则×单位", "Rules by department"))

    def add(self, result: LintResult, department: str) -> None:
        """Count the findings of a filing for its department."""
        counts = self.counts.setdefault(department, Counter())
        for finding in result.findings:
            counts[finding.rule] += 1
            self.titles.setdefault(finding.rule, finding.name)

    def close(self) -> None:
        """Write the table: departments down, rules across, sums at the edges."""
        totals: Counter[str] = sum(self.counts.values(), Counter())
        rules, style = sorted(totals), self.book.style
        total = choose(self.lang, "合计", "Total")
        self.place.freeze_panes(1, 2)
        self.place.set_column(0, 0, 30)
        self.place.set_column(1, 1 + len(rules), 6)
        self.place.set_row(0, 170)
        heads = [total, *(f"{rule} {self.titles[rule]}" for rule in rules)]
        self.place.write_string(0, 0, choose(self.lang, "单位", "Department"), style("head"))
        for at, head in enumerate(heads, 1):
            self.place.write_string(0, at, head, style("upright"))
        rows = [*self.counts.items(), (total, totals)]
        for row, (department, counts) in enumerate(rows, 1):
            summed = "total" if row == len(rows) else "count"
            self.place.write_string(row, 0, department, style("total" if row == len(rows) else ""))
            self.place.write_number(row, 1, counts.total(), style("total"))
            for at, rule in enumerate(rules, 2):
                if counts[rule]:
                    self.place.write_number(row, at, counts[rule], style(summed))
                else:
                    self.place.write_blank(row, at, None, style(summed))
        self.place.autofilter(0, 0, max(len(rows) - 1, 0), len(heads))


class Unread:
    """A row a filing that could not be read, with what to do."""

    def __init__(self, book: Book) -> None:
        self.lang = book.options.lang
        made = columns(self.lang, "报告 种类 原因 办法", "Filing Kind Reason Remedy", "40 14 50 60")
        self.sheet = book.sheet(choose(self.lang, "未能读取", "Not read"), made, frozen=1)

    def add(self, result: LintResult, _department: str) -> None:
        """The row of a filing that could not be read, nothing for others."""
        if result.error is not None:
            error = result.error
            self.sheet.add(
                Cell(result.path, path=result.path), error.kind, error.message, error.hint
            )

    def close(self) -> None:
        """No more filings."""
        self.sheet.close()


class Numbers:
    """A row a statement about numbers: what was computed and what came of it."""

    def __init__(self, book: Book) -> None:
        self.lang = book.options.lang
        made = columns(
            self.lang,
            "报告 单位 种类 文中 结论 计算或原因 规则 原文",
            "Filing Department Kind Stated Verdict Calculation Rule Words",
            "30 24 10 16 12 44 9 60",
        )
        self.sheet = book.sheet(choose(self.lang, "数字核对", "Numbers"), made, frozen=1)

    def add(self, result: LintResult, department: str) -> None:
        """The statements of a filing."""
        for claim in result.claims:
            self.sheet.add(
                result.path,
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
