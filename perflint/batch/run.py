"""One result after the other, whatever happens to a single filing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.errors import PerflintError
from perflint.model.result import LintResult, ReadFailure

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.rule import Ruleset

Lint = Callable[[str, "Ruleset", "Config"], LintResult]
DefectRecorder = Callable[[str, Exception], ReadFailure]


def run(
    paths: Iterable[str],
    ruleset: Ruleset,
    config: Config,
    record_defect: DefectRecorder,
    lint: Lint | None = None,
) -> Iterator[LintResult]:
    """The result of each filing, made when asked for by `lint` (default: api.lint_file).

    A defect of perflint costs only the filing it shows itself on: `record_defect` keeps it for us
    and says what the filing's result, unreadable, tells its reader. PerflintErrors, which concern
    the whole run, are raised.
    """
    if lint is None:
        from perflint.api import lint_file

        lint = lint_file
    for path in paths:
        try:
            result = lint(path, ruleset, config)
        except PerflintError:
            raise
        except Exception as error:
            result = LintResult(path, "", "unreadable", error=record_defect(path, error))
        yield result
