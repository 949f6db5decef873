"""What stands before the filings: counts, a chart, filters, and a table of all filings and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perflint.lang import Lang, choose
from perflint.reporters.html.chart import draw_chart
from perflint.reporters.html.decide import offer_decisions
from perflint.reporters.html.filters import offer_filters
from perflint.reporters.html.markup import Markup, tag
from perflint.reporters.html.shell import table
from perflint.reporters.overview import CONCLUSION, Departments, Glance, find_area, glance_at
from perflint.reporters.summary import Summary

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions


class Row(NamedTuple):
    """What the table of filings needs of one."""

    number: int
    path: str
    department: str
    year: str
    score: str
    grade: str
    checked: str
    glance: Glance


class Front:
    """Keeps count while results go by; a few words a filing stay in memory."""

    __slots__ = ("areas", "departments", "options", "rows", "rules", "spread", "summary", "titles")

    def __init__(self, options: ReportOptions) -> None:
        self.options = options
        self.summary = Summary()
        self.departments = Departments()
        self.rows: list[Row] = []
        self.areas: Counter[tuple[str, str]] = Counter()
        self.rules: Counter[str] = Counter()
        self.spread: Counter[str] = Counter()
        english = options.lang == "en"
        self.titles = {r.id: (english and r.title_en) or r.title for r in options.rules}

    def add(self, number: int, result: LintResult) -> None:
        """Count the filing with this number."""
        self.summary.add(result)
        for finding in result.findings:
            self.areas[find_area(finding.rule), finding.severity] += 1
            self.rules[finding.rule] += 1
            self.titles.setdefault(finding.rule, finding.name)
        self.spread.update({finding.rule for finding in result.findings})
        report, coverage = result.report, result.coverage
        self.rows.append(
            Row(
                number,
                result.path,
                self.departments.name(result),
                str(report.year) if report and report.year else "",
                (report.score if report else None) or "",
                (report.grade if report else None) or "",
                f"{coverage.checked}/{coverage.found}" if report else "",
                glance_at(result),
            )
        )

    def write(self, title: str) -> Iterator[Markup]:
        """The parts in their order."""
        lang = self.options.lang
        yield tag("h1", title)
        yield tag("p", self.summary.sentence(lang), class_="sum")
        if self.areas:
            yield draw_chart(self.areas, lang)
        if len(self.rows) > 1:
            yield self.list_filings()
        if self.rules:
            yield self.list_rules()
            titles = {rule: self.titles[rule] for rule in sorted(self.rules)}
            yield offer_filters(titles, lang)
            yield offer_decisions(lang)

    def list_filings(self) -> Markup:
        """A row a filing, linked to it."""
        lang = self.options.lang
        headings = choose(
            lang,
            "报告 单位 年度 得分 等级 执行率 错误 警告 提示 核对/找到 结论",
            "Filing Department Year Score Grade Rate Errors Warnings Infos Checked Conclusion",
        )
        rows = (
            tag(
                "tr",
                tag("th", tag("a", row.path, href=f"#d{row.number}"), scope="row"),
                tag("td", row.department),
                *(tag("td", cell, class_="short") for cell in (row.year, row.score, row.grade)),
                tag("td", say_rate(row.glance, lang)),
                *(tag("td", str(count), class_="count") for _, count in row.glance.counts),
                tag("td", row.checked, class_="short"),
                tag("td", choose(lang, *CONCLUSION[row.glance.standing]),
                    class_=f"standing {row.glance.standing}"),
            )
            for row in self.rows
        )  # fmt: skip
        caption = choose(lang, "各份报告", "All filings")
        return tag("section", table(caption, tuple(headings.split()), *rows))

    def list_rules(self) -> Markup:
        """A row a rule, the most frequent first; folded, the chart says the gist."""
        lang = self.options.lang
        headings = choose(lang, "规则 问题 份数 次数", "Rule Problem Filings Findings")
        rows = (
            tag(
                "tr",
                tag("th", rule, scope="row", class_="short"),
                tag("td", self.titles[rule]),
                tag("td", str(self.spread[rule]), class_="count"),
                tag("td", str(count), class_="count"),
            )
            for rule, count in sorted(self.rules.items(), key=lambda one: (-one[1], one[0]))
        )
        caption = choose(lang, "各条规则", "All rules")
        listed = table(caption, tuple(headings.split()), *rows)
        return tag("details", tag("summary", caption), listed)


def say_rate(glance: Glance, lang: Lang) -> str:
    """The execution rate with what it should be where it is wrong."""
    if not glance.recomputed:
        return glance.rate
    return glance.rate + choose(
        lang, f"（应为 {glance.recomputed}）", f" (should be {glance.recomputed})"
    )
