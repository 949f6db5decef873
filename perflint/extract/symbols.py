"""The symbol text: the flow with each quantity as one private-use character.

Phrases run over it, so that `预算数{base:money}` is a handful of characters however the amount is
printed. The character tells the dimension.
"""

from __future__ import annotations

from bisect import bisect_left

from perflint.extract.quantities import Reading
from perflint.model.quantity import Quantity
from perflint.model.subject import Symbols
from perflint.text.labels import read_label
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import SYMBOLS

_STOP = compile_pattern("[。！？\n]")


def build_symbols(text: str, readings: tuple[Reading, ...]) -> tuple[Symbols, tuple[Quantity, ...]]:
    """The symbol text of flow `text` and its quantities, each knowing its symbol's offset."""
    parts: list[str] = []
    starts: list[int] = []
    flows: list[int] = []
    at_index: dict[int, int] = {}
    length = at = 0
    for index, reading in enumerate(readings):
        wide = reading.wide
        starts.append(length)
        flows.append(at)
        parts.append(text[at : wide.start])
        length += wide.start - at
        starts.append(length)
        flows.append(wide.start)
        parts.append(SYMBOLS[reading.dimension])
        at_index[length] = index
        length += 1
        at = wide.end
    starts.append(length)
    flows.append(at)
    parts.append(text[at:])
    symbol_text = "".join(parts).replace(",", "，")
    stops = tuple(match.start() for match in _STOP.finditer(symbol_text))
    lines = [stop for stop in stops if symbol_text[stop] == "\n"]
    quantities = [
        Quantity(
            index, reading.span, offset, text[reading.span.start : reading.span.end],
            reading.value, reading.decimals, reading.unit, reading.dimension, reading.scale,
            reading.currency, reading.qualifier, reading.inherited,
            read_label(symbol_text, offset), bisect_left(stops, offset), bisect_left(lines, offset),
        )
        for (offset, index), reading in zip(at_index.items(), readings, strict=True)
    ]  # fmt: skip
    return Symbols(symbol_text, tuple(starts), tuple(flows), at_index, stops), tuple(quantities)
