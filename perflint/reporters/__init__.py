"""Output formats: each turns a stream of results into a stream of bytes, and does no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from perflint.lang import Lang
    from perflint.model.result import LintResult
    from perflint.model.rule import Rule, Severity

REPORTERS: Mapping[str, str] = {
    "rich": "perflint.reporters.rich",
    "concise": "perflint.reporters.concise",
    "json": "perflint.reporters.json",
    "jsonl": "perflint.reporters.jsonl",
    "sarif": "perflint.reporters.sarif",
    "junit": "perflint.reporters.junit",
    "github": "perflint.reporters.github",
    "gitlab": "perflint.reporters.gitlab",
    "rdjson": "perflint.reporters.rdjson",
    "markdown": "perflint.reporters.markdown",
    "html": "perflint.reporters.html",
    "xlsx": "perflint.reporters.xlsx",
    "docx": "perflint.reporters.docx",
}
DETAILED = frozenset({"html", "xlsx"})
"""Formats that show text, outline and claims: the run must be made with `Config.detail`."""
BINARY = frozenset({"docx", "xlsx"})
"""Formats that are no text, for a file and never for a terminal."""


class ReportOptions(NamedTuple):
    """What a reporter may know beside the results.

    `width` is the terminal's in columns, `color` whether escape sequences are welcome, `quiet`
    leaves out everything but findings and unreadable filings where a person reads, `rules` are
    those the run had, and `fail_on` is the least severity that makes the run fail, None for none.
    `folder` is where the output will lie, "" for the current one: links lead from there.
    """

    version: str
    lang: Lang = "zh"
    width: int = 80
    color: bool = False
    quiet: bool = False
    rules: tuple[Rule, ...] = ()
    fail_on: Severity | None = "error"
    folder: str = ""


class Reporter(Protocol):
    """What each module of the registry offers."""

    def render(self, results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
        """The whole output in pieces, UTF-8 with LF, one result in memory at a time."""
        ...


def load_reporter(registry: Mapping[str, str], output_format: str) -> Reporter:
    """The reporter of `output_format`, imported now, with whatever it needs."""
    return cast(Reporter, import_module(registry[output_format]))
