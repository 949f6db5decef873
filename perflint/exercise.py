"""Run the examples rules carry: a failing text must set its rule off, a passing text must not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.api import lint_text
from perflint.checks import is_ready
from perflint.config import Config
from perflint.model.folder import FOLDER
from perflint.model.result import Finding
from perflint.model.rule import Example, Rule, Ruleset


class ExampleFailure(NamedTuple):
    """An example that does not do what it should: `missing` is a failing text without a finding of
    its rule, `noisy` a passing text with some. `number` counts from 1 within its list."""

    rule: str
    outcome: Literal["missing", "noisy"]
    number: int
    text: str
    findings: tuple[Finding, ...] = ()


def exercise(ruleset: Ruleset, ids: tuple[str, ...] = ()) -> tuple[ExampleFailure, ...]:
    """The examples of the rules `ids` (empty: of all) that fail, in the order of the rules.

    Every rule of the set runs, as on a filing, so a rule that another one hides is found out.
    """
    return tuple(
        failure
        for rule in ruleset.rules
        if not ids or rule.id in ids
        for failure in exercise_rule(rule, ruleset)
    )


def exercise_rule(rule: Rule, ruleset: Ruleset) -> Iterator[ExampleFailure]:
    """The failing examples of one rule, which is run even if it is off by default. Where an extra that its
    kind needs is not installed, nothing can be missing."""
    if not rule.enabled:
        rules = tuple(one._replace(enabled=True) if one is rule else one for one in ruleset.rules)
        ruleset = ruleset._replace(rules=rules)
    for number, example in enumerate(rule.examples.fail if is_ready(rule.kind) else (), 1):
        if not fired(rule, example, ruleset):
            yield ExampleFailure(rule.id, "missing", number, example.text)
    for number, example in enumerate(rule.examples.passes, 1):
        if findings := fired(rule, example, ruleset):
            yield ExampleFailure(rule.id, "noisy", number, example.text, findings)


def fired(rule: Rule, example: Example, ruleset: Ruleset) -> tuple[Finding, ...]:
    """What the rule finds in an example; a note that a figure is only cut off is no defect."""
    if FOLDER in rule.reports:
        from perflint.across.examples import compare_example

        return compare_example(example.text, rule, ruleset)
    config = Config(profile=example.profile or "auto", publication=rule.publication)
    result = lint_text(example.text, ruleset, config, path="<example>")
    return tuple(
        finding
        for finding in result.findings
        if finding.rule == rule.id and (finding.severity != "info" or rule.severity == "info")
    )
