"""Every rule under rules/, held to what it promises."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from perflint.api import lint_text
from perflint.errors import RulesetError
from perflint.exercise import exercise_rule
from perflint.model.rule import Rule
from perflint.ruleset import bundled_rules, load_ruleset
from perflint.ruleset.loader import load_sources
from perflint.ruleset.sources import RULE, read_sources

RULESET = load_ruleset(cache=False)
IDS = [rule.id for rule in RULESET.rules]


@pytest.fixture(params=RULESET.rules, ids=IDS)
def rule(request: pytest.FixtureRequest) -> Rule:
    return request.param  # type: ignore[no-any-return]


def test_its_examples_do_what_they_should(rule: Rule) -> None:
    failures = [
        f"{failure.outcome} {failure.number}: {failure.text} "
        f"{[finding.message for finding in failure.findings]}"
        for failure in exercise_rule(rule, RULESET)
    ]
    assert not failures


def test_it_has_examples_a_reason_a_basis_and_english_words(rule: Rule) -> None:
    assert rule.examples.fail
    assert rule.examples.passes
    assert rule.why.endswith("。")
    assert rule.basis.document or rule.basis.status == "none"
    assert rule.severity != "error" or rule.basis.status != "memory"
    assert rule.title_en
    assert rule.message_en
    assert rule.why_en.endswith(".")


def test_its_file_is_named_after_it(rule: Rule) -> None:
    assert os.path.basename(rule.source) == f"{rule.id}-{rule.name}.yaml"


def test_its_examples_are_small_and_unlike_each_other(rule: Rule) -> None:
    texts = [example.text for example in (*rule.examples.fail, *rule.examples.passes)]
    assert len(set(texts)) == len(texts)
    assert max(map(len, texts)) <= 2000


@pytest.mark.parametrize("key", ["fail", "pass"])
def test_no_rule_may_lose_its_examples(tmp_path: Path, key: str) -> None:
    sources = read_sources((bundled_rules(),))
    path = next(path for declares, path, _ in sources if declares == RULE)
    copy = tmp_path / "rules"
    shutil.copytree(bundled_rules(), copy)
    rule_file = copy / os.path.relpath(path, bundled_rules())
    text = rule_file.read_text(encoding="utf-8")
    kept = re.sub(rf"(?m)^  {key}:.*\n(?:    .*\n|\n)*", "", text)
    assert kept != text
    rule_file.write_text(kept, encoding="utf-8")
    with pytest.raises(RulesetError) as caught:
        load_sources(read_sources((str(copy),)), cache=False)
    assert [error.title for error in caught.value.errors] == [f"缺少 {key}"]


@pytest.mark.parametrize("profile", RULESET.profiles, ids=lambda profile: profile.id)
def test_every_profile_can_be_asked_for(profile: object) -> None:
    from perflint.config import Config

    identifier = profile.id  # type: ignore[attr-defined]
    result = lint_text("某单位绩效自评报告\n", RULESET, Config(profile=identifier))
    assert result.report is not None
    assert result.report.profile == identifier


def test_there_are_enough_rules_in_every_area() -> None:
    areas = {os.path.basename(os.path.dirname(rule.source)) for rule in RULESET.rules}
    assert areas >= {
        "structure", "numbers", "time", "scores", "tables", "wording", "privacy", "filings",
    }  # fmt: skip
    assert len(RULESET.rules) >= 90


def test_rules_on_numbers_have_three_failing_examples() -> None:
    from perflint.authoring.lint import FEWEST_FAILING, NUMERIC

    numeric = [rule for rule in RULESET.rules if rule.id.startswith(NUMERIC)]
    assert numeric
    assert [rule.id for rule in numeric if len(rule.examples.fail) < FEWEST_FAILING] == []
