"""A budget before and after its adjustment, the adjustment and its rate must fit together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.growth import over, relative
from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import Formula, Judgement, judge
from perflint.model.claim import Claim, ClaimKind, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span, covering
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.direction import direction, signed
from perflint.operands.nearness import comparable
from perflint.operands.totals import judge_sum
from perflint.operands.write import written

VALUES = frozenset({"rate", "now", "before", "delta"})
_HUNDRED = point(Decimal(100))


class Params(NamedTuple):
    """Which figures are a change, and the words that tell its direction."""

    phrases: tuple[Phrase, ...]
    """Roles: `delta` (the adjustment), and where the wording gives them `more` (a second one),
    `before`, `now` (amounts) and `rate` (percent). A change without its base may repeat an earlier one
    that had it. Without `delta`, `rate` follows from `before` and `now`, or `now` must be nought."""
    up: Words
    """Words for a rise."""
    down: Words
    """Words for a fall."""


class _Change(NamedTuple):
    """The figures of one statement by role, those not given None; `sign` of the delta."""

    span: Span
    before: Quantity | None
    now: Quantity | None
    delta: Quantity
    more: tuple[Quantity, int] | None
    rate: Quantity | None
    sign: int


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each rate of adjustment, and one for each figure after one."""
    changes: list[_Change] = []
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            given = binding.quantities
            if "delta" not in given:
                yield _undivided(given)
                continue
            change = _read(subject, params, given, binding.span(subject))
            if change is not None:
                changes.append(_restate(change, changes))
    for change in changes:
        if change.rate is not None and not change.more:
            yield _judge_rate(subject, params, change, change.rate)
        if change.before and change.now:
            yield _judge_now(change, change.before, change.now)


def _undivided(given: dict[str, Quantity]) -> Claim:
    """The claim of a statement that does not give the adjustment: its rate follows from the budgets
    before and after; without a rate all was taken away and nothing is left."""
    before, now, rate = given["before"], given["now"], given.get("rate")
    if rate is None:
        judgement = judge_sum(now, (before, before), (1, -1))
        operands = (("before", before),)
        return _claim("difference", now, operands, judgement, written("{} - {}", before, before))
    size = rate._replace(value=abs(rate.value))
    judgement = _by(relative, size, now, before)
    shown = written("({} - {}) ÷ {}", now, before, before)
    return _claim("change", rate, (("now", now), ("before", before)), judgement, shown)


def _read(
    subject: Subject, params: Params, given: dict[str, Quantity], span: Span
) -> _Change | None:
    before, now, delta = given.get("before"), given.get("now"), given["delta"]
    if before and direction(subject, before, params.up.words, params.down.words):
        return None
    if any(not comparable(delta, other) for other in (before, now) if other):
        return None
    sign = signed(subject, delta, params.up.words, params.down.words)
    more = None
    if second := given.get("more"):
        more = second, signed(subject, second, params.up.words, params.down.words)
    return _Change(span, before, now, delta, more, given.get("rate"), sign)


def _restate(change: _Change, earlier: list[_Change]) -> _Change:
    """`change` with the base of an earlier statement of the same change, if it has none itself."""
    if change.before or change.now:
        return change
    for other in reversed(earlier):
        if other.before and other.delta.amount == change.delta.amount:
            return change._replace(before=other.before)
    return change


def _judge_rate(subject: Subject, params: Params, change: _Change, rate: Quantity) -> Claim:
    before = change.before
    if before is None:
        return _skipped(change, rate, "no base stated")
    size = rate._replace(value=abs(rate.value))
    delta = change.delta._replace(value=abs(change.delta.value))
    judged = [(("delta", delta), _by(over, size, delta, before), written("{} ÷ {}", delta, before))]
    if now := change.now:
        shown = written("({} - {}) ÷ {}", now, before, before)
        judged.append((("now", now), _by(relative, size, now, before), shown))
    first, judgement, shown = min(judged, key=lambda row: _ORDER.index(row[1].verdict))
    if judgement.exact is None:
        return _skipped(change, rate, "zero base")
    said = signed(subject, rate, params.up.words, params.down.words)
    if judgement.verdict != "contradicted" and said and change.sign not in (0, said) and rate.value:
        judgement = judgement._replace(verdict="contradicted")
    if judgement.verdict == "contradicted" and rate.qualifier:
        return _skipped(change, rate, "base uncertain")
    claim = _claim("change", rate, (first, ("before", before)), judgement, shown)
    sign = "-" if rate.value < 0 else ""
    return claim._replace(expected=sign + claim.expected.lstrip("-"))


def _by(formula: Formula, size: Quantity, first: Quantity, before: Quantity) -> Judgement:
    return judge(size, lambda a, b: formula(a, b) * _HUNDRED, (first, before))


def _judge_now(change: _Change, before: Quantity, now: Quantity) -> Claim:
    sign = change.sign or (-1 if now.amount < before.amount else 1)
    moves = [("delta", change.delta, sign)]
    if change.more:
        moves.append(("more", *change.more))
    sizes = [q._replace(value=abs(q.value)) for _, q, _ in moves]
    judgement = judge_sum(now, (before, *sizes), (1, *(sign for *_, sign in moves)))
    template = "{}" + "".join(" + {}" if sign > 0 else " - {}" for *_, sign in moves)
    operands = (("before", before), *((role, q) for role, q, _ in moves))
    return _claim("difference", now, operands, judgement, written(template, before, *sizes))


_ORDER = ("holds", "holds_if_truncated", "approximate", "contradicted", "skipped")


def _claim(
    kind: ClaimKind, stated: Quantity, operands: tuple[tuple[str, Quantity], ...],
    judgement: Judgement, shown: str,
) -> Claim:  # fmt: skip
    spans = [stated.span, *(q.span for _, q in operands)]
    return Claim(
        kind,
        judgement.verdict,
        covering(spans),
        stated.span,
        stated=stated,
        expected=judgement.expected,
        expression=shown,
        slip=judgement.slip,
        operands=tuple(Operand(role, q) for role, q in operands),
        values={"rate": stated.text},
    )


def _skipped(change: _Change, rate: Quantity, reason: str) -> Claim:
    return Claim("change", "skipped", change.span, rate.span, stated=rate, reason=reason)
