from __future__ import annotations

import pytest

from perflint.exercise import exercise
from perflint.model.rule import Example, Examples, Rule, Ruleset
from perflint.ruleset import load_ruleset

WRONG = "全年预算数 200 万元，执行数 150 万元，完成预算的 57.00%。"
RIGHT = "全年预算数 200 万元，执行数 150 万元，完成预算的 75.00%。"
CUT_OFF = "全年预算数 300 万元，执行数 200 万元，完成预算的 66.66%。"


@pytest.fixture(scope="module")
def bundled() -> Ruleset:
    return load_ruleset()


def with_examples(
    bundled: Ruleset, fail: tuple[str, ...], passes: tuple[str, ...], *, enabled: bool = True
) -> Ruleset:
    """The ruleset with other examples for the rule on execution rates."""

    def change(rule: Rule) -> Rule:
        if rule.id != "NUM101":
            return rule
        examples = Examples(tuple(map(Example, fail)), tuple(map(Example, passes)))
        return rule._replace(examples=examples, enabled=enabled)

    return bundled._replace(rules=tuple(map(change, bundled.rules)))


def test_good_examples_give_no_failures(bundled: Ruleset) -> None:
    assert exercise(with_examples(bundled, (WRONG,), (RIGHT,)), ("NUM101",)) == ()


def test_missing_and_noisy_examples_are_told_apart(bundled: Ruleset) -> None:
    ruleset = with_examples(bundled, (WRONG, RIGHT), (RIGHT, RIGHT, WRONG))
    missing, noisy = exercise(ruleset, ("NUM101",))
    assert (missing.outcome, missing.number, missing.text) == ("missing", 2, RIGHT)
    assert missing.findings == ()
    assert (noisy.outcome, noisy.number, noisy.text) == ("noisy", 3, WRONG)
    assert [finding.rule for finding in noisy.findings] == ["NUM101"]


def test_only_the_rules_asked_for_are_exercised(bundled: Ruleset) -> None:
    ruleset = with_examples(bundled, (RIGHT,), (WRONG,))
    assert exercise(ruleset, ("NUM102",)) == ()
    assert {failure.rule for failure in exercise(ruleset, ("NUM101", "NUM102"))} == {"NUM101"}


def test_a_rule_that_is_off_is_exercised_too(bundled: Ruleset) -> None:
    ruleset = with_examples(bundled, (WRONG,), (RIGHT,), enabled=False)
    assert exercise(ruleset, ("NUM101",)) == ()


def test_a_note_on_a_cut_off_figure_is_no_defect(bundled: Ruleset) -> None:
    ruleset = with_examples(bundled, (CUT_OFF,), (CUT_OFF,))
    assert [failure.outcome for failure in exercise(ruleset, ("NUM101",))] == ["missing"]
