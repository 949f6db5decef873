"""Whether a total that misses is wrong, or only taken for the sum of the wrong lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import NamedTuple

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import Judgement
from perflint.arithmetic.slips import chance, diagnose
from perflint.model.claim import SOUND
from perflint.model.quantity import Quantity
from perflint.operands.totals import judge_sum
from perflint.sheets.ledger import Ledger
from perflint.sheets.total_lines import Lines
from perflint.text.patterns import compile_pattern

_MISTYPED = ("digit", "swap", "missing", "extra")
_BARE = {"money", "number"}
_MOST_PARTS = 20
_FEWEST_SHARES = 3
_MOST_COLUMNS = 8
_RUNNING = compile_pattern(r"累[计积]|余额|[年月季期]末")
_LEFT = compile_pattern(r"结余|结转|剩余|余额|结存|未(?:支出|执行|使用|支付)")
_RARE, _SURE = Decimal("0.1"), Decimal("0.01")
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
        good += judgement.verdict in SOUND and len(parts) > 1 and _is_telling(total, judgement)
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
    ledger: Ledger, at: int, reading: Reading, parts: tuple[Quantity, ...], judgement: Judgement,
    simple: bool,
) -> bool:  # fmt: skip
    """Whether a miss is an error: the other columns show that the lines add up, or, in a table of one
    column, nothing but these lines can be meant. Columns that miss by a slip alone say no less than those
    that do not miss."""
    good, bad = reading.good, reading.bad
    if good > 1 and good >= 2 * bad:
        return True
    if simple and ((good and bad <= good) or not judgement.stated.value):
        return True
    if not (good or simple) or not slipped(judgement.stated, parts, judgement):
        return False
    gaps = Counter(_gap(one) for _, one in reading.judged)
    if gaps[_gap(judgement)] > 1:
        return False  # A line that is left out is missing in every column.
    sure = simple and chance(judgement.stated) <= _SURE
    return sum(not one for one in _slips(ledger, at, reading)) <= max(good, sure)


def _gap(judgement: Judgement) -> Decimal:
    return judgement.stated.amount - (judgement.exact or 0)


def _slips(ledger: Ledger, at: int, reading: Reading) -> Iterator[bool]:
    """Of each column in which a total misses, whether a slip explains it."""
    for cross, judgement in reading.judged:
        total = ledger.grid[at][cross]
        if judgement.verdict == "contradicted" and total is not None:
            yield slipped(total, parts_of(ledger, reading.lines, cross, total), judgement)


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


def lies_in_a_remainder(ledger: Ledger, at: int, covered: Lines, cross: int, gap: Decimal) -> bool:
    """Whether remainders miss their total by `gap` because one of them is not what two other columns leave, as
    all the others and the total are: then that one is wrong, not the total."""
    if not _LEFT.search(ledger.heads[cross]):
        return False
    others = [one for one in range(len(ledger.heads)) if one != cross][:_MOST_COLUMNS]
    for whole, part in permutations(others, 2):
        if _misses(ledger, at, whole, part, cross) != 0:
            continue
        missed = [_misses(ledger, line, whole, part, cross) for line in covered]
        told = [one for one in missed if one is not None]
        if len(told) >= _FEWEST_SHARES and [one for one in told if one] == [gap]:
            return True
    return False


def lies_in_a_total(
    ledger: Ledger, crosswise: Ledger, at: int, covered: Lines, cross: int, gap: Decimal
) -> bool:
    """Whether a total of totals misses by `gap` because one of these does, while all the others and it are the
    sums of their own lines: then that one is wrong, which is said of it."""
    if crosswise.outline.kinds[cross] not in ("total", "subtotal"):
        return False
    for columns in crosswise.outline.coverings(cross):
        if _falls_short(ledger, at, columns, cross) != 0:
            continue
        missed = [_falls_short(ledger, line, columns, cross) for line in covered]
        told = [one for one in missed if one is not None]
        if len(told) >= _FEWEST_SHARES and [one for one in told if one] == [gap]:
            return True
    return False


def runs_up(ledger: Ledger, covered: Lines, cross: int, total: Quantity) -> bool:
    """Whether a column tells how far it had come by each line (累计支出), so that its total is the last of it."""
    if not _RUNNING.search(ledger.heads[cross]):
        return False
    amounts = [number.amount for line in covered if (number := ledger.grid[line][cross])]
    return amounts == sorted(amounts) and amounts[-1:] == [total.amount]


def _falls_short(ledger: Ledger, line: int, columns: Lines, cross: int) -> Decimal | None:
    """By how much the number of a line falls short of those it covers there."""
    total = ledger.grid[line][cross]
    parts = [part for one in columns if (part := ledger.grid[line][one])]
    if total is None or not parts or any(part.dimension != total.dimension for part in parts):
        return None
    return sum((part.amount for part in parts), Decimal(0)) - total.amount


def _misses(ledger: Ledger, line: int, whole: int, part: int, left: int) -> Decimal | None:
    """By how much a line prints less than its first number less its second."""
    a, b, c = (ledger.grid[line][one] for one in (whole, part, left))
    if a is None or b is None or c is None or not a.dimension == b.dimension == c.dimension:
        return None
    return a.amount - b.amount - c.amount


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
    if judgement.slip and chance(total) <= _RARE:
        return True
    if sum(map(chance, parts)) > _RARE:
        return False
    gap = total.amount - judgement.exact
    return any(
        diagnose(part, point(part.amount + gap), part.amount + gap) in _MISTYPED
        for part in parts[:_MOST_PARTS]
    )
