"""Growth divided by what it led to."""

from __future__ import annotations

import pytest

from tests.relations.statements import statements


def _slips(text: str) -> list[str]:
    return [one.claim.slip for one in statements(text) if one.claim.verdict == "contradicted"]


@pytest.mark.parametrize(
    "text",
    [
        "招待费共计9.07万元，较上年减少0.71万元，下降7.83%。",
        "支出50万元，比上年的40万元增长20%。",
        "支出40万元，比上年的50万元下降25%。",
    ],
)
def test_the_later_figure_as_base_is_told(text: str) -> None:
    assert _slips(text) == ["base"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("支出50万元，比上年的40万元增长25%。", 0), ("支出50万元，比上年的40万元增长37%。", 1)],
)
def test_nothing_else_is_taken_for_it(text: str, count: int) -> None:
    slips = _slips(text)
    assert len(slips) == count
    assert "base" not in slips
