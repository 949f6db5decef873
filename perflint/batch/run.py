"""One result after the other, whatever happens to a single filing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.errors import PerflintError
from perflint.model.result import LintResult, ReadFailure

if TYPE_CHECKING:
    from perflint.batch.plan import PlannedFile
    from perflint.config import Config
    from perflint.model.rule import Ruleset

Lint = Callable[[str, "Ruleset", "Config", tuple[str, ...]], LintResult]
DefectRecorder = Callable[[str, Exception], ReadFailure]


def run(
    files: Iterable[PlannedFile],
    ruleset: Ruleset,
    config: Config,
    record_defect: DefectRecorder,
    lint: Lint | None = None,
) -> Iterator[LintResult]:
    """The result of each filing, made when asked for by `lint` (default: api.lint_file), those of
    its attachments in it.

    A defect of perflint costs only the filing it shows itself on: `record_defect` keeps it for us
    and says what the filing's result, unreadable, tells its reader. PerflintErrors, which concern
    the whole run, are raised.
    """
    if lint is None:
        from perflint.api import lint_file

        lint = lint_file
    for file in files:
        try:
            result = lint(file.path, ruleset, config, file.attachments)
        except PerflintError:
            raise
        except Exception as error:
            result = LintResult(file.path, "", "unreadable", error=record_defect(file.path, error))
        yield result
