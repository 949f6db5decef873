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
from perflint.operands.bases import Naming, bases_of, parts_of
from perflint.operands.bind import Binding, bind
from perflint.operands.candidates import Candidate, pairs
from perflint.operands.parallel import rate_names, run_before, run_from
from perflint.operands.topic import Wording
from perflint.operands.write import written

VALUES = frozenset({"rate", "part", "base"})
_HUNDRED = point(Decimal(100))
_MOST_PAIRS = 24
_FEW_PAIRS = 4
_SIGNIFICANT = 3
_SOUND = ("holds", "holds_if_truncated", "approximate")
_ORDER = (*_SOUND, "contradicted", "skipped")


class Params(NamedTuple):
    """Which percentages are ratios, and what their operands are called."""

    phrases: tuple[Phrase, ...]
    """Where such a percentage stands: role `rate` (percent), and where the wording gives them `part`
    and `base`, the name of the base as a label role `of`, or an amount the base is `without`."""
    claim: Literal["ratio", "share"] = "ratio"
    """Whether the percentage is a rate of completion or a share of a whole."""
    parts: Words = Words(())
    """Words in the label of a quantity that make it the part."""
    bases: Words = Words(())
    """Words in the label of a quantity that make it the base where the wording names none."""
    stage: bool = False
    """The word before 率 names the part: 开工率 is 开工 out of the base."""
    up: Words = Words(())
    """Words for a rise: the size of a change is neither part nor base."""
    down: Words = Words(())
    """Words for a fall."""
    past: Words = Words(())
    """Words in the label of an earlier figure."""
    planned: Words = Words(())
    """Words in the label of a planned figure that another is compared with."""


class _Statement(NamedTuple):
    """One percentage with what may be its operands."""

    rate: Quantity
    parts: tuple[Candidate, ...]
    bases: tuple[Candidate, ...]
    without: Quantity | None
    span: Span


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """One claim for each percentage that a phrase finds, judged on the likeliest operands."""
    found: dict[int, list[Claim]] = {}
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            for statement in _read(subject, params, binding):
                claim = _judge(params, statement)
                found.setdefault(statement.rate.index, []).append(claim)
    for claims in found.values():
        yield min(claims, key=_worth)


def _worth(claim: Claim) -> int:
    return _ORDER.index(claim.verdict)


def _read(subject: Subject, params: Params, binding: Binding) -> Iterator[_Statement]:
    """The percentage a phrase found, and those that follow it in a list."""
    first = binding.quantities["rate"]
    run = run_from(subject, first)
    listed = run_before(subject, first, len(run)) if len(run) > 1 else ()
    stages = rate_names(subject, first) if params.stage and len(run) > 1 else ()
    naming = Naming(
        params.parts.words, params.bases.words,
        Wording(params.up.words, params.down.words, params.past.words, params.planned.words),
    )  # fmt: skip
    for i, rate in enumerate(run):
        part = binding.quantities.get("part")
        if part is not None and not i:
            parts: tuple[Candidate, ...] = (Candidate(part, True, "wording", True),)
        elif listed and not params.stage:
            parts = (Candidate(listed[i], True, "sentence", True),)
        elif len(run) > 1 and not (params.stage and len(stages) == len(run)):
            parts = ()
        else:
            stage = (stages[i] if stages else rate.label) if params.stage else ""
            parts = parts_of(subject, binding, rate, naming, stage)
        bases: tuple[Candidate, ...] = ()
        if parts:
            share = params.claim == "share"
            bases = bases_of(
                subject, binding, rate, naming, parts[0].quantity, share, params.stage
            )
        yield _Statement(rate, parts, bases, binding.quantities.get("without"), binding.span(subject))


def _judge(params: Params, statement: _Statement) -> Claim:
    rate = statement.rate
    if not statement.parts:
        return _skipped(params, statement, "no part stated")
    telling = _telling(rate)
    judged = []
    for part, base in pairs(statement.parts, statement.bases, _MOST_PAIRS if telling else _FEW_PAIRS):
        if telling or base.named or base.reach == "wording":
            judgement = _test(statement, part.quantity, base.quantity)
            judged.append((part, base, judgement))
            if judgement.verdict == "holds":
                break
    if not judged:
        return _skipped(params, statement, "no base stated")
    part, base, judgement = min(judged, key=lambda row: _ORDER.index(row[2].verdict))
    if judgement.verdict in _SOUND:
        return _judged(params, statement, part, base, judgement)
    grounded = [row for row in judged if _grounds(rate, *row)]
    if not grounded:
        zero = all(judgement.exact is None for _, _, judgement in judged)
        return _skipped(params, statement, "zero base" if zero else "base uncertain")
    part, base, judgement = grounded[0]
    if rate.qualifier or (rate.value == 100 and judgement.exact and judgement.exact > 100):
        return _skipped(params, statement, "capped at 100%" if not rate.qualifier else "base uncertain")
    return _judged(params, statement, part, base, judgement)


def _test(statement: _Statement, part: Quantity, base: Quantity) -> Judgement:
    if without := statement.without:
        return judge(statement.rate, _ratio_without, (part, base, without))
    return judge(statement.rate, _ratio, (part, base))


def _telling(rate: Quantity) -> bool:
    """Whether the percentage has digits enough that it fits no pair of figures by chance."""
    return len(rate.value.as_tuple().digits) >= _SIGNIFICANT and rate.value != 100


def _grounds(rate: Quantity, part: Candidate, base: Candidate, judgement: Judgement) -> bool:
    """Whether a mismatch may be called one: the wording fixes both operands, or both are named and
    the miss looks like a slip that it would not look like by chance."""
    if judgement.verdict != "contradicted":
        return False
    near = {part.reach, base.reach}
    if part.named and base.named:
        if base.reach == "wording" and near <= {"wording", "sentence"}:
            return part.sure or bool(judgement.slip)
        if near <= {"wording", "sentence"}:
            return bool(judgement.slip) or (part.sure and base.sure)
        return bool(judgement.slip) and (base.sure or _telling(rate))
    alone = part.named and base.sure and near <= {"wording", "sentence"}
    return bool(judgement.slip) and alone and _telling(rate)


def _ratio(part: Interval, base: Interval) -> Interval:
    return part / base * _HUNDRED


def _ratio_without(part: Interval, base: Interval, without: Interval) -> Interval:
    return part / (base - without) * _HUNDRED


def _judged(
    params: Params, statement: _Statement, part: Candidate, base: Candidate, judgement: Judgement
) -> Claim:
    rate, without = statement.rate, statement.without
    operands = [Operand("part", part.quantity), Operand("base", base.quantity)]
    shown = written("{} ÷ {}", part.quantity, base.quantity)
    if without:
        operands.append(Operand("without", without))
        shown = written("{} ÷ ({} - {})", part.quantity, base.quantity, without)
    ends = (rate.span, *(operand.quantity.span for operand in operands))
    return Claim(
        params.claim,
        judgement.verdict,
        Span(min(s.start for s in ends), max(s.end for s in ends)),
        rate.span,
        stated=rate,
        expected=judgement.expected,
        expression=shown,
        slip=judgement.slip,
        confidence="certain" if judgement.slip or "wording" in (base.reach, part.reach) else "likely",
        operands=tuple(operands),
        values={"rate": rate.text},
    )


def _skipped(params: Params, statement: _Statement, reason: str) -> Claim:
    return Claim(
        params.claim, "skipped", statement.span, statement.rate.span,
        stated=statement.rate, reason=reason,
    )  # fmt: skip
