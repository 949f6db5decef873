"""From a subject and a set of rules to its result."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import localcontext
from functools import lru_cache, partial
from itertools import repeat
from typing import NamedTuple

from perflint.checks import load_check
from perflint.config import Config
from perflint.engine.place import Placer
from perflint.engine.record import coverage, record_claim, record_identity, record_outline
from perflint.engine.settle import settle
from perflint.engine.stamp import stamp_claim, stamp_match
from perflint.engine.unjudged import find_unjudged
from perflint.model.claim import Claim, Match
from perflint.model.precision import EXACT
from perflint.model.result import Finding, LintResult
from perflint.model.rule import Rule, RuleOverride, Ruleset, Severity
from perflint.model.same import Same
from perflint.model.subject import Subject


class Applied(NamedTuple):
    """A rule with the severity it has for this filing."""

    rule: Rule
    severity: Severity


def judge_subject(subject: Subject, ruleset: Ruleset, config: Config) -> LintResult:
    """Every rule that applies, run once: findings in no particular order, and with `config.detail`
    the outline, the text and every claim by place."""
    with localcontext(EXACT):
        return run_rules(subject, ruleset, config)


_ACCUSING = ("contradicted", "holds_if_truncated")


def _order(pair: tuple[str, Claim]) -> tuple[int, str, str]:
    """Claims by place, kind and rule."""
    rule, claim = pair
    return claim.mark.start, claim.kind, rule


def run_rules(subject: Subject, ruleset: Ruleset, config: Config) -> LintResult:
    """As judge_subject, in the decimal context there is."""
    placer = Placer(subject, config.root)
    findings: list[Finding] = []
    claims: list[tuple[Applied, Claim]] = []
    asked = applicable(subject, ruleset, config)
    for applied in asked:
        rule = applied.rule
        for outcome in load_check(rule.kind).check(subject, rule.params):
            if isinstance(outcome, Match):
                findings.append(stamp_match(outcome, *applied, placer, config.lang))
            else:
                claims.append((applied, outcome))
    settled = settle(claims)
    findings += [
        stamp_claim(claim, *applied, placer, config.lang)
        for applied, claim in settled
        if claim.verdict in _ACCUSING
    ]
    everything = [(applied.rule.id, claim) for applied, claim in settled]
    everything += zip(repeat(""), find_unjudged(subject, [claim for _, claim in settled]))
    result = LintResult(
        path=subject.document.path,
        format=subject.document.format,
        status="checked",
        report=record_identity(subject, placer),
        findings=tuple(findings),
        coverage=coverage([claim for _, claim in everything]),
        unchecked=_left_out(Same(ruleset, asked)),
    )
    if not config.detail:
        return result
    record = partial(record_claim, placer=placer, words=config.words_of_claims)
    return result._replace(
        claims=tuple(record(rule, claim) for rule, claim in sorted(everything, key=_order)),
        outline=tuple(record_outline(subject.sections, placer)),
        text=subject.document.text,
    )


def applicable(subject: Subject, ruleset: Ruleset, config: Config) -> tuple[Applied, ...]:
    """The rules for this filing, with what its profile and then the configuration change. Another
    document gets what holds for any, unless a profile is named, by which it is taken for a report."""
    return _applicable(Same(ruleset, config), subject.profile.id, subject.identity.kind)


@lru_cache(maxsize=16)
def _applicable(rules: Same, profile: str, report: str) -> tuple[Applied, ...]:
    ruleset, config = rules.things
    return tuple(_apply(ruleset, config, profile, report))


@lru_cache(maxsize=16)
def _left_out(rules: Same) -> tuple[str, ...]:
    ruleset, asked = rules.things
    run = {applied.rule.id for applied in asked}
    return tuple(rule.id for rule in ruleset.rules if rule.id not in run)


def _is_wanted(rule: Rule, config: Config, report: str) -> bool:
    """Whether a rule is for such a report, and asked for. A person who names a profile says that
    anything is a report."""
    named = config.profile != "auto" and report == "other"
    if rule.reports and report not in rule.reports and not named:
        return False
    if rule.publication and not config.publication:
        return False
    return not (config.select or config.ignore) or config.wants(rule.id, rule.name)


def _apply(ruleset: Ruleset, config: Config, profile: str, report: str) -> Iterator[Applied]:
    overrides = next((p.rules for p in ruleset.profiles if p.id == profile), {})
    for rule in ruleset.rules:
        if not _is_wanted(rule, config, report):
            continue
        enabled, severity = rule.enabled, rule.severity
        own = overrides.get(rule.id)
        for change in (own, config.rules.get(rule.id)):
            if change:
                enabled = _either(change.enabled, enabled)
                severity = change.severity or severity
        if enabled:
            yield Applied(localised(rule, own) if own else rule, severity)


def localised(rule: Rule, own: RuleOverride) -> Rule:
    """`rule` with the options and the basis that a profile gives it."""
    if own.params is not None:
        rule = rule._replace(params=own.params)
    return rule._replace(basis=own.basis) if own.basis is not None else rule


def _either(change: bool | None, before: bool) -> bool:
    return before if change is None else change
