from __future__ import annotations

import pytest

from tests.checks.count_sentences import POINTS, UNRELATED
from tests.checks.verdicts import claims, verdicts

POINT = "NUM402"


@pytest.mark.parametrize(("count", "expected", "text"), POINTS)
def test_points_are_counted(count: str, expected: str, text: str) -> None:
    (claim,) = claims(POINT, text)
    assert claim.stated
    assert claim.stated.text == count
    assert (claim.verdict, claim.expected) == (
        ("contradicted", expected) if expected else ("holds", claim.expected)
    )


@pytest.mark.parametrize("text", UNRELATED)
def test_points_of_something_else_are_let_be(text: str) -> None:
    assert "contradicted" not in verdicts(POINT, text)


def test_the_points_are_shown_without_their_numbers() -> None:
    (claim,) = claims(POINT, "我局内设4个科室：\n（1）办公室\n（2）法规科\n（3）审批科\n（二）编制")
    assert claim.expression == "列出 3 项：办公室、法规科、审批科"
    assert claim.values["written"] == "4个科室"
    assert (claim.values["listed"], claim.values["items"]) == ("3", "办公室、法规科、审批科")


@pytest.mark.parametrize(
    "text", ["3个方面：一是" * 2000, "3个方面：\n" * 400, "3个科室：\n（1）甲\n" * 1500]
)
def test_hostile_text_comes_to_an_end(text: str) -> None:
    assert "contradicted" not in verdicts(POINT, text)


TABLE = """| 标段 | 中标价（万元） |
|---|---|
| 一标段 | 120.00 |
| 二标段 | 96.50 |
| 三标段 | 88.20 |
| 合计 | 304.70 |
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("分三个标段招标，中标情况如下：\n" + TABLE, "holds"),
        ("分四个标段招标，中标情况如下：\n单位：万元\n" + TABLE, "contradicted"),
        ("中标情况如下：\n" + TABLE + "上表三项均已开工。", "holds"),
    ],
)
def test_rows_of_a_table_are_counted(text: str, verdict: str) -> None:
    assert verdicts("NUM402", text, "filing.md") == {verdict}


@pytest.mark.parametrize(
    "text",
    [
        "涉及两个乡镇，中标情况如下：\n" + TABLE,
        "两个标段各有三家投标，情况如下：\n" + TABLE,
        "中标情况如下：\n" + TABLE + "全县两个乡镇均已开工。",
    ],
)
def test_rows_of_other_things_are_left_alone(text: str) -> None:
    assert "contradicted" not in verdicts("NUM402", text, "filing.md")
