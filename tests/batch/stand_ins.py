"""Filings whose path says what becomes of them, for tests of processes."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Sequence

from perflint.batch.limits import Stopped
from perflint.batch.planned import PlannedFile
from perflint.batch.run import LintWork
from perflint.config import Config
from perflint.errors import UsageError
from perflint.model.result import LintResult, ReadFailure
from perflint.model.rule import Ruleset
from tests.reporters.sample import finding

RULESET = Ruleset((), (), (), {})


def lint(
    path: str, _ruleset: Ruleset, config: Config, attachments: tuple[str, ...] = ()
) -> LintResult:
    """A result for `path`, or what its first word asks for."""
    word = os.path.basename(path).split(".")[0].rstrip("0123456789")
    if word == "bug":
        raise KeyError("正文")
    if word == "profile":
        raise UsageError("没有这个模板", place=path, hint="auto")
    if word == "crash":
        ctypes.string_at(0)
    if word == "exit":
        os._exit(0)
    if word == "hang":
        while True:
            pass
    if word == "wait":
        while True:
            time.sleep(0.01)
    if word == "swell":
        raise_memory_error()
    if word == "slow":
        time.sleep(0.2)
    if word == "stop":
        raise KeyboardInterrupt
    attached = tuple(LintResult(one, "txt", "checked") for one in attachments)
    return LintResult(
        path, "txt", "checked", findings=(finding(message=config.lang),), attachments=attached
    )


def raise_memory_error() -> None:
    """Take memory until there is no more."""
    taken = [bytearray(1 << 26)]
    while True:
        taken.append(bytearray(1 << 26))


def record(path: str, error: Exception) -> ReadFailure:
    """The words for a failure, without a log."""
    kind = error.kind if isinstance(error, Stopped) else "defect"
    return ReadFailure(kind, f"{path} {type(error).__name__}", getattr(error, "trace", ""))


def plan(*paths: str) -> Sequence[PlannedFile]:
    """The filings at `paths`, all named."""
    return [PlannedFile(path, named=True) for path in paths]


def work() -> LintWork:
    """The work of these tests."""
    return LintWork(RULESET, Config(), record, lint)
