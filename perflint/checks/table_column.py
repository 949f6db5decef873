"""A column computed from two others must follow from them in every row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.judge import Formula, Judgement, judge
from perflint.model.claim import SOUND, Claim, ClaimKind, Operand
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.computed import Operation, Pair, operands_of
from perflint.operands.write import written
from perflint.relations.reading import MORE, PRODUCT, RATIO, RISE
from perflint.sheets import Sheet, sheets
from perflint.sheets.roles import Role

VALUES = frozenset({"label", "head", "first", "second"})
_MOST_COLUMNS = 40
_FAR_MORE = 3
_FEW = 2
_UNPROVEN = "no base stated"
_SIGN = {"ratio": "{} ÷ {}", "growth": "{} ÷ {} − 1", "difference": "{} − {}", "product": "{} × {}"}
_KIND: dict[str, ClaimKind] = {
    "ratio": "ratio", "growth": "change", "difference": "difference", "product": "conversion",
}  # fmt: skip


class Row(NamedTuple):
    """A row of a table whose `stated` number is taken to come from two others, and how that went."""

    number: int
    stated: Quantity
    first: Quantity
    second: Quantity
    judgement: Judgement


class Params(NamedTuple):
    """Which columns are computed, and from which."""

    result: tuple[Role, ...]
    """由别的列算出的是哪种列。"""
    first: tuple[Role, ...] = ()
    """算式中在前的列，排在前面的优先；增减率和差额不写则比较两个时期的列。"""
    second: tuple[Role, ...] = ()
    """算式中在后的列，排在前面的优先。"""
    operation: Operation = "ratio"
    """ratio：前÷后；growth：前÷后−1；difference：前−后；product：相乘。"""
    limits: bool = False
    """后一列可能是上限；不到上限而写 100% 不算错。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each row whose computed column and operands are filled."""
    for sheet in sheets(subject):
        for column in sheet.numeric[:_MOST_COLUMNS]:
            if sheet.columns[column].role in params.result:
                yield from _column(sheet, column, params)


_Reading = tuple[Pair, list[Row]]


def _column(sheet: Sheet, column: int, params: Params) -> Iterator[Claim]:
    readings = _read_column(sheet, column, params)
    if not readings:
        return
    (pair, rows), trusted = _choose(readings)
    held = _held(readings)
    for row in rows:
        stated = row.stated
        if row.judgement.verdict in SOUND:
            yield _claim(sheet, column, pair, row)
        elif other := held.get(row.number):
            yield _claim(sheet, column, *other)
        elif _rests_on_wrong_total(sheet, pair, row, params.operation):
            reason = "rests on a wrong figure"
            yield Claim(
                _KIND[params.operation], "skipped", stated.span, stated.span, stated, reason=reason
            )
        elif reason := _no_grounds(stated, row.judgement, params) or ("" if trusted else _UNPROVEN):
            yield Claim(
                _KIND[params.operation], "skipped", stated.span, stated.span, stated, reason=reason
            )
        else:
            yield _claim(sheet, column, pair, row)


def _read_column(sheet: Sheet, column: int, params: Params) -> list[_Reading]:
    """What the numbers of a column may come from, with the rows that have them all."""
    pairs = operands_of(sheet, column, params.operation, params.first, params.second)
    used = {column, *(at for pair in pairs for at in (pair.first, pair.second))}
    numbers = {at: [sheet.number(row, at) for row in range(len(sheet.lines))] for at in used}
    return [(pair, rows) for pair in pairs if (rows := _rows(numbers, column, pair))]


def _choose(readings: list[_Reading]) -> tuple[_Reading, bool]:
    """The reading a column is judged by: the one its headings name, or that fits best; and whether its
    rows bear it out."""
    first = readings[0]
    named = first[0].named
    best = first if named and _reliable(first[1]) else max(readings, key=_agreement)
    return best, (_reliable if named and best is first else _proven)(best[1])


def _rows(numbers: dict[int, list[Quantity | None]], column: int, pair: Pair) -> list[Row]:
    rows: list[Row] = []
    three = zip(numbers[column], numbers[pair.first], numbers[pair.second], strict=True)
    for number, (stated, first, second) in enumerate(three):
        if not (stated and first and second):
            continue
        if pair.operation != "product" and first.dimension != second.dimension:
            continue
        rows.append(Row(number, *_judge(stated, first, second, pair.operation)))
    return rows


def _reliable(rows: list[Row]) -> bool:
    """Whether a reading that the headings name is not refuted by most of its rows."""
    good, bad = _count(rows)
    return bad <= max(good, _FEW)


def _proven(rows: list[Row]) -> bool:
    """Whether a reading that was chosen because it fits does so in far more rows than not."""
    good, bad = _count(rows)
    return good > 1 and good >= _FAR_MORE * bad


def _count(rows: list[Row]) -> tuple[int, int]:
    good = sum(row.judgement.verdict in SOUND and bool(row.judgement.exact) for row in rows)
    return good, sum(row.judgement.verdict == "contradicted" for row in rows)


def _judge(
    stated: Quantity, first: Quantity, second: Quantity, operation: Operation
) -> tuple[Quantity, Quantity, Quantity, Judgement]:
    formula = _FORMULAS[operation]
    judgement = judge(stated, formula, (first, second))
    quotient = operation in ("ratio", "growth") and _fraction(stated)
    apart = operation == "difference" and _told_as_fraction(stated, first, second)
    if judgement.verdict == "contradicted" and (quotient or apart):
        fraction = stated._replace(scale=Decimal(100), unit="")
        again = judge(fraction, formula, (first, second))
        if again.verdict != "contradicted" and (
            stated.decimals > 1 or again.exact == fraction.amount
        ):
            return fraction, first, second, again
    return stated, first, second, judgement


def _told_as_fraction(stated: Quantity, first: Quantity, second: Quantity) -> bool:
    """Whether a bare number beside two percentages may be their difference as a fraction of one: 28.07% less
    30.28%, -0.02."""
    percents = first.dimension == second.dimension == "percent"
    return percents and not stated.text.endswith("%") and abs(stated.value) < 1


def _fraction(stated: Quantity) -> bool:
    """Whether a bare number in a column of percentages may be a fraction of one."""
    return stated.inherited and abs(stated.value) <= 2


def _agreement(reading: tuple[Pair, list[Row]]) -> int:
    return _count(reading[1])[0]


def _held(readings: list[tuple[Pair, list[Row]]]) -> dict[int, tuple[Pair, Row]]:
    """Each row that holds, under the first choice of columns by which it does."""
    held: dict[int, tuple[Pair, Row]] = {}
    for pair, rows in readings:
        for found in rows:
            if found.judgement.verdict in SOUND:
                held.setdefault(found.number, (pair, found))
    return held


def _tops_above(sheet: Sheet, row: int) -> list[int]:
    """The plain rows above one that are no details of each other."""
    above = [at for at in range(row) if sheet.rows[at].kind == "plain"]
    return [at for at in above if sheet.rows[at].parent not in above]


def _rests_on_wrong_total(sheet: Sheet, pair: Pair, row: Row, operation: Operation) -> bool:
    """Whether the number of a row of totals follows from what the rows above it make, though not from the
    totals printed: then one of these is wrong."""
    if sheet.rows[row.number].kind != "total" or operation != "ratio":
        return False
    above = _tops_above(sheet, row.number)
    sums = [
        _summed(printed, [sheet.number(at, column) for at in above])
        for printed, column in ((row.first, pair.first), (row.second, pair.second))
    ]
    ways = ((sums[0], row.second), (row.first, sums[1]), (sums[0], sums[1]))
    return any(
        judge(row.stated, _FORMULAS[operation], way).verdict in SOUND
        for way in ways
        if way != (row.first, row.second)
    )


def _summed(printed: Quantity, parts: list[Quantity | None]) -> Quantity:
    """A total as the sum of its parts, in its own unit; as printed where it has fewer than two."""
    told = [part for part in parts if part is not None]
    if len(told) < _FEW or any(part.dimension != printed.dimension for part in told):
        return printed
    total = sum((part.amount for part in told), Decimal(0))
    return printed._replace(value=total / printed.scale)


def _no_grounds(stated: Quantity, judgement: Judgement, params: Params) -> str:
    """Why a mismatch is no error, "" where it is one."""
    exact = judgement.exact
    if exact is None or judgement.verdict == "skipped":
        return "zero base"
    full = stated.dimension == "percent" and stated.amount == 100
    if full and exact > 100:
        return "capped at 100%"
    return "lower is better" if full and params.limits and not judgement.slip else ""


_FORMULAS: dict[Operation, Formula] = {
    "ratio": RATIO.formula, "growth": RISE.formula, "difference": MORE.formula, "product": PRODUCT.formula,
}  # fmt: skip


def _claim(sheet: Sheet, column: int, pair: Pair, row: Row) -> Claim:
    number, stated, first, second, judgement = row
    spans = (stated.span, first.span, second.span)
    roles = ("part", "base") if pair.operation == "ratio" else ("first", "second")
    return Claim(
        _KIND[pair.operation],
        judgement.verdict,
        covering(spans),
        stated.span,
        stated=stated,
        expected=judgement.expected,
        expression=written(_SIGN[pair.operation], first, second),
        slip=judgement.slip,
        operands=(Operand(roles[0], first), Operand(roles[1], second)),
        values={
            "label": sheet.label(number), "head": sheet.columns[column].head,
            "first": first.text, "second": second.text,
        },
    )  # fmt: skip
