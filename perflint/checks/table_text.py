"""What the text says of the whole, and what the tables filed with it say, must be the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

from perflint.arithmetic.interval import Value
from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import SOUND, Claim, Match, Operand, Related
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.operands.whole_figures import Figures, Names, is_of_project, row_sheets, tellings
from perflint.sheets import Sheet, sheets
from perflint.sheets.cells import GridCell

VALUES = frozenset({"name", "table", "text"})
_LEAST_NAME = 6
_MOST_ROWS = 16
_PROJECT_DIGITS = 4
_LONGEST_NAME = 40


class Params(NamedTuple):
    """What is compared, and by which words it is known."""

    look: Literal["figures", "grade", "names"]
    """figures：同一句里的预算数、执行数、执行率与表中合计；grade：等级；names：项目名称。"""
    figures: tuple[tuple[str, ...], ...] = ()
    """figures：每一项数字的各种叫法，一组是同一个数。"""
    totals: Words = Words(())
    """figures：合计行的叫法。"""
    labels: Words = Words(())
    """grade、names：表中这一格的叫法，其右边一格就是等级或项目名称。"""
    grades: tuple[tuple[str, ...], ...] = ()
    """grade：各等级的叫法，一组是同一等级。"""


def check(subject: Subject, params: Params) -> Iterator[Claim | Match]:
    """Claims on figures told in prose that a table gives too; a match for a grade or a project's name
    that differs. Nothing is compared unless it is sure that both speak of the same."""
    if not subject.tables:
        return
    if params.look == "figures":
        yield from _figures(subject, Names(params.figures, params.totals.words))
    elif params.look == "grade":
        yield from _grade(subject, params)
    else:
        yield from _names(subject, params)


class _Row(NamedTuple):
    """Figures of the whole in a table, the digits an amount must have to show that a sentence speaks
    of the same, and where they stand."""

    figures: Figures
    telling: int
    start: int


class _Amounts(NamedTuple):
    """Amounts in order of size, each with the number of its row; the widest last place of any."""

    ordered: list[tuple[Decimal, int]]
    widest: Decimal


def _row(subject: Subject, sheet: Sheet, tabled: Figures) -> _Row:
    digits = _PROJECT_DIGITS if is_of_project(subject, sheet) else 1
    return _Row(tabled, digits, min(quantity.span.start for quantity in tabled.values()))


def _show(held: Iterable[Quantity], telling: int) -> bool:
    """Whether one of the figures that agree shows that both speak of the same."""
    return any(_is_telling(amount, telling) for amount in held)


def _compare_all(told: Figures, tabled: Figures) -> Iterator[tuple[int, Judgement]]:
    """What sentence and table both tell in one dimension, compared."""
    for number in told:
        if number in tabled and told[number].dimension == tabled[number].dimension:
            yield number, _compare(told[number], tabled[number])


def _figures(subject: Subject, names: Names) -> Iterator[Claim]:
    """One figure in common, to the last digit, shows that a sentence and a table speak of the same;
    then the others have to agree as well. A round one does not show it for the table of a project."""
    rows = [_row(subject, sheet, tabled) for sheet, tabled in row_sheets(subject, names)]
    amounts = _amounts(rows)
    for told in tellings(subject, names) if rows else ():
        for at in _alike(told, rows, amounts):
            tabled, telling, _ = rows[at]
            judged = list(_compare_all(told, tabled))
            held = (tabled[number] for number, one in judged if one.verdict == "holds")
            if len(judged) < 2 or not _show(held, telling):
                continue
            for number, judgement in judged:
                name = names.groups[number][0]
                yield _claim(name, told[number], tabled[number], judgement)


def _is_telling(amount: Quantity, digits: int) -> bool:
    """Whether an amount has so many digits that it is hardly met twice by chance."""
    if amount.dimension != "money" or not amount.value:
        return False
    return len(amount.value.normalize().as_tuple().digits) >= digits


def _amounts(rows: list[_Row]) -> dict[int, _Amounts]:
    """The amounts of the rows by what they are of."""
    found: dict[int, list[tuple[Decimal, int]]] = {}
    rooms: dict[int, Decimal] = {}
    for at, row in enumerate(rows):
        for number, quantity in row.figures.items():
            if quantity.dimension == "money":
                found.setdefault(number, []).append((quantity.amount, at))
                rooms[number] = max(rooms.get(number, quantity.ulp), quantity.ulp)
    return {number: _Amounts(sorted(found[number]), rooms[number]) for number in found}


def _alike(told: Figures, rows: list[_Row], amounts: dict[int, _Amounts]) -> list[int]:
    """The rows with an amount that `told` may have in common: the nearest ones, so that long filings
    take no longer than short ones."""
    alike: set[int] = set()
    for number, quantity in told.items():
        if quantity.dimension != "money" or number not in amounts:
            continue
        ordered, widest = amounts[number]
        room = max(quantity.ulp, widest)
        first = bisect_left(ordered, (quantity.amount - room,))
        last = bisect_left(ordered, (quantity.amount + room, len(rows)))
        near = bisect_left(ordered, (quantity.amount, 0), first, last)
        alike.update(
            at for _, at in ordered[max(first, near - _MOST_ROWS) : min(last, near + _MOST_ROWS)]
        )
    here = min(quantity.span.start for quantity in told.values())
    return sorted(sorted(alike, key=lambda at: abs(rows[at].start - here))[:_MOST_ROWS])


def _compare(first: Quantity, second: Quantity) -> Judgement:
    coarse, fine = sorted((first, second), key=lambda one: one.ulp, reverse=True)
    return judge(coarse, _same, (fine,))


def _same(amount: Value) -> Value:
    return amount


def _claim(name: str, told: Quantity, tabled: Quantity, judgement: Judgement) -> Claim:
    sound = judgement.verdict in SOUND
    return Claim(
        "repeat",
        "holds" if sound else "contradicted",
        tabled.span,
        tabled.span,
        stated=tabled,
        expected="" if sound else told.text,
        expression=f"{told.text} = {tabled.text}",
        slip="" if sound else judgement.slip,
        confidence="likely",
        operands=(Operand("text", told),),
        values={"name": name, "text": told.text},
        suggested=False,
    )


def _rank_grades(params: Params) -> dict[str, int]:
    return {word: number for number, group in enumerate(params.grades) for word in group}


def _grade(subject: Subject, params: Params) -> Iterator[Match]:
    told = subject.identity.grade
    if told is None or told.span is None:
        return
    known = _rank_grades(params)
    found = [cell for cell in _values(subject, params.labels.words) if cell.text in known]
    if len(found) != 1 or told.value not in known or _is_other_project(subject):
        return
    cell = found[0]
    if known[cell.text] != known[told.value] and not _covers(cell.span, told.span):
        values = {"text": told.value, "table": cell.text, "name": ""}
        yield Match(told.span, values, (Related("table", cell.span),), "likely")


def _is_other_project(subject: Subject) -> bool:
    """Whether a table is of one project, and the report of something else."""
    named = any(not cell.blank for cell in _values(subject, ("项目名称",)))
    return named and subject.identity.type.value != "project"


def _names(subject: Subject, params: Params) -> Iterator[Match]:
    from perflint.operands.misnamed import find_slips

    named = {cell.text: cell for cell in reversed(list(_values(subject, params.labels.words)))}
    known = {
        name: cell.span for name, cell in named.items() if _LEAST_NAME <= len(name) <= _LONGEST_NAME
    }
    for name, slip in find_slips(subject, known, named):
        values = {"text": slip.of(subject.flow.text), "table": name, "name": name}
        yield Match(named[name].span, values, (Related("text", slip),), "likely")


def _values(subject: Subject, labels: tuple[str, ...]) -> Iterator[GridCell]:
    """The cells to the right of those that say one of `labels`, and below such a column's head."""
    for sheet in sheets(subject):
        below = [column for column, head in enumerate(sheet.heads) if head in labels]
        for line in sheet.lines:
            yield from (cell for column in below if (cell := line[column]) and not cell.quantity)
            yield from _beside(line, labels)


def _beside(line: Sequence[GridCell | None], labels: tuple[str, ...]) -> Iterator[GridCell]:
    """The cells of `line` to the right of those that say one of `labels`."""
    for cell, after in pairwise(line):
        if cell and after and after is not cell and cell.text.rstrip("：") in labels:
            yield after


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
