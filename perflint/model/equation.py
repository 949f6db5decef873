"""An equation between figures, as rules/identities.yaml declares it."""

from __future__ import annotations

from typing import NamedTuple


class Slot(NamedTuple):
    """Which figures may stand in one place of an equation: empty fields ask for nothing.

    `nature` and `stage` list what is allowed; `lead` and `tail` are words one of which must stand
    right before or after the number, `without` words that must not. Operands are looked for before the
    result; `after`: behind it as well.
    """

    nature: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    dimension: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    flow: str = ""
    direction: str = ""
    after: bool = False


class Equation(NamedTuple):
    """`result` = `formula` of `operands` (by name). `scope` bounds where operands are looked for:
    clause, item, sentence or paragraph. `mandatory`: where it does not hold, a number is wrong
    whatever it looks like. `unless`: words in the sentence that make it inapplicable. `decimals`: to how
    many places the result is exact at least, 10 being 10.0 for 1."""

    id: str
    title: str
    result: Slot
    operands: tuple[tuple[str, Slot], ...]
    formula: str
    form: str
    scope: str = "sentence"
    mandatory: bool = True
    unless: tuple[str, ...] = ()
    decimals: int = 0
