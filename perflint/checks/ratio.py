"""A printed percentage must be the part it names divided by the base it names."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.operands.candidates import Candidate, candidates, pairs
from perflint.operands.refer import refers
from perflint.operands.write import written
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"rate", "part", "base"})
_HUNDRED = point(Decimal(100))
_STAGE = compile_pattern(r"(?:率|比|比例|比重|进度)?$")
_MOST_PAIRS = 24
_SIGNIFICANT = 3


class Params(NamedTuple):
    """Which percentages are ratios, and what their operands are called."""

    phrases: tuple[Phrase, ...]
    """Where such a percentage stands: role `rate` (percent), and where the wording gives them `part`
    and `base`, or the name of the base as a label role `of`."""
    claim: Literal["ratio", "share"] = "ratio"
    """Whether the percentage is a rate of completion or a share of a whole."""
    parts: Words = Words(())
    """Words in the label of a quantity that make it the part."""
    bases: Words = Words(())
    """Words in the label of a quantity that make it the base where the wording names none."""
    stage: bool = False
    """The word before 率 names the part: 开工率 is 开工 out of the base."""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """One claim for each percentage that a phrase finds, judged on the likeliest operands."""
    found: dict[int, list[Claim]] = {}
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            rate = binding.quantities["rate"]
            found.setdefault(rate.index, []).append(_claim(subject, params, binding, rate))
    for claims in found.values():
        yield min(claims, key=_worth)


def _worth(claim: Claim) -> int:
    order = ("holds", "holds_if_truncated", "approximate", "contradicted", "skipped")
    return order.index(claim.verdict)


def _claim(subject: Subject, params: Params, binding: Binding, rate: Quantity) -> Claim:
    parts = _parts(subject, params, binding, rate)
    if not parts:
        return _skipped(params, binding, rate, subject, "no part stated")
    bases = _bases(subject, params, binding, rate, parts[0].quantity)
    judged = [
        (part, base, judge(rate, _ratio, (part.quantity, base.quantity)))
        for part, base in pairs(parts, bases, _MOST_PAIRS if _telling(rate) else 1)
    ]
    if not judged:
        return _skipped(params, binding, rate, subject, "no base stated")
    for part, base, judgement in judged:
        if judgement.verdict in ("holds", "holds_if_truncated", "approximate"):
            return _judged(subject, params, binding, rate, part, base, judgement)
    part, base, judgement = judged[0]
    if judgement.exact is None:
        return _skipped(params, binding, rate, subject, "zero base")
    if not _grounds(part, base, judgement) or rate.qualifier:
        return _skipped(params, binding, rate, subject, "base uncertain")
    if rate.value == 100 and judgement.exact > 100:
        return _skipped(params, binding, rate, subject, "capped at 100%")
    return _judged(subject, params, binding, rate, part, base, judgement)


def _parts(
    subject: Subject, params: Params, binding: Binding, rate: Quantity
) -> tuple[Candidate, ...]:
    if part := binding.quantities.get("part"):
        return (Candidate(part, True, "wording"),)
    words = params.parts.words
    if params.stage:
        stage = _STAGE.sub("", rate.label)[-2:]
        if len(stage) < 2:
            return ()
        return tuple(c for c in candidates(subject, rate, (stage,)) if c.named)
    return candidates(subject, rate, words)


def _bases(
    subject: Subject, params: Params, binding: Binding, rate: Quantity, part: Quantity
) -> tuple[Candidate, ...]:
    if base := binding.quantities.get("base"):
        return (Candidate(base, True, "wording"),)
    found = candidates(subject, rate, params.bases.words, like=part)
    if of := binding.labels.get("of"):
        meant = [c for c in found if refers(of, c.quantity.label)]
        if meant:
            return tuple(Candidate(c.quantity, True, c.reach) for c in meant)
    return found


def _telling(rate: Quantity) -> bool:
    """Whether the percentage has digits enough that it fits no pair of figures by chance."""
    return len(rate.value.as_tuple().digits) >= _SIGNIFICANT and rate.decimals > 0


def _grounds(part: Candidate, base: Candidate, judgement: Judgement) -> bool:
    """Whether a mismatch may be called one: the wording fixes both operands, or both are named and
    the miss looks like a slip."""
    near = {part.reach, base.reach}
    if near == {"wording"}:
        return True
    if part.named and base.named:
        return near <= {"wording", "sentence"} or bool(judgement.slip)
    return bool(judgement.slip) and near <= {"wording", "sentence"} and (part.named or base.named)


def _ratio(part: Interval, base: Interval) -> Interval:
    return part / base * _HUNDRED


def _judged(
    subject: Subject, params: Params, binding: Binding, rate: Quantity,
    part: Candidate, base: Candidate, judgement: Judgement,
) -> Claim:  # fmt: skip
    ends = (part.quantity.span, base.quantity.span, rate.span)
    return Claim(
        params.claim,
        judgement.verdict,
        Span(min(s.start for s in ends), max(s.end for s in ends)),
        rate.span,
        stated=rate,
        expected=judgement.expected,
        expression=written("{} ÷ {}", part.quantity, base.quantity),
        slip=judgement.slip,
        confidence="certain" if judgement.slip or "wording" in (base.reach, part.reach) else "likely",
        operands=(Operand("part", part.quantity), Operand("base", base.quantity)),
        values={"rate": rate.text},
    )


def _skipped(
    params: Params, binding: Binding, rate: Quantity, subject: Subject, reason: str
) -> Claim:
    return Claim(
        params.claim, "skipped", binding.span(subject), rate.span, stated=rate, reason=reason
    )
