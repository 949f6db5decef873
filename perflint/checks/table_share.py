"""A column of shares must be each row's part of the row of totals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.judge import Judgement, is_slip, judge
from perflint.model.claim import SOUND, Claim, Operand
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.write import written
from perflint.relations.reading import RATIO
from perflint.sheets import Sheet, sheets
from perflint.sheets.roles import COMPUTED, STAGES
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"label", "head", "total"})
_ALL = Decimal(100)
_OF_ALL = compile_pattern(r"^占(?:总|全|合计)")
_MOST_COLUMNS, _FEWEST = 12, 2
_NO_AMOUNTS = (*COMPUTED, "price", "weight", "score", "order", "code")


class Params(NamedTuple):
    """Nothing to choose: columns and rows are known by the word lists of tables."""


class _Row(NamedTuple):
    """A share with the amount it may be the share of, and the total."""

    row: int
    share: Quantity
    part: Quantity
    total: Quantity
    judgement: Judgement


def check(subject: Subject, _: Params) -> Iterator[Claim]:
    """A claim for each share of a table with a row of totals, where most of them fit one column."""
    for sheet in sheets(subject):
        for column in sheet.find("share", "percentage", ""):
            if column in sheet.numeric and _is_percent(sheet, column):
                ways = (_total_rows(sheet), _group_rows(sheet), _full_row(sheet, column))
                yield from _column(sheet, column, [totals for totals in ways if totals])


def _is_percent(sheet: Sheet, column: int) -> bool:
    """Whether a column holds percentages."""
    numbers = [number for row in range(len(sheet.lines)) if (number := sheet.number(row, column))]
    return all(number.dimension == "percent" for number in numbers)


def _is_named(sheet: Sheet, column: int) -> bool:
    """Whether the heading of a column says that it holds shares, and not of which amount."""
    head = sheet.columns[column]
    if head.role != "share":
        return False
    return head.meaning.against not in STAGES or _OF_ALL.search(head.head) is not None


def _total_rows(sheet: Sheet) -> dict[int, int]:
    """For each row the row of the total that it may be a share of: the only one of the table."""
    rows = [at for at, row in enumerate(sheet.rows) if row.kind == "total"]
    return dict.fromkeys(range(len(sheet.lines)), rows[0]) if len(rows) == 1 else {}


def _full_row(sheet: Sheet, column: int) -> dict[int, int]:
    """Likewise the only row whose share is all of it, whatever it is called: 年末常住人口 100."""
    full = [
        row for row in range(len(sheet.lines))
        if (share := sheet.number(row, column)) and share.amount == _ALL
    ]  # fmt: skip
    return dict.fromkeys(range(len(sheet.lines)), full[0]) if len(full) == 1 else {}


def _group_rows(sheet: Sheet) -> dict[int, int]:
    """Likewise where each group of rows has a subtotal below it: 占本类比重."""
    found: dict[int, int] = {}
    for at, row in enumerate(sheet.rows):
        if row.kind == "subtotal":
            start = max(found, default=-1) + 1
            found.update(dict.fromkeys(range(start, at + 1), at))
    return found


def _column(sheet: Sheet, column: int, ways: list[dict[int, int]]) -> Iterator[Claim]:
    marked = _marked(sheet)
    readings = [
        _rows(sheet, column, other, totals, marked, summed)
        for summed in (False, True) for totals in ways for other in sheet.numeric[:_MOST_COLUMNS]
        if sheet.columns[other].role not in _NO_AMOUNTS
    ]  # fmt: skip
    best = max(readings, key=_agreement, default=[])
    named = _is_named(sheet, column)
    shown = _is_shown([row for row in best if _detail(row)], 1 if named else _FEWEST)
    for row in best:
        if shown or (named and row.judgement.verdict in SOUND):
            yield _claim(sheet, column, row)


def _is_shown(details: list[_Row], least: int) -> bool:
    """Whether shares are of one column: `least` of them fit, and all but one do or miss by a slip of a typist
    at most."""
    good = sum(row.judgement.verdict in SOUND for row in details)
    slipped = sum(is_slip(row.judgement) for row in details)
    return good >= least and good + slipped >= max(_FEWEST, len(details) - 1)


def _rows(
    sheet: Sheet, column: int, other: int, totals: dict[int, int], marked: list[int], summed: bool
) -> list[_Row]:
    """The shares as parts of one column; a line below 其中 (see `_marked`) may be a share of another. `summed`:
    of what the parts make, where the total printed is another."""
    wholes = {total: sheet.number(total, other) for total in set(totals.values())}
    if summed and len(wholes) > 1:
        return []
    if summed:
        wholes = {total: _sum(sheet, totals, total, other) for total in wholes}
    rows = []
    for row, total in totals.items():
        whole = wholes[total]
        share, part = sheet.number(row, column), sheet.number(row, other)
        if whole is None or not whole.value or share is None or part is None:
            continue
        above = sheet.number(marked[row] - 1, other) if marked[row] > 0 else None
        if marked[row] == row or (summed and row == total) or _is_part(share, part, above):
            continue
        rows.append(_Row(row, share, part, whole, judge(share, RATIO.formula, (part, whole))))
    return rows


def _marked(sheet: Sheet) -> list[int]:
    """For each row the last at or above it that is marked 其中, -1 where none is: those behind it may be of what
    stands above it as well."""
    found: list[int] = []
    for row in range(len(sheet.lines)):
        above = found[-1] if found else -1
        found.append(row if any("其中" in words for words in sheet.path(row)) else above)
    return found


def _is_part(share: Quantity, part: Quantity, whole: Quantity | None) -> bool:
    """Whether a share is that of its part in a whole."""
    if whole is None or not whole.value:
        return False
    return judge(share, RATIO.formula, (part, whole)).verdict in SOUND


def _sum(sheet: Sheet, totals: dict[int, int], total: int, column: int) -> Quantity | None:
    """A total as the sum of its plain rows that are no details of others."""
    whole = sheet.number(total, column)
    rows = (at for at in totals if totals[at] == total != at and sheet.rows[at].kind == "plain")
    tops = (at for at in rows if sheet.rows[at].parent < 0)
    amounts = [number.amount for at in tops if (number := sheet.number(at, column))]
    return whole and whole._replace(value=sum(amounts, Decimal(0)) / whole.scale)


def _agreement(rows: list[_Row]) -> int:
    return sum(row.judgement.verdict in SOUND and _detail(row) for row in rows)


def _detail(row: _Row) -> bool:
    """Whether a row is not the row of totals itself."""
    return row.part.span != row.total.span


def _claim(sheet: Sheet, column: int, row: _Row) -> Claim:
    wrong = row.judgement.verdict == "contradicted"
    return Claim(
        "share",
        row.judgement.verdict,
        covering((row.share.span, row.part.span, row.total.span)),
        row.share.span,
        stated=row.share,
        expected=row.judgement.expected,
        expression=written("{} ÷ {}", row.part, row.total),
        slip=row.judgement.slip if wrong else "",
        confidence="certain" if row.judgement.slip or not wrong else "likely",
        operands=(Operand("part", row.part), Operand("base", row.total)),
        values={
            "label": sheet.label(row.row),
            "head": sheet.columns[column].head,
            "total": row.total.text,
        },
    )
