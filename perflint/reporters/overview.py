"""What a reviewer wants to know of a filing at one glance: whose, how many problems, what to do."""

from __future__ import annotations

import os
from collections import Counter
from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING, NamedTuple

from perflint.lang import Words
from perflint.text.organs import read_organ

if TYPE_CHECKING:
    from perflint.model.result import ClaimRecord, LintResult
    from perflint.model.rule import Severity

EXECUTION_RATE = "NUM101"
SCALE = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}
CONCLUSION: dict[str, Words] = {
    "error": ("须改正", "to be corrected"),
    "warning": ("请核对", "to be checked"),
    "clean": ("无问题", "no problems"),
    "unreadable": ("未能读取", "not read"),
    "other": ("不是自评报告", "no self-evaluation report"),
}
AREA: dict[str, Words] = {
    "STR": ("结构", "structure"),
    "NUM": ("数字", "numbers"),
    "TIM": ("时间", "time"),
    "SCO": ("得分", "scores"),
    "TAB": ("表格", "tables"),
    "WRD": ("文字", "wording"),
    "FIL": ("文件", "filing"),
    "PRV": ("个人信息", "personal data"),
    "PFL": ("忽略说明", "suppressions"),
}


class Glance(NamedTuple):
    """One filing at a glance; `standing` is a key of CONCLUSION, `rate` the execution rate of the
    whole as printed, `recomputed` what it should be where it is wrong."""

    standing: str
    errors: int
    warnings: int
    infos: int
    rate: str = ""
    recomputed: str = ""

    @property
    def counts(self) -> tuple[tuple[Severity, int], ...]:
        """How many findings of each severity."""
        return ("error", self.errors), ("warning", self.warnings), ("info", self.infos)


def glance_at(result: LintResult) -> Glance:
    """Counts, the execution rate of the whole and what follows for the filing."""
    counts = Counter(finding.severity for finding in result.findings)
    rate = find_rate(result.claims)
    return Glance(conclude(result), counts["error"], counts["warning"], counts["info"], *rate)


def conclude(result: LintResult) -> str:
    """What follows for a filing, a key of CONCLUSION. Notes alone are no problem, and another document
    is none to correct, whatever was found in it."""
    if result.status == "unreadable":
        return "unreadable"
    report = result.report
    if report is not None and report.type == "other" and not report.unsaid:
        return "other"
    found = {finding.severity for finding in result.findings}
    return next((severity for severity in ("error", "warning") if severity in found), "clean")


def find_rate(claims: tuple[ClaimRecord, ...]) -> tuple[str, str]:
    """The execution rate stated on the largest budget, and what it should be if it is wrong; both
    "" where no execution rate was computed."""
    rates = [
        (base, -at, claim)
        for at, claim in enumerate(claims)
        if claim.rule == EXECUTION_RATE and claim.stated and (base := weigh_base(claim))
    ]
    if not rates:
        return "", ""
    claim = max(rates)[2]
    wrong = claim.verdict == "contradicted"
    return claim.stated.text if claim.stated else "", claim.expected if wrong else ""


def weigh_base(claim: ClaimRecord) -> Decimal:
    """The base of a ratio in 元; nought where it has none in money."""
    for operand in claim.operands:
        if operand.role == "base" and operand.unit in SCALE:
            try:
                return Decimal(operand.value) * SCALE[operand.unit]
            except DecimalException:
                break
    return Decimal(0)


def name_department(result: LintResult) -> str:
    """The department a filing is from: its own word, else that of the folder or archive it lies in,
    else the name of its file."""
    if result.report is not None and result.report.department:
        return result.report.department
    folder, _, name = result.path.replace("\\", "/").rpartition("/")
    return read_organ(folder.rpartition("/")[2]) or os.path.splitext(name)[0]


class Departments:
    """Names the department of each result of a run in turn: files attached to a report, which come
    right after it, are of the same one."""

    __slots__ = ("_name", "_path")

    def __init__(self) -> None:
        self._path = self._name = ""

    def name(self, result: LintResult) -> str:
        """The department of the next result; the name of a file where no department is known."""
        if not result.attached_to or result.attached_to != self._path:
            self._path, self._name = result.path, name_department(result)
        return self._name


def find_area(rule: str) -> str:
    """The letters a rule id begins with, a key of AREA for built-in rules."""
    return rule.rstrip("0123456789")
