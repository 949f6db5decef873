"""Readings of the lines of tables: by what headings tell, then by what figures show."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.relations.column_relations import Numbers, read_lines
from perflint.relations.found_columns import find_found_columns
from perflint.relations.reading import Reading
from perflint.relations.told_columns import Find, find_told_columns
from perflint.relations.view import View
from perflint.sheets.roles import Role

_INDICATORS: frozenset[Role] = frozenset({"target", "actual", "weight", "score"})
"""What tables of indicators hold; nothing in them follows from the rest of its line."""


def find_in_tables(view: View, find: Find) -> Iterator[Reading]:
    """The readings of all lines of all tables; `find` reads a sentence."""
    for sheet in view.sheets:
        numbers = Numbers(view, sheet)
        roles = {sheet.columns[at].role for at in numbers.columns}
        if len(numbers.columns) < 2 or roles <= _INDICATORS:
            continue
        known: set[frozenset[int]] = set()
        for relation in find_told_columns(numbers, find) if numbers.headed else ():
            found = list(read_lines(numbers, relation))
            if found:
                known.add(frozenset((relation.stated, *relation.operands)))
            yield from found
        for relation in find_found_columns(numbers, known):
            yield from read_lines(numbers, relation)
