"""The figures of a filing with what relations ask of them again and again."""

from __future__ import annotations

from perflint.facts.lexicon import Lexicon
from perflint.model.figure import Figure
from perflint.model.subject import Symbols


class View:
    """Figures in order, and the text between them."""

    def __init__(self, figures: tuple[Figure, ...], symbols: Symbols, lexicon: Lexicon) -> None:
        self.figures = figures
        self.text = symbols.text
        self.lexicon = lexicon

    def gap(self, left: Figure, right: Figure) -> str:
        """The text from behind `left` to `right`, the last 120 characters of it."""
        start = left.quantity.symbol + 1
        end = right.quantity.symbol
        return self.text[max(start, end - 120) : end]


def same_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures can be added: same dimension and currency."""
    a, b = one.quantity, other.quantity
    if a.currency != b.currency:
        return False
    return a.dimension == b.dimension or (
        {a.dimension, b.dimension} <= {"people", "count", "times", "number"}
    )


def is_level(figure: Figure) -> bool:
    """Whether the figure is an amount or number of its own."""
    return figure.nature == "level" and not figure.role and figure.quantity.dimension not in (
        "percent", "points", "duration", "multiple"
    )
