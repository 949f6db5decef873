"""What a filing's result says when perflint, or the process that checked it, has failed on it."""

from __future__ import annotations

import os

from perflint.batch.limits import Stopped
from perflint.lang import Lang, choose
from perflint.model.result import ReadFailure

DEFECTS = frozenset({"defect", "crashed"})
"""Kinds that are a defect of perflint or of a library, and make the run exit with 3."""


def record_failure(lang: Lang, path: str, error: Exception) -> ReadFailure:
    """Write the crash log for a filing that could not be checked; the words for its owner.

    Running out of time is logged with the place in the code; running out of memory has none.
    """
    if isinstance(error, Stopped) and error.kind == "memory":
        limit = choose(lang, f"（{error.limit} MB）", f" ({error.limit} MB)") if error.limit else ""
        return ReadFailure(
            "memory",
            choose(lang, f"所需内存超过限度{limit}，已停止检查",
                   f"not checked: more memory needed than allowed{limit}"),
            choose(lang, "请拆成几份再检查，或在 perflint.toml 里把 memory-limit 调大。",
                   "Split it, or raise memory-limit in perflint.toml."),
        )  # fmt: skip
    log = write_log(path, error)
    if isinstance(error, Stopped) and error.kind == "timeout":
        return ReadFailure(
            "timeout",
            choose(lang, f"超过时限（处理器时间 {error.limit} 秒）没有查完，已停止检查",
                   f"not checked: not done after {error.limit} s of processor time"),
            choose(lang, f"可在 perflint.toml 里把 time-limit 调大再试；记录（不含报告内容）：{log}",
                   f"Raise time-limit in perflint.toml, or send the log (no content of the filing) "
                   f"to the maintainers: {log}"),
        )  # fmt: skip
    if isinstance(error, Stopped):
        kind = "crashed"
        title = choose(lang, f"检查它的进程崩溃了（{error.cause}）",
                       f"not checked: its process crashed ({error.cause})")  # fmt: skip
    else:
        kind = "defect"
        title = choose(lang, "perflint 自身出错，未能检查", "not checked: perflint itself failed")
    return ReadFailure(
        kind,
        title,
        choose(lang, f"请把崩溃记录（不含报告内容）发给维护者：{log}",
               f"Please send the crash log (no content of the filing) to the maintainers: {log}"),
    )  # fmt: skip


def write_log(path: str, error: Exception) -> str:
    """Write where in the code it happened; the path of the log."""
    from perflint.cli.crash import shorten_trace, write_crash

    trace = shorten_trace(error.trace) if isinstance(error, Stopped) else ""
    return write_crash(error, suffix=os.path.splitext(path)[1], trace=trace)
