"""A rule in the making, tried on a text and on its own examples."""

from __future__ import annotations

from typing import NamedTuple

from perflint.api import lint_text
from perflint.authoring.trace import trace_rule
from perflint.config import Config
from perflint.exercise import ExampleFailure, exercise_rule
from perflint.extract.build import build
from perflint.model.folder import FOLDER
from perflint.model.result import Finding
from perflint.model.rule import Rule, Ruleset
from perflint.readers import read
from perflint.ruleset.single import keep_only, read_rule

NAME = "规则.yaml"
TEXT = "文字.txt"


class Trial(NamedTuple):
    """What became of it: the `rule`, its findings in the text, which of its examples fail, and in lines
    for a person what it saw where it found nothing."""

    rule: Rule
    findings: tuple[Finding, ...]
    failures: tuple[ExampleFailure, ...]
    seen: tuple[str, ...]


def try_rule(content: bytes, text: str, ruleset: Ruleset, config: Config) -> Trial:
    """Try the rule in the YAML `content` alone, with the words and profiles of `ruleset`. A rule that
    compares filings takes `text` for a folder, as in its examples. Raises RulesetError with every mistake
    of the file, placed in NAME."""
    rule = read_rule(NAME, content, ruleset)
    alone = keep_only(rule, ruleset)
    own = Config(
        profile=config.profile,
        lang=config.lang,
        year=config.year,
        publication=config.publication or rule.publication,
    )
    failures = tuple(exercise_rule(alone.rules[0], alone))
    if FOLDER in rule.reports:
        from perflint.across.examples import compare_example

        found = compare_example(text, alone.rules[0], alone, config.lang)
        return Trial(rule, found, failures, ())
    result = lint_text(text, alone, own, path=TEXT)
    found = tuple(one for one in result.findings if one.rule == rule.id)
    seen: tuple[str, ...] = ()
    if not found:
        subject = build(
            read("-", data=text.encode(), name=TEXT), alone, profile=own.profile, year=own.year
        )
        seen = tuple(trace_rule(alone.rules[0], subject, alone, own))[1:]
    return Trial(rule, found, failures, seen)
