from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from perflint.checks import CHECKS
from perflint.ruleset import bundled_rules, json_schema
from perflint.ruleset.describe import FILES
from perflint.ruleset.locate import parse_yaml
from perflint.ruleset.sources import RULE as RULES
from perflint.ruleset.sources import read_sources
from tests.ruleset.trees import RULE


@pytest.fixture
def rule() -> dict[str, Any]:
    data = parse_yaml("rule.yaml", RULE.encode()).data
    data["params"].pop("limits")  # a Decimal is no JSON
    return dict(data)


def test_there_is_a_branch_for_each_kind() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["discriminator"]["propertyName"] == "kind"
    assert set(schema["discriminator"]["mapping"]) == set(CHECKS)
    assert len(schema["oneOf"]) == len(CHECKS)


def test_it_describes_keys_in_the_words_of_their_modules(rule: dict[str, Any]) -> None:
    schema = json_schema()
    kind = schema["$defs"][schema["discriminator"]["mapping"]["fake"].rsplit("/", 1)[1]]
    assert kind["properties"]["why"]["description"] == "为什么算毛病。"
    params = schema["$defs"][kind["properties"]["params"]["$ref"].rsplit("/", 1)[1]]
    assert params["properties"]["tolerance"]["description"] == "A whole number."
    assert params["properties"]["words"]["default"] == []


def test_it_accepts_rules_and_refuses_unknown_keys(rule: dict[str, Any]) -> None:
    validator = Draft202012Validator(json_schema())
    assert validator.is_valid(rule)
    assert not validator.is_valid({**rule, "sevrity": "error"})
    assert not validator.is_valid({**rule, "params": {"phrases": ["a"], "tolarance": 1}})
    assert not validator.is_valid({**rule, "kind": "nothing"})
    assert not validator.is_valid({**rule, "examples": {"fail": [], "pass": ["a"]}})


def test_it_accepts_every_bundled_rule() -> None:
    validator = Draft202012Validator(json_schema())
    for declares, path, content in read_sources((bundled_rules(),)):
        if declares == RULES:
            assert not list(validator.iter_errors(parse_yaml(path, content).data)), path


@pytest.mark.parametrize("of", FILES[1:])
def test_templates_profiles_and_word_lists_have_schemas_too(of: str) -> None:
    schema = json_schema(of)
    Draft202012Validator.check_schema(schema)
    folder = "vocabularies" if of == "vocabulary" else f"{of}s"
    paths = sorted(Path(bundled_rules(), folder).glob("*.yaml"))
    assert paths
    for path in paths:
        data = to_json(parse_yaml(str(path), path.read_bytes()).data)
        assert not list(Draft202012Validator(schema).iter_errors(data)), path
    for entry in schema.get("$defs", {}).values():
        assert all("description" in key for key in entry["properties"].values())


def to_json(value: Any) -> Any:
    """Decimals as JSON has them."""
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [to_json(item) for item in value]
    return float(value) if type(value).__name__ == "Decimal" else value
