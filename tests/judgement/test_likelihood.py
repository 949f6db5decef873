"""What a miss looks like, and how much that says."""

from __future__ import annotations

import pytest

from perflint.arithmetic.judge import Judgement, judge
from perflint.judgement.likelihood import NO_SLIP, appearance, likelihood
from perflint.relations.reading import RATIO, Reading
from perflint.ruleset.loader import load_ruleset
from tests.judgement.test_policy import figure

RATE = Reading(
    "rate",
    figure(2, "78.37", "%"),
    (("part", figure(0, "878.17")), ("base", figure(1, "1120.52"))),
    RATIO,
)


def miss(rate: str, part: str = "878.17", base: str = "1120.52") -> Judgement:
    operands = (figure(0, part).quantity, figure(1, base).quantity)
    return judge(figure(2, rate, "%").quantity, RATIO.formula, operands)


@pytest.mark.parametrize(
    ("rate", "looks"),
    [
        ("78.32", ("last", 4)),
        ("73.37", ("digit", 4)),
        ("73.87", ("swap", 4)),
        ("7.837", ("point", 4)),
        ("31.42", ("", 4)),
    ],
)  # fmt: skip
def test_what_a_miss_looks_like(rate: str, looks: tuple[str, int]) -> None:
    assert appearance(miss(rate), RATE) == looks


def test_a_slip_of_many_digits_says_more_than_one_of_few() -> None:
    counts = load_ruleset().reliabilities
    few, many = miss("73", "78", "100"), miss("73.37")
    assert 1 < likelihood(few, RATE, counts, True) < likelihood(many, RATE, counts, True)
    assert likelihood(miss("31.42"), RATE, counts, True) == NO_SLIP


def test_nothing_counted_says_nothing() -> None:
    assert likelihood(miss("73.37"), RATE, {}, True) == 1
