"""Right text of the kinds that were once accused: nothing is said of it."""

from __future__ import annotations

import pytest

from tests.relations.statements import accused


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("设备支出18.4万元，其中：仪器8.2万元，软件5.1万元。", id="open list"),
        pytest.param("全市收入120亿元，增长8%，其中税收增长5%，非税增长2%。", id="rates of parts"),
        pytest.param("本年培训260人次，同比增长12%。", id="base not stated"),
        pytest.param(
            "“三公”经费8.20万元；公务接待费比去年增加0.4万元，增长40%。", id="change of a part"
        ),
        pytest.param("办理建议比上年的312件增加（减少）26件，增长8.33%。", id="either way"),
        pytest.param("全年出生1.2万人，出生率6.1‰，常住人口196万人。", id="rate of births"),
        pytest.param("三次产业分别增长3%、5%、7%，一产增加值12亿元。", id="number in a name"),
        pytest.param("2023年支出120万元，2024年支出150万元。", id="two years"),
        pytest.param(
            "1-9月完成投资5.12亿元，其中一季度1.2亿元、二季度1.8亿元。", id="parts of a period"
        ),
        pytest.param(
            "全年预算数620万元，全年执行数590万元。截至6月底支出进度52.4%，截至9月底支出进度76.1%。",
            id="pace of a part of the year",
        ),
        pytest.param("执行98765432109876543210987654321万元。", id="long number"),
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert accused(text) == []
