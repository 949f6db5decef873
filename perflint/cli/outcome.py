"""Running over the filings a person named, and the exit code that follows from what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from perflint.batch.jobs import choose_jobs
from perflint.batch.limits import Limits, Workers
from perflint.batch.ordered import run_isolated
from perflint.batch.run import LintWork, run
from perflint.cli.interruption import Interruption
from perflint.cli.program import EXIT_INTERRUPTED, tell
from perflint.cli.progress import Progress
from perflint.errors import EXIT_CLEAN, EXIT_DEFECT, EXIT_FINDINGS, EXIT_USAGE, UsageError
from perflint.lang import choose
from perflint.model.rule import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from perflint.batch.cache import ResultCache
    from perflint.batch.planned import Plan, PlannedFile
    from perflint.batch.run import Checked, Work
    from perflint.config import Config
    from perflint.lang import Lang
    from perflint.model.result import LintResult, ReadFailure
    from perflint.model.rule import Ruleset

    Accept = Callable[[LintResult], LintResult]

Made = TypeVar("Made")


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

    def results(
        self, ruleset: Ruleset, *, progress: bool = True, jobs: int | None = None
    ) -> Iterator[LintResult]:
        """The result of each filing in turn, made by `jobs` processes (None: as many as it is worth);
        Ctrl-C ends the stream, not what is made of it."""
        count = len(self.plan.files)
        bar = Progress(count, self.config.lang, wanted=progress)
        try:
            with Interruption(wanted=count > 1) as interruption:
                for done, (file, unit) in enumerate(self.check(ruleset, jobs, bar), 1):
                    bar.hide()
                    for made in unit.unfold():
                        result = made if self.accept is None else self.accept(made)
                        self.remember(result, named=file.named)
                        with interruption.put_off():
                            yield result
                    bar.show(done)
        except KeyboardInterrupt:
            self.interrupted = True
        finally:
            bar.hide()

    def check(self, ruleset: Ruleset, jobs: int | None, bar: Progress) -> Iterator[Checked]:
        """Each filing with its result."""

        def prepare() -> LintWork:
            return LintWork(ruleset, self.config, partial(record, self.config.lang))

        def unpack(content: bytes) -> LintResult:
            from perflint.batch.codec import unpack_result

            return unpack_result(content)

        cache = partial(open_cache, ruleset, self.config) if self.config.cache else None
        return self.go_through(prepare, unpack, jobs, bar, cache)

    def go_through(
        self,
        prepare: Callable[[], Work[Made]],
        unpack: Callable[[bytes], Made],
        jobs: int | None,
        bar: Progress,
        open_cache: Callable[[], ResultCache] | None = None,
    ) -> Iterator[tuple[PlannedFile, Made]]:
        """Each filing with what the work makes of it, isolated from the others unless there is only
        one."""
        files, config = self.plan.files, self.config
        jobs = choose_jobs(files, jobs)
        limits = Limits(config.time_limit, config.time_limit, config.memory_limit)
        if jobs == 0:
            return run(files, prepare(), limits)
        cache = open_cache() if open_cache else None
        workers = Workers(jobs, limits)
        return run_isolated(files, prepare, unpack, workers, cache=cache, watch=bar.show)

    def remember(self, result: LintResult, *, named: bool) -> None:
        """Note what `result` means for the exit code."""
        if result.error is not None:
            self.unreadable += 1
            from perflint.cli.failures import DEFECTS

            self.defects += result.error.kind in DEFECTS
            self.unreadable_named += named
            if named and self.aloud:
                error = result.error
                told = UsageError(error.message, place=result.path, hint=error.hint)
                tell(told, self.config.lang)
        elif not self.failed:
            self.failed = any(finding.severity in self.severities for finding in result.findings)

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


def record(lang: Lang, path: str, error: Exception) -> ReadFailure:
    """As `failures.record_failure`, which a run without failures does not need."""
    from perflint.cli.failures import record_failure

    return record_failure(lang, path, error)


def open_cache(ruleset: Ruleset, config: Config) -> ResultCache:
    """The results kept from runs like this one."""
    from perflint.batch.cache import ResultCache

    return ResultCache(ruleset.fingerprint, config)


def rank(fail_on: str) -> int:
    """How many severities, from the gravest on, make a run fail."""
    return 0 if fail_on == "never" else [str(s) for s in SEVERITIES].index(fail_on) + 1
