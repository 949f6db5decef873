"""A row or column of totals must be the sum of the lines it covers; a detail is no more than its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import Judgement
from perflint.arithmetic.slips import diagnose
from perflint.model.claim import Claim, Operand
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.totals import judge_sum
from perflint.operands.write import joined
from perflint.sheets import sheets
from perflint.sheets.cells import spanning
from perflint.sheets.cover import Lines, details_of, roots
from perflint.sheets.ledger import Ledger, across, down

VALUES = frozenset({"label", "head", "sum", "gap", "whole"})
_MISTYPED = ("digit", "swap", "missing", "extra")
_BARE = {"money", "number"}
_MOST_PARTS = 20
_NEIGHBOURS = 21
_RARE = Decimal("0.1")
_EXCUSED = Decimal("0.05")
_MOST_LINES = 1500
_MOST_TOTALS = 60
_SOUND = ("holds", "holds_if_truncated", "approximate")


class Params(NamedTuple):
    """Totals or details."""

    details: bool = False
    """Judge details against their whole instead of totals against their parts."""


class _Reading(NamedTuple):
    """A total taken as the sum of `lines`: what comes of it in each column."""

    lines: Lines
    judged: tuple[tuple[int, Judgement], ...]
    good: int
    bad: int


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each total, or detail, with the numbers of the lines it belongs to."""
    for sheet in sheets(subject):
        if sheet.find("score") and sheet.find("level"):
            continue
        if len(sheet.lines) > _MOST_LINES:
            continue
        ledger = down(sheet)
        if params.details:
            if ledger.closed:
                yield from _details(ledger)
            continue
        for lines in (ledger, across(sheet)):
            totals = [at for at, kind in enumerate(lines.outline.kinds) if kind != "plain"]
            for at in totals[:_MOST_TOTALS]:
                if lines.outline.kinds[at] in ("total", "subtotal") and any(lines.grid[at]):
                    yield from _total(lines, at)
        for at, parts in list(ledger.outline.numbered())[:_MOST_TOTALS]:
            yield from _judged(ledger, at, [_read(ledger, at, parts)], (), ledger.closed)


def _total(ledger: Ledger, at: int) -> Iterator[Claim]:
    coverings = list(ledger.outline.coverings(at))
    nested = [
        top
        for covered in coverings[:2]
        if 1 < len(top := roots(ledger.grid, covered)) < len(covered)
    ]
    readings = [
        one for covered in (*coverings, *nested) if (one := _read(ledger, at, covered)).judged
    ]
    simple = ledger.closed and ledger.outline.simple(at)
    yield from _judged(ledger, at, readings, nested, simple)


def _judged(
    ledger: Ledger, at: int, readings: Sequence[_Reading], nested: Sequence[Lines], simple: bool
) -> Iterator[Claim]:
    """The best of several readings of a total, judged column by column; `nested` are the lines of
    those that were found by adding, `simple` whether there is no doubt which lines are meant."""
    if not any(reading.judged for reading in readings):
        return
    best = max(readings, key=lambda one: (one.good, -one.bad))
    sure = best.good > 1 >= best.bad and best.lines not in nested
    nought = not best.good and not any(total.value for total in ledger.grid[at] if total)
    for cross, judgement in best.judged:
        total = ledger.grid[at][cross]
        assert total is not None
        parts = _parts(ledger, best.lines, cross, total)
        plain = simple or nought or _agree(readings, cross)
        if judgement.verdict in _SOUND or (
            _has_grounds(best, total, parts, judgement, plain)
            and (sure or not _is_another(ledger, at, cross, judgement))
        ):
            yield _claim(total, parts, judgement, ledger.labels[at], ledger.heads[cross])
        else:
            yield Claim(
                "sum", "skipped", total.span, total.span, total, reason="parts may be incomplete"
            )


def _is_another(ledger: Ledger, at: int, cross: int, judgement: Judgement) -> bool:
    """Whether what is missing, or too much, is just another number of the column: then a line is taken
    for a part, or left out, by mistake."""
    total = ledger.grid[at][cross]
    if not total or judgement.exact is None:
        return False
    gap = abs(total.amount - judgement.exact)
    return any(q and q.amount == gap for line in ledger.grid for q in (line[cross],))


def _agree(readings: Sequence[_Reading], cross: int) -> bool:
    """Whether two ways to take a total that share no line, by lines and by subtotals, come to the same
    sum."""
    found = [
        (one.lines, judgement.exact)
        for one in readings
        for at, judgement in one.judged
        if at == cross
    ]
    return any(
        exact == other and not set(lines) & set(others)
        for (lines, exact), (others, other) in combinations(found, 2)
    )


def _read(ledger: Ledger, at: int, covered: Lines) -> _Reading:
    judged = []
    good = bad = 0
    for cross, total in enumerate(ledger.grid[at]):
        if not total or any((line, cross) in ledger.unread for line in (at, *covered)):
            continue
        parts = _parts(ledger, covered, cross, total)
        if not parts:
            continue
        judgement = judge_sum(total, parts)
        judged.append((cross, judgement))
        good += judgement.verdict in _SOUND and len(parts) > 1 and _is_telling(total, judgement)
        bad += judgement.verdict == "contradicted"
    return _Reading(covered, tuple(judged), good, bad)


def _is_telling(total: Quantity, judgement: Judgement) -> bool:
    """Whether that a total holds says anything: not for nought, nor where rounding excuses nearly all."""
    gap = abs(total.amount - (judgement.exact or 0))
    return bool(total.value) and gap <= abs(total.amount) * _EXCUSED


def _has_grounds(
    reading: _Reading, total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement,
    simple: bool,
) -> bool:  # fmt: skip
    """Whether a miss is an error: the other columns show that the lines add up, or, in a table of one
    column, nothing but these lines can be meant."""
    good, bad = reading.good, reading.bad
    if good > 1 and good >= 2 * bad:
        return True
    if good and bad <= good:
        return simple or _slipped(total, parts, judgement)
    if not total.value:
        return simple
    return simple and bad == 1 and _slipped(total, parts, judgement)


def _slipped(total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement) -> bool:
    """Whether one slip, in the total or in one of its parts, explains the difference; not where among
    so many numbers of so few digits one would by chance."""
    if judgement.exact is None:
        return False
    if judgement.slip and _chance(total) <= _RARE:
        return True
    if sum(map(_chance, parts)) > _RARE:
        return False
    gap = total.amount - judgement.exact
    return any(
        diagnose(part, point(part.amount + gap), part.amount + gap) in _MISTYPED
        for part in parts[:_MOST_PARTS]
    )


def _chance(quantity: Quantity) -> Decimal:
    """How likely a number is to be one slip away from any other of its length: of `n` digits there are
    about 21 n such neighbours."""
    digits = len(quantity.value.as_tuple().digits)
    return Decimal(_NEIGHBOURS * digits).scaleb(-digits)


def _parts(ledger: Ledger, covered: Lines, cross: int, total: Quantity) -> tuple[Quantity, ...]:
    """The filled numbers a total covers; none where units differ or fewer than one is filled."""
    parts = tuple(q for line in covered if (q := ledger.grid[line][cross]))
    if not all(_is_alike(total, part) for part in parts):
        return ()
    if total.dimension in ("number", "count") and len({q.unit for q in (total, *parts)}) > 1:
        return ()
    return parts


def _is_alike(total: Quantity, part: Quantity) -> bool:
    """Whether two numbers may be added: of one dimension and currency, or both printed bare."""
    if total.dimension == part.dimension:
        return total.currency == part.currency
    return not total.unit and not part.unit and {total.dimension, part.dimension} == _BARE


def _details(ledger: Ledger) -> Iterator[Claim]:
    """Each line marked 其中 against the lines above that it may be a part of: wrong where it is more
    than all of them, and other columns show that it is a part."""
    for at, kind in enumerate(ledger.outline.kinds):
        if kind != "within":
            continue
        wholes = details_of(ledger.outline, at)
        if not wholes:
            continue
        judged = []
        for cross, part in enumerate(ledger.grid[at]):
            column = [q for line in wholes if (q := ledger.grid[line][cross])]
            nearest = ledger.grid[wholes[0]][cross]
            if not part or not nearest or (at, cross) in ledger.unread:
                continue
            if any(q.dimension != part.dimension or q.unit != part.unit for q in column):
                continue
            largest = max(column, key=lambda q: q.amount)
            judged.append((cross, part, column[0] if part.amount <= column[0].amount else largest))
        over = [one for one in judged if one[1].amount > one[2].amount]
        for cross, part, whole in judged:
            wrong = part.amount > whole.amount
            if wrong and (len(over) > max(1, len(judged) - len(over)) or whole.amount <= 0):
                yield Claim("sum", "skipped", part.span, part.span, part, reason="base uncertain")
                continue
            yield _within(ledger, at, cross, part, whole, wrong)


def _within(
    ledger: Ledger, at: int, cross: int, part: Quantity, whole: Quantity, wrong: bool
) -> Claim:
    line = next(i for i in range(at, -1, -1) if ledger.grid[i][cross] is whole)
    return Claim(
        "sum",
        "contradicted" if wrong else "holds",
        spanning(part, whole),
        part.span,
        stated=part,
        expected=f"≤ {whole.text}",
        expression=f"{part.value:f} ≤ {whole.value:f}",
        operands=(Operand("whole", whole),),
        values={
            "label": ledger.labels[at], "whole": ledger.labels[line], "head": ledger.heads[cross],
        },
    )  # fmt: skip


def _claim(
    total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement, label: str, head: str
) -> Claim:
    exact = (judgement.exact or 0) / total.scale
    unit = "" if total.inherited else total.unit
    return Claim(
        "sum",
        judgement.verdict,
        spanning(total, *parts),
        total.span,
        stated=total,
        expected=judgement.expected,
        expression=joined("+", parts),
        slip=judgement.slip,
        operands=tuple(Operand("part", part) for part in parts),
        values={
            "label": label, "head": head, "sum": f"{exact:f}{unit}",
            "gap": f"{abs(total.value - exact):f}{unit}",
        },
    )  # fmt: skip
