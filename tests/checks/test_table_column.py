"""Columns computed from two others."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts, wrong

RATES = """单位：万元
项目\t年初预算数\t全年预算数\t全年执行数\t执行率
人员经费\t300.20\t320.50\t318.20\t99.28%
公用经费\t60.15\t64.30\t60.10\t93.47%
专项业务费\t120.00\t115.20\t112.70\t97.83%
"""


def test_rates_follow_from_the_adjusted_budget() -> None:
    found = claims("TAB103", RATES)
    assert [claim.verdict for claim in found] == ["holds"] * 3
    assert found[0].expression == "318.20 ÷ 320.50"


@pytest.mark.parametrize(("right", "broken"), [("93.47", "94.37"), ("99.28", "19.28")])
def test_a_broken_rate_is_found(right: str, broken: str) -> None:
    assert wrong("TAB103", RATES.replace(right, broken)) == [broken + "%"]


def test_a_broken_amount_shows_in_its_rate() -> None:
    assert wrong("TAB103", RATES.replace("112.70", "172.70")) == ["97.83%"]


def test_rates_may_be_printed_without_sign_or_as_fractions() -> None:
    for rate in ("99.28", "0.9928"):
        assert verdicts("TAB103", RATES.replace("99.28%", rate)) == {"holds"}


def test_rates_of_the_first_budget_are_accepted() -> None:
    text = "项目\t年初预算数\t全年预算数\t执行数\t执行率\n培训\t100\t80\t60\t60%\n调研\t50\t60\t45\t90%\n"
    assert verdicts("TAB103", text) == {"holds"}


def test_nought_by_nought_and_more_than_all_are_no_errors() -> None:
    text = "项目\t预算数\t执行数\t执行率\n培训\t0\t0\t0\n调研\t50\t60\t100%\n宣传\t20\t10\t50%\n"
    reasons = {claim.reason for claim in claims("TAB103", text) if claim.verdict == "skipped"}
    assert reasons == {"zero base", "capped at 100%"}
    assert not wrong("TAB103", text)


def test_full_completion_below_an_upper_limit_is_no_error() -> None:
    text = "任务\t计划\t完成\t完成率\n管网（公里）\t24.5\t22.1\t90.20%\n信访（件）\t5\t3\t100%\n座\t60\t45\t75%\n"
    assert not wrong("TAB107", text)


def test_prices_times_numbers_across_units() -> None:
    text = "物品\t单价（元）\t数量\t金额（万元）\n电脑\t4850\t12\t5.82\n车辆\t128000\t2\t25.6\n桌\t900\t40\t3.6\n"
    assert verdicts("TAB106", text) == {"holds"}
    assert wrong("TAB106", text.replace("25.6", "52.6")) == ["52.6"]


def test_growth_and_difference() -> None:
    text = (
        "项目\t上年数（万元）\t本年数（万元）\t增减额（万元）\t增减率（%）\n"
        "接待费\t3.25\t2.86\t-0.39\t-12.00\n运行费\t14.80\t15.22\t0.42\t2.84\n会议费\t5.10\t4.90\t-0.20\t-3.92\n"
    )
    assert verdicts("TAB104", text) == verdicts("TAB105", text) == {"holds"}
    assert wrong("TAB104", text.replace("-12.00", "12.00")) == ["12.00"]
    assert wrong("TAB105", text.replace("0.42", "0.24")) == ["0.24"]


def test_a_rate_of_totals_is_not_accused_for_a_total_that_is_wrong() -> None:
    table = (
        "单位\t预算数（万元）\t执行数（万元）\t执行率\n东站\t245.00\t232.96\t95.09%\n西站\t446.00\t431.80\t96.82%\n"
        "合计\t691.00\t{}\t{}\n"
    )
    assert wrong("TAB103", table.format("664.76", "96.20%")) == []
    assert wrong("TAB103", table.format("664.67", "96.20%")) == []
    assert wrong("TAB101", table.format("664.67", "96.20%")) == ["664.67"]
    assert wrong("TAB103", table.format("664.76", "92.60%")) == ["92.60%"]
