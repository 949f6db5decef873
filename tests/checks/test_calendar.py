from __future__ import annotations

import pytest

from tests.checks.marked import marked
from tests.checks.verdicts import outcomes


@pytest.mark.parametrize(
    ("text", "date", "reason"),
    [
        ("2022年2月30日验收", "2022年2月30日", "2022年2月没有30日"),
        ("2023年2月29日验收", "2023年2月29日", "2023年2月没有29日"),
        ("截至11月31日，", "11月31日", "11月没有31日"),
        ("2022年13月拨付", "2022年13月", "没有13月"),
        ("4月29-31日举办", "4月29-31日", "4月没有31日"),
        ("5月0日", "5月0日", "5月没有0日"),
    ],
)
def test_dates_that_are_none(text: str, date: str, reason: str) -> None:
    (match,) = outcomes("TIM301", text)
    assert match.values == {"date": date, "reason": reason}


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日",
        "2月29日",
        "2000年2月29日",
        "工期24月",
        "1-12月",
        "12月31日",
        "第13月龄",
        "2022年1月至12月",
    ],
)
def test_dates_that_may_be(text: str) -> None:
    assert marked("TIM301", text) == []


def test_periods_run_forward() -> None:
    assert marked("TIM302", "工期2022年9月至2022年3月。") == ["2022年9月至2022年3月"]
    assert marked("TIM302", "2022年3月5日-2022年3月1日") == ["2022年3月5日-2022年3月1日"]
    assert marked("TIM302", "2022年3月—2022年3月1日，2021年9月到2022年3月") == []
