"""How numbers of a text are broken many at a time, without one break disturbing another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.rule import Ruleset
from tests.evaluation.breaking import Target, apply_breaks, choose_breaks, plan_rounds, run_breaks
from tests.evaluation.corpus import Relation, as_target, digits_of

LINES = [
    "全年预算数 200 万元，执行数 150 万元，完成预算的 75.00%。",
    "全年预算数 480 万元，执行数 360 万元，完成预算的 75.00%。",
    "组织培训三期。",
    "全年预算数 840 万元，执行数 651 万元，完成预算的 77.50%。",
]


def target_at(line: int, stated: str, recomputed: str) -> Target:
    text = "\n".join(LINES)
    column = LINES[line - 1].index(stated)
    return as_target(Relation("a.txt", line, column, "share", stated, recomputed), text)


def test_every_slip_is_made_once_and_never_one_that_agrees() -> None:
    breaks = choose_breaks(target_at(1, "75.00", "75"))
    assert sorted(one.mutant.slip for one in breaks) == ["digit", "point", "swap"]
    assert all(abs(Decimal(one.mutant.number) - 75) > Decimal("0.01") for one in breaks)
    assert breaks == choose_breaks(breaks[0].target)


def test_a_wide_point_stays_wide() -> None:
    target = Target("w", 1, 2, "37．25", lambda mutant: False)
    assert {one.mutant.text.count("．") for one in choose_breaks(target)} == {1}
    assert digits_of("37．25亿元") == "37.25"


def test_rounds_keep_breaks_apart() -> None:
    first, second, fourth = (
        target_at(n, v, v) for n, v in ((1, "75.00"), (2, "75.00"), (4, "77.50"))
    )
    breaks = [choose_breaks(one)[0] for one in (first, second, fourth)]
    assert [[b.target.line for b in one] for one in plan_rounds(breaks, LINES)] == [[1, 4], [2]]


def test_numbers_printed_in_both_lines_are_not_broken_together() -> None:
    lines = ["执行数 1,250.5 万元。", "", "", "", "如上所述，执行数 1250.5 万元。"]
    both = [Target(str(n), n, 4, "1,250.5", lambda mutant: False) for n in (1, 5)]
    assert len(plan_rounds([choose_breaks(one)[0] for one in both], lines)) == 2


def test_a_break_replaces_the_number_only() -> None:
    one = choose_breaks(target_at(4, "77.50", "77.5"))[0]
    text = apply_breaks(LINES, [one])
    assert text.split("\n")[:3] == LINES[:3]
    assert f"完成预算的 {one.mutant.text}%。" in text


def test_what_was_accused_before_does_not_count(builtin_rules: Ruleset) -> None:
    targets = [target_at(1, "75.00", "75"), target_at(4, "77.50", "77.5")]

    def lint(text: str):
        return lint_text(text, builtin_rules, Config()).findings

    outcomes = run_breaks("\n".join(LINES), targets, lint)
    assert {one.target.line for one in outcomes if one.caught} == {1, 4}
    wrong = "\n".join(LINES).replace("75.00%", "57.00%", 1)
    accused = [target_at(1, "75.00", "75")._replace(stated="57.00")]
    assert not any(one.caught for one in run_breaks(wrong, accused, lint))


def test_a_text_that_does_not_hold_the_number_is_refused() -> None:
    one = choose_breaks(target_at(1, "75.00", "75"))[0]
    with pytest.raises(AssertionError):
        apply_breaks(["组织培训三期。"], [one])
