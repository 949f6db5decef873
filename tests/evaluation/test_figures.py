"""How the meaning of a figure is compared with its label."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluation.figures import EXACT, judge

LABEL: dict[str, Any] = {
    "concept": "“三公”经费支出", "owner": "本部门", "period": "2022", "stage": "executed",
    "nature": "level", "direction": "none", "against": "none", "whole": "none",
    "filled": {"period": "stated", "stage": "assumed", "owner": "inherited"},
    "also": {"stage": ["achieved"]},
}  # fmt: skip


def right_fields(figure: dict[str, Any] | None) -> set[str]:
    return {field for field, right in judge(LABEL, figure) if right}


def test_the_label_itself_is_right_in_every_field() -> None:
    assert right_fields(LABEL) == {field for field, _ in judge(LABEL, LABEL)}


def test_what_was_not_found_is_wrong_in_every_field() -> None:
    assert right_fields(None) == set()


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"stage": "achieved"}, set()),
        ({"stage": "target"}, {"stage"}),
        ({"concept": "三公经费支出"}, set()),
        ({"concept": "三公经费"}, {EXACT}),
        ({"concept": ""}, {"concept", EXACT}),
        ({"whole": "3:5"}, {"whole"}),
        ({"filled": {**LABEL["filled"], "stage": "stated"}}, {"filled stage"}),
    ],
)
def test_other_values(change: dict[str, Any], wrong: set[str]) -> None:
    everything = {field for field, _ in judge(LABEL, LABEL)}
    assert everything - right_fields({**LABEL, **change}) == wrong
