"""`check --statistics`: the summary of a run, where it disturbs no output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.reporters.statistics import Statistics

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions


class Counted:
    """`results`, counted as they pass."""

    def __init__(self, results: Iterable[LintResult]) -> None:
        self.results = results
        self.statistics = Statistics()

    def __iter__(self) -> Iterator[LintResult]:
        for result in self.results:
            self.statistics.add(result)
            yield result


def show_statistics(statistics: Statistics, options: ReportOptions, *, aside: bool) -> None:
    """Write the summary to standard output, or to standard error if that is taken (`aside`)."""
    stream = sys.stderr if aside else sys.stdout
    stream.flush()
    stream.buffer.write(statistics.draw(options))
    stream.buffer.flush()
