"""The unit that was meant where the digits are right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.arithmetic.slips import name_unit
from perflint.model.quantity import Quantity
from perflint.model.span import Span


@pytest.mark.parametrize(
    ("value", "unit", "scale", "exact", "meant"),
    [
        ("5386.25", "亿元", "1e8", "53862500", "万元"),
        ("1286.45", "元", "1", "12864500", "万元"),
        ("1286.45", "万元", "1e4", "1286.45", "元"),
        ("3.2", "万美元", "1e4", "320000000", "亿美元"),
        ("1286.45", "万元", "1e4", "0", ""),
        ("1286.45", "万元", "1e4", "1286450000000", ""),
    ],
)
def test_name_unit(value: str, unit: str, scale: str, exact: str, meant: str) -> None:
    stated = Quantity(0, Span(0, 1), 0, value, Decimal(value), 2, unit, "money", Decimal(scale))
    assert name_unit(stated, Decimal(exact)) == meant
