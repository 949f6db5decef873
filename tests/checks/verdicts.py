"""What the bundled rules of one kind say of a few lines of text."""

from __future__ import annotations

from functools import cache

from perflint.checks import load_check
from perflint.extract.build import build
from perflint.model.claim import Claim, Match
from perflint.model.rule import Ruleset
from perflint.model.subject import Subject
from perflint.readers import read
from perflint.ruleset import load_ruleset


@cache
def ruleset() -> Ruleset:
    """The bundled rules."""
    return load_ruleset(cache=False)


def understand(text: str, name: str = "filing.txt") -> Subject:
    """A filing given as text, read by the reader for `name`."""
    return build(read("-", data=text.encode(), name=name), ruleset())


def outcomes(rule_id: str, text: str, name: str = "filing.txt") -> list[Claim | Match]:
    """Everything one rule finds, judged and unjudged."""
    rule = next(rule for rule in ruleset().rules if rule.id == rule_id)
    return list(load_check(rule.kind).check(understand(text, name), rule.params))


def claims(rule_id: str, text: str, name: str = "filing.txt") -> list[Claim]:
    """The claims of one rule."""
    return [found for found in outcomes(rule_id, text, name) if isinstance(found, Claim)]


def wrong(rule_id: str, text: str, name: str = "filing.txt") -> list[str]:
    """The printed numbers one rule finds wrong."""
    return [
        claim.stated.text if claim.stated else claim.stated_text
        for claim in claims(rule_id, text, name)
        if claim.verdict == "contradicted"
    ]


def verdicts(rule_id: str, text: str, name: str = "filing.txt") -> set[str]:
    """The verdicts one rule comes to."""
    return {claim.verdict for claim in claims(rule_id, text, name)}
