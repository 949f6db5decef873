"""Rows of tables read as a sentence would tell them: 年初预算数320万元，年中调减48万元，全年预算数272万元.

Headings say of a number what the words before it say in prose, so that every relation of prose is one of
tables. It is found once for all rows that fill the same columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.relations.column_relations import Numbers, Relation
from perflint.relations.reading import Reading
from perflint.relations.view import View, bare_unit
from perflint.sheets.roles import Role

_SAMPLES = 3
Find = Callable[[View], Iterator[Reading]]
_Key = tuple[str, str, int, tuple[int, ...]]
_Cell = tuple[int, str, str]
_INDICATOR: tuple[Role, ...] = ("target", "actual")


def find_told_columns(numbers: Numbers, find: Find) -> Iterator[Relation]:
    """The relations that `find` has of the lines of a table told as sentences."""
    shapes: dict[tuple[_Cell, ...], list[int]] = {}
    rows = zip(*map(numbers.column, numbers.columns), strict=True)
    for line, row in zip(numbers.lines, rows, strict=True):
        shape = _shape(numbers, row)
        if len(shape) > 1:
            shapes.setdefault(shape, []).append(line)
    relations: dict[_Key, Relation] = {}
    for shape, alike in shapes.items():
        filled = tuple(column for column, *_ in shape)
        found: dict[_Key, Relation] = {}
        for line in alike[:_SAMPLES]:
            for one in _relations(numbers, line, filled, find):
                reading = one.reading
                key = reading.form, reading.calculation.template, one.stated, one.operands
                found.setdefault(key, one)
        for key, one in found.items():
            known = relations.get(key, one)
            relations[key] = known._replace(lines=(*known.lines, *alike))
    yield from relations.values()


def _shape(numbers: Numbers, row: Sequence[Quantity | None]) -> tuple[_Cell, ...]:
    """The columns that a line fills, with what they count there."""
    filled = zip(numbers.columns, row, strict=True)
    return tuple([(at, one.dimension, bare_unit(one)) for at, one in filled if one is not None])


def _relations(
    numbers: Numbers, line: int, filled: tuple[int, ...], find: Find
) -> Iterator[Relation]:
    told = numbers.tell(line, filled)
    if told is None:
        return
    view, columns = told
    for reading in find(view):
        operands = tuple(columns[figure.index] for _, figure in reading.operands)
        roles = {numbers.sheet.columns[at].role for at in operands}
        if reading.stated.nature == "score" and not roles.isdisjoint(_INDICATOR):
            continue  # What an indicator reached in per cent is no rate by which its points are given.
        yield Relation(_apart_from(reading, view), columns[reading.stated.index], operands)


def _apart_from(reading: Reading, view: View) -> Reading:
    """A reading whose quantities tell how it takes those of a line, not what they were in the sample."""

    def apart(figure: Figure) -> Figure:
        taken, printed = figure.quantity, view.figures[figure.index].quantity
        least = taken.decimals if taken.decimals != printed.decimals else 0
        factor = taken.scale / printed.scale
        return figure._replace(quantity=taken._replace(scale=factor, decimals=least))

    return reading._replace(
        stated=apart(reading.stated),
        operands=tuple((role, apart(figure)) for role, figure in reading.operands),
    )
