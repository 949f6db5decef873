"""Slots are filled when asked for, the same in whatever order figures are asked for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from perflint.extract.build import build
from perflint.extract.statements import view_of
from perflint.model.figure import Figure
from perflint.readers import read
from perflint.ruleset import load_ruleset
from tests.goldens import filings

RULESET = load_ruleset()


def fill(text: str) -> Sequence[Figure]:
    """The figures of a text, none of them asked for yet."""
    return view_of(build(read("-", data=text.encode()), RULESET), RULESET).filled


@pytest.mark.parametrize("path", filings(), ids=lambda path: path.name)
def test_the_order_of_asking_changes_nothing(path):
    text = path.read_text(encoding="utf-8")
    forward, asked = list(fill(text)), fill(text)
    backward = [asked[at] for at in reversed(range(len(asked)))]
    assert len(forward) > 5
    assert forward == backward[::-1]


def test_a_part_below_its_line_is_filled_with_its_whole():
    part = fill("2023年全年支出300万元，其中：\n基本支出200万元；\n项目支出100万元。")[1]
    assert part.whole == 0
    assert part.period == "2023"
