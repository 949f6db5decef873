"""The one policy: which misses are errors, warnings, or no more than doubts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.judgement.policy import Judged, judge_readings
from perflint.judgement.reliability import cells, estimate
from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.model.span import Span
from perflint.relations.reading import RATIO, Reading


def figure(index: int, value: str, unit: str = "万元") -> Figure:
    number = Decimal(value)
    quantity = Quantity(
        index, Span(index, index + 1), index, value + unit, number,
        max(0, -int(number.as_tuple().exponent)), unit, "percent" if unit == "%" else "money",
    )  # fmt: skip
    return Figure(index, quantity, "", "", "", 0, 0, 0, 0, 0, -1)


def reading(rate: str, base: str = "200.00", **more: object) -> Reading:
    operands = (("part", figure(0, "150.00")), ("base", figure(1, base)))
    return Reading("test", figure(2, rate, "%"), operands, RATIO, ("rate", 2))._replace(**more)


def judged(
    *readings: Reading, counts: dict[str, tuple[int, int]], own: bool = True, alone: bool = True
) -> Judged:
    (one,) = judge_readings(readings, counts, own, lambda _reading: alone)
    return one


@pytest.mark.parametrize(
    ("counts", "grade"),
    [
        ((1000, 1000), "error"),
        ((980, 1000), "warning"),
        ((900, 1000), ""),
        ((0, 0), "warning"),
    ],
)
def test_a_mandatory_form_accuses_as_far_as_it_holds(counts: tuple[int, int], grade: str) -> None:
    one = judged(reading("57.00", mandatory=True), counts={"test": counts} if counts[1] else {})
    assert one.judgement.verdict == "contradicted"
    assert one.grade == grade


def test_a_form_nobody_has_met_does_not_accuse() -> None:
    assert judged(reading("31.42"), counts={}).grade == ""


def test_a_miss_that_looks_like_no_slip_needs_a_reliable_form() -> None:
    counts = {"test": (60, 100)}
    assert judged(reading("31.42"), counts=counts).grade == ""
    assert (
        judged(reading("31.42"), counts=counts, own=False).odds
        < judged(reading("31.42"), counts=counts).odds
    )


def test_a_rival_that_fits_was_meant() -> None:
    right = reading("60.00", "250.00", features=("far",))
    one = judged(reading("60.00"), right, counts={"test": (90, 100), "test|far": (40, 60)})
    assert one.judgement.verdict == "holds"


def test_cells_go_from_wide_to_narrow() -> None:
    assert cells("sum", ("said", "n2")) == ["sum", "sum|said", "sum|said|n2"]
    few = estimate({"sum": (99, 100), "sum|said": (1, 2)}, "sum", ("said",))
    assert 0.5 < few.share < 0.99
    assert (few.holding, few.met) == (1, 2)


def test_a_spare_reading_clears_a_number_and_accuses_none() -> None:
    counts = {"test": (1000, 1000)}
    asked: list[Reading] = []

    def spares(missed: Reading) -> list[Reading]:
        asked.append(missed)
        return [reading("60.00", base="250.00")]

    miss = reading("60.00", mandatory=True)
    (cleared,) = judge_readings([miss], counts, True, spares=spares)
    assert (cleared.judgement.verdict, cleared.grade) == ("holds", "")
    (held,) = judge_readings([reading("75.00", mandatory=True)], counts, True, spares=spares)
    assert held.judgement.verdict == "holds"
    assert asked == [miss]


def test_a_miss_that_is_no_slip_is_certain_only_where_nothing_else_may_be_meant() -> None:
    counts, miss = {"test": (1000, 1000)}, reading("31.42", mandatory=True)
    assert judged(miss, counts=counts).grade == "error"
    assert judged(miss, counts=counts, alone=False).grade == "warning"


def test_words_alone_accuse_nobody_in_a_text_that_was_checked() -> None:
    counts, miss = {"test": (1000, 1000)}, reading("31.42", mandatory=True)
    assert judged(miss, counts=counts, own=False).grade != "error"
