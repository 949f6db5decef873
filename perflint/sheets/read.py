"""From the tables of a subject to sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.same import Same
from perflint.model.subject import Subject
from perflint.sheets.columns import Column, Line, read_columns
from perflint.sheets.headings import read_bands
from perflint.sheets.lexicon import Lexicon, lexicon
from perflint.sheets.pages import Laid, lay_out
from perflint.sheets.panels import split_panels
from perflint.sheets.roles import COMPUTED, STAGES
from perflint.sheets.rows import RowWords, read_rows, row_words
from perflint.sheets.sheet import Sheet, read_numbers
from perflint.sheets.units import stated_units
from perflint.text.units import Unit


def sheets(subject: Subject) -> tuple[Sheet, ...]:
    """Every table of `subject`, cut where new headings begin; in reading order."""
    return _sheets(Same(subject.tables, of=subject)) if subject.tables else ()


@lru_cache(maxsize=1)
def _sheets(same: Same) -> tuple[Sheet, ...]:
    subject: Subject = same.of
    words, lists = lexicon(subject.vocabularies), row_words(subject.vocabularies)
    return tuple(
        sheet for laid in lay_out(subject, words) for sheet in _read(subject, laid, words, lists)
    )


def _read(subject: Subject, laid: Laid, words: Lexicon, lists: RowWords) -> Iterator[Sheet]:
    lines = laid.lines
    stated = stated_units(subject, subject.tables[laid.table])
    end = 0
    for band in read_bands(lines, words):
        heads = lines[band.top : band.first]
        keys = lines[band.keys] if band.keys >= 0 else None
        heads = [line for line in heads if line is not keys]
        rows = lines[band.first : band.end]
        above = lines[end : band.top]
        end = band.end
        for left, right in split_panels(heads, rows, words):
            panel = _Panel(
                [line[left:right] for line in heads],
                [line[left:right] for line in rows],
                keys[left:right] if keys else None,
                tuple(above) if not left else (),
            )
            yield _sheet(laid, panel, stated, words, lists)


class _Panel(NamedTuple):
    """The lines of one sheet: headings, rows, the row that numbers the columns, and what stands above."""

    heads: Sequence[Line]
    rows: Sequence[Line]
    keys: Line | None
    above: tuple[Line, ...]


def _find_unit(columns: Sequence[Column]) -> Unit | None:
    """The first unit that headings name."""
    units = (column.unit for column in columns)
    return next((unit for unit in units if unit and unit.text), None)


def _is_numeric(lines: Sequence[Line], columns: Sequence[Column], at: int) -> bool:
    """Whether a column holds numbers; the first one may do so by its labels or their order."""
    if columns[at].role in ("order", "code"):
        return False
    if not any((cell := line[at]) and cell.quantity and _own(line, at) for line in lines):
        return False
    return at > 0 or not (columns[0].role in ("name", "level") or _ordinals(lines))


def _sheet(
    laid: Laid, panel: _Panel, units: tuple[Unit, ...], words: Lexicon, lists: RowWords
) -> Sheet:
    heads, lines, keys, above = panel
    width = len(next(chain(heads, lines), ()))
    stated = units[0] if len(units) == 1 else None
    columns = read_columns(heads, keys, words, stated, width)
    numeric = tuple(at for at in range(width) if _is_numeric(lines, columns, at))
    first = numeric[0] if numeric else width
    named = _find_unit(columns[:first])
    if not stated and named:
        columns = read_columns(heads, keys, words, named, width)
    if len(units) > 1:
        columns = _with_units(columns, numeric, units)
    columns = _with_places(columns, lines)
    rows = read_rows(lines, columns, range(first), lists, words)
    return Sheet(
        laid.table, columns, rows, tuple(lines), numeric, read_numbers(lines, columns), above,
        tuple(heads), laid.loose,
    )  # fmt: skip


def _with_units(
    columns: tuple[Column, ...], numeric: tuple[int, ...], units: tuple[Unit, ...]
) -> tuple[Column, ...]:
    """The columns with the unit told for each, where as many are told as hold numbers, rates left out or not."""
    plain = [at for at in numeric if columns[at].role not in COMPUTED]
    told = next((one for one in (numeric, plain) if len(one) == len(units)), ())
    of = dict(zip(told, units, strict=False))
    return tuple(one._replace(unit=of[at]) if at in of else one for at, one in enumerate(columns))


def _with_places(columns: Sequence[Column], lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns with the decimals that their numbers are printed with. Amounts of stages in one unit are
    printed alike: a budget of 8 beside what was spent, 7.33, is 8.00."""
    places = [_places(_quantities(lines, at)) for at in range(len(columns))]
    most: dict[Unit | None, int] = {}
    for column, some in zip(columns, places, strict=True):
        if column.role in STAGES:
            most[column.unit] = max(some, most.get(column.unit, 0))
    return tuple(
        column._replace(places=most[column.unit] if column.role in STAGES else places[at])
        for at, column in enumerate(columns)
    )


def _own(line: Line, at: int) -> bool:
    """Whether the cell at a place of a row begins there."""
    return not at or line[at - 1] is not line[at]


def _quantities(lines: Sequence[Line], at: int) -> Iterator[Quantity]:
    return (cell.quantity for line in lines if (cell := line[at]) and cell.quantity)


def _places(quantities: Iterable[Quantity]) -> int:
    """How many decimals most of the numbers have that have any; none where most have none."""
    counted = Counter(quantity.decimals for quantity in quantities if quantity.value)
    whole = counted.pop(0, 0)
    if whole >= sum(counted.values()):
        return 0
    return max(counted, key=lambda count: (counted[count], count), default=0)


def _ordinals(lines: Sequence[Line]) -> bool:
    """Whether the first column only counts the rows."""
    return all(not q.unit and not q.decimals for q in _quantities(lines, 0))
