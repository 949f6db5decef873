"""A row or column of totals must be the sum of the lines it covers; a detail is no more than its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.arithmetic.judge import Judgement
from perflint.model.claim import SOUND, Claim, Operand
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.grounds import (
    Reading,
    agree,
    has_grounds,
    is_another,
    lacks_part,
    lies_in_a_remainder,
    lies_in_a_share,
    lies_in_a_total,
    parts_of,
    read_total,
    runs_up,
    slipped,
)
from perflint.operands.quotients import is_average
from perflint.operands.write import joined, tell
from perflint.sheets import sheets
from perflint.sheets.cells import spanning
from perflint.sheets.ledger import Ledger, across, down
from perflint.sheets.total_lines import Lines, details_of, roots

VALUES = frozenset({"label", "head", "sum", "gap", "whole", "limit"})
_MOST_LINES = 1500
_MOST_TOTALS = 60


class Params(NamedTuple):
    """Totals or details."""

    details: bool = False
    """核对“其中”项不超过其总数，而不是合计与各项之和。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each total, or detail, with the numbers of the lines it belongs to."""
    for sheet in sheets(subject):
        of_scores = sheet.find("score") and sheet.find("level")
        if of_scores or len(sheet.lines) > _MOST_LINES:
            continue
        if not params.details:
            ledger = down(sheet)
            yield from _totals(ledger, across(sheet, ledger))
        elif any(row.kind == "within" for row in sheet.rows):
            yield from _details(down(sheet))


def _totals(ledger: Ledger, crosswise: Ledger) -> Iterator[Claim]:
    """Totals of rows and of columns, by their names; of rows by their numbers too."""
    for lines, other in ((ledger, crosswise), (crosswise, ledger)):
        totals = [at for at, kind in enumerate(lines.outline.kinds) if kind != "plain"]
        for at in totals[:_MOST_TOTALS]:
            if lines.outline.kinds[at] in ("total", "subtotal") and any(lines.grid[at]):
                yield from _total(lines, other, at)
    for at, parts in list(ledger.outline.numbered())[:_MOST_TOTALS]:
        case = _Case(ledger, crosswise, at, (read_total(ledger, at, parts),), (), ledger.closed)
        yield from _judged(case)


def _total(ledger: Ledger, crosswise: Ledger, at: int) -> Iterator[Claim]:
    coverings = list(ledger.outline.coverings(at))
    nested = [
        top
        for covered in coverings[:2]
        if 1 < len(top := roots(ledger.grid, covered)) < len(covered)
    ]
    readings = tuple(
        one for covered in (*coverings, *nested) if (one := read_total(ledger, at, covered)).judged
    )
    simple = ledger.closed and ledger.outline.simple(at)
    yield from _judged(_Case(ledger, crosswise, at, readings, tuple(nested), simple))


class _Case(NamedTuple):
    """Several readings of the total line `at` of a ledger; `nested` are the lines of those that were found by
    adding, `simple` whether there is no doubt which lines are meant. `crosswise` is the same table the other
    way round."""

    ledger: Ledger
    crosswise: Ledger
    at: int
    readings: Sequence[Reading]
    nested: Sequence[Lines]
    simple: bool

    @property
    def best(self) -> Reading:
        """The reading that most columns bear out."""
        return max(self.readings, key=_worth)

    def is_average(self, cross: int, judgement: Judgement) -> bool:
        """Whether what does not add up is the average of its column."""
        wrong = judgement.verdict == "contradicted"
        return wrong and is_average(self.ledger, self.best.lines, self.at, cross)

    def accuses(
        self, cross: int, total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement
    ) -> bool:
        """Whether there are grounds against the total of a column, and what it misses is neither a part
        that is not there nor another line, nor one share among many."""
        best = self.best
        plain = self.simple or (not best.good and _is_nought(self.ledger, self.at))
        simple = plain or agree(self.readings, cross)
        if not has_grounds(self.ledger, self.at, best, parts, judgement, simple):
            return False
        if runs_up(self.ledger, best.lines, cross, total):
            return False
        if self._lies_in_a_part(cross, total, judgement):
            return False
        lacking = lacks_part(self.ledger, best.lines, cross, total, parts)
        if lacking and not slipped(total, parts, judgement):
            return False
        sure = best.good > 1 >= best.bad and best.lines not in self.nested
        return sure or not is_another(self.ledger, self.at, cross, judgement)

    def _lies_in_a_part(self, cross: int, total: Quantity, judgement: Judgement) -> bool:
        """Whether the columns beside show that one of the parts is wrong rather than the total."""
        ledger, at, lines = self.ledger, self.at, self.best.lines
        gap = total.amount - (judgement.exact or 0)
        return (
            lies_in_a_share(ledger, at, lines, cross)
            or lies_in_a_remainder(ledger, at, lines, cross, gap)
            or lies_in_a_total(ledger, self.crosswise, at, lines, cross, gap)
        )


def _worth(reading: Reading) -> tuple[int, int]:
    return reading.good, -reading.bad


def _is_nought(ledger: Ledger, at: int) -> bool:
    """Whether a line has no number but noughts."""
    return not any(total.value for total in ledger.grid[at] if total)


def _judged(case: _Case) -> Iterator[Claim]:
    """The best of several readings of a total, judged column by column."""
    if not any(reading.judged for reading in case.readings):
        return
    ledger, at, best = case.ledger, case.at, case.best
    for cross, judgement in best.judged:
        total = ledger.grid[at][cross]
        assert total is not None
        if case.is_average(cross, judgement):
            continue
        parts = parts_of(ledger, best.lines, cross, total)
        if judgement.verdict in SOUND or case.accuses(cross, total, parts, judgement):
            yield _claim(total, parts, judgement, ledger.labels[at], ledger.heads[cross])
        else:
            yield Claim(
                "sum", "skipped", total.span, total.span, total, reason="parts may be incomplete"
            )


def _details(ledger: Ledger) -> Iterator[Claim]:
    """Each line marked 其中 against the lines above that it may be a part of: wrong where it is more
    than all of them, and other columns show that it is a part."""
    for at, kind in enumerate(ledger.outline.kinds if ledger.closed else ()):
        if kind != "within":
            continue
        wholes = details_of(ledger.outline, at)
        if not wholes:
            continue
        judged = list(_pairs(ledger, at, wholes))
        over = [one for one in judged if one[1].amount > one[2].amount]
        for cross, part, whole in judged:
            wrong = part.amount > whole.amount
            if wrong and (len(over) > max(1, len(judged) - len(over)) or whole.amount <= 0):
                yield Claim("sum", "skipped", part.span, part.span, part, reason="base uncertain")
                continue
            yield _within(ledger, at, cross, part, whole, wrong)


def _pairs(ledger: Ledger, at: int, wholes: Lines) -> Iterator[tuple[int, Quantity, Quantity]]:
    """The numbers of line `at`, each with its column and what it may be a part of there: the nearest of
    `wholes`, or the largest where that is less."""
    for cross, part in enumerate(ledger.grid[at]):
        if not part or not ledger.grid[wholes[0]][cross] or (at, cross) in ledger.unread:
            continue
        column = [q for line in wholes if (q := ledger.grid[line][cross])]
        if all((q.dimension, q.unit) == (part.dimension, part.unit) for q in column):
            largest = max(column, key=lambda q: q.amount)
            yield cross, part, column[0] if part.amount <= column[0].amount else largest


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
            "limit": tell(whole),
        },
        suggested=False,
    )  # fmt: skip


def _claim(
    total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement, label: str, head: str
) -> Claim:
    exact = (judgement.exact or 0) / total.scale
    unit = total.unit
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
        suggested=False,
    )  # fmt: skip
