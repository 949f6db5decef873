"""The symbol text: the flow with each quantity as one private-use character.

Phrases run over it, so that `预算数{base:money}` is a handful of characters however the amount is
printed. The character tells the dimension.
"""

from __future__ import annotations

from perflint.extract.quantities import Reading
from perflint.model.quantity import Quantity
from perflint.model.subject import Symbols
from perflint.text.symbols import SYMBOLS


def build_symbols(
    text: str, readings: tuple[Reading, ...]
) -> tuple[Symbols, tuple[Quantity, ...]]:
    """The symbol text of flow `text` and its quantities, each knowing its symbol's offset."""
    parts: list[str] = []
    starts: list[int] = []
    flows: list[int] = []
    quantities: list[Quantity] = []
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
        quantities.append(
            Quantity(
                index, reading.span, length, text[reading.span.start : reading.span.end],
                reading.value, reading.decimals, reading.unit, reading.dimension, reading.scale,
                reading.currency, reading.qualifier, reading.inherited,
            )  # fmt: skip
        )
        length += 1
        at = wide.end
    starts.append(length)
    flows.append(at)
    parts.append(text[at:])
    symbols = Symbols("".join(parts).replace(",", "，"), tuple(starts), tuple(flows), at_index)
    return symbols, tuple(quantities)
