"""`perflint rules test`: every example of every rule sets it off, or does not, as it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.cli.catalogue import load_catalogue
from perflint.cli.settings import add_config, add_selection, settle
from perflint.errors import EXIT_CLEAN, EXIT_FINDINGS
from perflint.lang import Lang, Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser
    from perflint.exercise import ExampleFailure

SUMMARY: Words = ("用规则自带的例子测试规则", "test rules on their own examples")
USAGE: Words = ("[选项]", "[OPTIONS]")


def add(parser: Parser) -> None:
    """Declare the arguments."""
    add_selection(parser)
    add_config(parser)


def run(args: Namespace) -> int:
    """Print each example that does not do what it should; 1 if there are any."""
    from perflint.exercise import exercise

    config = settle(args)
    ruleset = load_catalogue(config)
    rules = [rule for rule in ruleset.rules if config.wants(rule.id, rule.name)]
    failures = exercise(ruleset, tuple(rule.id for rule in rules)) if rules else ()
    for failure in failures:
        print(describe(failure, config.lang))
    examples = sum(len(rule.examples.fail) + len(rule.examples.passes) for rule in rules)
    chinese = f"{len(rules)} 条规则，{examples} 个例子，{len(failures)} 个不符"
    english = f"{len(rules)} rules, {examples} examples, {len(failures)} failed"
    print(choose(config.lang, chinese, english))
    return EXIT_FINDINGS if failures else EXIT_CLEAN


def describe(failure: ExampleFailure, lang: Lang) -> str:
    """Which example of which rule went wrong how, and its text."""
    at = failure.number
    if failure.outcome == "missing":
        told = choose(lang, f"第 {at} 个反例没有报出", f"failing example {at} is not reported")
    else:
        told = choose(lang, f"第 {at} 个正例被误报", f"passing example {at} is reported")
    messages = "".join(f"\n    → {finding.message}" for finding in failure.findings)
    text = "\n    ".join(failure.text.strip().split("\n"))
    return f"{failure.rule} {told}\n    {text}{messages}"
