"""SARIF output against the official schema, and what the schema cannot say."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from perflint.reporters.sarif import make_uri
from tests.reporters.golden import render
from tests.reporters.sample import CHECKED

SCHEMA = Path(__file__).parent / "schema" / "sarif-2.1.0.json"


def test_the_sample_run_is_valid_sarif() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    log = json.loads(render("check.sarif"))
    errors = list(jsonschema.Draft4Validator(schema).iter_errors(log))
    assert not errors


def test_results_point_at_their_rules_and_words() -> None:
    run = json.loads(render("check.sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["endColumn"] - region["startColumn"] == len(region["snippet"]["text"])
    assert region["startColumn"] == CHECKED.findings[0].location.column
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert not run["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/报.txt", "a%20b/%E6%8A%A5.txt"),
        ("../a#1?.txt", "../a%231%3F.txt"),
        ("/tmp/a%.txt", "file:///tmp/a%25.txt"),
        ("C:/a/b.txt", "file:///C:/a/b.txt"),
        ("<stdin>", "%3Cstdin%3E"),
        ("\udcb1.txt", "%B1.txt"),
    ],
)
def test_paths_become_uri_references(path: str, uri: str) -> None:
    assert make_uri(path) == uri
