"""Whether a total that misses is wrong, or only taken for the sum of the wrong lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import Judgement
from perflint.arithmetic.slips import diagnose
from perflint.model.quantity import Quantity
from perflint.operands.totals import judge_sum
from perflint.sheets.ledger import Ledger
from perflint.sheets.total_lines import Lines

_SOUND = ("holds", "holds_if_truncated", "approximate")
_MISTYPED = ("digit", "swap", "missing", "extra")
_BARE = {"money", "number"}
_MOST_PARTS = 20
_NEIGHBOURS = 21
_FEWEST_SHARES = 3
_RARE = Decimal("0.1")
_EXCUSED = Decimal("0.05")


class Reading(NamedTuple):
    """A total taken as the sum of `lines`: what comes of it in each column."""

    lines: Lines
    judged: tuple[tuple[int, Judgement], ...]
    good: int
    bad: int


def read_total(ledger: Ledger, at: int, covered: Lines) -> Reading:
    """Line `at` as the total of the lines `covered`: judged at every crossing where all are read."""
    judged = []
    good = bad = 0
    for cross, total in enumerate(ledger.grid[at]):
        if not total or any((line, cross) in ledger.unread for line in (at, *covered)):
            continue
        parts = parts_of(ledger, covered, cross, total)
        if not parts:
            continue
        judgement = judge_sum(total, parts)
        judged.append((cross, judgement))
        good += judgement.verdict in _SOUND and len(parts) > 1 and _is_telling(total, judgement)
        bad += judgement.verdict == "contradicted"
    return Reading(covered, tuple(judged), good, bad)


def parts_of(ledger: Ledger, covered: Lines, cross: int, total: Quantity) -> tuple[Quantity, ...]:
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


def _is_telling(total: Quantity, judgement: Judgement) -> bool:
    """Whether that a total holds says anything: not for nought, nor where rounding excuses nearly all."""
    gap = abs(total.amount - (judgement.exact or 0))
    return bool(total.value) and gap <= abs(total.amount) * _EXCUSED


def has_grounds(
    reading: Reading, total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement,
    simple: bool,
) -> bool:  # fmt: skip
    """Whether a miss is an error: the other columns show that the lines add up, or, in a table of one
    column, nothing but these lines can be meant."""
    good, bad = reading.good, reading.bad
    if good > 1 and good >= 2 * bad:
        return True
    if good and bad <= good:
        return simple or slipped(total, parts, judgement)
    if not total.value:
        return simple
    return simple and bad == 1 and slipped(total, parts, judgement)


def is_another(ledger: Ledger, at: int, cross: int, judgement: Judgement) -> bool:
    """Whether what is missing, or too much, is just another number of the column: then a line is taken
    for a part, or left out, by mistake."""
    total = ledger.grid[at][cross]
    if not total or judgement.exact is None:
        return False
    gap = abs(total.amount - judgement.exact)
    return any(q and q.amount == gap for line in ledger.grid for q in (line[cross],))


def lacks_part(
    ledger: Ledger, covered: Lines, cross: int, total: Quantity, parts: tuple[Quantity, ...]
) -> bool:
    """Whether the parts fall short of the total and one of the lines is blank here and filled elsewhere:
    then its number may be what is missing."""
    if sum(part.amount for part in parts) >= total.amount:
        return False
    others = [line for line in covered if not ledger.grid[line][cross] and any(ledger.grid[line])]
    return bool(others) and len(ledger.heads) > 1


def lies_in_a_share(ledger: Ledger, at: int, covered: Lines, cross: int) -> bool:
    """Whether shares miss their total because one of them is not the share that the amounts beside it make,
    as all the others are: then that one is wrong, not the total."""
    total = ledger.grid[at][cross]
    if total is None or total.dimension != "percent":
        return False
    for other, whole in enumerate(ledger.grid[at]):
        lines = [line for line in covered if ledger.grid[line][cross] and ledger.grid[line][other]]
        if other == cross or whole is None or not whole.value or len(lines) < _FEWEST_SHARES:
            continue
        if sum(not _is_share(ledger, line, cross, other, whole) for line in lines) == 1:
            return True
    return False


def _is_share(ledger: Ledger, line: int, cross: int, other: int, whole: Quantity) -> bool:
    share, part = ledger.grid[line][cross], ledger.grid[line][other]
    if share is None or part is None:
        return False
    return abs(part.amount / whole.amount * 100 - share.amount) <= share.ulp


def agree(readings: Sequence[Reading], cross: int) -> bool:
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


def slipped(total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement) -> bool:
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
