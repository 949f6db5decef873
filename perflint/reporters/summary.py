"""The count that ends every output, kept while results stream by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perflint.lang import Lang, choose, count, name
from perflint.reporters.overview import CONCLUSION, conclude

if TYPE_CHECKING:
    from perflint.model.result import LintResult


class Summary:
    """Filings and findings seen so far; unreadable filings count among `documents` too. `conclusions`
    has each filing once, `found` and `checked` are numbers, `without_outline` are filings, `suppressed`
    are findings accepted as exceptions."""

    __slots__ = (
        "checked", "conclusions", "documents", "found", "severities", "suppressed", "unreadable",
        "without_outline",
    )  # fmt: skip

    def __init__(self) -> None:
        self.documents = 0
        self.unreadable = 0
        self.suppressed = 0
        self.severities: Counter[str] = Counter()
        self.conclusions: Counter[str] = Counter()
        self.found = self.checked = self.without_outline = 0

    def add(self, result: LintResult) -> LintResult:
        """Count `result` and pass it on."""
        self.documents += 1
        self.unreadable += result.status == "unreadable"
        self.conclusions[conclude(result)] += 1
        self.without_outline += lacks_outline(result)
        self.suppressed += len(result.suppressed)
        self.found += result.coverage.found
        self.checked += result.coverage.checked
        for finding in result.findings:
            self.severities[finding.severity] += 1
        return result

    def as_dict(self) -> dict[str, int]:
        """The `summary` object of perflint/1."""
        return {
            "documents": self.documents,
            "unreadable": self.unreadable,
            "errors": self.severities["error"],
            "warnings": self.severities["warning"],
            "infos": self.severities["info"],
        }

    def sentence(self, lang: Lang) -> str:
        """The count in words: what follows for how many filings, how many problems, how many numbers."""
        comma, stop = choose(lang, "，", ", "), choose(lang, "；", "; ")
        follows = comma.join(
            choose(lang, f"{name(CONCLUSION, key, lang)} {n}", f"{n} {name(CONCLUSION, key, lang)}")
            for key in CONCLUSION
            if (n := self.conclusions[key])
        )
        said = choose(lang, f"共 {self.documents} 份", count(self.documents, "filing"))
        if follows:
            said += choose(lang, "：", ": ") + follows
        errors, warnings, infos = (self.severities[key] for key in ("error", "warning", "info"))
        said += stop + choose(
            lang,
            f"错误 {errors}，警告 {warnings}，提示 {infos}",
            comma.join((count(errors, "error"), count(warnings, "warning"), count(infos, "info"))),
        )
        if self.suppressed:
            said += stop + choose(
                lang,
                f"已接受为例外、没有列出 {self.suppressed}",
                f"{self.suppressed} accepted as exceptions and not listed",
            )
        if self.found:
            said += stop + choose(
                lang,
                f"数字找到 {self.found}，核对 {self.checked}",
                f"{count(self.found, 'number')} found, {self.checked} checked",
            )
        if self.without_outline:
            said += stop + choose(
                lang,
                f"没有本地模板，未核对提纲 {self.without_outline} 份",
                f"no local template, outline not checked: {self.without_outline}",
            )
        return said


def lacks_outline(result: LintResult) -> bool:
    """Whether a self-evaluation report was held against no outline, for there is none for its place."""
    report = result.report
    if report is None or result.attached_to:
        return False
    return report.type != "other" and report.template == ""
