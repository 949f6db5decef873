"""Results however they were kept: a workbook, JSON, or filings to check now."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from perflint.cli.outcome import Outcome
from perflint.cli.planning import plan_filings
from perflint.cli.program import tell
from perflint.errors import EXIT_CLEAN, UsageError
from perflint.lang import choose

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.result import LintResult
    from perflint.model.rule import Ruleset

KEPT = (".json", ".xlsx")


class Round(NamedTuple):
    """The results of `paths`, how many findings a reviewer took out of them, the exit code of what
    was checked now, and the rules known, none where that is not told."""

    results: tuple[LintResult, ...]
    removed: int
    code: int
    rules: frozenset[str] = frozenset()


def open_round(
    paths: Sequence[str], ruleset: Ruleset, config: Config, jobs: int | None = None
) -> Round:
    """The results in the workbooks and JSON among `paths`, then those of the filings, checked now."""
    results: list[LintResult] = []
    rules: frozenset[str] = frozenset()
    removed, rest = 0, []
    for path in paths:
        kept = read_kept(path)
        if kept is None:
            rest.append(path)
        else:
            results += kept.results
            removed += kept.removed
            rules |= kept.rules
    if not rest:
        return Round(tuple(results), removed, EXIT_CLEAN, rules)
    plan = plan_filings(rest, config, ruleset)
    for problem in plan.problems:
        tell(problem, config.lang)
    outcome = Outcome(plan, config, aloud=True)
    results += outcome.results(ruleset, jobs=jobs)
    rules |= {rule.id for rule in ruleset.rules}
    return Round(tuple(results), removed, outcome.exit_code(), rules)


def read_kept(path: str) -> Round | None:
    """The results kept in the file `path`; None where it is a filing, or filings."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in KEPT or os.path.isdir(path):
        return None
    if suffix == ".json":
        from perflint.reporters.restore import restore_run

        run = restore_run(load(path), path)
        return Round(run.results, 0, EXIT_CLEAN, run.rules)
    if not os.path.exists(path):
        return None
    from perflint.reporters.xlsx.review import is_review, read_review

    data = load(path)
    if not is_review(data):
        return None
    review = read_review(data, path)
    return Round(review.results, review.removed, EXIT_CLEAN, review.rules)


def load(path: str) -> bytes:
    """The bytes of a file of results."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        hint = f"请核对路径（{error.strerror}）。"
        raise UsageError("打不开检查结果", place=path, hint=hint) from None


def say_withheld(count: int, removed: int, config: Config) -> str:
    """How many problems a reviewer kept back, "" for none."""
    told = []
    if count:
        told.append(choose(config.lang, f"不采纳或待核实的 {count} 个问题没有写入",
                           f"{count} findings rejected or to be verified were left out"))  # fmt: skip
    if removed:
        told.append(choose(config.lang, f"从问题清单中删去的 {removed} 个没有写入",
                           f"{removed} deleted from the list were left out"))  # fmt: skip
    return choose(config.lang, "，", ", ").join(told)
