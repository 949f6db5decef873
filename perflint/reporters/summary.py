"""The count that ends every output, kept while results stream by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perflint.lang import Lang, choose

if TYPE_CHECKING:
    from perflint.model.result import LintResult


class Summary:
    """Filings and findings seen so far; unreadable filings count among `documents` too."""

    __slots__ = ("documents", "severities", "unreadable")

    def __init__(self) -> None:
        self.documents = 0
        self.unreadable = 0
        self.severities: Counter[str] = Counter()

    def add(self, result: LintResult) -> LintResult:
        """Count `result` and pass it on."""
        self.documents += 1
        self.unreadable += result.status == "unreadable"
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
        """The count in words."""
        said = choose(
            lang,
            "共 {documents} 份，错误 {errors}，警告 {warnings}，提示 {infos}",
            "{documents} documents: {errors} errors, {warnings} warnings, {infos} infos",
        )
        if self.unreadable:
            said += choose(lang, "，未能读取 {unreadable} 份", ", {unreadable} unreadable")
        return said.format_map(self.as_dict())
