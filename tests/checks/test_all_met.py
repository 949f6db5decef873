from __future__ import annotations

import pytest

from tests.checks.marked import marked

HEAD = "某县林业局2023年度项目支出绩效自评报告\n一、完成情况\n"


@pytest.mark.parametrize("unmet", ["2项没达标", "两项指标未完成", "3个三级指标尚未达到目标值"])
def test_all_is_not_met_beside_what_is_counted_as_not(unmet: str) -> None:
    text = f"{HEAD}设指标12项，{unmet}。\n二、结论\n各项绩效指标均已完成。"
    assert marked("NUM464", text) == ["各项绩效指标均已完成"]


@pytest.mark.parametrize(
    "text",
    [
        "设指标12项，2项未达标。除上述2项外，各项指标均已完成。",
        "设指标12项，12项完成。各项指标均已完成。",
        "各项指标均已完成，上年2项未达标。",
    ],
)
def test_what_is_left_out_or_of_another_year_contradicts_nothing(text: str) -> None:
    assert marked("NUM464", HEAD + text) == []
