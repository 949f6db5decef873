"""A part is no more than its whole, a period no more than the year, a later stage no more than an
earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import widened
from perflint.model.claim import Claim, ClaimKind, Operand, Verdict
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.operands.nearness import before, comparable, same_paragraph
from perflint.operands.refer import refers
from perflint.operands.write import tell
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import sentence_at

VALUES = frozenset({"part", "whole", "limit"})
_SENTENCE = compile_pattern(r"[。！？；\n]")
_PERIOD = compile_pattern(r"[0-9]月|季度|上年|去年|[0-9]年|半年")
_LEAD = compile_pattern(
    r"^(?:截至.{0,5}[月底末度年]|上半年|前?[一二三]个?季度末?|前?[0-9—至到-]+个?月份?|全年|累计|共|合计)+"
)
_MOST = 4
_FAR = 60


class Params(NamedTuple):
    """Where parts stand, and where their wholes."""

    phrases: tuple[Phrase, ...]
    """角色 part，写明整体的另有 whole；另有角色 rate（percent）且不超过 100 的，说明前者本来就是后者的一部分。"""
    claim: Literal["sum", "threshold"] = "sum"
    """sum：部分与整体；threshold：两个数的其他大小关系。"""
    wholes: Words = Words(())
    """整体的叫法；不写则取紧接在短语之前的数。"""
    apart: Words = Words(())
    """叫法里或数字之前有这些词的，不是部分或整体，例如 增加、计划。"""
    sure: bool = True
    """部分超过整体，仅凭这样的说法就能断定有误。"""
    alike: bool = False
    """部分与整体须是同一叫法。"""
    units: tuple[str, ...] = ()
    """部分和整体的单位，用于两种单位的规则。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each part with its whole."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            part = binding.quantities["part"]
            if _excluded(subject, params, part) or part.qualifier == "over":
                continue
            wholes = tuple(
                whole for whole in _wholes(subject, params, binding, part)
                if whole.value >= 0 and not _excluded(subject, params, whole)
            )  # fmt: skip
            if wholes:
                yield _claim(subject, params, binding, part, wholes)


def _wholes(
    subject: Subject, params: Params, binding: Binding, part: Quantity
) -> Iterator[Quantity]:
    """What the part may be part of, nearest first."""
    whole = binding.quantities.get("whole")
    if whole is not None:
        if _may_hold(params, part, whole):
            yield whole
    elif params.wholes.words:
        named = (
            quantity
            for quantity in before(subject, part, limit=_FAR)
            if comparable(part, quantity) and contains_any(quantity.label, params.wholes.words)
        )
        yield from islice(named, 1)
    else:
        yield from _just_before(subject, binding, part)


def _may_hold(params: Params, part: Quantity, whole: Quantity) -> bool:
    """Whether a whole that stands with its part is one by its unit or kind."""
    if params.units:
        return (part.unit, whole.unit) == params.units
    return comparable(part, whole) and (not params.alike or _alike(part, whole))


def _alike(part: Quantity, whole: Quantity) -> bool:
    """Whether two figures go by one name, periods apart, and the whole is no other part of the year."""
    if _PERIOD.search(whole.label):
        return False
    return refers(_LEAD.sub("", part.label), _LEAD.sub("", whole.label))


def _just_before(subject: Subject, binding: Binding, part: Quantity) -> Iterator[Quantity]:
    """Comparable quantities before the phrase in its sentence, or else in the one before it."""
    text = subject.symbols.text
    stops = found = own = 0
    at = binding.start
    for quantity in before(subject, part, limit=12):
        if quantity.symbol >= binding.start:
            continue
        crossed = len(_SENTENCE.findall(text, quantity.symbol, at))
        own = found if crossed else own
        stops += crossed
        at = quantity.symbol
        if stops > 1 or own or found >= _MOST:
            return
        if not same_paragraph(subject, quantity, part):
            return
        if comparable(part, quantity):
            found += 1
            yield quantity


def _excluded(subject: Subject, params: Params, quantity: Quantity) -> bool:
    start = max(0, quantity.symbol - 6)
    words = quantity.label + subject.symbols.text[start : quantity.symbol]
    return contains_any(words, params.apart.words)


def _claim(
    subject: Subject, params: Params, binding: Binding, part: Quantity, wholes: tuple[Quantity, ...]
) -> Claim:
    low = widened(part).low
    holding = next((w for w in wholes if low <= widened(w).high), None)
    whole = holding or max(wholes, key=lambda w: w.amount)
    reason = "" if holding else _doubt(subject, params, binding, part, whole)
    verdict: Verdict = "holds" if holding else "skipped" if reason else "contradicted"
    kind: ClaimKind = params.claim
    return Claim(
        kind,
        verdict,
        Span(min(part.span.start, whole.span.start), max(part.span.end, whole.span.end)),
        part.span,
        stated=part,
        expected=f"≤ {whole.text}" if verdict == "contradicted" else "",
        expression=f"{part.text} ≤ {whole.text}",
        reason=reason,
        confidence="certain" if len(wholes) == 1 and "whole" in binding.quantities else "likely",
        operands=(Operand("whole", whole),),
        values={"part": part.label, "whole": whole.label, "limit": tell(whole)},
        suggested=False,
    )


def _doubt(
    subject: Subject, params: Params, binding: Binding, part: Quantity, whole: Quantity
) -> str:
    """Why a part above its whole may be right all the same; "" where it cannot."""
    if params.wholes.words and _PERIOD.search(_between(subject, whole, part)):
        return "figures may be of different periods"
    rate = binding.quantities.get("rate")
    if not params.sure and not (rate and rate.value <= 100):
        return "figures may be of different things"
    return ""


def _between(subject: Subject, whole: Quantity, part: Quantity) -> str:
    low, high = sorted((whole.symbol, part.symbol))
    text = subject.symbols.text
    start = sentence_at(text, low).start
    return text[start:high]
