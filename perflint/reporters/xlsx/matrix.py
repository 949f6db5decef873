"""Departments by rules: where what goes wrong."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perflint.lang import choose

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters.xlsx.book import Book


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
        self.book.set_up(self.place)
        self.place.repeat_columns(0, 1)
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
