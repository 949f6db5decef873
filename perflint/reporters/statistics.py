"""The summary of a run by severity, rule and department, for `check --statistics`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perflint.lang import SEVERITY, choose, name
from perflint.model.rule import SEVERITIES

if TYPE_CHECKING:
    from perflint.lang import Lang
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions

Counts = dict[str, Counter[str]]


class Statistics:
    """Counts of findings, gathered result by result; `filings` counts the filings behind them."""

    def __init__(self) -> None:
        self.rules: Counts = {}
        self.departments: Counts = {}
        self.filings: Counter[str] = Counter()

    def add(self, result: LintResult) -> None:
        """Count one filing. One without a known department counts under its path."""
        report = result.report
        department = (report.department if report else None) or result.path
        here = self.departments.setdefault(department, Counter())
        here["filings"] += 1
        self.filings["all"] += 1
        if result.error is not None:
            here["unreadable"] += 1
            self.filings["unreadable"] += 1
        for finding in result.findings:
            here[finding.severity] += 1
            self.rules.setdefault(finding.rule, Counter())[finding.severity] += 1
        for rule in {finding.rule for finding in result.findings}:
            self.rules[rule]["filings"] += 1
        for severity in {finding.severity for finding in result.findings}:
            self.filings[severity] += 1

    def draw(self, options: ReportOptions) -> bytes:
        """Three tables, the worst first."""
        from perflint.reporters.canvas import Canvas, make_table

        lang, canvas = options.lang, Canvas(options)
        shown = [name(SEVERITY, severity, lang) for severity in SEVERITIES]
        filings = choose(lang, "份数", "Filings")
        unreadable = choose(lang, "未能读取", "Unreadable")

        canvas.put("")
        canvas.put((choose(lang, "按级别", "By severity"), "bold"))
        table = make_table(
            choose(lang, "级别", "Severity"), choose(lang, "问题", "Findings"), filings
        )
        for severity, called in zip(SEVERITIES, shown, strict=True):
            found = sum(counts[severity] for counts in self.rules.values())
            table.add_row(called, str(found), str(self.filings[severity]))
        if self.filings["unreadable"]:
            table.add_row(unreadable, "", str(self.filings["unreadable"]))
        canvas.draw(table)

        canvas.put("")
        canvas.put((choose(lang, "按规则", "By rule"), "bold"))
        titles = {rule.id: say_title(rule.title, rule.title_en, lang) for rule in options.rules}
        table = make_table(
            choose(lang, "编号", "Rule"), choose(lang, "说明", "Title"), *shown, filings
        )
        for rule, counts in sorted(self.rules.items(), key=weigh):
            row = [say(counts[severity]) for severity in SEVERITIES]
            table.add_row(rule, titles.get(rule, ""), *row, str(counts["filings"]))
        canvas.draw(table)

        canvas.put("")
        canvas.put((choose(lang, "按单位", "By department"), "bold"))
        table = make_table(choose(lang, "单位", "Department"), filings, *shown, unreadable)
        for department, counts in sorted(self.departments.items(), key=weigh):
            row = [say(counts[key]) for key in (*SEVERITIES, "unreadable")]
            table.add_row(department, str(counts["filings"]), *row)
        canvas.draw(table)
        return canvas.take()


def weigh(entry: tuple[str, Counter[str]]) -> tuple[int, int, int, int, str]:
    """Where an entry stands: by errors, what could not be read, warnings, infos and name."""
    key, counts = entry
    return -counts["error"], -counts["unreadable"], -counts["warning"], -counts["info"], key


def say(count: int) -> str:
    """A count, nothing for none."""
    return str(count) if count else ""


def say_title(chinese: str, english: str, lang: Lang) -> str:
    """The title of a rule, Chinese where there is no English."""
    return choose(lang, chinese, english or chinese)
