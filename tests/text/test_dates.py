from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.text.dates import find_dates, find_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年度，较2021年增长", [2022, 2021]),
        ("二〇二二年度、二○二一年、二零一九年", [2022, 2021, 2019]),
        ("〔2022〕13号，5G，12022年，3.2022年", []),
        ("2019-2021年、2020、2021年", [2021, 2021]),
        ("年2022", []),
    ],
)
def test_years_are_four_digits_before_the_word(text: str, years: list[int]) -> None:
    assert [year.value for year in find_years(text)] == years


def test_a_year_encloses_its_digits() -> None:
    (year,) = find_years("截至2022年底")
    assert (year.start, year.end) == (2, 6)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年3月14日", "2023-03-14"),
        ("2023年03月", "2023-03"),
        ("2023-3-14", "2023-03-14"),
        ("2023.12.31", "2023-12-31"),
        ("二〇二三年十二月三十一日", "2023-12-31"),
        ("二〇二三年三月", "2023-03"),
    ],
)
def test_dates_in_every_dress(text: str, iso: str) -> None:
    (date,) = find_dates(text)
    assert date.iso == iso
    assert text[date.start : date.end] == text


@pytest.mark.parametrize("text", ["2023年", "2023.5", "2023年13月", "1.2023.1.1", "12023年5月"])
def test_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


@given(st.text(alphabet="0123456789年月日二〇三十.-/ \n"))
def test_spans_hold_what_was_read(text: str) -> None:
    for year in find_years(text):
        assert text[year.end] == "年"
    for date in find_dates(text):
        assert 1 <= date.month <= 12
        assert 0 <= date.start < date.end <= len(text)
