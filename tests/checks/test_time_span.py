from __future__ import annotations

import pytest

from tests.checks.marked import marked
from tests.checks.verdicts import outcomes


@pytest.mark.parametrize(
    ("text", "told", "length"),
    [
        ("自2023年3月1日至2023年5月30日，共60天。", "60天", "91天"),
        ("自2023年4月10日至5月20日，历时三十天。", "三十天", "41天"),
        ("实施期为2021年至2023年，共4年。", "4年", "3年"),
        ("建设期18个月（2022年3月至2023年2月）。", "18个月", "12个月"),
        ("服务期限2021年1月1日至2023年12月31日，为期2年。", "2年", "3年"),
    ],
)
def test_lengths_that_the_ends_of_a_period_do_not_make(text: str, told: str, length: str) -> None:
    (match,) = outcomes("TIM303", text)
    assert match.values["told"] == told
    assert match.values["length"] == length


@pytest.mark.parametrize(
    "text",
    [
        "自2023年3月1日至2023年5月30日，共91天。",
        "自2023年3月1日至2023年5月30日，共90天。",
        "2021年6月至2023年12月，为期两年。",
        "2021年至2023年，共2年。",
        "2023年3月至5月，共30天。",
        "2023年3月1日至5月30日，共60次。",
        "2023年2月1日至2月30日，共20天。",
    ],
)
def test_lengths_that_are_right_or_not_told_so_finely(text: str) -> None:
    assert marked("TIM303", text) == []


def test_a_document_does_not_arrive_before_the_year_of_its_number() -> None:
    text = "2022年6月14日，收到《关于下达2023年资金的通知》（财建〔2023〕153号）。"
    assert marked("TIM208", text) == ["2022年6月14日"]
    assert marked("TIM208", text.replace("2022年6", "2023年6")) == []
