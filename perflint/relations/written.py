"""Calculations that the report itself writes down: 54.6 ÷ 56 × 100 % = 97.5 %."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from perflint.relations.reading import RATIO, Reading
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_WRITTEN = compile_pattern(
    rf"(?P<part>[{ANY_SYMBOL}])(?:）|)(?:÷|/|除以)(?:[^，。；÷/={ANY_SYMBOL}]{{0,12}}（|（)?(?P<base>[{ANY_SYMBOL}])"
    rf"[）］]?(?:[×*xX](?P<hundred>[{ANY_SYMBOL}]))?(?:[=＝]|，?即|，?为)(?P<rate>[{ANY_SYMBOL}])"
)

_DEFINED = compile_pattern(
    rf"(?P<rate>[{ANY_SYMBOL}])[）］]?[=＝][^，。；=＝{ANY_SYMBOL}]{{0,12}}[（［]?(?P<part>[{ANY_SYMBOL}])[）］]?"
    rf"[÷/][^，。；=＝{ANY_SYMBOL}]{{0,12}}[（［]?(?P<base>[{ANY_SYMBOL}])"
)


def find_written(view: View) -> Iterator[Reading]:
    """Readings of every quotient with its result."""
    at = view.at
    if "÷" not in view.text and "/" not in view.text:
        return
    for match in chain(_WRITTEN.finditer(view.text), _DEFINED.finditer(view.text)):
        rate = view.figures[at[match.start("rate")]]
        part = view.figures[at[match.start("part")]]
        base = view.figures[at[match.start("base")]]
        times = view.text[match.start("rate") - 1] in "×*xX"
        if rate.quantity.dimension == "percent" and not times and same_kind(part, base):
            yield Reading(
                "written",
                rate,
                (("part", part), ("base", base)),
                RATIO,
                ("rate", rate.index),
                ("written",),
                True,
            )
