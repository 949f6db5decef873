"""The count says where no outline was held against a report."""

from __future__ import annotations

import pytest

from perflint.model.result import LintResult
from perflint.reporters.summary import Summary
from tests.reporters.sample import CHECKED

assert CHECKED.report is not None
REPORT = CHECKED.report


def sentence(*results: LintResult) -> str:
    summary = Summary()
    for result in results:
        summary.add(result)
    return summary.sentence("zh")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"template": ""}, True),
        ({"template": None}, False),
        ({"template": "某市提纲"}, False),
        ({"template": "", "type": "other"}, False),
    ],
)
def test_a_report_without_an_outline(changes: dict[str, str | None], told: bool) -> None:
    result = CHECKED._replace(report=REPORT._replace(**changes))  # type: ignore[arg-type]
    assert sentence(result).endswith("没有本地模板，未核对提纲 1 份") is told


def test_an_attachment_is_not_counted_again() -> None:
    report = CHECKED._replace(report=REPORT._replace(template=""))
    attached = report._replace(attached_to=CHECKED.path)
    assert sentence(report, attached).endswith("未核对提纲 1 份")
