"""Calculations that the report itself writes down: 54.6 ÷ 56 × 100 % = 97.5 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from perflint.model.figure import Figure
from perflint.relations.reading import RATIO, Reading, signed
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


_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SUMMED = compile_pattern(
    rf"(?<![0-9.÷/×*xX{ANY_SYMBOL}])(?P<terms>(?:(?:[{ANY_SYMBOL}]|{_NUMBER})[^，。；÷/×*=＝+＋（）\n{ANY_SYMBOL}0-9-]{{0,3}}"
    rf"[+＋−-][^，。；÷/×*=＝+＋（）\n{ANY_SYMBOL}0-9-]{{0,10}}){{1,11}}(?:[{ANY_SYMBOL}]|{_NUMBER}))"
    rf"[^，。；÷/×*=＝+＋（）\n{ANY_SYMBOL}0-9-]{{0,3}}[=＝][^，。；÷/×*=＝（）\n{ANY_SYMBOL}0-9]{{0,6}}(?P<sum>[{ANY_SYMBOL}])"
)
_TERM = compile_pattern(
    rf"(?P<sign>[+＋−-]?)[^+＋−{ANY_SYMBOL}0-9-]*(?P<term>[{ANY_SYMBOL}]|{_NUMBER})"
)


def find_written(view: View) -> Iterator[Reading]:
    """Readings of every quotient and sum with its result."""
    yield from _quotients(view)
    if "=" in view.text or "＝" in view.text:
        yield from _sums(view)


def _sums(view: View) -> Iterator[Reading]:
    """年末424人=年初412人+新增36人-减少24人 written the other way round, and 9.25+46.5+28=83.75分."""
    for match in _SUMMED.finditer(view.text):
        total = view.figures[view.at[match.start("sum")]]
        operands: list[Figure] = []
        signs: list[int] = []
        for found in _TERM.finditer(match["terms"]):
            signs.append(-1 if found["sign"] in ("-", "−") else 1)
            at = match.start("terms") + found.start("term")
            operands.append(
                view.figures[view.at[at]] if at in view.at else _bare(total, found["term"])
            )
        if all(same_kind(one, total) or not one.quantity.unit for one in operands):
            yield Reading(
                "written_sum", total, tuple(("addend", one) for one in operands), signed(tuple(signs)),
                ("total", total.index), ("written",), True,
            )  # fmt: skip


def _bare(total: Figure, number: str) -> Figure:
    """A number of a sum that bears no unit, in that of the total."""
    value = Decimal(number)
    decimals = max(0, -int(value.as_tuple().exponent))
    return total._replace(
        quantity=total.quantity._replace(value=value, decimals=decimals, text=number)
    )


def _quotients(view: View) -> Iterator[Reading]:
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
