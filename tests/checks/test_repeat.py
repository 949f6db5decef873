"""Figures stated in two places."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts, wrong

TWICE = """1.街区改造专项经费。该项目年初预算数218.6万元，年中调减36.4万元，全年执行数180.3万元。
2.电商孵化平台建设。该项目年初预算数75万元，全年执行数74.2万元。
二是预算调整较大，如街区改造专项经费年中调减36.4万元，影响进度。
"""
TABLE = """重点项目支出表（单位：万元）
项目\t年初预算数\t执行数
街区改造专项经费\t218.6\t180.3
电商孵化平台建设\t75.0\t74.2
合计\t293.6\t254.5
1.街区改造专项经费。该项目年初预算数218.6万元，执行数180.3万元。
"""


def test_the_same_figure_in_two_places_holds() -> None:
    (claim,) = claims("NUM510", TWICE)
    assert claim.verdict == "holds"
    assert claim.expression == "36.4万元 = 36.4万元"


def test_another_value_is_found_at_the_second_place() -> None:
    text = TWICE.replace("经费年中调减36.4", "经费年中调减34.6")
    (claim,) = claims("NUM510", text)
    assert claim.verdict == "contradicted"
    assert claim.stated and claim.stated.text == "34.6万元"
    assert claim.expected == "36.4万元"
    assert claim.slip == "swap"


def test_text_and_table() -> None:
    assert verdicts("NUM510", TABLE) == {"holds"}
    assert wrong("NUM510", TABLE.replace("180.3\n", "183.0\n")) == ["183.0"]


def test_units_may_differ() -> None:
    text = TWICE.replace("经费年中调减36.4万元", "经费年中调减364000元")
    assert verdicts("NUM510", text) == {"holds"}


@pytest.mark.parametrize(
    "text",
    [
        "甲街区改造项目年初预算数20万元。乙街区改造项目年初预算数30万元。",
        "2021年街区改造经费年初预算数20万元。2022年街区改造经费年初预算数30万元。",
        "专项资金年初预算数20万元。\n专项资金年初预算数30万元。",
        "街区改造经费年初预算数20万元，全年预算数30万元，执行数25万元。",
        "核定行政编制12名。目前行政编制10名。",
        "1.街区改造经费。该项目年初预算数20万元。\n2.平台建设资金。该项目年初预算数30万元。",
        "该项目年初预算数20万元。\n该项目年初预算数30万元。",
        "街区改造经费1-9月执行数20万元。街区改造经费执行数30万元。",
    ],
)
def test_other_projects_years_and_scopes_are_not_compared(text: str) -> None:
    assert not wrong("NUM510", text)


def test_totals_of_the_filing_are_compared_where_their_digits_tell() -> None:
    text = "部门支出合计1,862.43万元，其中项目支出758.26万元。\n全年项目支出758.26万元。"
    assert verdicts("NUM510", text) == {"holds"}
    assert wrong("NUM510", text.replace("全年项目支出758.26", "全年项目支出578.26")) == [
        "578.26万元"
    ]
    assert not wrong("NUM510", text.replace("全年项目支出758.26", "全年项目支出412.57"))
    assert not wrong(
        "NUM510", text.replace("758.26", "800").replace("支出800万元。\n", "支出900万元。\n")
    )


def test_one_decimal_is_one_figure() -> None:
    text = "绿道建设项目年初预算数320万元。\n绿道建设项目年初预算数321万元。"
    assert wrong("NUM510", text) == ["321万元"]
