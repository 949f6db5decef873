"""Running over the filings a person named, and the exit code that follows from what was found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.batch.run import run
from perflint.cli.program import EXIT_INTERRUPTED, tell
from perflint.cli.progress import show_progress
from perflint.errors import EXIT_CLEAN, EXIT_DEFECT, EXIT_FINDINGS, EXIT_USAGE, UsageError
from perflint.lang import choose
from perflint.model.result import ReadFailure
from perflint.model.rule import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from perflint.batch.plan import Plan
    from perflint.config import Config
    from perflint.model.result import LintResult
    from perflint.model.rule import Ruleset

    Accept = Callable[[LintResult], LintResult]


class Outcome:
    """A run over the filings of `plan`: its results, once, as a stream; afterwards its exit code.

    `aloud` tells of a named filing that cannot be read on standard error as well, for output that
    no person reads. `accept` takes out of each result what was accepted before.
    """

    __slots__ = (
        "accept",
        "aloud",
        "config",
        "defects",
        "failed",
        "interrupted",
        "plan",
        "severities",
        "unreadable",
        "unreadable_named",
    )

    def __init__(
        self, plan: Plan, config: Config, *, aloud: bool = False, accept: Accept | None = None
    ) -> None:
        self.accept = accept
        self.plan = plan
        self.config = config
        self.aloud = aloud
        self.severities = SEVERITIES[: rank(config.fail_on)]
        self.failed = self.interrupted = False
        self.unreadable = self.unreadable_named = self.defects = 0

    def results(self, ruleset: Ruleset, *, progress: bool = True) -> Iterator[LintResult]:
        """The result of each filing in turn; Ctrl-C ends the stream, not what is made of it."""
        files = self.plan.files
        stream = run(files, ruleset, self.config, self.record_defect)
        if progress:
            stream = show_progress(stream, len(files), self.config.lang)
        try:
            for file, unit in zip(files, stream, strict=True):
                for made in unit.unfold():
                    result = made if self.accept is None else self.accept(made)
                    self.remember(result, named=file.named)
                    yield result
        except KeyboardInterrupt:
            self.interrupted = True

    def remember(self, result: LintResult, *, named: bool) -> None:
        """Note what `result` means for the exit code."""
        if result.error is not None:
            self.unreadable += 1
            self.unreadable_named += named
            if named and self.aloud:
                error = result.error
                told = UsageError(error.message, place=result.path, hint=error.hint)
                tell(told, self.config.lang)
        elif not self.failed:
            self.failed = any(finding.severity in self.severities for finding in result.findings)

    def record_defect(self, path: str, error: Exception) -> ReadFailure:
        """Write the crash log for a filing on which perflint itself failed."""
        from perflint.cli.crash import write_crash

        self.defects += 1
        log = write_crash(error, suffix=os.path.splitext(path)[1])
        lang = self.config.lang
        return ReadFailure(
            "defect",
            choose(lang, "perflint 自身出错，未能检查", "not checked: perflint itself failed"),
            choose(
                lang,
                f"请把崩溃记录（不含报告内容）发给维护者：{log}",
                f"Please send the crash log (no content of the filing) to the maintainers: {log}",
            ),
        )

    def exit_code(self) -> int:
        """3 a defect, 2 a named path that led to nothing, 1 findings at or above `fail_on` or a
        filing in a folder that cannot be read, whatever `fail_on` says; else 0."""
        if self.interrupted:
            print(choose(self.config.lang, "已中断。", "Interrupted."), file=sys.stderr)
            return EXIT_INTERRUPTED
        if self.defects:
            return EXIT_DEFECT
        if self.plan.problems or self.unreadable_named:
            return EXIT_USAGE
        return EXIT_FINDINGS if self.failed or self.unreadable else EXIT_CLEAN


def rank(fail_on: str) -> int:
    """How many severities, from the gravest on, make a run fail."""
    return 0 if fail_on == "never" else [str(s) for s in SEVERITIES].index(fail_on) + 1
