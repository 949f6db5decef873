"""Filings that the page itself gives up, as results like any other."""

from __future__ import annotations

from collections.abc import Mapping

from perflint.lang import Lang, choose
from perflint.model.result import LintResult, ReadFailure

GIVEN_UP: Mapping[str, tuple[str, str, str, str]] = {
    "timeout": (
        "超过时限（{} 秒）没有查完，已停止检查", "not checked: not done after {} s",
        "请拆成几份再检查；其余报告不受影响。", "Split it; other reports are not affected.",
    ),
    "memory": (
        "所需内存超过限度，已停止检查", "not checked: more memory needed than allowed",
        "请拆成几份再检查；其余报告不受影响。", "Split it; other reports are not affected.",
    ),
    "defect": (
        "perflint 自身出错，未能检查（{}）", "not checked: perflint itself failed ({})",
        "请把这句话告诉维护者；其余报告不受影响。", "Please tell the maintainers; other reports are not affected.",
    ),
    "too-large": (
        "文件过大，没有检查", "not checked: too large",
        "请拆成几份再检查；其余报告不受影响。", "Split it; other reports are not affected.",
    ),
    "unreachable": (
        "服务器没有答复，没有检查", "not checked: the server did not answer",
        "请稍后重新拖入这份报告。", "Drop it again later.",
    ),
    "stopped": (
        "已按您的要求停止，没有检查", "not checked: stopped as you asked",
        "重新拖入这份报告即可检查。", "Drop it again to have it checked.",
    ),
}  # fmt: skip
"""For each way in which the page gives up a filing: what happened and what to do, in both languages."""


def give_up(path: str, kind: str, limit: str, lang: Lang) -> LintResult:
    """The result of the filing at `path`, given up for a reason in GIVEN_UP; `limit` is what it was given."""
    words = GIVEN_UP[kind]
    error = ReadFailure(kind, choose(lang, *words[:2]).format(limit), choose(lang, *words[2:]))
    return LintResult(path, "", "unreadable", error=error)
