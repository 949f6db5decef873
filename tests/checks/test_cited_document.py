from __future__ import annotations

import pytest

from tests.checks.marked import marked

REPORT = "某县文化馆{year}年度项目支出绩效自评报告\n一、依据\n{text}"


@pytest.mark.parametrize(
    ("year", "text", "places"),
    [
        (2022, "按照财预[2011]285号文开展自评。", ["财预［2011］285号"]),
        (2020, "按照财预〔2011〕285号文开展自评。", ["财预〔2011〕285号"]),
        (2019, "按照财预〔2011〕285号文开展自评。", []),
        (2022, "执行《行政单位财务规则》（财政部令第71号）。", []),
        (2023, "执行《行政单位财务规则》（财政部令第71号）。", ["财政部令第71号"]),
        (2023, "执行《行政单位财务规则》。", []),
        (2023, "原执行的财预〔2011〕285号已废止。", []),
        (2023, "按照某财预〔2011〕285号开展。", []),
        (2023, "按照《文化馆评价办法》（财预〔2011〕285号）开展。", []),
    ],
)
def test_documents_that_no_longer_hold(year: int, text: str, places: list[str]) -> None:
    assert marked("WRD501", REPORT.format(year=year, text=text)) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("《项目支出绩效评价管理办法》（财预〔2020〕1号）", ["财预〔2020〕1号"]),
        ("《项目支出绩效评价管理办法》（财预〔2011〕285号）", ["财预〔2011〕285号"]),
        ("《项目支出绩效评价管理办法》（某财预〔2021〕1号）", []),
        ("《预算法实施条例》（国务院令第729号）", []),
    ],
)
def test_numbers_of_other_documents(text: str, places: list[str]) -> None:
    assert marked("WRD502", REPORT.format(year=2023, text=text)) == places


def test_a_report_signed_before_the_document_ended_is_right() -> None:
    text = "按照财预〔2011〕285号开展自评。\n某县文化馆\n2020年1月20日"
    assert marked("WRD501", REPORT.format(year=2020, text=text)) == []
