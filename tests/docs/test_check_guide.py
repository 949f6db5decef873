"""docs/add-a-check.md: its kind works, its rule is valid, its examples hold."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import perflint.checks
import perflint.ruleset.validate
from perflint.api import lint_text
from perflint.checks import CHECKS
from perflint.config import Config
from perflint.exercise import exercise
from perflint.model.rule import Ruleset
from perflint.ruleset.schema import attribute_docstrings
from perflint.ruleset.sources import RULE, bundled_rules, read_sources
from perflint.ruleset.validate import validate
from tests.docs.blocks import blocks

GUIDE = "add-a-check.md"
MODULE = "kind_of_the_check_guide"


@pytest.fixture
def ruleset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ruleset:
    """The rule of the guide over the kind of the guide."""
    (tmp_path / f"{MODULE}.py").write_text(blocks(GUIDE, "python")[0], encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(perflint.checks, "CHECKS", {**CHECKS, "speed": MODULE})
    rule = blocks(GUIDE, "yaml")[0].encode()
    yield validate([(RULE, "rule.yaml", rule)], kinds=("speed",))
    sys.modules.pop(MODULE, None)


def test_the_examples_hold(ruleset: Ruleset) -> None:
    assert [rule.kind for rule in ruleset.rules] == ["speed"]
    assert exercise(ruleset) == ()


def test_the_examples_hold_beside_all_rules(ruleset: Ruleset) -> None:
    """No rule that is there already claims the statement first, as a newcomer would be the last to guess."""
    (rule,) = ruleset.rules
    own = (RULE, "rule.yaml", blocks(GUIDE, "yaml")[0].encode())
    every = validate([*read_sources((bundled_rules(),)), own], kinds=(*CHECKS, "speed"))
    for text, found in (
        (rule.examples.fail[0].text, [rule.id]),
        (rule.examples.passes[0].text, []),
    ):
        result = lint_text(text, every, Config())
        assert [one.rule for one in result.findings if one.rule == rule.id] == found


def test_right_statements_are_claims_too(ruleset: Ruleset) -> None:
    rule = ruleset.rules[0]
    for example in rule.examples.passes:
        (claim,) = lint_text(example.text, ruleset, Config()).claims
        assert (claim.kind, claim.rule, claim.verdict) == ("conversion", rule.id, "holds")


def test_a_zero_number_is_skipped(ruleset: Ruleset) -> None:
    text = "试运行全程 180 公里，用时 0 小时，平均时速 60 公里。"
    (claim,) = lint_text(text, ruleset, Config()).claims
    assert (claim.verdict, claim.reason) == ("skipped", "zero base")


def test_every_option_is_described(ruleset: Ruleset) -> None:
    params = sys.modules[MODULE].Params
    assert set(attribute_docstrings(params)) == set(params._fields)
