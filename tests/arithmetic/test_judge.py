"""A printed value stands for the values that print so; operands' intervals carry over."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from perflint.arithmetic.interval import Value
from perflint.arithmetic.judge import judge
from perflint.model.precision import EXACT
from perflint.model.quantity import Dimension, Qualifier, Quantity
from perflint.model.span import Span

amounts = st.decimals(min_value=Decimal("0.5"), max_value=Decimal(999999), places=6)
decimals = st.integers(min_value=0, max_value=4)


def printed(value: Decimal, places: int, rounding: str, unit: str = "万元") -> Quantity:
    """`value` as a report prints it."""
    shown = value.quantize(Decimal(1).scaleb(-places), rounding)
    dimension: Dimension = "percent" if unit == "%" else "money"
    return Quantity(0, Span(0, 1), 0, f"{shown}{unit}", shown, places, unit, dimension)


def ratio(part: Value, base: Value) -> Value:
    return part / base * 100


def difference(first: Value, second: Value) -> Value:
    return first - second


@given(st.decimals(0, Decimal("9" * 37), places=2), st.decimals(1, Decimal("9" * 37), places=2))
def test_the_longest_numbers_are_added_and_multiplied_exactly(
    first: Decimal, second: Decimal
) -> None:
    with localcontext(EXACT):
        total, product = first + second, first * second
        operands = (printed(first, 2, ROUND_HALF_UP), printed(second, 2, ROUND_HALF_UP))
        stated = printed(total, 2, ROUND_HALF_UP)
        assert judge(stated, lambda a, b: a + b, operands).verdict == "holds"
        assert judge(operands[0], ratio, operands).exact is not None
    assert Fraction(total) == Fraction(first) + Fraction(second)
    assert Fraction(product) == Fraction(first) * Fraction(second)


@given(amounts, amounts, decimals, decimals, decimals, st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_true_ratio_is_never_contradicted(
    part: Decimal, base: Decimal, p: int, b: int, r: int, rounding: str
) -> None:
    true = part / base * 100
    operands = (printed(part, p, rounding), printed(base, b, rounding))
    assume(all(q.value for q in operands))
    stated = printed(true, r, rounding, "%")
    assume(stated.value)
    judged = judge(stated, ratio, operands)
    assert judged.verdict in ("holds", "holds_if_truncated", "skipped")
    if judged.verdict == "skipped":  # So few digits that nearly anything would fit.
        assert judged.possible is not None
        assert judged.possible.high - judged.possible.low > stated.amount


@given(amounts, amounts, decimals, decimals, st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_true_difference_is_never_contradicted(
    first: Decimal, second: Decimal, places: int, shown: int, rounding: str
) -> None:
    operands = (printed(first, places, rounding), printed(second, places, rounding))
    stated = printed(first - second, min(shown, places), rounding)
    assume(stated.value and all(q.value for q in operands))
    if first > second:
        assert judge(stated, difference, operands).verdict != "contradicted"


@given(amounts, amounts, decimals, st.integers(min_value=3, max_value=50))
def test_a_value_outside_every_interval_is_always_contradicted(
    first: Decimal, second: Decimal, places: int, ulps: int
) -> None:
    operands = (printed(first, places, ROUND_HALF_UP), printed(second, places, ROUND_HALF_UP))
    assume(all(q.value for q in operands))
    wrong = operands[0].value - operands[1].value + ulps * Decimal(1).scaleb(-places)
    assume(wrong)
    stated = printed(wrong, places, ROUND_HALF_UP)
    assert judge(stated, difference, operands).verdict == "contradicted"


def quantity(text: str, qualifier: Qualifier = "") -> Quantity:
    value = Decimal(text)
    places = max(0, -int(value.as_tuple().exponent))
    return Quantity(0, Span(0, 1), 0, text, value, places, "万元", "money", qualifier=qualifier)


def test_printed_digits_are_tried_as_they_stand_first() -> None:
    operands = (quantity("1919.36"), quantity("1588.4"))
    assert judge(quantity("120.83"), ratio, operands).verdict == "holds_if_truncated"
    assert judge(quantity("120.84"), ratio, operands).verdict == "holds"


def test_qualified_values_are_bounds() -> None:
    operands = (quantity("30"), quantity("40"))
    assert judge(quantity("70", "over"), ratio, operands).verdict == "approximate"
    assert judge(quantity("80", "over"), ratio, operands).verdict == "contradicted"
    assert judge(quantity("80", "under"), ratio, operands).verdict == "approximate"
    assert judge(quantity("70", "about"), ratio, operands).verdict == "approximate"


def test_a_zero_base_gives_no_verdict() -> None:
    assert judge(quantity("1"), ratio, (quantity("1"), quantity("0"))).verdict == "skipped"


def test_slips_have_names() -> None:
    operands = (quantity("150.00"), quantity("200.00"))
    slips = {
        text: judge(quantity(text), ratio, operands).slip
        for text in ("57.00", "76.00", "7.500", "750.0", "-75.00", "755.00", "31.42")
    }
    assert slips == {
        "57.00": "swap", "76.00": "digit", "7.500": "point", "750.0": "point", "-75.00": "sign",
        "755.00": "extra", "31.42": "",
    }  # fmt: skip
