"""Two rounds of a few filings: one fixed in part, with an exception and a rule switched off, and renamed; one
absent, one unreadable, one added."""

from __future__ import annotations

from perflint.compare import compare_rounds
from perflint.model.result import Finding, LintResult, ReportInfo
from tests.reporters.sample import CHECKED, finding

RATE, EMPTY, WORD = CHECKED.findings


def filing(path: str, *findings: Finding, department: str | None = None) -> LintResult:
    """A checked filing; its findings get fingerprints of their own, as their path asks."""
    report = ReportInfo("department", 2022, None, None, department, None, None)
    told = tuple(one._replace(fingerprint=f"{path}{one.fingerprint}") for one in findings)
    return CHECKED._replace(path=path, report=report, findings=told, claims=(), outline=(), text="")


def broken(path: str) -> LintResult:
    """A filing that could not be read."""
    from tests.reporters.sample import UNREADABLE

    return UNREADABLE._replace(path=path)


SUM = finding(rule="NUM303", message="合计 16 与分项之和 18 不符", excerpt="合计 16", mark=(3, 5))
PAGE = finding(rule="STR309", message="缺少落款", excerpt="甲局", mark=(0, 2))
EARLIER = (
    filing("第一轮/甲局.docx", RATE, EMPTY, WORD, PAGE, department="甲局"),
    filing("第一轮/乙局.docx", RATE, department="乙局"),
    filing("第一轮/丙局.docx", WORD, department="丙局"),
    filing("第一轮/丁局.docx", department="丁局"),
)
LATER = (
    filing("第二轮/甲局（修改）.docx", EMPTY, SUM, department="甲局")._replace(
        suppressed=(WORD,), unchecked=(PAGE.rule,)
    ),
    broken("第二轮/丙局.docx"),
    filing("第二轮/丁局.docx", department="丁局"),
    filing("第二轮/戊局.docx", WORD, department="戊局"),
)
ROUNDS = compare_rounds(EARLIER, LATER, "第一轮.json", "第二轮.json")
