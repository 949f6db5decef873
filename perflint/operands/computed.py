"""Columns that follow from two others: a rate, a growth, a change, an amount."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from perflint.sheets import Sheet
from perflint.sheets.formulas import Formula
from perflint.sheets.roles import COMPUTED, STAGES, Role

Operation = Literal["ratio", "growth", "difference", "product"]
_MOST = 6


class Pair(NamedTuple):
    """Two columns that a third may follow from by `operation`; `named`: their headings leave no other."""

    first: int
    second: int
    operation: Operation
    named: bool = False


def operands_of(
    sheet: Sheet, column: int, operation: Operation, firsts: tuple[Role, ...],
    seconds: tuple[Role, ...],
) -> tuple[Pair, ...]:  # fmt: skip
    """The pairs of columns that `column` may follow from by `operation`, likeliest first: those of its
    formula where it has one, else those of the roles `firsts` and `seconds`, preferred roles first;
    where none are given, columns of two periods. What is left over beside what was left before
    follows from more than two."""
    formula = sheet.columns[column].formula
    if formula is not None:
        return _by_formula(sheet, formula, operation)
    if not firsts and operation in ("growth", "difference"):
        return _compared(sheet, column, operation)
    meaning = sheet.columns[column].meaning
    if meaning.role == "left" and len(sheet.find("left")) > 1:
        return ()
    if meaning.against in STAGES and meaning.against in seconds:
        seconds = (meaning.against, *(role for role in seconds if role != meaning.against))
    return _by_roles(sheet, column, operation, firsts, seconds)


def _by_formula(sheet: Sheet, formula: Formula, operation: Operation) -> tuple[Pair, ...]:
    keys = {one.key: at for at, one in enumerate(sheet.columns) if one.key}
    found = [keys[key] for key in formula.operands if key in keys]
    stated = formula.operation
    if len(found) != 2 or stated == "sum" or not _follows(stated, operation):
        return ()
    return (Pair(found[0], found[1], stated, True),)


def _by_roles(
    sheet: Sheet, column: int, operation: Operation, firsts: tuple[Role, ...],
    seconds: tuple[Role, ...],
) -> tuple[Pair, ...]:  # fmt: skip
    """The pairs of columns of these roles; the first is `named` where no other is of the same two."""
    first = list(_of_roles(sheet, column, firsts))
    second = list(_of_roles(sheet, column, seconds))
    pairs = [Pair(a, b, operation) for b in second for a in first if a != b]
    if not pairs:
        return ()
    best = _rank(sheet, pairs[0], firsts, seconds)
    alone = sum(_rank(sheet, pair, firsts, seconds) == best for pair in pairs) == 1
    return (pairs[0]._replace(named=alone), *pairs[1:])


def _follows(stated: str, operation: Operation) -> bool:
    return stated == operation or (stated == "ratio" and operation == "growth")


def _rank(
    sheet: Sheet, pair: Pair, firsts: tuple[Role, ...], seconds: tuple[Role, ...]
) -> tuple[int, int]:
    columns = sheet.columns
    return firsts.index(columns[pair.first].role), seconds.index(columns[pair.second].role)


def _of_roles(sheet: Sheet, column: int, roles: tuple[Role, ...]) -> Iterable[int]:
    """Columns of numbers of the given roles, in their order, of the period of `column`."""
    period = sheet.columns[column].meaning.period
    found = []
    for role in roles:
        for at in sheet.numeric:
            other = sheet.columns[at].meaning
            same = other.role == role and other.of not in ("rate", "change")
            if same and at != column and (not period or other.period in ("", period)):
                found.append(at)
    return found[:_MOST]


def _compared(sheet: Sheet, column: int, operation: Operation) -> tuple[Pair, ...]:
    """What may be compared: a column of one period with one of an earlier period."""
    meaning = sheet.columns[column].meaning
    plain = [
        at
        for at in sheet.numeric
        if at != column and sheet.columns[at].role not in COMPUTED and _measures(sheet, at)
    ]
    pairs = [
        (_fitness(sheet, a, b, meaning.of, meaning.against, meaning.against_period), a, b)
        for a in plain
        for b in plain
        if a != b and _earlier(sheet, b, a)
    ]
    pairs.sort(key=lambda one: -one[0])
    if not pairs:
        return ()
    alone = len(pairs) == 1 or pairs[0][0] > pairs[1][0]
    return tuple(
        Pair(a, b, operation, alone and not at)
        for at, (_, a, b) in enumerate(pairs[: _MOST * _MOST])
    )


def _measures(sheet: Sheet, at: int) -> bool:
    return sheet.columns[at].role in (*STAGES, "number", "total", "", "price", "name")


def _earlier(sheet: Sheet, old: int, new: int) -> bool:
    """Whether a column is of an earlier period than another."""
    before, after = sheet.columns[old].meaning.period, sheet.columns[new].meaning.period
    if before == "previous":
        return after != "previous"
    return before.isdecimal() and after.isdecimal() and int(before) < int(after)


def _fitness(sheet: Sheet, new: int, old: int, of: Role, against: Role, against_period: str) -> int:
    """How many of the words of a growth's heading the two columns answer to."""
    first, second = sheet.columns[new].meaning, sheet.columns[old].meaning
    return (
        (first.role == second.role)
        + 2 * bool(of and first.role == of)
        + 2 * bool(against and second.role == against)
        + 2 * bool(against_period and second.period == against_period)
    )
