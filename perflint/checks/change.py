"""A change, its rate and the figures before and after must fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim, ClaimKind, Operand, Verdict
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.bind import Binding, bind
from perflint.operands.candidates import names
from perflint.operands.direction import direction, signed
from perflint.operands.nearness import comparable
from perflint.operands.write import written

VALUES = frozenset({"rate", "now", "before", "delta"})
_ONE, _HUNDRED = point(Decimal(1)), point(Decimal(100))


class Params(NamedTuple):
    """Which figures are a change, and the words that tell its direction."""

    phrases: tuple[Phrase, ...]
    """Roles: `before`, `now` (amounts), `delta` (their difference), `rate` (percent) or `times`
    (multiple); any two amounts, or one and a rate."""
    up: Words
    """Words for a rise."""
    down: Words
    """Words for a fall."""
    past: Words = Words(())
    """Words in a label that make a figure the earlier one, whatever role the phrase gave it."""
    apart: Words = Words(())
    """Words that put the statement on another basis (同口径, 年均): such a change is skipped."""
    stated: Literal["now", "delta"] = "delta"
    """Which figure is judged where before, delta and now are all given."""
    restated: bool = False
    """A change without its base may repeat an earlier one that had it."""


_Operands = tuple[tuple[str, Quantity], ...]
_Formula = Callable[..., Interval]


class _Change(NamedTuple):
    """The figures of one statement by role, those not given None; `sign` of the delta; `past`: `now`
    is labelled like an earlier figure and may be the base itself."""

    binding: Binding
    before: Quantity | None
    now: Quantity | None
    delta: Quantity | None
    rate: Quantity | None
    sign: int
    past: bool


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each rate of change, and one for each difference whose three figures are given."""
    changes: list[_Change] = []
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            change = _read(subject, params, binding)
            if change is not None:
                changes.append(_restate(change, changes) if params.restated else change)
    for change in changes:
        if names(change.binding.text(subject), params.apart.words):
            if change.rate is not None:
                yield _skipped(subject, change, "another basis")
            continue
        if change.rate is not None:
            yield _judge_rate(subject, params, change)
        if change.before and change.now and change.delta:
            yield _judge_difference(params, change)


def _read(subject: Subject, params: Params, binding: Binding) -> _Change | None:
    given = binding.quantities
    before, now, delta = given.get("before"), given.get("now"), given.get("delta")
    rate = given.get("rate") or given.get("times")
    if before and direction(subject, before, params.up.words, params.down.words):
        return None
    amounts = [q for q in (before, now, delta) if q]
    if any(not comparable(amounts[0], other) for other in amounts[1:]):
        return None
    moved = delta or rate
    if moved is None:
        return None
    sign = signed(subject, moved, params.up.words, params.down.words)
    past = now is not None and names(now.label, params.past.words)
    return _Change(binding, before, now, delta, rate, sign, past)


def _restate(change: _Change, earlier: list[_Change]) -> _Change:
    """`change` with the base of an earlier statement of the same change, if it has none itself."""
    if change.before or change.now or change.delta is None:
        return change
    for other in reversed(earlier):
        if other.delta and other.before and other.delta.amount == change.delta.amount:
            return change._replace(before=other.before)
    return change


def _judge_rate(subject: Subject, params: Params, change: _Change) -> Claim:
    rate = change.rate
    assert rate is not None
    readings = list(_readings(change))
    if not readings:
        return _skipped(subject, change, "no base stated")
    factor = _HUNDRED if rate.dimension == "percent" else _ONE
    size = rate._replace(value=abs(rate.value))
    judged = []
    for operands, formula, expression in readings:
        if change.delta and not change.delta.value and not rate.value:
            judged.append((operands, Judgement("holds", rate, Decimal(0), rate.text), expression))
            continue
        judgement = judge(size, lambda *xs, f=formula: f(*xs) * factor, tuple(q for _, q in operands))
        judged.append((operands, judgement, expression))
    operands, judgement, expression = min(judged, key=lambda row: _ORDER.index(row[1].verdict))
    if judgement.exact is None:
        return _skipped(subject, change, "zero base")
    said = signed(subject, rate, params.up.words, params.down.words)
    verdict, slip = judgement.verdict, judgement.slip
    if verdict != "contradicted" and said and change.sign and said != change.sign and rate.value:
        verdict, slip = "contradicted", "sign"
    if verdict == "contradicted" and rate.qualifier:
        return _skipped(subject, change, "base uncertain")
    if verdict == "contradicted" and not slip and not _grounds(change, operands, params):
        return _skipped(subject, change, "base uncertain")
    expected = ("-" if rate.value < 0 else "") + judgement.expected.lstrip("-")
    return _claim(
        change, "change", rate, operands, verdict, expected, expression,
        slip if verdict == "contradicted" else "",
    )  # fmt: skip


def _grounds(change: _Change, operands: _Operands, params: Params) -> bool:
    """Whether the wording itself fixes the operands: a difference stands between figure and rate, or
    the base is labelled as the earlier figure."""
    if change.delta is not None:
        return True
    return any(role == "before" and names(q.label, params.past.words) for role, q in operands)


def _readings(change: _Change) -> Iterator[tuple[_Operands, _Formula, str]]:
    """The ways to compute the size of the rate: operands by role, formula, calculation."""
    before, now, delta = change.before, change.now, change.delta
    if before and delta:
        yield (("delta", delta), ("before", before)), _over, written("{} ÷ {}", delta, before)
    if before and now:
        shown = written("({} - {}) ÷ {}", now, before, before)
        yield (("now", now), ("before", before)), _relative, shown
    if now and delta and not before and change.past:
        yield (("delta", delta), ("before", now)), _over, written("{} ÷ {}", delta, now)
    if now and delta and not before:
        formula, sign = (_of_grown, "-") if change.sign >= 0 else (_of_shrunk, "+")
        shown = written(f"{{}} ÷ ({{}} {sign} {{}})", delta, now, delta)
        yield (("now", now), ("delta", delta)), formula, shown


def _over(delta: Interval, before: Interval) -> Interval:
    return _size(delta / before)


def _relative(now: Interval, before: Interval) -> Interval:
    return _size(now / before - _ONE)


def _of_grown(now: Interval, delta: Interval) -> Interval:
    """delta ÷ (now − delta), each operand entering once so that the interval stays tight."""
    return _size(_ONE / (now / delta - _ONE))


def _of_shrunk(now: Interval, delta: Interval) -> Interval:
    return _size(_ONE / (now / delta + _ONE))


def _size(value: Interval) -> Interval:
    return -value if value.high < 0 else value


def _judge_difference(params: Params, change: _Change) -> Claim:
    before, now, delta = change.before, change.now, change.delta
    assert before and now and delta
    size = delta._replace(value=abs(delta.value))
    down = change.sign < 0 or (not change.sign and now.amount < before.amount)
    if params.stated == "now":
        stated = now
        judgement = judge(now, (lambda a, d: a - d) if down else (lambda a, d: a + d), (before, size))
        shown = written("{} - {}" if down else "{} + {}", before, size)
    else:
        stated = delta
        high, low = (before, now) if down else (now, before)
        judgement = judge(size, lambda a, b: a - b, (high, low))
        shown = written("{} - {}", high, low)
    operands = tuple((role, q) for role, q in (("before", before), ("now", now), ("delta", delta)) if q is not stated)
    slip = judgement.slip
    return _claim(
        change, "difference", stated, operands, judgement.verdict, judgement.expected,
        shown, slip,
    )  # fmt: skip


_ORDER = ("holds", "holds_if_truncated", "approximate", "contradicted", "skipped")


def _claim(
    change: _Change, kind: ClaimKind, stated: Quantity, operands: _Operands, verdict: Verdict,
    expected: str, expression: str, slip: str,
) -> Claim:  # fmt: skip
    spans = [stated.span, *(q.span for _, q in operands)]
    return Claim(
        kind,
        verdict,
        Span(min(s.start for s in spans), max(s.end for s in spans)),
        stated.span,
        stated=stated,
        expected=expected,
        expression=expression,
        slip=slip,
        operands=tuple(Operand(role, q) for role, q in operands),
        values={"rate": change.rate.text if change.rate else ""},
    )


def _skipped(subject: Subject, change: _Change, reason: str) -> Claim:
    assert change.rate is not None
    return Claim(
        "change", "skipped", change.binding.span(subject), change.rate.span,
        stated=change.rate, reason=reason,
    )  # fmt: skip
