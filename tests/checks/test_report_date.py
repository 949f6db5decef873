from __future__ import annotations

import pytest

from perflint.checks.report_date import Params, check
from perflint.model.claim import Match
from tests.extract.outlines import lines_of, subject

LONG = "一、概况\n" + "各项工作有序推进，服务水平不断提高。" * 14 + "\n"


def found(text: str, look: str) -> list[Match]:
    return list(check(subject(text), Params(look)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "early"),
    [("2022年11月30日", 1), ("2022年12月31日", 0), ("2023年1月5日", 0), ("2021年3月1日", 1)],
)
def test_a_date_before_the_year_is_over(date: str, early: int) -> None:
    text = f"某局2022年度部门整体支出绩效自评报告\n{LONG}某局\n{date}\n"
    matches = found(text, "early")
    assert len(matches) == early
    if matches:
        assert matches[0].values == {"year": "2022", "date": date}


def test_a_year_read_from_the_text_alone_accuses_no_date() -> None:
    text = f"某局部门整体支出绩效自评报告\n{LONG}2022年培训三次。\n某局\n2022年5月1日\n"
    assert found(text, "early") == []


def test_no_year_anywhere_above() -> None:
    text = f"某局部门整体支出绩效自评报告\n{LONG}2022年培训三次。\n"
    (match,) = found(text, "year_unstated")
    assert match.values == {"title": "某局部门整体支出绩效自评报告", "year": "2022"}
    assert found(text.replace("报告\n", "报告\n（2022年度）\n", 1), "year_unstated") == []
    assert found(text + "某局\n2023年3月1日\n", "year_unstated") == []


def test_undated_points_at_the_last_line() -> None:
    text = f"某局2022年度部门整体支出绩效自评报告\n{LONG}某局\n\n"
    filing = subject(text)
    assert lines_of(check(filing, Params("undated")), filing) == [4]
    assert found(text + "2023年3月1日", "undated") == []
    assert found("短文", "undated") == []
