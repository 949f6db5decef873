from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from perflint.arithmetic.growth import compound, of_grown, of_shrunk, over, relative
from perflint.arithmetic.interval import Interval, point

positive = st.decimals(min_value=Decimal(1), max_value=Decimal(10**6), places=3)


def close(first: Interval, second: Interval) -> bool:
    return abs(first.low - second.low) < Decimal("1e-20") * max(Decimal(1), abs(first.low))


@given(positive, positive)
def test_the_forms_of_a_rise_agree(before: Decimal, delta: Decimal) -> None:
    now = before + delta
    size = over(point(delta), point(before))
    assert close(size, relative(point(now), point(before)))
    assert close(size, of_grown(point(now), point(delta)))


@given(positive, positive)
def test_the_forms_of_a_fall_agree(now: Decimal, delta: Decimal) -> None:
    before = now + delta
    size = over(point(delta), point(before))
    assert close(size, relative(point(now), point(before)))
    assert close(size, of_shrunk(point(now), point(delta)))


@given(positive, st.integers(min_value=1, max_value=15))
def test_a_yearly_rate_compounds(before: Decimal, years: int) -> None:
    now = before * Decimal("1.1") ** years
    assert abs(compound(point(now), point(before), years).low - Decimal("0.1")) < Decimal("1e-15")
