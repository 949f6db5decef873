"""What was understood of a filing, written down with its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perflint.engine.place import Placer
from perflint.model.claim import Claim
from perflint.model.quantity import Quantity
from perflint.model.result import ClaimRecord, Coverage, LocatedOperand, OutlineRow, ReportInfo
from perflint.model.subject import Fact, Section, Subject


def coverage(claims: list[Claim]) -> Coverage:
    """How many statements were found and checked, and why the rest were skipped."""
    skipped = Counter(claim.reason for claim in claims if claim.verdict == "skipped")
    return Coverage(len(claims), len(claims) - skipped.total(), dict(sorted(skipped.items())))


def record_claim(rule: str, claim: Claim, placer: Placer, *, words: bool = True) -> ClaimRecord:
    """A claim with the lines and columns of all it speaks of; `rule` is "" where none judged it. Without
    `words` only what it is, what came of it and its line."""
    if not words:
        line = placer.line_column(placer.source(claim.mark).start)[0]
        return ClaimRecord(
            claim.kind, rule, claim.verdict, claim.reason, line, line, "", None, "", "", ()
        )
    span, said = placer.source(claim.span), claim.span
    attached = placer.document.attached
    if attached is not None and span.start < attached <= span.end:
        span, said = placer.source(claim.mark), claim.mark  # Its other part is in another file.
    return ClaimRecord(
        kind=claim.kind,
        rule=rule,
        verdict=claim.verdict,
        reason=claim.reason,
        line=placer.line_column(placer.source(claim.mark).start)[0],
        end_line=placer.line_column(max(span.start, span.end - 1))[0],
        text=placer.quote(said),
        stated=_located("stated", claim.stated, placer) if claim.stated else None,
        expected=claim.expected,
        expression=claim.expression,
        operands=tuple(_located(o.role, o.quantity, placer) for o in claim.operands),
    )


def record_outline(sections: tuple[Section, ...], placer: Placer) -> Iterator[OutlineRow]:
    """Every heading, from the first to the last."""
    for section in sections:
        line = placer.line_column(placer.source(section.span).start)[0]
        yield OutlineRow(section.level, section.number, section.title, line, section.empty)
        yield from record_outline(section.children, placer)


def record_identity(subject: Subject, placer: Placer) -> ReportInfo:
    """Which report this is, each value with `line:words` of where it was read."""
    identity = subject.identity
    facts: dict[str, Fact | None] = {
        "type": identity.type, "year": identity.year, "region": identity.region,
        "department": identity.department, "score": identity.score, "grade": identity.grade,
    }  # fmt: skip
    evidence = {field: _evidence(fact, placer) for field, fact in facts.items() if fact}
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
        unsaid=identity.kind == "unknown",
        template=subject.profile.template.name if subject.profile.template else "",
    )


def _evidence(fact: Fact, placer: Placer) -> str:
    if fact.span is None:
        return fact.evidence
    return f"{placer.line_column(placer.source(fact.span).start)[0]}:{fact.evidence}"


def _located(role: str, quantity: Quantity, placer: Placer) -> LocatedOperand:
    source = placer.source(quantity.span)
    line, column = placer.line_column(source.start)
    return LocatedOperand(
        role, placer.words(source), str(quantity.value), quantity.unit, line, column
    )
