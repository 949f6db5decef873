"""What text and table say of the same money, grade and projects."""

from __future__ import annotations

import pytest

from tests.checks.marked import marked
from tests.checks.verdicts import claims, verdicts

HEAD = "某县水利局2023年度部门整体支出绩效自评报告\n"
TOLD = "2023年全年预算数860.5万元，全年执行数818.1万元，执行率95.07%。\n"
TABLE = """部门整体支出绩效自评表（单位：万元）
项目	年初预算数	全年预算数	全年执行数	执行率
基本支出	500.00	520.50	500.50	96.16%
项目支出	300.00	340.00	317.60	93.41%
合计	800.00	860.50	818.10	95.07%
"""


def test_all_that_is_told_holds() -> None:
    found = claims("FIL201", HEAD + TOLD + TABLE)
    assert [claim.verdict for claim in found] == ["holds"] * 3
    assert found[0].values["text"] == "860.5万元"


@pytest.mark.parametrize(
    ("old", "new"), [("818.1", "881.1"), ("860.5", "806.5"), ("95.07", "95.70")]
)
def test_what_differs_beside_a_figure_in_common(old: str, new: str) -> None:
    (claim,) = [one for one in claims("FIL201", HEAD + TOLD.replace(old, new) + TABLE) if one.slip]
    assert claim.verdict == "contradicted"
    assert claim.stated and claim.stated.text.startswith(old)
    assert claim.expected.startswith(new)


def test_units_and_rounding_may_differ() -> None:
    told = "全年预算数8605000元，全年执行数818万元，执行率95.1%。\n"
    assert verdicts("FIL201", HEAD + told + TABLE) == {"holds"}


@pytest.mark.parametrize(
    "told",
    [
        "全年预算数870万元，全年执行数820万元，执行率94.25%。",
        "2022年全年预算数860.5万元，全年执行数800万元。",
        "1—9月全年预算数860.5万元，执行数517.2万元。",
        "全年预算数860.5万元，全年执行数约820万元。",
        "全年预算数860.5万元，其中基本支出执行数500.5万元，项目支出执行数317.6万元。",
        "全年预算数860.5万元。全年执行数817万元。",
        "预算数860.5万元，支付进度94%。",
        "全年预算数860.5万元，执行数500.5万元，执行数317.6万元。",
    ],
)
def test_another_scope_period_or_name_is_not_compared(told: str) -> None:
    assert "contradicted" not in verdicts("FIL201", HEAD + told + "\n" + TABLE)


@pytest.mark.parametrize(("budget", "found"), [("100", False), ("186.25", True)])
def test_a_round_figure_shows_nothing_of_the_table_of_a_project(budget: str, found: bool) -> None:
    table = f"""项目支出绩效自评表（单位：万元）
项目名称	河道清淤整治	主管部门	某县水利局	
项目资金	年初预算数	全年预算数	全年执行数	执行率
年度资金总额	90	{budget}	81.5	81.5%
"""
    told = f"全年预算数{budget}万元，全年执行数97万元，执行率97%。\n"
    verdict = "contradicted" in verdicts("FIL201", HEAD + told + table)
    assert verdict == found


def test_a_table_of_several_totals_says_nothing_sure() -> None:
    twice = TABLE + "合计	800.00	860.50	801.10	93.10%\n"
    assert claims("FIL201", HEAD + TOLD + twice) == []


GRADED = (
    HEAD
    + "经自评，得分88.5分，等级为{}。\n单位	某县水利局	得分	88.5\n人数	2	自评等级	{}\n河道	3	公里	4\n"
)


def test_grades_by_any_of_their_names() -> None:
    assert marked("FIL202", GRADED.format("良", "良好")) == []
    assert marked("FIL202", GRADED.format("优", "良好")) == ["优"]
    assert marked("FIL202", GRADED.format("优", "")) == []


NAMED = (
    HEAD
    + "{}已完成。\n项目名称	预算数	执行数\n{}	96	83.9\n老年人体质监测补助	45	45\n合计	141	128.9\n"
)


@pytest.mark.parametrize(
    ("told", "tabled", "found"),
    [
        ("社区健身路径更新工程", "社区健生路径更新工程", True),
        ("社区健身路径更新工程", "社区健身径更新工程", True),
        ("社区健身路径更新工程", "社区健身路路径更新工程", True),
        ("社区健身路径更新工程", "社区健身路径更新工程", False),
        ("社区健身路径二期工程", "社区健身路径三期工程", False),
        ("城东社区健身路径工程", "城西社区健身路径工程", False),
        ("社区健身路径更新工程", "社区健身路径更新工作", False),
        ("2022年健身路径工程", "2023年健身路径工程", False),
    ],
)
def test_names_that_differ_by_a_slip(told: str, tabled: str, found: bool) -> None:
    assert marked("FIL203", NAMED.format(told, tabled)) == ([tabled] if found else [])
