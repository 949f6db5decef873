"""A printed percentage must be the part it names divided by the base it names."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, is_far_from_ratio, judge
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span, covering
from perflint.model.subject import Subject
from perflint.operands.bases import Adjustments, Naming, adjustments, bases_of, parts_of
from perflint.operands.bind import Binding, bind
from perflint.operands.candidates import Candidate, pairs
from perflint.operands.parallel import rate_names, run_before, run_from
from perflint.operands.topic import Wording
from perflint.operands.write import written

VALUES = frozenset({"rate", "part", "base"})
_HUNDRED = point(Decimal(100))
_MOST_PAIRS = 24
_FEW_PAIRS = 8
_SIGNIFICANT = 3
_EVERYTHING = 100
_SOUND = ("holds", "holds_if_truncated", "approximate")
# A rate over several figures, of which the nearest is only one.
_OVERALL = ("总", "综合", "整体", "平均", "合计")
_NO_SLIP = {"slip": ("",), "slip in place": ("", "unit")}
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
    """One percentage with what may be its operands. `adjusted` holds, by the index of a base, what
    was added to it or taken from it."""

    rate: Quantity
    parts: tuple[Candidate, ...]
    bases: tuple[Candidate, ...]
    adjusted: dict[int, Adjustments]
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
    naming = Naming(
        params.parts.words, params.bases.words,
        Wording(params.up.words, params.down.words, params.past.words, params.planned.words),
    )  # fmt: skip
    if len(run) == 1:
        yield _state(subject, params, binding, naming, first, first.label)
        return
    listed = run_before(subject, first, len(run))
    stages = rate_names(subject, first) if params.stage else ()
    wholes = run_before(subject, listed[0], len(run)) if listed and params.stage else ()
    for i, rate in enumerate(run):
        if len(stages) == len(run):
            yield _state(subject, params, binding, naming, rate, stages[i])
        elif listed and (wholes or not params.stage):
            part = Candidate(listed[i], True, "sentence", True)
            bases: tuple[Candidate, ...] = (
                (Candidate(wholes[i], True, "sentence", True),)
                if wholes
                else (
                    bases_of(
                        subject,
                        binding,
                        rate,
                        naming,
                        part.quantity,
                        params.claim == "share",
                        params.stage,
                    )
                )
            )
            yield _Statement(rate, (part,), bases, {}, binding.span(subject))
        else:
            yield _Statement(rate, (), (), {}, binding.span(subject))


def _state(
    subject: Subject, params: Params, binding: Binding, naming: Naming, rate: Quantity, stage: str
) -> _Statement:
    if part := binding.quantities.get("part"):
        parts: tuple[Candidate, ...] = (Candidate(part, True, "wording", True),)
    else:
        parts = parts_of(subject, binding, rate, naming, stage if params.stage else "")
    if not parts:
        return _Statement(rate, (), (), {}, binding.span(subject))
    share = params.claim == "share"
    bases = bases_of(subject, binding, rate, naming, parts[0].quantity, share, params.stage)
    without = binding.quantities.get("without")
    adjusted: dict[int, Adjustments] = {}
    for base in bases:
        if without:
            adjusted[base.quantity.index] = ((without, -1),)
        elif base.named and base.reach == "sentence" and not share:
            found = adjustments(subject, base.quantity, parts[0].quantity, naming)
            if found:
                adjusted[base.quantity.index] = found
    return _Statement(rate, parts, bases, adjusted, binding.span(subject))


class _Row(NamedTuple):
    """One way to read a percentage."""

    part: Candidate
    base: Candidate
    more: Adjustments

    @property
    def operands(self) -> tuple[Quantity, ...]:
        """Part and base, and what was added to the base or taken from it."""
        return (self.part.quantity, self.base.quantity, *(q for q, _ in self.more))

    def judge(self, rate: Quantity) -> Judgement:
        """Whether `rate` may be this ratio."""
        signs = [sign for _, sign in self.more]

        def ratio(part: Interval, base: Interval, *rest: Interval) -> Interval:
            for interval, sign in zip(rest, signs, strict=True):
                base = base + interval if sign > 0 else base - interval
            return part / base * _HUNDRED

        return judge(rate, ratio, self.operands)


def _judge(params: Params, statement: _Statement) -> Claim:
    rate = statement.rate
    if not statement.parts:
        return _skipped(params, statement, "no part stated")
    rows = list(_rows(statement))
    if not rows:
        return _skipped(params, statement, "no base stated")
    if best := _best(rate, rows):
        return _judged(params, statement, *best)
    if not (found := _first_grounded(rate, rows)):
        zero = not any(row.base.quantity.value for row in rows)
        return _skipped(params, statement, "zero base" if zero else "base uncertain")
    exact = found[1].exact
    if rate.value == _EVERYTHING and exact and exact > _EVERYTHING:
        return _skipped(params, statement, "capped at 100%")
    if rate.qualifier:
        return _skipped(params, statement, "base uncertain")
    return _judged(params, statement, *found)


def _rows(statement: _Statement) -> Iterator[_Row]:
    """The readings of a percentage, the likeliest first: on the base as adjusted, then as it was; on
    figures nobody calls a base only where their sentence is the same or the digits tell."""
    telling = _telling(statement.rate)
    for part, base in pairs(
        statement.parts, statement.bases, _MOST_PAIRS if telling else _FEW_PAIRS
    ):
        if not (telling or base.named or (part.named and base.reach in ("wording", "sentence"))):
            continue
        if found := statement.adjusted.get(base.quantity.index, ()):
            yield _Row(part, base, found)
        yield _Row(part, base, ())


def _best(rate: Quantity, rows: list[_Row]) -> tuple[_Row, Judgement] | None:
    """The first reading that holds, else the soundest, None where all fail."""
    best: tuple[_Row, Judgement] | None = None
    for row in rows:
        if not row.more and is_far_from_ratio(rate, row.part.quantity, row.base.quantity):
            continue
        judgement = row.judge(rate)
        if judgement.verdict == "holds":
            return row, judgement
        if judgement.verdict == "approximate" and "document" in (row.part.reach, row.base.reach):
            continue  # 以上 far away fits anything
        if judgement.verdict in _SOUND and (
            best is None or _ORDER.index(judgement.verdict) < _ORDER.index(best[1].verdict)
        ):
            best = row, judgement
    return best


def _first_grounded(rate: Quantity, rows: list[_Row]) -> tuple[_Row, Judgement] | None:
    """The first reading whose failure may be called a mistake."""
    for row in rows:
        grounds = _grounds(rate, row)
        if grounds == "none":
            continue
        judgement = row.judge(rate)
        if judgement.verdict == "contradicted" and (
            grounds == "wording" or judgement.slip not in _NO_SLIP[grounds]
        ):
            return row, judgement
    return None


def _telling(rate: Quantity) -> bool:
    """Whether the percentage has digits enough that it fits no pair of figures by chance."""
    return len(rate.value.as_tuple().digits) >= _SIGNIFICANT and rate.value != _EVERYTHING


def _grounds(rate: Quantity, row: _Row) -> Literal["none", "wording", "slip", "slip in place"]:
    """On what a mismatch may be called one: the wording fixes both operands, or both are named and
    the miss looks like a slip that it would not look like by chance (`in place`: of digits)."""
    part, base = row.part, row.base
    near = {part.reach, base.reach} <= {"wording", "sentence"}
    whole = rate.value == _EVERYTHING
    if whole and not near:
        return "none"
    named = part.named and base.named
    if not part.sure:
        alike = part.quantity.scale == base.quantity.scale
        return "slip in place" if near and named and alike and _telling(rate) else "none"
    if named and near:
        fixed = base.sure and not row.more and not rate.label.startswith(_OVERALL)
        return "wording" if fixed else "slip"
    if named:
        return "slip" if base.sure or _telling(rate) else "none"
    return "slip" if near and part.named and base.sure and _telling(rate) else "none"


def _judged(params: Params, statement: _Statement, row: _Row, judgement: Judgement) -> Claim:
    slip = judgement.slip
    rate, part, base = statement.rate, row.part.quantity, row.base.quantity
    operands = [Operand("part", part), Operand("base", base)]
    operands += [Operand("added" if sign > 0 else "taken", q) for q, sign in row.more]
    template = "{} ÷ {}"
    if row.more:
        template = (
            "{} ÷ ({}" + "".join(" + {}" if sign > 0 else " - {}" for _, sign in row.more) + ")"
        )
    ends = (rate.span, *(operand.quantity.span for operand in operands))
    fixed = "wording" in (row.base.reach, row.part.reach)
    return Claim(
        params.claim,
        judgement.verdict,
        covering(ends),
        rate.span,
        stated=rate,
        expected=judgement.expected,
        expression=written(template, *(operand.quantity for operand in operands)),
        slip=slip,
        confidence="certain" if slip or fixed else "likely",
        operands=tuple(operands),
        values={"rate": rate.text},
    )


def _skipped(params: Params, statement: _Statement, reason: str) -> Claim:
    return Claim(
        params.claim, "skipped", statement.span, statement.rate.span,
        stated=statement.rate, reason=reason,
    )  # fmt: skip
