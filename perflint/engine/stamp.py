"""Give what a check found the id, severity and words of the rule that asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from perflint.engine.place import Placer
from perflint.lang import SLIP, TRUNCATED, Lang, choose, name
from perflint.model.claim import Claim, Match, Related
from perflint.model.result import Finding, RelatedPlace, Values
from perflint.model.rule import Rule, Severity
from perflint.model.span import Span
from perflint.text.fingerprint import make_fingerprint


def stamp_claim(
    claim: Claim, rule: Rule, severity: Severity, placer: Placer, lang: Lang
) -> Finding:
    """The finding for a contradicted claim, or an info for one right by truncation only."""
    values = {operand.role: placer.quote(operand.quantity.span) for operand in claim.operands}
    stated = placer.quote(claim.stated.span) if claim.stated else claim.stated_text
    values |= {"stated": stated, "expected": claim.expected, "expression": claim.expression}
    values |= claim.values
    if claim.verdict == "holds_if_truncated":
        severity = "info"
        message = choose(lang, *TRUNCATED).format_map(values)
    else:
        if claim.severity and severity == "error":
            severity = claim.severity
        message = _message(rule, lang).format_map(_Blank(values))
        if claim.slip:
            message += (
                choose(lang, "（", " (") + name(SLIP, claim.slip, lang) + choose(lang, "）", ")")
            )
    related = tuple(
        _related(Related(operand.role, operand.quantity.span), placer)
        for operand in claim.operands
        if operand.quantity.span != claim.mark
    )
    related += tuple(_related(r, placer) for r in claim.related)
    rests_on = (claim.mark, *(operand.quantity.span for operand in claim.operands))
    confidence = _confidence(claim.confidence, map(placer.source, rests_on), placer)
    return _finding(
        rule, severity, confidence, message, placer.source(claim.mark), claim.mark.start, placer,
        values=Values(stated, claim.expected, claim.expression),
        related=related,
        suggestion=claim.expected if claim.suggested else "",
    )  # fmt: skip


def stamp_match(
    match: Match, rule: Rule, severity: Severity, placer: Placer, lang: Lang
) -> Finding:
    """The finding for a defect that is not arithmetic."""
    source = match.span if match.raw else placer.source(match.span)
    words = " ".join(source.of(placer.document.text).split())
    message = _message(rule, lang).format_map(_Blank({"stated": words, **match.values}))
    related = tuple(_related(r, placer) for r in match.related)
    flow_at = -1 if match.raw else match.span.start
    confidence = _confidence(match.confidence, (source,), placer)
    return _finding(
        rule, severity, confidence, message, source, flow_at, placer,
        values=None, related=related, suggestion=match.suggestion,
        told=[word for key, word in match.values.items() if not key.startswith("line")],
    )  # fmt: skip


def _finding(
    rule: Rule, severity: Severity, confidence: str, message: str, source: Span, flow_at: int,
    placer: Placer, *, values: Values | None, related: tuple[RelatedPlace, ...], suggestion: str,
    told: Iterable[str] = (),
) -> Finding:  # fmt: skip
    excerpt, mark = placer.excerpt(source)
    section = placer.section(flow_at) if flow_at >= 0 else ""
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=severity,
        confidence=confidence,
        message=message,
        location=placer.location(source, section),
        excerpt=excerpt,
        mark=mark,
        basis=rule.basis,
        fingerprint=make_fingerprint(rule.id, placer.named, "\x1f".join((excerpt, *told))),
        values=values,
        related=related,
        suggestion=suggestion,
    )


def _confidence(confidence: str, sources: Iterable[Span], placer: Placer) -> str:
    """Nothing is certain that rests on words recognised in a picture."""
    document = placer.document
    if document.recognised and any(map(document.is_recognised, sources)):
        return "likely"
    return confidence


def _related(related: Related, placer: Placer) -> RelatedPlace:
    line, column = placer.line_column(placer.source(related.span).start)
    return RelatedPlace(line, column, related.role, placer.quote(related.span))


def _message(rule: Rule, lang: Lang) -> str:
    return choose(lang, rule.message, rule.message_en or rule.message)


class _Blank(dict[str, str]):
    """Message values; a placeholder without a value reads as nothing (the loader checked names)."""

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__(values)

    def __missing__(self, _: str) -> str:
        return ""
