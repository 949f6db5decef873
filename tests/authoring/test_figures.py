"""What each number of a filing is taken to mean, from the whole way of a text."""

from __future__ import annotations

import pytest

from perflint.authoring.figures import list_figures
from perflint.extract.build import build
from perflint.model.figure import FigureRow
from perflint.readers import read
from perflint.ruleset import load_ruleset

RULESET = load_ruleset()
TITLE = "某县文化馆2022年度部门整体支出绩效自评报告\n"
CITY = "关于某市2024年预算执行情况和2025年预算草案的报告\n一、2024年预算执行情况\n"


def figures(text: str, before: str = TITLE) -> dict[str, FigureRow]:
    subject = build(read("-", data=(before + text).encode(), name="a.txt"), RULESET)
    start = before.count("\n")
    return {row.text: row for row in list_figures(subject, RULESET) if row.line > start}


def values(rows: dict[str, FigureRow], field: str) -> dict[str, str]:
    return {text: getattr(row, field) for text, row in rows.items()}


def test_stages_of_a_budget_and_what_its_rate_is_of() -> None:
    rows = figures("全年预算320.5万元，实际支出300万元，预算执行率93.6%，年中调减20万元。")
    assert values(rows, "stage") == {
        "320.5万元": "adjusted_budget", "300万元": "executed", "93.6%": "executed",
        "20万元": "adjusted_budget",
    }  # fmt: skip
    assert (rows["93.6%"].nature, rows["93.6%"].against) == ("rate", "adjusted_budget")
    assert (rows["20万元"].nature, rows["20万元"].direction) == ("change", "−")


def test_the_year_before_and_the_change_since() -> None:
    rows = figures("全年接待读者比上年的4万人次增加1万人次，增长25%。")
    assert (rows["4万人次"].period, rows["4万人次"].stage) == ("2021", "previous_year")
    assert (rows["1万人次"].period, rows["1万人次"].nature) == ("2022", "change")
    assert (rows["25%"].direction, rows["25%"].against) == ("+", "previous_year")


def test_a_period_holds_until_another_is_named() -> None:
    rows = figures("1-9月，办展览6场。到馆8万人次。全年计划办展览9场。")
    assert values(rows, "period") == {"6场": "2022-01..09", "8万人次": "2022-01..09", "9场": "2022"}


def test_headings_say_year_stage_and_owner() -> None:
    text = "二、2025年预算草案\n（一）市级预算\n教育支出30亿元，下降9%。\n"
    row = figures(text, CITY)["30亿元"]
    assert (row.period, row.stage, row.owner) == ("2025", "budget", "市级")
    assert row.filled == ("inherited", "inherited", "inherited")


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("职工50人，其中甲馆20人、乙馆30人。", "50人", ("20人", "30人")),
        ("职工50人，其中，甲馆20人；乙馆30人。", "50人", ("20人", "30人")),
        ("职工50人（甲馆20人，乙馆30人）。", "50人", ("20人", "30人")),
        ("收入9万元，加上结转4万元、调入2万元，收入总计15万元。", "15万元", ("9万元", "4万元", "2万元")),
        ("支出9万元。按资金来源分，甲款4万元，乙款5万元。按性质看，丙款3万元，丁款6万元。",
         "9万元", ("4万元", "5万元", "3万元", "6万元")),
    ],
)  # fmt: skip
def test_parts_know_their_whole(text: str, whole: str, parts: tuple[str, ...]) -> None:
    rows = figures(text)
    place = f"{rows[whole].line}:{rows[whole].column}"
    assert {text for text, row in rows.items() if row.whole == place} == set(parts)


def test_a_new_head_behind_a_semicolon_is_no_part() -> None:
    rows = figures("教师50人，其中女教师20人；学生40人，其中女生15人。")
    assert rows["40人"].whole == "none"
    assert rows["15人"].whole == f"2:{rows['40人'].column}"


def test_numbers_within_names_are_listed_as_names() -> None:
    rows = figures("落实八项规定，推进“152”项目，2家进入500强，依据（县发〔2021〕7号）执行。")
    names = {text for text, row in rows.items() if row.nature == "ordinal_or_name"}
    assert names == {"八项", "152", "500强", "2021", "7号"}
    assert rows["2家"].nature == "level"


def test_proportions_ranges_and_ranks() -> None:
    rows = figures("三次产业占比为10.5:30.5:59，引进3-5家企业，位列第6名。")
    assert [rows[text].nature for text in ("10.5", "30.5", "59")] == ["share"] * 3
    assert (rows["3"].nature, rows["5家"].nature, rows["6名"].nature) == ("level", "level", "rank")


def test_a_table_speaks_through_its_rows_and_columns() -> None:
    text = "指标\t分值\t得分\n产出\t40\t38.5\n效益\t30\t29\n合计\t70\t67.5\n"
    rows = figures(text)
    assert (rows["40"].nature, rows["38.5"].nature, rows["40"].concept) == (
        "weight",
        "score",
        "产出",
    )


def test_what_stands_and_what_is_planned_is_no_result() -> None:
    rows = figures("核定编制30名。新建书屋12个。\n五、下一步工作打算\n力争新建书屋15个。")
    assert values(rows, "stage") == {"30名": "none", "12个": "achieved", "15个": "planned"}
    assert rows["15个"].period == "2023"


def test_things_counted_are_named_where_they_stand() -> None:
    rows = figures(
        "新建12个农家书屋，公用经费（含水电）5万元，接待费年初预算4万元，实际支出3万元。"
    )
    assert rows["12个"].concept == "农家书屋"
    assert rows["3万元"].concept.startswith("接待费")
