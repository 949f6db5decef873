"""The formats that CI servers read, held to what these say they read."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import jsonschema
import junitparser
import pytest

from perflint.model.result import LintResult
from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from tests.reporters.golden import render
from tests.reporters.sample import CHECKED, CLEAN, RULES, UNREADABLE, finding

TEXT = {"type": "string", "minLength": 1}
LINE = {"type": "integer", "minimum": 1}


def record(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


GITLAB = {
    "type": "array",
    "items": record(
        ["description", "check_name", "fingerprint", "severity", "location"],
        type={"const": "issue"},
        check_name=TEXT,
        description={**TEXT, "pattern": r"^[^\r\n]*$"},
        categories={"type": "array", "items": {"enum": ["Bug Risk"]}},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        fingerprint=TEXT,
        location=record(
            ["path", "lines"],
            path={**TEXT, "not": {"pattern": r"^\./"}},
            lines=record(["begin"], begin=LINE, end=LINE),
        ),
    ),
}
POSITION = record(["line"], line=LINE, column=LINE)
LOCATION = record(["path"], path=TEXT, range=record(["start"], start=POSITION, end=POSITION))
SEVERITIES = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
RDJSON = record(
    ["diagnostics"],
    source=record(["name"], name=TEXT, url=TEXT),
    severity=SEVERITIES,
    diagnostics={
        "type": "array",
        "items": record(
            ["message", "location"],
            message=TEXT,
            location=LOCATION,
            severity=SEVERITIES,
            code=record(["value"], value=TEXT, url=TEXT),
            related_locations={
                "type": "array",
                "items": record(["location"], message=TEXT, location=LOCATION),
            },
        ),
    },
)


def write(output_format: str, *results: LintResult, **options: Any) -> bytes:
    settings = ReportOptions(version="0.0.0", rules=RULES, **options)
    return b"".join(load_reporter(REPORTERS, output_format).render(iter(results), settings))


@pytest.mark.parametrize(
    ("name", "schema"), [("check.gitlab.json", GITLAB), ("check.rdjson.json", RDJSON)]
)
def test_the_sample_run_is_as_documented(name: str, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert not list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(render(name))))


def test_gitlab_never_sees_a_fingerprint_twice() -> None:
    twice = CHECKED._replace(findings=(finding(), finding(), finding()))
    issues = json.loads(write("gitlab", twice, twice, UNREADABLE))
    assert len(issues) == 7
    assert Counter(issue["fingerprint"] for issue in issues).most_common(1)[0][1] == 1
    assert issues[0]["fingerprint"] == finding().fingerprint


def test_junit_is_read_by_a_reader_of_junit() -> None:
    suites = list(junitparser.JUnitXml.fromstring(render("check.junit.xml")))
    assert [(s.name, s.tests, s.failures, s.errors) for s in suites] == [
        (CHECKED.path, 3, 1, 0),
        (UNREADABLE.path, 1, 0, 1),
        (CLEAN.path, 1, 0, 0),
    ]
    first = next(iter(suites[0]))
    assert isinstance(first.result[0], junitparser.Failure)
    assert first.result[0].message == finding().message
    assert all(case.is_passed for case in list(suites[0])[1:])


@pytest.mark.parametrize(("fail_on", "failures"), [(None, 0), ("error", 1), ("info", 3)])
def test_junit_fails_what_makes_the_run_fail(fail_on: str | None, failures: int) -> None:
    (suite,) = junitparser.JUnitXml.fromstring(write("junit", CHECKED, fail_on=fail_on))
    assert suite.failures == failures


@pytest.mark.parametrize("output_format", ["junit", "markdown"])
def test_words_of_a_filing_stay_words(output_format: str) -> None:
    nasty = finding(message="</failure><b>[x](http://y) |`*_@all ]]> & \ufffe\x00", excerpt="")
    hostile = CHECKED._replace(path="<a> & \"b\" 'c'.txt", findings=(nasty._replace(mark=(0, 0)),))
    output = write(output_format, hostile).decode()
    assert "<b>" not in output
    assert "<a>" not in output
    if output_format == "junit":
        (suite,) = junitparser.JUnitXml.fromstring(output.encode())
        assert suite.name == hostile.path
        assert "</failure><b>[x]" in next(iter(suite)).result[0].message
    else:
        assert r"\[x\](http://y) \|\`\*\_&#64;all" in output
