"""What a notice says: the filings of one department and the problems in them, as words for fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from posixpath import splitext
from typing import TYPE_CHECKING, NamedTuple

from perflint.lang import SEVERITY, choose, name
from perflint.model.rule import SEVERITIES
from perflint.notice.addressee import Addressees
from perflint.reporters.overview import CONCLUSION, Departments
from perflint.telling.basis import say_basis
from perflint.telling.calculation import find_calculation
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.lang import Lang
    from perflint.model.result import Finding, LintResult
    from perflint.model.rule import Rule, Severity

FIELDS = (
    "单位", "年度", "报告", "报告数", "问题数", "错误数", "警告数", "提示数", "未能读取数", "日期",
    "期限", "发文单位",
)  # fmt: skip
ROW_FIELDS = (
    "序号", "文件", "级别", "规则", "规则名称", "位置", "问题", "原文", "计算", "建议", "依据",
)  # fmt: skip
DEFAULTS = {"期限": "收到本通知之日起 10 个工作日内", "发文单位": "（盖章）"}


class Notice(NamedTuple):
    """What one department has to hear of: its filings with the findings that count."""

    department: str
    results: tuple[LintResult, ...]


def gather_notices(
    results: Iterable[LintResult], least: Severity, expected: Iterable[str] = ()
) -> list[Notice]:
    """A notice for each department with findings at least as grave as `least` or a filing that
    could not be read, in the order in which departments first appear. A filing whose department is
    not known has a notice of its own, named after its file; whose one is that could not be read is told
    by the names `expected`, by its folder or archive."""
    results = tuple(results)
    addressees = Addressees(results, expected)
    severities = SEVERITIES[: SEVERITIES.index(least) + 1]
    gathered: dict[tuple[str, str], list[LintResult]] = {}
    departments, key = Departments(), ("", "")
    for result in results:
        department = departments.name(result)
        if not result.attached_to:
            key = _address(result, department, addressees)
        findings = tuple(one for one in result.findings if one.severity in severities)
        gathered.setdefault(key, []).append(result._replace(findings=findings))
    return [
        Notice(department, tuple(filings))
        for (department, _), filings in gathered.items()
        if any(filing.findings or filing.error for filing in filings)
    ]


def write_fields(notice: Notice, given: Mapping[str, str]) -> dict[str, str]:
    """The values of FIELDS for a notice, and whatever else is `given`, which goes first."""
    counts = Counter(one.severity for filing in notice.results for one in filing.findings)
    unread = sum(filing.error is not None for filing in notice.results)
    years = sorted({one.report.year for one in notice.results if one.report and one.report.year})
    return {
        **DEFAULTS,
        "单位": notice.department,
        "年度": "、".join(f"{year}年度" for year in years),
        "报告": "、".join(f"《{splitext(name_file(one))[0]}》" for one in notice.results),
        "报告数": str(len(notice.results)),
        "问题数": str(counts.total() + unread),
        "错误数": str(counts["error"]),
        "警告数": str(counts["warning"]),
        "提示数": str(counts["info"]),
        "未能读取数": str(unread),
        **given,
    }


def write_rows(
    notice: Notice, titles: Mapping[str, Rule], lang: Lang = "zh"
) -> list[dict[str, str]]:
    """The values of ROW_FIELDS for each problem; a filing that could not be read is one."""
    rows: list[dict[str, str]] = []
    for filing in notice.results:
        if filing.error is not None:
            told = dict.fromkeys(ROW_FIELDS, "")
            told |= {"级别": choose(lang, *CONCLUSION["unreadable"]), "问题": filing.error.message}
            rows.append(told | {"文件": name_file(filing), "建议": filing.error.hint})
        for finding in filing.findings:
            rows.append(write_row(finding, titles, lang) | {"文件": name_file(filing)})
    for number, row in enumerate(rows, 1):
        row["序号"] = str(number)
    return rows


def write_row(finding: Finding, titles: Mapping[str, Rule], lang: Lang) -> dict[str, str]:
    """One finding in the words of the table, apart from its number and file."""
    rule = titles.get(finding.rule)
    title = choose(lang, rule.title, rule.title_en or rule.title) if rule else finding.name
    return {
        "级别": name(SEVERITY, finding.severity, lang),
        "规则": finding.rule,
        "规则名称": title,
        "位置": say_place(finding.location, lang),
        "问题": finding.message,
        "原文": finding.excerpt,
        "计算": find_calculation(finding, lang),
        "建议": finding.suggestion,
        "依据": say_basis(finding.basis, lang) if finding.basis.status == "verified" else "",
    }


def name_file(result: LintResult) -> str:
    """The name of a filing without its folders."""
    return result.path.replace("\\", "/").rpartition("/")[2]


def _address(result: LintResult, department: str, addressees: Addressees) -> tuple[str, str]:
    """The department a filing is of; with its path where nothing says so."""
    if result.report is not None and result.report.department:
        return department, ""
    found = addressees.find(result.path)
    return (found, "") if found else (department, result.path)
