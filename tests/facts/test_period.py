"""Periods named in a text."""

from __future__ import annotations

import pytest

from perflint.facts.period import find_periods, year_of


def named(text: str) -> list[str]:
    return [one.value(2024) for one in find_periods(text) if not one.against and not one.name]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年办结案件", "2023"),
        ("去年办结案件", "2023"),
        ("明年拟办案件", "2025"),
        ("1—9月办结案件", "2024-01..09"),
        ("2023年1-11月办结案件", "2023-01..11"),
        ("前三季度办结案件", "2024-01..09"),
        ("上半年办结案件", "2024-01..06"),
        ("截止三季度，办结案件", "2024-01..09"),
        ("二季度办结案件", "2024-04..06"),
        ("截至10月底办结案件", "2024-01..10"),
        ("截至12月8日办结案件", "2024"),
        ("2023年末结存案件", "2023"),
        ("5月份办结案件", "2024-05"),
        ("2018—2020年办结案件", "2018..2020"),
        ("“十四五”时期办结案件", "2021..2025"),
        ("“十四五”末办结案件", "2025"),
        ("二〇二三年办结案件", "2023"),
    ],
)
def test_each_way_to_name_one(text: str, period: str) -> None:
    assert named(text) == [period]


@pytest.mark.parametrize(
    "text",
    [
        "案件比2023年少",
        "案件较上年少",
        "由2022年的",
        "与2023年相比少",
        "上年结转案件",
        "加上年初的",
        "3年内",
    ],
)
def test_years_of_comparison_and_names_do_not_count(text: str) -> None:
    assert "2023" not in named(text)
    assert "2022" not in named(text)


def test_the_year_of_a_period_is_its_last() -> None:
    periods = ("2022", "2022-01..09", "2018..2020", "none", "")
    assert [year_of(one) for one in periods] == [2022, 2022, 2020, None, None]


def test_without_a_year_to_count_from_nothing_is_said() -> None:
    (mention,) = find_periods("去年办结案件")
    assert mention.value(None) == ""
