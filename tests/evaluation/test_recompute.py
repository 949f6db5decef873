"""The evaluator's own arithmetic and its ways of breaking a number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.evaluation.mutants import break_number
from tests.evaluation.recompute import Bounds, can_hold, evaluate, printed


def test_a_number_stands_for_what_prints_so() -> None:
    assert printed("1.5", cut_off=False) == Bounds(Fraction(29, 20), Fraction(31, 20))
    assert printed("200.", cut_off=False) == Bounds(Fraction(399, 2), Fraction(401, 2))
    assert printed("200", cut_off=False) == Bounds(Fraction(200), Fraction(200))
    assert printed("1.5", cut_off=True).low == Fraction(3, 2)
    assert printed("-1.5", cut_off=True).high == Fraction(-3, 2)


def test_bounds_follow_the_operations() -> None:
    assert evaluate("(3 - 1) * 5 / 4", cut_off=False) == Bounds(Fraction(5, 2), Fraction(5, 2))
    assert evaluate("-2.0 + 1", cut_off=False) == Bounds(Fraction(-21, 20), Fraction(-19, 20))
    with pytest.raises(ZeroDivisionError):
        evaluate("1 / 0", cut_off=False)
    with pytest.raises(ValueError):
        evaluate("1 +", cut_off=False)


@pytest.mark.parametrize(
    ("stated", "holds"), [("66.7", True), ("66.6", True), ("66.8", False), ("67.6", False)]
)
def test_rounded_and_cut_off_both_hold(stated: str, holds: bool) -> None:
    assert can_hold(stated, "2/3*100") is holds


def test_a_bound_is_met_from_its_side() -> None:
    assert can_hold("4", "12", must="at_most")
    assert not can_hold("13", "12", must="at_most")
    assert can_hold("97", "95", must="at_least")
    assert not can_hold("94", "95", must="at_least")


def test_numbers_are_broken_in_four_ways() -> None:
    mutants = list(break_number("1,204.6万元"))
    texts = {mutant.text for mutant in mutants}
    assert {"1,204.7万元", "2,104.6万元", "120.46万元", "12046万元", "1,204.6亿元"} <= texts
    assert {mutant.slip for mutant in mutants} == {"digit", "swap", "point", "unit"}
    assert all(not text.startswith("0,") for text in texts)
    assert next(m.factor for m in mutants if m.text.endswith(".6元")) == Fraction(1, 10_000)


def test_words_have_no_mutants() -> None:
    assert list(break_number("翻一番")) == []
