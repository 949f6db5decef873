"""Give what a check found the id, severity and words of the rule that asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from perflint.engine.place import Placer
from perflint.lang import SLIP, TRUNCATED, UNIT_SLIP, Lang, choose, name, translate
from perflint.model.claim import Claim, Match, Related
from perflint.model.quantity import Quantity
from perflint.model.result import Finding, Location, RelatedPlace, Values
from perflint.model.rule import Rule, Severity
from perflint.model.span import Span
from perflint.text.fingerprint import make_fingerprint
from perflint.text.wording import has_separators, say, separate


def _compute(claim: Claim, placer: Placer, lang: Lang) -> tuple[Values, dict[str, str]]:
    """The calculation as it is shown, and what fills the message; figures as the filing writes them."""
    values = {operand.role: _told(operand.quantity, placer) for operand in claim.operands}
    stated = placer.quote(claim.stated.span) if claim.stated else claim.stated_text
    thousands = any(map(has_separators, (stated, *values.values())))
    computed = Values(stated, claim.expected, translate(claim.expression, lang))
    values |= {"stated": _told(claim.stated, placer) if claim.stated else stated}
    values |= {"expected": claim.expected, "expression": computed.expression, **claim.values}
    if claim.kind == "year":
        return computed, values
    shown = (separate(one, thousands=thousands) for one in computed[1:])
    values = {key: separate(one, thousands=thousands) for key, one in values.items()}
    return Values(stated, *shown), values


def stamp_claim(
    claim: Claim, rule: Rule, severity: Severity, placer: Placer, lang: Lang
) -> Finding:
    """The finding for a contradicted claim, or an info for one right by truncation only."""
    computed, values = _compute(claim, placer, lang)
    if claim.verdict == "holds_if_truncated":
        severity = "info"
    elif claim.severity and severity == "error":
        severity = claim.severity
    message = _say_claim(claim, rule, values, lang)
    places = [Related(one.role, one.quantity.span) for one in claim.operands]
    places = [*(one for one in places if one.span != claim.mark), *claim.related]
    related = tuple(_related(one, placer) for one in places)
    rests_on = (claim.mark, *(operand.quantity.span for operand in claim.operands))
    confidence = _confidence(claim.confidence, map(placer.source, rests_on), placer)
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=severity,
        confidence=confidence,
        message=message,
        basis=rule.basis,
        values=computed,
        related=related,
        suggestion=computed.expected if claim.suggested else "",
        **_stand(rule, placer, placer.source(claim.mark), claim.mark.start)._asdict(),
    )


def _say_claim(claim: Claim, rule: Rule, values: Mapping[str, str], lang: Lang) -> str:
    if claim.verdict == "holds_if_truncated":
        return say(choose(lang, *TRUNCATED), values, lang)
    message = say(_message(rule, lang), values, lang)
    if claim.slip:
        message += choose(lang, "（{}）", " ({})").format(_slip(claim, lang))
    return message


def stamp_match(
    match: Match, rule: Rule, severity: Severity, placer: Placer, lang: Lang
) -> Finding:
    """The finding for a defect that is not arithmetic."""
    source = match.span if match.raw else placer.source(match.span)
    words = " ".join(source.of(placer.document.text).split())
    message = say(_message(rule, lang), {"stated": words, **match.values}, lang)
    related = tuple(_related(r, placer) for r in match.related)
    flow_at = -1 if match.raw else match.span.start
    confidence = _confidence(match.confidence, (source,), placer)
    told = [word for key, word in match.values.items() if not key.startswith("line")]
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=severity,
        confidence=confidence,
        message=message,
        basis=rule.basis,
        related=related,
        suggestion=match.suggestion,
        **_stand(rule, placer, source, flow_at, told)._asdict(),
    )


class _Standing(NamedTuple):
    """Where a finding stands, and what is the same for it in the next version of the filing."""

    location: Location
    excerpt: str
    mark: tuple[int, int]
    fingerprint: str


def _stand(
    rule: Rule, placer: Placer, source: Span, flow_at: int, told: Iterable[str] = ()
) -> _Standing:
    excerpt, mark = placer.excerpt(source)
    section = placer.section(flow_at) if flow_at >= 0 else ""
    fingerprint = make_fingerprint(rule.id, placer.named, "\x1f".join((excerpt, *told)))
    return _Standing(placer.location(source, section), excerpt, mark, fingerprint)


def _confidence(confidence: str, sources: Iterable[Span], placer: Placer) -> str:
    """Nothing is certain that rests on words recognised in a picture."""
    document = placer.document
    if document.recognised and any(map(document.is_recognised, sources)):
        return "likely"
    return confidence


def _related(related: Related, placer: Placer) -> RelatedPlace:
    start = placer.source(related.span).start
    line, column = placer.line_column(start)
    words = placer.quote(related.span)
    return RelatedPlace(line, column, related.role, words, "", *placer.spot(start), placer.plain)


def _message(rule: Rule, lang: Lang) -> str:
    return choose(lang, rule.message, rule.message_en or rule.message)


def _told(quantity: Quantity, placer: Placer) -> str:
    """A number as printed, with the unit that the heading of its column or table gives it."""
    words = placer.quote(quantity.span)
    unit = quantity.unit if quantity.inherited else ""
    return words if words.endswith(unit) else words + unit


def _slip(claim: Claim, lang: Lang) -> str:
    """What kind of slip a claim looks like; of a wrong unit, which one was meant where that is known."""
    unit = claim.values.get("meant", "") if claim.slip == "unit" else ""
    return choose(lang, *UNIT_SLIP).format(unit) if unit else name(SLIP, claim.slip, lang)
