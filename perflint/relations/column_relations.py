"""A relation between columns of a table, read in each of its lines.

How many of the other lines it fits tells how far it can be relied on in one; where they speak against it, it
is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.judge import is_slip, judge
from perflint.model.claim import SOUND
from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.relations.reading import ROW, ROWS, Reading
from perflint.relations.view import View
from perflint.sheets.brackets import bare
from perflint.sheets.roles import Role
from perflint.sheets.sheet import Sheet
from perflint.text.patterns import compile_pattern

_MOST_COLUMNS, _MOST_ROWS = 16, 200
_LONGEST = 24
_UNHEADED = "数"
_FULL = 100
_MANY, _MORE = 3, 8
_STAFF = compile_pattern(r"编(?:制数?)?$|[空缺超]编|在[编职岗]|实有|人数$|人员数?$")
_UNTOLD: tuple[Role, ...] = ("order", "code", "criterion", "note", "reason", "unit", "comparator")


class Relation(NamedTuple):
    """A reading of one line with the columns it is of: that of the number stated, those of its operands;
    `lines`: where they stand. Its quantities say how those of a line are taken: in how many times their
    unit (`scale`), exact to how many places at least (`decimals`)."""

    reading: Reading
    stated: int
    operands: tuple[int, ...]
    lines: tuple[int, ...] = ()


class Numbers:
    """The numbers of a table that are quantities of the filing, by line and column. `columns`: those that
    may follow from each other; `headed`: whether headings tell what they hold."""

    def __init__(self, view: View, sheet: Sheet) -> None:
        self.view, self.sheet = view, sheet
        self.headed = any(column.head for column in sheet.columns)
        self.columns = tuple(
            at for at in sheet.numeric
            if (sheet.columns[at].head or not self.headed) and sheet.columns[at].role not in _UNTOLD
        )[:_MOST_COLUMNS]  # fmt: skip
        self.lines = tuple(range(min(len(sheet.lines), _MOST_ROWS)))
        self._read: dict[int, tuple[Quantity | None, ...]] = {}
        self._amounts: dict[int, tuple[Decimal | None, ...]] = {}
        self._roughly: dict[int, tuple[tuple[float, float], ...]] = {}

    def at(self, line: int, column: int) -> Quantity | None:
        """The number at a place."""
        return self.column(column)[line]

    def column(self, column: int) -> tuple[Quantity | None, ...]:
        """The numbers of a column, line by line."""
        if column not in self._read:
            numbers = [self.sheet.numbers[line][column] for line in self.lines]
            known = range(len(self.view.figures))
            self._read[column] = tuple(
                [one if one and one.index in known else None for one in numbers]
            )
        return self._read[column]

    def amounts(self, column: int) -> tuple[Decimal | None, ...]:
        """The amounts of the numbers of a column, line by line."""
        if column not in self._amounts:
            numbers = self.column(column)
            self._amounts[column] = tuple([one.amount if one else None for one in numbers])
        return self._amounts[column]

    def roughly(self, column: int) -> tuple[tuple[float, float], ...]:
        """The amounts of the numbers of a column and one in their last place, line by line, near enough to rule
        out most; noughts for none."""
        if column not in self._roughly:
            numbers = self.column(column)
            self._roughly[column] = tuple(
                [(float(one.amount), float(one.ulp)) if one else (0.0, 0.0) for one in numbers]
            )
        return self._roughly[column]

    def tell(self, line: int, columns: Iterable[int]) -> tuple[View, dict[int, int]] | None:
        """The numbers of a line told in one sentence, each behind its heading, and for each figure of it its
        column; None where headings hold numbers of their own."""
        text, places = "", {}
        for column in columns:
            number = self.at(line, column)
            if number is None:
                return None
            head = bare(self.sheet.columns[column].head)[-_LONGEST:] or _UNHEADED
            text += head
            places[len(text)] = column
            text += f"{number.value:f}{number.unit or _unit_said(head, number)}，"
        told = self.view.tell(f"{text[:-1]}。") if self.view.tell is not None else None
        if told is None or len(told.figures) != len(places):
            return None
        starts = [figure.quantity.span.start for figure in told.figures]
        if set(starts) != set(places):
            return None
        return told, {at: places[start] for at, start in enumerate(starts)}


def _unit_said(head: str, number: Quantity) -> str:
    """The unit that a heading leaves to its reader: posts and staff are counted in people."""
    if number.dimension == "money":
        return "元"
    staffed = number.dimension == "number" and not number.decimals and _STAFF.search(head)
    return "人" if staffed else ""


def read_lines(numbers: Numbers, relation: Relation) -> Iterator[Reading]:
    """A relation as readings of its lines, each with how many others it fits; none where it does not fit
    most of them."""
    readings = {line: _of_line(numbers, line, relation) for line in relation.lines}
    fits = {line: _fits(reading) for line, reading in readings.items()}
    good = sum(fit is True for fit in fits.values())
    bad = sum(fit is False for fit in fits.values())
    for line, reading in readings.items():
        fitting, missing = good - (fits[line] is True), bad - (fits[line] is False)
        if missing > max(fitting, 1) or _is_capped(reading):
            continue
        if not (numbers.headed or fits[line]) and _may_be_rounded(reading):
            continue
        if not fitting + missing:
            yield reading._replace(form=ROW + reading.form)
            continue
        yield reading._replace(
            form=ROWS + reading.form, features=(_company(fitting, missing), *reading.features),
            mandatory=reading.mandatory and missing < fitting,
        )  # fmt: skip


def _is_capped(reading: Reading) -> bool:
    """Whether an aim is told as met in full: one that was passed, or a limit that was kept."""
    base = dict(reading.operands).get("base")
    aimed = base is not None and base.stage == "target"
    return (
        aimed
        and reading.stated.quantity.dimension == "percent"
        and reading.stated.quantity.value == _FULL
    )


def _may_be_rounded(reading: Reading) -> bool:
    """Whether a number of which no heading tells that it is a count misses by no more than rounding makes."""
    operands = [figure.quantity for _, figure in reading.operands]
    exact = judge(reading.stated.quantity, reading.calculation.formula, tuple(operands)).exact
    if exact is None:
        return True
    gap = abs(exact - reading.stated.quantity.amount)
    return 2 * gap <= reading.stated.quantity.ulp + sum(one.ulp for one in operands)


def _company(fitting: int, missing: int) -> str:
    """What the other lines say of a relation, in one word."""
    if missing:
        return "mixed" if missing * _MANY > fitting else "mostly"
    return "all" if fitting >= _MORE else "many" if fitting >= _MANY else "few"


def _fits(reading: Reading) -> bool | None:
    """Whether the figures fit, None where they say nothing: noughts, blanks, a slip of a typist."""
    operands = tuple(figure.quantity for _, figure in reading.operands)
    parts = [one for one in operands if one.value]
    enough = len(parts) == len(operands) or (len(parts) > 1 and not reading.calculation.divides)
    if not reading.stated.quantity.value or not enough:
        return None
    judgement = judge(reading.stated.quantity, reading.calculation.formula, operands)
    return (
        None if judgement.verdict == "skipped" or is_slip(judgement) else judgement.verdict in SOUND
    )


def _of_line(numbers: Numbers, line: int, relation: Relation) -> Reading:
    reading = relation.reading
    stated = _figure(numbers, line, relation.stated, reading.stated)
    operands = tuple(
        (role, _figure(numbers, line, at, figure))
        for (role, figure), at in zip(reading.operands, relation.operands, strict=True)
    )
    return reading._replace(
        stated=stated, operands=operands, group=(reading.group[0], stated.index)
    )


def _figure(numbers: Numbers, line: int, column: int, told: Figure) -> Figure:
    """What a sentence told of a column, said of the number of one line."""
    quantity = numbers.at(line, column)
    assert quantity is not None
    main = numbers.view.figures[quantity.index]
    taken = told.quantity
    if taken.scale != 1 or taken.decimals > quantity.decimals:
        quantity = quantity._replace(
            scale=quantity.scale * taken.scale, decimals=max(quantity.decimals, taken.decimals)
        )
    return told._replace(
        index=main.index,
        quantity=quantity,
        sentence=main.sentence, paragraph=main.paragraph, clause=main.clause, item=main.item,
        concept=numbers.sheet.label(line) or told.concept, of=-1, base=-1, whole=-1, depth=0, hung=-1,
    )  # fmt: skip
