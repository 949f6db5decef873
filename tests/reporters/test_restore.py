"""Results come back from their JSON, and nothing else is taken for results."""

from __future__ import annotations

import json
from typing import Any

import pytest

from perflint.errors import UsageError
from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from perflint.reporters.restore import restore_run
from tests.reporters.sample import RULES, RUN

OPTIONS = ReportOptions(version="0.0.0", rules=RULES)


def write(results: Any) -> bytes:
    return b"".join(load_reporter(REPORTERS, "json").render(iter(results), OPTIONS))


def test_what_was_written_comes_back() -> None:
    restored, rules = restore_run(write(RUN), "结果.json")
    assert rules == {rule.id for rule in OPTIONS.rules} != set()
    assert write(restored) == write(RUN)
    assert restored[0].report._replace(evidence={}) == RUN[0].report._replace(evidence={})
    assert [one.location for one in restored[0].findings] == [
        one.location for one in RUN[0].findings
    ]


def spoil(**changes: Any) -> bytes:
    run = json.loads(write(RUN))
    document = run["documents"][0]
    document["findings"][0].update(changes)
    return json.dumps(run).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "不是 JSON"),
        (b"\xff{}", "不是 JSON"),
        (b"[" * 100_000, "不是 JSON"),
        (b"[]", "不是 perflint 的检查结果"),
        (b'{"schema": 1}', "不是 perflint 的检查结果"),
        (b'{"schema": "perflint/2", "documents": []}', "perflint/2 写成，本版本只认 perflint/1"),
        (b'{"schema": "perflint/1"}', "不是 perflint check 的检查结果"),
        (b'{"schema": "perflint/1", "documents": [{"claims": []}]}', "不是 perflint check"),
        (b'{"schema": "perflint/1", "documents": [{"findings": []}]}', "不完整"),
        (b'{"schema": "perflint/1", "documents": [1]}', "不是 perflint check"),
        (spoil(severity="grave"), "不完整"),
        (spoil(location=None), "不完整"),
        (spoil(message=5), "不完整"),
        (spoil(related=[{"odd": 1}]), "不完整"),
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        restore_run(data, "结果.json")
    assert told in caught.value.title
    assert caught.value.place == "结果.json"
    assert "--output-format json" in caught.value.hint
