from __future__ import annotations

import pytest

from tests.checks.marked import marked


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("预算执率为98%。", ["预算执率"]),
        ("绩效目目标已完成。", ["绩效目目标"]),
        ("绩自效评结论为优。", ["绩自效评"]),
        ("一般公工预算拨款。", ["一般公工预算"]),
        ("政府性基金预算、一般公共预算。", []),
    ],
)
def test_terms_miswritten(text: str, places: list[str]) -> None:
    assert marked("WRD340", text) == places


@pytest.mark.parametrize(
    "text",
    [
        "绩效管理理念深入人心。",  # 理 opens the next word
        "业绩绩效挂钩。",  # 绩 ends the word before
        "投资到位率98%。",
        "内控机构健全。",
        "绩效\t标目",
        "基本 出支",
    ],
)
def test_neighbours_and_other_words_are_left_alone(text: str) -> None:
    assert marked("WRD340", text) == []
