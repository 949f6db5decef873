"""What stands before the filings: counts, a chart, filters, and a table of all filings and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perflint.lang import SEVERITY, Lang, choose, name
from perflint.model.rule import SEVERITIES
from perflint.reporters.html.chart import draw_chart
from perflint.reporters.html.markup import Markup, join, tag
from perflint.reporters.html.shell import table
from perflint.reporters.overview import CONCLUSION, Glance, find_area, glance_at, name_department
from perflint.reporters.summary import Summary

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions

SIGN = {"error": "✖", "warning": "▲", "info": "●"}


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

    __slots__ = ("areas", "options", "rows", "rules", "spread", "summary", "titles")

    def __init__(self, options: ReportOptions) -> None:
        self.options = options
        self.summary = Summary()
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
                name_department(result),
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
            yield self.offer_filters()

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
                *(tag("td", str(count), class_="count") for count in row.glance[1:4]),
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

    def offer_filters(self) -> Markup:
        """Severity, rule and words; the script shows them, for without it they do nothing."""
        lang = self.options.lang
        boxes = (
            tag(
                "label",
                tag("input", type="checkbox", name="severity", value=key, checked=True),
                f" {SIGN[key]} {name(SEVERITY, key, lang)}",
                class_=key,
            )
            for key in SEVERITIES
        )
        every = tag("option", choose(lang, "全部规则", "all rules"), value="")
        choices = (
            tag("option", f"{rule} {self.titles[rule]}", value=rule) for rule in sorted(self.rules)
        )
        words = choose(lang, "文字", "Words")
        buttons = {
            "previous": choose(lang, "上一个 (p)", "Previous (p)"),
            "next": choose(lang, "下一个 (n)", "Next (n)"),
            "open": choose(lang, "全部展开", "Open all"),
            "close": choose(lang, "全部收起", "Close all"),
        }
        legend = choose(lang, "级别", "Severity")
        shown = choose(lang, "显示 {0}/{1} 个问题", "{0} of {1} findings shown")
        keys = choose(lang, "使用快捷键 n、p", "Keys n and p")
        return tag(
            "form",
            tag("fieldset", tag("legend", legend), *boxes),
            tag("label", choose(lang, "规则 ", "Rule "), tag("select", every, *choices, id="rule")),
            tag("label", words, " ", tag("input", type="search", id="words")),
            tag("label", tag("input", type="checkbox", id="keys", checked=True), " ", keys),
            join(*(tag("button", label, type="button", id=key) for key, label in buttons.items())),
            tag("p", "", role="status", id="shown", data_words=shown),
            id="filters",
            hidden=True,
            role="search",
            aria_label=choose(lang, "筛选问题", "Filter findings"),
        )


def say_rate(glance: Glance, lang: Lang) -> str:
    """The execution rate with what it should be where it is wrong."""
    if not glance.recomputed:
        return glance.rate
    return glance.rate + choose(
        lang, f"（应为 {glance.recomputed}）", f" (should be {glance.recomputed})"
    )
