"""A filing that upsets perflint costs its own result only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from perflint.batch.plan import PlannedFile
from perflint.batch.run import run
from perflint.config import Config
from perflint.errors import UsageError
from perflint.model.result import LintResult, ReadFailure
from perflint.model.rule import Ruleset

RULESET = Ruleset((), (), (), {})


def lint(
    path: str, _ruleset: Ruleset, _config: Config, _attachments: tuple[str, ...]
) -> LintResult:
    if path == "bug":
        raise KeyError("正文")
    if path == "profile":
        raise UsageError("没有这个模板")
    return LintResult(path, "txt", "checked")


def record(path: str, error: Exception) -> ReadFailure:
    return ReadFailure("defect", f"{path} {type(error).__name__}", "")


def start(*paths: str) -> Iterator[LintResult]:
    return run([PlannedFile(path, named=True) for path in paths], RULESET, Config(), record, lint)


def test_a_defect_becomes_the_result_of_its_filing_and_the_rest_goes_on() -> None:
    first, second, third = start("a", "bug", "b")
    assert (first.status, third.status) == ("checked", "checked")
    assert second.error == ReadFailure("defect", "bug KeyError", "")


def test_mistakes_of_the_whole_run_are_raised() -> None:
    with pytest.raises(UsageError):
        list(start("a", "profile"))


def test_nothing_is_read_before_it_is_asked_for() -> None:
    results = start("a", "profile")
    assert next(results).path == "a"
