"""From a subject and a set of rules to its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perflint.checks import load_check
from perflint.config import Config
from perflint.engine.place import Placer
from perflint.engine.settle import settle
from perflint.engine.stamp import stamp_claim, stamp_match
from perflint.engine.unjudged import find_unjudged
from perflint.model.claim import Claim, Match
from perflint.model.quantity import Quantity
from perflint.model.result import (
    ClaimRecord,
    Coverage,
    Finding,
    LintResult,
    LocatedOperand,
    OutlineRow,
    ReportInfo,
)
from perflint.model.rule import Rule, Ruleset, Severity
from perflint.model.subject import Fact, Section, Subject


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule with the severity it has for this filing."""

    rule: Rule
    severity: Severity


def judge_subject(subject: Subject, ruleset: Ruleset, config: Config) -> LintResult:
    """Every rule that applies, run once: findings in no particular order, claims by place."""
    placer = Placer(subject)
    findings: list[Finding] = []
    claims: list[tuple[Applied | None, Claim]] = []
    for applied in applicable(subject, ruleset, config):
        for outcome in load_check(applied.rule.kind).check(subject, applied.rule.params):
            if isinstance(outcome, Match):
                findings.append(stamp_match(outcome, applied.rule, applied.severity, placer, config.lang))
            else:
                claims.append((applied, outcome))
    settled = settle(claims)
    for applied, claim in settled:
        if applied is not None and claim.verdict in ("contradicted", "holds_if_truncated"):
            findings.append(stamp_claim(claim, applied.rule, applied.severity, placer, config.lang))
    unjudged = [(None, claim) for claim in find_unjudged(subject, [c for _, c in settled])]
    everything = sorted([*settled, *unjudged], key=lambda pair: (pair[1].mark.start, pair[1].kind))
    document = subject.document
    return LintResult(
        path=document.path,
        format=document.format,
        status="checked",
        report=_report(subject, placer),
        findings=tuple(findings),
        claims=tuple(_record(applied, claim, placer) for applied, claim in everything),
        outline=tuple(_rows(subject.sections, placer)),
        coverage=_coverage([claim for _, claim in everything]),
        text=document.text,
    )


def applicable(subject: Subject, ruleset: Ruleset, config: Config) -> Iterator[Applied]:
    """The rules for this filing, with what its profile changes about them."""
    overrides = next((p.rules for p in ruleset.profiles if p.id == subject.profile.id), {})
    for rule in ruleset.rules:
        override = overrides.get(rule.id)
        enabled = rule.enabled if override is None or override.enabled is None else override.enabled
        if not enabled or not config.wants(rule.id, rule.name):
            continue
        if rule.reports and subject.identity.type.value not in rule.reports:
            continue
        yield Applied(rule, (override.severity if override else None) or rule.severity)


def _coverage(claims: list[Claim]) -> Coverage:
    skipped: dict[str, int] = {}
    for claim in claims:
        if claim.verdict == "skipped":
            skipped[claim.reason] = skipped.get(claim.reason, 0) + 1
    return Coverage(len(claims), len(claims) - sum(skipped.values()), dict(sorted(skipped.items())))


def _record(applied: Applied | None, claim: Claim, placer: Placer) -> ClaimRecord:
    span = placer.source(claim.span)
    stated = None
    if claim.stated is not None:
        stated = _operand("stated", claim.stated, placer)
    return ClaimRecord(
        kind=claim.kind,
        rule=applied.rule.id if applied else "",
        verdict=claim.verdict,
        reason=claim.reason,
        line=placer.line_column(placer.source(claim.mark).start)[0],
        end_line=placer.line_column(max(span.start, span.end - 1))[0],
        text=placer.quote(claim.span),
        stated=stated,
        expected=claim.expected,
        expression=claim.expression,
        operands=tuple(
            _operand(o.role, o.quantity, placer) for o in claim.operands
        ),
    )


def _operand(role: str, quantity: Quantity, placer: Placer) -> LocatedOperand:
    line, column = placer.line_column(placer.source(quantity.span).start)
    return LocatedOperand(
        role, placer.quote(quantity.span), str(quantity.value), quantity.unit, line, column
    )


def _rows(sections: tuple[Section, ...], placer: Placer) -> Iterator[OutlineRow]:
    for section in sections:
        line = placer.line_column(placer.source(section.span).start)[0]
        yield OutlineRow(section.level, section.number, section.title, line, section.empty)
        yield from _rows(section.children, placer)


def _report(subject: Subject, placer: Placer) -> ReportInfo:
    identity = subject.identity
    facts: dict[str, Fact | None] = {
        "type": identity.type, "year": identity.year, "region": identity.region,
        "department": identity.department, "score": identity.score, "grade": identity.grade,
    }  # fmt: skip
    evidence = {}
    for field, fact in facts.items():
        if fact is None:
            continue
        place = ""
        if fact.span is not None:
            place = str(placer.line_column(placer.source(fact.span).start)[0])
        evidence[field] = f"{place}:{fact.evidence}" if place else fact.evidence
    if subject.profile.evidence:
        evidence["profile"] = "；".join(subject.profile.evidence)
    value = {field: fact.value if fact else None for field, fact in facts.items()}
    return ReportInfo(
        type=value["type"],
        year=int(value["year"]) if value["year"] else None,
        region=value["region"],
        profile=subject.profile.id or None,
        department=value["department"],
        score=value["score"],
        grade=value["grade"],
        evidence=evidence,
    )
