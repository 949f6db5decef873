"""The same report says the same in every format: outline, claims and findings, places apart."""

from __future__ import annotations

import re

import pytest

from perflint.api import lint_document
from perflint.config import Config
from perflint.model.result import LintResult, LocatedOperand
from perflint.model.rule import Ruleset
from perflint.readers import READERS, read
from tests.readers.identity import write_all

NAMES = (
    "guangzhou-department-2023.txt",
    "changsha-department-2022.txt",
    "nanchang-project-summary-2023.txt",
    "project-2023.md",
    "clean-nanchang-department-2023.txt",
)
FORMATS = ("docx", "doc", "odt", "rtf", "pdf", "ofd", "html", "md", "txt")
_SIGNS = re.compile(r"[\s|#]+")

View = dict[str, object]


def bare(text: str) -> str:
    """`text` without blanks and the signs of Markdown, which are part of the place."""
    return _SIGNS.sub("", text)


def quantity(operand: LocatedOperand) -> tuple[str, str]:
    """What an operand stands for."""
    return operand.value, operand.unit


def view(result: LintResult) -> View:
    """What a result says, places apart."""
    assert result.report is not None
    return {
        "report": result.report._replace(evidence={}),
        "outline": [(row.level, row.number, bare(row.title), row.empty) for row in result.outline],
        "claims": [
            (
                claim.kind,
                claim.rule,
                claim.verdict,
                claim.reason,
                claim.stated and quantity(claim.stated),
                [(operand.role, *quantity(operand)) for operand in claim.operands],
            )
            for claim in result.claims
        ],
        "findings": [
            (
                finding.rule,
                finding.severity,
                finding.confidence,
                finding.values and tuple(map(bare, finding.values)),
                bare(finding.excerpt[slice(*finding.mark)]),
            )
            for finding in result.findings
        ],
    }


@pytest.fixture(scope="module")
def filings(soffice: str) -> dict[str, dict[str, bytes]]:
    """Each report in every format."""
    return write_all(NAMES, soffice)


@pytest.fixture(scope="module")
def said(filings: dict[str, dict[str, bytes]], builtin_rules: Ruleset) -> dict[str, View]:
    """What perflint says of each report as a Word document."""
    return {name: judge(filings[name]["docx"], "docx", builtin_rules) for name in NAMES}


def judge(data: bytes, format: str, rules: Ruleset) -> View:
    """What perflint says of a report."""
    document = read(f"报告.{format}", data=data)
    assert document.format == format
    return view(lint_document(document, rules, Config(detail=True)))


@pytest.mark.parametrize("format", [format for format in FORMATS[1:] if format in READERS])
@pytest.mark.parametrize("name", NAMES)
def test_every_format_says_the_same(
    name: str,
    format: str,
    filings: dict[str, dict[str, bytes]],
    said: dict[str, View],
    builtin_rules: Ruleset,
):
    found = judge(filings[name][format], format, builtin_rules)
    for part, expected in said[name].items():
        assert found[part] == expected, part


def test_the_reports_have_something_to_say(said: dict[str, View]):
    for part in ("outline", "claims", "findings"):
        assert sum(len(one[part]) for one in said.values()) > 60  # type: ignore[arg-type]


def test_automatic_numbers_are_in_the_word_documents(filings: dict[str, dict[str, bytes]]):
    text = read("报告.docx", data=filings[NAMES[0]]["docx"]).text
    assert "一、基本情况" in text
    assert "（二）部门整体收支情况" in text
