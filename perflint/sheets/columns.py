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
        group, leaf = "".join(words[:-1]), words[-1] if words else ""
        found = _find_notes(words, keys[at] if keys else None)
        formula = next(filter(None, map(read_formula, found)), None)
        key = next(filter(None, map(read_key, found)), formula.own if formula else "")
        meaning = _apply(formula, _mean(group, leaf, lexicon))
        unit = unit_below(words, meaning.role, stated)
        columns.append(Column("".join(words), group, leaf, meaning, unit, key, formula))
    return _share_unit(tuple(columns))


def _find_notes(words: Sequence[str], key: GridCell | None) -> list[str]:
    """What brackets in headings hold, and the cell that numbers the column."""
    found = [note for word in words for note in notes(word)]
    return [*found, key.text] if key and key.text else found


def _apply(formula: Formula | None, meaning: Meaning) -> Meaning:
    """The meaning of amounts that are given as a ratio."""
    if not formula or formula.operation != "ratio" or meaning.role not in STAGES:
        return meaning
    return meaning._replace(role="rate" if meaning.role == "executed" else "completion")


def _share_unit(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Amounts whose heading names no unit stand in the one unit that headings beside it name:
    预算数 | 执行数（万元）."""
    units = [column.unit for column in columns if column.role in STAGES]
    named = {unit for unit in units if unit and unit.text}
    if len(named) != 1:
        return columns
    unit = named.pop()
    return tuple(
        column._replace(unit=unit) if _lacks_unit(column) else column for column in columns
    )


def _lacks_unit(column: Column) -> bool:
    return column.role in STAGES and column.unit is not None and not column.unit.text


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
    return _complete(own, over)


def _complete(own: Meaning, over: Meaning) -> Meaning:
    """A meaning with the periods of the heading over it, what is computed with its names too."""
    own = own._replace(
        period=own.period or over.period, against_period=own.against_period or over.against_period
    )
    if own.role not in COMPUTED:
        return own
    return own._replace(against=own.against or over.against, of=own.of or over.of or over.role)


def _is_percent(head: str) -> bool:
    """Whether the brackets of a heading hold a per cent sign."""
    return "%" in notes(head)
