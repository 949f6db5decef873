"""Which report this is, in words for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import REPORT, Lang, choose, name

if TYPE_CHECKING:
    from perflint.model.result import ReportInfo


def say_identity(report: ReportInfo, lang: Lang) -> str:
    """Type, year, region, department, profile, score and grade, as far as they are known, and what
    was not checked for want of a template or because it is no such report."""
    unknown = choose(lang, "报告类型未定", "type undetermined")
    parts = [name(REPORT, report.type, lang) if report.type else unknown]
    if report.year:
        parts.append(choose(lang, f"{report.year} 年度", f"{report.year}"))
    parts += filter(None, (report.region, report.department))
    if report.profile:
        outline = f"《{report.template}》" if report.template else ""
        words = f"适用 {report.profile}{outline}", f"profile {report.profile}{outline}"
        parts.append(choose(lang, *words))
    if report.score:
        parts.append(choose(lang, f"得分 {report.score}", f"score {report.score}"))
    if report.grade:
        parts.append(choose(lang, f"等级 {report.grade}", f"grade {report.grade}"))
    if report.type == "other":
        parts.append(choose(lang, "未核对提纲和年度", "outline and years not checked"))
    elif report.template == "":
        words = "没有本地模板，未核对提纲", "no local template, outline not checked"
        parts.append(choose(lang, *words))
    return " · ".join(parts)


def say_outline(report: ReportInfo, lang: Lang) -> str:
    """The outline a report was held against, that there was none, or "" where that is not known."""
    if report.template == "":
        return choose(lang, "无", "none")
    return report.template or ""
