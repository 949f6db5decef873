"""One result after the other in the order of the plan, whatever happens to a single filing."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from perflint.batch.limits import Limits, Stopped
from perflint.batch.planned import STDIN, PlannedFile
from perflint.errors import PerflintError
from perflint.model.result import LintResult, ReadFailure

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.rule import Ruleset

Lint = Callable[[str, "Ruleset", "Config", tuple[str, ...]], LintResult]
DefectRecorder = Callable[[str, Exception], ReadFailure]
Checked = tuple[PlannedFile, LintResult]
Outcome = TypeVar("Outcome")
Made = TypeVar("Made", covariant=True)


class Work(Protocol[Made]):
    """What is done with each filing, here or in another process (picklable where processes do not
    inherit)."""

    def __call__(self, file: PlannedFile) -> bytes:
        """The outcome, packed."""
        ...

    def perform(self, file: PlannedFile) -> Made:
        """The outcome. MemoryError and PerflintErrors, which concern the whole run, are raised."""
        ...

    def give_up(self, file: PlannedFile, error: Exception) -> Made:
        """The outcome for a filing on which perflint or its process has failed."""
        ...

    def warm_up(self) -> None:
        """Load what every filing needs: processes forked from this one then have it."""
        ...


class LintWork:
    """A filing in, its result out, for this process or another. A defect of perflint costs only the
    filing it shows itself on: `record` keeps it for us and says what the filing's result,
    unreadable, tells its reader. PerflintErrors, which concern the whole run, are raised."""

    def __init__(
        self, ruleset: Ruleset, config: Config, record: DefectRecorder, lint: Lint | None = None
    ) -> None:
        if lint is None:
            from perflint.api import lint_file

            lint = lint_file
        self.ruleset = ruleset
        self.config = config
        self.record = record
        self.lint = lint

    def __call__(self, file: PlannedFile) -> bytes:
        from perflint.batch.codec import pack_result

        return pack_result(self.perform(file))

    def perform(self, file: PlannedFile) -> LintResult:
        """The result of `file`, those of its attachments in it."""
        try:
            return self.lint(file.path, self.ruleset, self.config, file.attachments)
        except (PerflintError, MemoryError):
            raise
        except Exception as error:
            return self.give_up(file, error)

    def give_up(self, file: PlannedFile, error: Exception) -> LintResult:
        """The result of a filing that could not be checked."""
        path = "<stdin>" if file.path == STDIN else file.path
        return LintResult(path, "", "unreadable", error=self.record(file.path, error))

    def warm_up(self) -> None:
        """Load what the rules need for any filing."""
        from perflint.checks import warm_up

        warm_up({rule.kind for rule in self.ruleset.rules})

    def __getstate__(self) -> dict[str, Any]:
        """For a process that does not inherit: the rules as in their cache, which is plain data."""
        from perflint.ruleset.compiled import pack

        rules = marshal.dumps(pack(self.ruleset))
        settings = marshal.dumps(pack(self.config))
        return {**self.__dict__, "ruleset": rules, "config": settings}

    def __setstate__(self, state: dict[str, Any]) -> None:
        from perflint.ruleset.compiled import unpack

        self.__dict__.update(state)
        self.ruleset = unpack(*marshal.loads(state["ruleset"]))
        self.config = unpack(*marshal.loads(state["config"]))


def run(
    files: Sequence[PlannedFile], work: Work[Outcome], limits: Limits
) -> Iterator[tuple[PlannedFile, Outcome]]:
    """Each filing with its outcome, made in this process when asked for, within `limits`."""
    from perflint.batch.watchdog import bounded

    for file in files:
        try:
            with bounded(limits.time((file.path, *file.attachments)), limits.memory):
                outcome = work.perform(file)
        except MemoryError:
            outcome = work.give_up(file, Stopped("memory", limits.memory))
        except Stopped as error:
            outcome = work.give_up(file, error)
        yield file, outcome
