"""Reporters pass results on as they come, and a hostile filing cannot drive the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from perflint.model.result import LintResult
from perflint.reporters import BINARY, DETAILED, REPORTERS, ReportOptions, load_reporter
from tests.process import ask
from tests.reporters.sample import CHECKED, RULES, RUN

OPTIONS = ReportOptions(version="0.0.0", rules=RULES)
TEXTUAL = sorted(set(REPORTERS) - BINARY)
STREAMED = sorted(set(TEXTUAL) - DETAILED)
"""Formats whose first words are those of the first filing, not of the summary."""


@pytest.mark.parametrize("output_format", STREAMED)
def test_a_result_is_out_before_the_next_comes_in(output_format: str) -> None:
    taken = []

    def results() -> Iterator[LintResult]:
        for number in range(3):
            taken.append(number)
            yield CHECKED

    pieces = load_reporter(REPORTERS, output_format).render(results(), OPTIONS)
    assert b"NUM101" in next(pieces)
    assert taken == [0]
    assert b"".join(pieces)
    assert taken == [0, 1, 2]


@pytest.mark.parametrize("output_format", ["json", "jsonl", "sarif", "gitlab", "rdjson"])
def test_a_run_without_filings_is_still_json(output_format: str) -> None:
    output = b"".join(load_reporter(REPORTERS, output_format).render([], OPTIONS))
    assert isinstance(json.loads(output), list | dict)


def test_json_follows_the_contract() -> None:
    run = json.loads(b"".join(load_reporter(REPORTERS, "json").render(RUN, OPTIONS)))
    assert list(run) == ["schema", "version", "rules", "documents", "summary"]
    first = run["documents"][0]
    assert list(first) == [
        "path", "format", "status", "error", "report", "findings", "coverage",
    ]  # fmt: skip
    assert list(first["findings"][0]) == [
        "rule", "name", "severity", "confidence", "message", "location", "excerpt", "values",
        "related", "basis", "suggestion", "fingerprint",
    ]  # fmt: skip
    assert first["findings"][0]["location"]["page"] is None
    assert run["documents"][1]["error"]["kind"] == "encrypted"
    assert run["summary"] == {
        "documents": 3, "unreadable": 1, "errors": 1, "warnings": 1, "infos": 1,
    }  # fmt: skip


def test_jsonl_is_json_line_by_line() -> None:
    lines = b"".join(load_reporter(REPORTERS, "jsonl").render(RUN, OPTIONS)).splitlines()
    whole = json.loads(b"".join(load_reporter(REPORTERS, "json").render(RUN, OPTIONS)))
    documents = [json.loads(line) for line in lines]
    assert documents[-1]["summary"] == whole["summary"]
    assert [{**d, "schema": None} for d in documents[:-1]] == [
        {"schema": None, **d} for d in whole["documents"]
    ]


@pytest.mark.parametrize(
    "output_format", ["rich", "concise", "github", "markdown", "junit", "html"]
)
def test_control_characters_of_a_filing_do_not_reach_the_terminal(output_format: str) -> None:
    output = b"".join(load_reporter(REPORTERS, output_format).render(RUN, OPTIONS)).decode()
    assert "\x1b" not in output


@pytest.mark.parametrize("output_format", TEXTUAL)
def test_a_file_name_that_is_no_text_can_be_shown(output_format: str) -> None:
    odd = CHECKED._replace(path="报告\udcb1.txt")
    output = b"".join(load_reporter(REPORTERS, output_format).render([odd], OPTIONS))
    assert output.decode("utf-8")


@pytest.mark.parametrize("output_format", sorted(set(REPORTERS) - {"rich"}))
def test_only_the_terminal_format_needs_rich(output_format: str) -> None:
    program = (
        "import sys; from perflint.reporters import *;"
        f"load_reporter(REPORTERS, {output_format!r}); print('rich' in sys.modules)"
    )
    assert ask("-c", program)[1].strip() == b"False"


def test_quiet_keeps_findings_only() -> None:
    quiet = OPTIONS._replace(quiet=True)
    for output_format in ("rich", "concise", "github", "markdown"):
        output = b"".join(load_reporter(REPORTERS, output_format).render(RUN, quiet)).decode()
        assert "NUM101" in output
        assert "加密.docx" in output
        assert "共 3 份" not in output
        assert "丙单位" not in output
