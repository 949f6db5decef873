"""Repetitions go, and the order is total."""

from __future__ import annotations

from itertools import permutations

from perflint.model.result import Finding, Location, Values
from perflint.model.rule import Basis
from perflint.postprocess import deduplicate, order, postprocess


def finding(rule: str, line: int, column: int = 1, message: str = "不符") -> Finding:
    return Finding(
        rule=rule,
        name="name",
        severity="error",
        confidence="certain",
        message=message,
        location=Location(line, column, line, column + 2),
        excerpt="甲乙丙",
        mark=(0, 2),
        basis=Basis("预算法"),
        fingerprint="f",
    )


def test_order_is_by_place_then_rule_then_message_whatever_came_first() -> None:
    wanted = [
        finding("B1", 2),
        finding("A1", 10),
        finding("A1", 10, message="相符"),
        finding("B1", 10),
        finding("A1", 10, 2),
    ]
    for mixed in permutations(wanted):
        assert order(mixed) == wanted


def test_one_figure_is_reported_once_by_one_rule() -> None:
    first = finding("A1", 1)._replace(values=Values("57%", "75%", "150 ÷ 200"))
    again = first._replace(message="换一种说法", values=Values("57%", "76%", "152 ÷ 200"))
    other = first._replace(rule="A2")
    assert deduplicate([first, again, other]) == [first, other]


def test_two_missing_sections_at_one_place_are_both_reported() -> None:
    one, two = finding("S1", 1, message="缺少一"), finding("S1", 1, message="缺少二")
    assert set(postprocess([two, one, two])) == {one, two}


def test_one_slip_found_by_two_rules_is_one_finding() -> None:
    one = finding("W1", 1)._replace(suggestion="一如既往", severity="warning")
    other = one._replace(rule="W2", message="请核对")
    assert postprocess([other, one]) == (one,)
    assert postprocess([other._replace(severity="error"), one]) == (
        other._replace(severity="error"),
    )
    apart = other._replace(suggestion="一如往常")
    assert postprocess([one, apart]) == (one, apart)
    figures = [row._replace(values=Values("57%", "75%", "")) for row in (one, other)]
    assert postprocess(figures) == tuple(figures)
