"""Columns: what their headings say of the cells below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from perflint.sheets.brackets import bare, notes
from perflint.sheets.cells import GridCell
from perflint.sheets.formulas import Formula, read_formula, read_key
from perflint.sheets.lexicon import Lexicon
from perflint.sheets.roles import COMPUTED, STAGES, Meaning, Role
from perflint.sheets.units import unit_below
from perflint.text.patterns import compile_pattern
from perflint.text.units import Unit

Line = tuple[GridCell | None, ...]
_BLANKS = compile_pattern(r"[\s　]+")
_STARS = compile_pattern(r"^\*+|\*+$")


class Column(NamedTuple):
    """One column: its whole heading (`head`, outermost words first), the heading that stands over
    several (`group`) and its own (`leaf`), what they mean, the unit of bare numbers below, the letter
    or number that names it, the formula it follows, and how many decimals numbers are printed with in
    it, trailing noughts left off or not (`places`)."""

    head: str
    group: str = ""
    leaf: str = ""
    meaning: Meaning = Meaning()
    unit: Unit | None = None
    key: str = ""
    formula: Formula | None = None
    places: int = 0

    @property
    def role(self) -> Role:
        """What the column holds."""
        return self.meaning.role


def read_columns(
    heads: Sequence[Line], keys: Line | None, lexicon: Lexicon, stated: Unit | None, width: int
) -> tuple[Column, ...]:
    """The columns under the rows `heads`; `keys` is the row that numbers them, `stated` the unit of
    amounts that the table or the lines above it name."""
    columns = []
    for at in range(width):
        words = _words(heads, at)
        head = "".join(words)
        group, leaf = "".join(words[:-1]), words[-1] if words else ""
        meaning = _mean(group, leaf, lexicon)
        found = [note for word in words for note in notes(word)]
        cell = keys[at] if keys else None
        if cell and cell.text:
            found.append(cell.text)
        formula = next((one for note in found if (one := read_formula(note))), None)
        key = next((letter for note in found if (letter := read_key(note))), "")
        if formula and formula.operation == "ratio" and meaning.role in STAGES:
            role: Role = "rate" if meaning.role == "executed" else "completion"
            meaning = meaning._replace(role=role)
        columns.append(
            Column(
                head, group, leaf, meaning, unit_below(words, meaning.role, stated),
                key or (formula.own if formula else ""), formula,
            )
        )  # fmt: skip
    return _share_unit(tuple(columns))


def _share_unit(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Amounts whose heading names no unit stand in the one unit that headings beside it name:
    预算数 | 执行数（万元）."""
    amounts = [column for column in columns if column.role in STAGES]
    named = {column.unit for column in amounts if column.unit and column.unit.text}
    if len(named) != 1:
        return columns
    unit = named.pop()
    return tuple(
        column._replace(unit=unit)
        if column.role in STAGES and column.unit and not column.unit.text
        else column
        for column in columns
    )


def _words(heads: Sequence[Line], column: int) -> list[str]:
    words: list[str] = []
    for line in heads:
        cell = line[column]
        text = _STARS.sub("", _BLANKS.sub("", cell.text)) if cell else ""
        if text and text not in words:
            words.append(text)
    return words


def _mean(group: str, leaf: str, lexicon: Lexicon) -> Meaning:
    """The meaning of a heading: its own words, and of those over it what they leave open."""
    own, over = (lexicon.read(bare(words), _is_percent(words)) for words in (leaf, group))
    if not group:
        return own
    period = own.period or over.period
    if own.role in ("", "amount", "total") and over.role not in ("", "name", "level"):
        role: Role = "total" if own.role == "total" else over.role
        return over._replace(role=role, of=over.role if role == "total" else over.of, period=period)
    if own.role == "percentage" and over.role in ("change", "growth"):
        return over._replace(role="growth", period=period)
    against = own.against or (over.against if own.role in COMPUTED else "")
    of = own.of or (over.of or over.role if own.role in COMPUTED else "")
    return own._replace(
        of=of, period=period, against=against,
        against_period=own.against_period or over.against_period,
    )  # fmt: skip


def _is_percent(head: str) -> bool:
    """Whether the brackets of a heading hold a per cent sign."""
    return "%" in notes(head)
