"""The parts listed must add up to the total named with them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice
from typing import NamedTuple

from perflint.arithmetic.judge import Judgement
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Phrase, Words
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.bind import bind, spread
from perflint.operands.candidates import names
from perflint.operands.direction import direction
from perflint.operands.nearness import before, comparable, same_paragraph
from perflint.operands.topic import Wording, change_sign, topics
from perflint.operands.totals import (
    Parts,
    claim_sum,
    inside,
    judge_sum,
    lines_above,
    may_add_up,
    options,
    region_end,
    region_start,
)
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

VALUES = frozenset({"total", "sum", "gap", "label"})
_SOUND = ("holds", "holds_if_truncated", "approximate")
_TELLED = 5
_FEWEST = 2
_NEAR = 4
_TRIED = 3
_NEARLY = 4
_SURE = 4
_MOVED = ("swap", "point", "unit")
_FAR = 8
_OPEN_TAIL = 8
# 等 after a figure or before a pause; 监理、设计等费用 5 万元 leaves nothing out.
_ETC = compile_pattern(rf"(?<=[{ANY_SYMBOL}])等|等(?=[，；、）])")


class Params(NamedTuple):
    """Where a total and its parts stand."""

    openers: tuple[Phrase, ...] = ()
    """Words after which parts follow; role `total` where the wording gives it, else the total is the
    quantity just before."""
    closers: tuple[Phrase, ...] = ()
    """Words with the role `total` at the end of a list of parts."""
    complete: bool = False
    """Whether this wording promises that the parts are all: then a sum that differs is wrong. If
    not, only a miss that looks like a slip is."""
    open: Words = Words(())
    """Words that leave the list open (主要), as 等 does: a sum that differs is then skipped."""
    up: Words = Words(())
    """Words for a rise; where total and parts are rises and falls, they add up with their signs."""
    down: Words = Words(())
    """Words for a fall."""
    past: Words = Words(())
    """Words in the label of an earlier figure, which is no total of the present ones."""
    closing: Words = Words(())
    """Words after the last part that say the parts are all (构成)."""
    onward: Words = Words(())
    """Words at the start of a sentence that add to the figure of the sentence before (加上)."""


class _Row(NamedTuple):
    """One reading of a list as the parts of a total."""

    total: Quantity
    parts: Parts
    judgement: Judgement
    is_open: bool


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each total that stands with two or more parts of the same kind."""
    text = subject.symbols.text
    wording = Wording(params.up.words, params.down.words, params.past.words)
    for phrase in params.openers:
        for binding in spread(bind(subject, phrase)):
            end = region_end(subject, binding.end)
            found = tuple(inside(subject, binding.end, end))
            total = binding.quantities.get("total")
            totals = (total,) if total else _before(subject, found, wording)
            yield from _claims(subject, params, totals, found, (binding.start, end))
    for phrase in params.closers:
        for binding in spread(bind(subject, phrase)):
            total = binding.quantities["total"]
            start = region_start(subject, binding.start)
            found = tuple(inside(subject, start, binding.start))[::-1]
            if len(found) < _FEWEST:
                found += lines_above(subject, total)
            if text.startswith(params.onward.words, start) and found:
                yield from _carried(total, subject, found)
            else:
                clause = _last_clause(subject, total, found, binding.start)
                yield from _claims(subject, params, (total,), found, (start, binding.end), clause)


def _carried(
    total: Quantity, subject: Subject, found: tuple[tuple[Quantity, int], ...]
) -> Iterator[Claim]:
    """The claim for 加上…合计, whose first part stands in the sentence before."""
    rest = tuple(q for q, depth in found if not depth and comparable(total, q))
    if not rest:
        return
    earlier = [q for q in before(subject, rest[-1], limit=_FAR) if comparable(total, q)]
    for first in earlier:
        if same_paragraph(subject, first, total) and may_add_up(total, (first, *rest)):
            judgement = judge_sum(total, (first, *rest))
            if judgement.verdict in _SOUND:
                yield claim_sum(total, (first, *rest), judgement)
                return
    for first in earlier[-1:]:
        judgement = judge_sum(total, (first, *rest))
        if same_paragraph(subject, first, total) and judgement.slip and _telling(total, rest):
            yield claim_sum(total, (first, *rest), judgement)


def _claims(
    subject: Subject, params: Params, totals: tuple[Quantity, ...],
    found: tuple[tuple[Quantity, int], ...], region: tuple[int, int], clause: Parts = (),
) -> Iterator[Claim]:  # fmt: skip
    judged: list[_Row] = []
    slips: list[_Row] = []
    for total in totals:
        told: _Row | None = None
        for i, parts in enumerate(chain(_readings(subject, params, total, found), (clause,))):
            if not parts:
                continue
            is_open = _is_open(subject, params, parts, region)
            worth = (i < _TRIED and _many_digits(total) and not is_open) or parts == clause
            if i and not worth and not may_add_up(total, parts):
                continue
            signs = _signs(subject, params, total, parts)
            row = _Row(total, parts, judge_sum(total, parts, signs), is_open)
            if row.judgement.verdict in _SOUND:
                yield claim_sum(total, parts, row.judgement)
                return
            judged.append(row)
            within = bool(signs) or all(part.amount <= total.amount for part in parts)
            fair = not i or parts == clause or (_many_digits(total) and i < _TRIED and within)
            if not is_open and fair:
                slip = row.judgement.slip
                if slip and (_telling(total, parts) if within else slip in _MOVED):
                    slips.append(row)
                    told = told or (row if _called_alike(total, parts) else None)
        if told:
            yield claim_sum(told.total, told.parts, told.judgement)
            slips = [row for row in slips if row.total is not told.total]
            judged = [row for row in judged if row.total is not told.total]
    if not judged:
        return
    start = max(q.symbol for q in judged[0].parts)
    closed = names(subject.symbols.text[start : region[1]], params.closing.words)
    complete = params.complete or closed
    row = slips[0] if slips and not complete else judged[0]
    if row.is_open:
        yield _skipped(row.total, row.parts, "list is open")
    elif slips or (complete and (len(row.parts) <= _SURE or _near(row.judgement))):
        yield claim_sum(row.total, row.parts, row.judgement)
    else:
        yield _skipped(row.total, row.parts, "parts may be incomplete")


def _last_clause(
    subject: Subject, total: Quantity, found: tuple[tuple[Quantity, int], ...], end: int
) -> Parts:
    """What is listed between the last semicolon and a total at the end; () for less than two."""
    low = subject.symbols.text.rfind("；", 0, end)
    parts = tuple(q for q, d in found if q.symbol > low and not d and comparable(total, q))
    return parts if 1 < len(parts) < len(found) else ()


def _is_open(subject: Subject, params: Params, parts: Parts, region: tuple[int, int]) -> bool:
    """Whether words up to the last of the parts, or right after it, leave the list open."""
    end = min(region[1], max(q.symbol for q in parts) + _OPEN_TAIL)
    words = subject.symbols.text[region[0] : end]
    return names(words, params.open.words) or _ETC.search(words) is not None


def _called_alike(total: Quantity, parts: Parts) -> bool:
    """Whether all parts go by the name of their total, which no other figure of the list does."""
    labels = {part.label for part in parts}
    return len(labels) == 1 and len(label := labels.pop()) > 1 and total.label.endswith(label)


def _readings(
    subject: Subject, params: Params, total: Quantity, found: tuple[tuple[Quantity, int], ...]
) -> Iterator[Parts]:
    """The readings of a list as the parts of a total, without the sizes of changes among them unless
    the total is one; with them where that may be meant (年初 3 万元，追加 1 万元，共计 4 万元)."""
    wording = Wording(params.up.words, params.down.words, params.past.words)
    if not change_sign(subject, total, wording):
        plain = tuple(row for row in found if not change_sign(subject, row[0], wording))
        if len(plain) < len(found):
            yield from options(subject, total, plain)
    yield from options(subject, total, found)


def _signs(subject: Subject, params: Params, total: Quantity, parts: Parts) -> tuple[int, ...]:
    """For each part whether it moves with the total (1) or against it (-1); () where no change."""
    up, down = params.up.words, params.down.words
    whole = direction(subject, total, up, down)
    if not whole:
        return ()
    signs = tuple(direction(subject, part, up, down) * whole for part in parts)
    return signs if all(signs) else ()


def _near(judgement: Judgement) -> bool:
    """Whether a sum misses its total by so little that the parts were meant to add up to it."""
    exact, total = judgement.exact or Decimal(0), judgement.stated.amount
    return abs(exact - total) * _NEARLY <= abs(total)


def _telling(total: Quantity, parts: Parts) -> bool:
    """Whether the figures are too many to look one slip apart by chance."""
    return len(total.value.as_tuple().digits) + len(parts) >= _TELLED


def _many_digits(total: Quantity) -> bool:
    """Whether a total has digits enough that no wrong set of parts looks one slip away from it."""
    return len(total.value.as_tuple().digits) >= _TELLED


def _before(
    subject: Subject, found: tuple[tuple[Quantity, int], ...], wording: Wording
) -> tuple[Quantity, ...]:
    """What the parts found may be parts of: the two last figures before them that the text is about,
    or where the parts are changes, the last change."""
    if not found:
        return ()
    first = found[0][0]
    if change_sign(subject, first, wording):
        near = before(subject, first, limit=_NEAR)
        changes = (
            q
            for q in near
            if change_sign(subject, q, wording) and same_paragraph(subject, q, first)
        )
        return tuple(islice(changes, 1))
    return tuple(islice(topics(subject, first, wording), 2))


def _skipped(total: Quantity, parts: Parts, reason: str) -> Claim:
    spans = [total.span, *(q.span for q in parts)]
    return Claim(
        "sum", "skipped", covering(spans), total.span,
        stated=total, reason=reason,
        operands=tuple(Operand("part", q) for q in sorted(parts, key=lambda q: q.index)),
    )  # fmt: skip
