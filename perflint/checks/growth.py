"""The rate or the amount of a change must fit the figure that the sentence is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from perflint.arithmetic.growth import compound, of_grown, of_shrunk, over, relative
from perflint.arithmetic.interval import Interval, point
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import Claim, ClaimKind, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span, covering
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.candidates import names
from perflint.operands.moves import Move, read_move
from perflint.operands.parallel import run_before, run_from
from perflint.operands.topic import Wording, change_sign
from perflint.operands.write import written
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"rate", "now", "before", "delta"})
_ORDER = ("holds", "holds_if_truncated", "approximate", "contradicted", "skipped")
_FACTOR = {"percent": point(Decimal(100)), "multiple": point(Decimal(1))}
_MOST_TOPICS = 3
_FIRST_AND_LAST = 2
_ASIDE = 30
_CLAUSE_END = compile_pattern(r"[，。；、（）\n]")
_YEAR = compile_pattern(r"((?:19|20)[0-9]{2})年")


class Params(NamedTuple):
    """Where changes are stated, and the words that tell what they are changes of."""

    phrases: tuple[Phrase, ...]
    """Role `rate` (percent or multiple) for the rate of a change, or `delta` (an amount) for its
    size; the figures it comes from are looked for in the sentence."""
    up: Words
    """Words for a rise."""
    down: Words
    """Words for a fall."""
    past: Words
    """Words in the label of an earlier figure."""
    planned: Words
    """Words in the label of a planned figure."""
    between: Words
    """Words that may stand between a comma and the word for the change without naming another
    subject: 同比, 较, 上年, 决算数."""
    apart: Words = Words(())
    """Words that put the statement on another basis (同口径, 不变价): no accusation then."""
    yearly: Words = Words(())
    """Words for an average over years (年均): the rate then compounds between the years named."""


class _Reading(NamedTuple):
    """One way to compute the statement: operands by role, formula, calculation as shown."""

    operands: tuple[tuple[str, Quantity], ...]
    formula: Callable[..., Interval]
    shown: str


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each rate of change, and for each change whose figures before and after are given."""
    wording = Wording(params.up.words, params.down.words, params.past.words, params.planned.words)
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            stated = binding.quantities.get("rate") or binding.quantities["delta"]
            run = run_from(subject, stated) if stated.dimension in _FACTOR else (stated,)
            if len(run) > 1:
                yield from _side_by_side(subject, run, wording)
                continue
            move = read_move(subject, stated, wording, params.between.words)
            if move is None:
                if stated.dimension == "percent":
                    yield _skipped(stated, binding.span(subject), "no base stated")
                continue
            claim = _judge(subject, params, move)
            if claim is not None:
                yield claim


def _side_by_side(subject: Subject, run: tuple[Quantity, ...], wording: Wording) -> Iterator[Claim]:
    """Claims for rates in a list, from the lists of changes and of figures before it."""
    deltas = run_before(subject, run[0], len(run))
    sign = change_sign(subject, deltas[0], wording) if deltas else 0
    now = run_before(subject, deltas[0], len(run)) if sign else ()
    for i, rate in enumerate(run):
        if not now:
            yield _skipped(rate, rate.span, "no base stated")
            continue
        move = Move(rate, sign, deltas[i], sign, None, (now[i],), now[0].span.start, True, False)
        (reading,) = _rates(move)
        yield _claim(move, reading, _test(move, reading))


def _judge(subject: Subject, params: Params, move: Move) -> Claim | None:
    is_rate = move.stated.dimension in _FACTOR
    ends = (move.stated.span.end, move.delta.span.end if move.delta else 0)
    span = Span(move.start, max(ends))
    words = _sentence_from(subject, span)
    if names(words, params.yearly.words):
        readings = list(_averages(move, words))
    else:
        readings = list(_rates(move) if is_rate else _differences(move))
    if not readings:
        return _skipped(move.stated, span, "no base stated") if is_rate else None
    judged = [(reading, _test(move, reading)) for reading in readings]
    reading, judgement = min(judged, key=lambda row: _ORDER.index(row[1].verdict))
    if judgement.verdict == "skipped":
        return _skipped(move.stated, span, "zero base")
    slip = judgement.slip
    verdict = judgement.verdict
    if verdict != "contradicted" and _reversed(move, reading):
        verdict, slip = "contradicted", "sign"
    if verdict == "contradicted" and move.stated.qualifier:
        return _skipped(move.stated, span, "base uncertain")
    if verdict == "contradicted" and names(words, params.apart.words):
        return _skipped(move.stated, span, "another basis") if is_rate else None
    if verdict == "contradicted" and not (slip or move.sure):
        return _skipped(move.stated, span, "base uncertain") if is_rate else None
    if verdict == "contradicted" and not slip and is_rate and _of_now(move, reading):
        slip = "base"
    return _claim(move, reading, judgement)._replace(verdict=verdict, slip=slip)


def _sentence_from(subject: Subject, span: Span) -> str:
    """The words of a statement and the rest of its last clause."""
    text = subject.flow.text
    end = min(span.end + _ASIDE, len(text))
    return text[span.start : span.end] + _CLAUSE_END.split(text[span.end : end])[0]


def _test(move: Move, reading: _Reading) -> Judgement:
    """The judgement on the size of the stated change; its direction is another matter."""
    stated = move.stated._replace(value=abs(move.stated.value))
    quantities = tuple(
        q if role == "now" else q._replace(value=abs(q.value)) for role, q in reading.operands
    )
    if move.delta and not move.delta.value and not stated.value:
        return Judgement("holds", stated, Decimal(0), stated.text)
    return judge(stated, reading.formula, quantities)


def _rates(move: Move) -> Iterator[_Reading]:
    """The ways to compute a rate of change."""
    delta, factor = move.delta, _FACTOR[move.stated.dimension]
    if move.times:
        if before := move.before:
            for now in move.now[:1]:
                operands = (("now", now), ("before", before))
                yield _Reading(operands, lambda n, b: n / b, written("{} ÷ {}", now, before))
        return
    if delta and move.before:
        yield _Reading(
            (("delta", delta), ("before", move.before)),
            lambda d, b: over(d, b) * factor,
            written("{} ÷ {}", delta, move.before),
        )
    for now in islice(move.now, _MOST_TOPICS):
        if move.before:
            yield _Reading(
                (("now", now), ("before", move.before)),
                lambda n, b: relative(n, b) * factor,
                written("({} - {}) ÷ {}", now, move.before, move.before),
            )
        elif delta:
            grown, sign = (of_grown, "-") if move.sign > 0 else (of_shrunk, "+")
            yield _Reading(
                (("now", now), ("delta", delta)),
                lambda n, d, f=grown: f(n, d) * factor,
                written(f"{{}} ÷ ({{}} {sign} {{}})", delta, now, delta),
            )


def _averages(move: Move, words: str) -> Iterator[_Reading]:
    """The way to compute an average yearly rate, where the words name the first and the last year."""
    years = [int(year) for year in _YEAR.findall(words)]
    if move.before is None or not move.now or len(years) < _FIRST_AND_LAST or years[-1] <= years[0]:
        return
    now, span = move.now[0], years[-1] - years[0]
    factor = _FACTOR["percent"]
    yield _Reading(
        (("now", now), ("before", move.before)),
        lambda n, b: compound(n, b, span) * factor,
        written(f"({{}} ÷ {{}}) ^ (1 ÷ {span}) - 1", now, move.before),
    )


def _differences(move: Move) -> Iterator[_Reading]:
    """The ways to compute the size of a change."""
    if move.before is None:
        return
    for now in islice(move.now, _MOST_TOPICS):
        high, low = (now, move.before) if move.sign > 0 else (move.before, now)
        yield _Reading(
            (("now", now), ("before", move.before)),
            (lambda n, b: n - b) if move.sign > 0 else (lambda n, b: b - n),
            written("{} - {}", high, low),
        )


def _reversed(move: Move, reading: _Reading) -> bool:
    """Whether the words say rise and the figures fall, or the other way round."""
    if not move.stated.value or move.stated.dimension not in _FACTOR:
        return False
    said = move.sign if move.stated.value > 0 else -1
    if move.delta and move.delta.value:
        return said != move.delta_sign
    figures = dict(reading.operands)
    if "now" not in figures or "before" not in figures or figures["now"].qualifier:
        return False
    gap = figures["now"].amount - figures["before"].amount
    return bool(gap) and (gap > 0) != (said > 0)


def _of_now(move: Move, reading: _Reading) -> bool:
    """Whether the rate was computed on the figure after the change instead of the one before."""
    figures = dict(reading.operands)
    if "now" not in figures or "delta" not in figures:
        return False
    factor = _FACTOR[move.stated.dimension]
    operands = (figures["delta"], figures["now"])
    return judge(move.stated, lambda d, n: over(d, n) * factor, operands).verdict == "holds"


def _claim(move: Move, reading: _Reading, judgement: Judgement) -> Claim:
    stated = move.stated
    spans = [stated.span, *(q.span for _, q in reading.operands)]
    kind: ClaimKind = "change" if stated.dimension in _FACTOR else "difference"
    expected = ("-" if stated.value < 0 else "") + judgement.expected.lstrip("-")
    return Claim(
        kind,
        judgement.verdict,
        covering(spans),
        stated.span,
        stated=stated,
        expected=expected,
        expression=reading.shown,
        slip=judgement.slip,
        operands=tuple(Operand(role, q) for role, q in reading.operands),
        values={"rate": stated.text},
    )


def _skipped(stated: Quantity, span: Span, reason: str) -> Claim:
    return Claim("change", "skipped", span, stated.span, stated=stated, reason=reason)
