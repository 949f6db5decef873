"""A number with its unit, as printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from perflint.model.precision import EXACT
from perflint.model.record import Record, derived
from perflint.model.span import Span

Dimension = Literal[
    "money", "percent", "points", "score", "people", "count", "times", "multiple",
    "area", "length", "weight", "duration", "number",
]  # fmt: skip
Qualifier = Literal["", "about", "under", "over"]


class Quantity(Record):
    """A printed quantity. `value` is in the printed unit with `decimals` digits after the point;
    `scale` turns it into the base unit of its dimension (元, 人, %, …), so 3240万美元 has value 3240,
    unit 万美元, scale 10000, currency USD. `span` lies in the flow; `symbol` is its position in
    the symbol text (see extract/symbols.py). `qualifier`: about 约, under 近/不足, over 余/超.
    `label`: the words before it that name it. `sentence` and `paragraph` count from the start of the
    filing, -1 for what was read from a table cell by itself. `amount` is the value in base units."""

    index: int
    span: Span
    symbol: int
    text: str
    value: Decimal
    decimals: int
    unit: str
    dimension: Dimension
    scale: Decimal = Decimal(1)
    currency: str = ""
    qualifier: Qualifier = ""
    inherited: bool = False
    label: str = ""
    sentence: int = -1
    paragraph: int = -1
    amount: Decimal = derived(init=False)

    def _derive(self) -> None:
        self.amount = EXACT.multiply(self.value, self.scale)  # type: ignore[misc]  # is being made

    @property
    def ulp(self) -> Decimal:
        """One unit in the last printed place, in base units."""
        return self.scale.scaleb(-self.decimals)

    @property
    def exact(self) -> bool:
        """True where the printed number is a count of things and so stands for itself alone."""
        return self.dimension in _COUNTED and not self.decimals and self.scale == 1


_COUNTED = frozenset({"people", "count", "times", "number", "score", "duration"})
