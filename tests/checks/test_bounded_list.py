from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts, wrong


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支付率低于全省70.5%的有：62.4%、69.8%、66.0%。", []),
        ("支付率低于全省70.5%的有：62.4%、71.8%、66.0%。", ["71.8%"]),
        ("支付率低于70.5%的县有：甲县62.4%、乙县70.5%。", []),
        ("得分高于90分的有：甲局92分、乙局89分，平均提高3分。", ["89分"]),
        ("得分高于90分的有：甲局92分、乙局95分，平均提高3分。", []),
    ],
)
def test_each_value_lies_on_the_side_stated(text: str, found: list[str]) -> None:
    assert wrong("NUM463", text) == found
    assert verdicts("NUM463", text) == {"contradicted" if found else "holds"}


@pytest.mark.parametrize(
    "text",
    [
        "超过90%的企业有5%的增长、8%的增收。",
        "完成率85%的项目有：甲项目40%、乙项目60%。",
        "高于全市10%的有：甲县。",
        "低于全省70%的有：甲县3个、乙县4个。",
    ],
)
def test_other_figures_are_no_list(text: str) -> None:
    assert claims("NUM463", text) == []
