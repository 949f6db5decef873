"""The sheet a reviewer works in: every problem, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import DECISION, SEVERITY, Words, choose, name
from perflint.reporters.overview import CONCLUSION
from perflint.reporters.xlsx.book import Cell, Column
from perflint.reporters.xlsx.sheets import columns, locate
from perflint.telling.basis import say_basis
from perflint.telling.calculation import find_calculation
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.lang import Lang
    from perflint.model.result import Finding, LintResult
    from perflint.reporters.xlsx.book import Book

FINDINGS: Words = ("问题清单", "Findings")
DECIDED: tuple[Words, ...] = (
    ("处理意见", "Decision"),
    ("说明", "Note"),
    ("复核人", "Reviewer"),
    ("指纹", "Fingerprint"),
)
"""The columns of a reviewer, and the hidden one by which a decision finds its finding."""


class Findings:
    """A row a finding with room for a reviewer's decision, and one for each filing that could not be
    read."""

    def __init__(self, book: Book) -> None:
        self.lang, options = book.options.lang, book.options
        english = self.lang == "en"
        self.titles = {rule.id: (english and rule.title_en) or rule.title for rule in options.rules}
        made = columns(
            self.lang,
            "序号 文件 文件夹 单位 级别 规则 规则名称 问题 位置 处理意见 说明 复核人 原文 计算 建议 依据 指纹",
            "No. File Folder Department Severity Rule Rule_title Problem Place Decision Note Reviewer"
            " Words Calculation Suggestion Basis Fingerprint",
            "5 22 14 18 6 8 16 42 26 9 20 9 34 28 14 28 18",
        )
        offer_decisions(made, self.lang)
        self.rows = 0
        self.sheet = book.sheet(choose(self.lang, *FINDINGS), made)

    def add(self, result: LintResult, department: str) -> None:
        """The rows of a filing."""
        if result.error is not None:
            self.rows += 1
            unread = choose(self.lang, *CONCLUSION["unreadable"])
            told = f"{result.error.message} {result.error.hint}".rstrip()
            self.sheet.add(
                self.rows,
                *locate(result.path),
                department,
                Cell(unread, "error"),
                "",
                "",
                told,
                *[""] * 9,
            )
        for finding in result.findings:
            self.rows += 1
            self.sheet.add(
                self.rows,
                *locate(result.path),
                department,
                Cell(name(SEVERITY, finding.severity, self.lang), finding.severity),
                finding.rule,
                self.titles.get(finding.rule, finding.name),
                finding.message,
                say_place(finding.location, self.lang),
                *(Cell(words, "input") for words in say_decision(finding, self.lang)),
                finding.excerpt,
                find_calculation(finding, self.lang),
                finding.suggestion,
                say_basis(finding.basis, self.lang),
                finding.fingerprint,
            )

    def close(self) -> None:
        """No more filings."""
        self.sheet.close()


def offer_decisions(made: list[Column], lang: Lang) -> None:
    """Give the column of decisions its choices, and hide that of fingerprints."""
    headings = [column.heading for column in made]
    decision, _, reviewer, mark = (headings.index(choose(lang, *words)) for words in DECIDED)
    made[reviewer + 1 :] = [one._replace(printed=False) for one in made[reviewer + 1 :]]
    offered = tuple(choose(lang, *words) for words in DECISION.values())
    made[decision] = made[decision]._replace(choices=offered)
    made[mark] = made[mark]._replace(hidden=True)


def say_decision(finding: Finding, lang: Lang) -> tuple[str, str, str]:
    """What a reviewer decided, why, and who; blank where nobody has."""
    made = finding.decision
    return (name(DECISION, made.verdict, lang), made.note, made.reviewer) if made else ("", "", "")
