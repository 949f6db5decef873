"""The points of signs are what the texts say, and the program reads by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.model.rule import Ruleset
from perflint.relations.standing import NONE
from tests.calibration.counting import read_texts
from tests.calibration.signs import Choice, count_right, fit_points, fit_weights, read_choices

STRAY = 2
"""By so many tenths points may be off before they have to be fitted anew: whoever makes perflint read a few
numbers in more ways moves some by one."""


def choice(text: str, right: int, *ways: str) -> Choice:
    """A number with the signs of each way, none of them last."""
    return Choice(text, (*(tuple(way.split()) for way in ways), (NONE,)), frozenset({right}))


CHOICES = [
    *(choice(f"near{n}", 0, "near", "far") for n in range(12)),
    *(choice(f"far{n}", 1, "near odd", "far") for n in range(3)),
    *(choice(f"none{n}", 1, "far") for n in range(4)),
    choice("once", 0, "rare", "far"),
]


def test_points_say_which_signs_what_holds_has() -> None:
    points = fit_points(CHOICES)
    assert points["near"] > points[NONE] > points["far"]
    assert list(points) == sorted(points, key=lambda sign: (-points[sign], sign))


def test_a_sign_seldom_met_counts_for_nothing() -> None:
    assert "odd" in fit_points(CHOICES) and "rare" not in fit_points(CHOICES)


def test_the_likeliest_way_is_mostly_right() -> None:
    assert count_right(fit_weights(CHOICES), CHOICES) >= 16


def test_the_order_of_texts_says_nothing() -> None:
    assert fit_points(CHOICES[::-1]) == fit_points(CHOICES)


@pytest.fixture(scope="module")
def fitted(shared: Path, builtin_rules: Ruleset) -> dict[str, dict[str, int]]:
    choices = read_choices(read_texts(shared), builtin_rules)
    return {form: fit_points(one) for form, one in choices.items()}


def test_what_is_shipped_is_what_the_texts_say(
    fitted: dict[str, dict[str, int]], builtin_rules: Ruleset
) -> None:
    assert fitted.keys() == builtin_rules.signs.keys()
    for form, points in fitted.items():
        shipped = builtin_rules.signs[form]
        assert points.keys() == shipped.keys()
        off = {sign: (shipped[sign], points[sign]) for sign in points}
        stray = {sign: pair for sign, pair in off.items() if abs(pair[0] - pair[1]) > STRAY}
        assert not stray, f"{form}: run python -m tests.calibration --write"
