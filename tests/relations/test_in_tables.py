"""Lines of tables: what headings tell as a sentence would, and what figures show of columns."""

from __future__ import annotations

import pytest

from perflint.extract.build import build
from perflint.model.statement import Statement
from perflint.readers import read
from perflint.ruleset import load_ruleset


def table(heads: str, *rows: str) -> tuple[Statement, ...]:
    """The statements of a Markdown table."""
    lines = [heads.split(), ["---"] * len(heads.split()), *(row.split() for row in rows)]
    text = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return build(read("table.md", data=text.encode()), load_ruleset()).statements


def accused(told: tuple[Statement, ...]) -> list[str]:
    """The numbers that are accused."""
    stated = (one.claim.stated for one in told if one.claim.verdict == "contradicted")
    return [one.text for one in stated if one is not None]


@pytest.mark.parametrize(
    ("heads", "right", "wrong", "at"),
    [
        ("项目 年初预算数（万元） 年中调减（万元） 全年预算数（万元）", "养护 320 48 272", "养护 320 48 227", "227"),
        ("项目 核定编制（人） 实有（人） 空编（人）", "本局 45 41 4", "本局 45 41 14", "14"),
        ("项目 总收入（万元） 总支出（万元） 结余（万元）", "食堂 126.4 118.2 8.2", "食堂 126.4 118.2 2.8", "2.8"),
        ("项目 补助资金（万元） 发放（万元） 发放率", "助学 149.6 107.7 71.99%", "助学 149.6 107.7 79.99%", "79.99%"),
        ("项目 奖补资金（万元） 惠及农户（户） 户均补助（元）", "产业 9.6 120 800", "产业 9.6 120 900", "900"),
        ("项目 执行率 分值 得分", "预算 86% 10 8.6", "预算 86% 10 9", "9"),
    ],
)  # fmt: skip
def test_a_line_is_read_as_a_sentence(heads: str, right: str, wrong: str, at: str) -> None:
    assert not accused(table(heads, right))
    assert any(one.claim.verdict == "holds" for one in table(heads, right))
    assert accused(table(heads, wrong)) == [at]


CLINICS = (
    "东山 4100 1250 30.49 2850",
    "西沟 3140 980 31.21 2160",
    "北原 5230 1422 27.19 3808",
    "南坪 2040 765 37.50 1275",
    "柳树 3920 1103 28.14 2817",
)


def test_what_columns_show_needs_no_heading() -> None:
    heads = "卫生院 全天来人 上午来人 甲% 下午来人"
    assert not accused(table(heads, *CLINICS))
    assert {one.form for one in table(heads, *CLINICS)} >= {
        "rows:found_ratio",
        "rows:found_sum",
    }
    broken = table(heads, *CLINICS[:2], "北原 5230 1422 27.91 3808", *CLINICS[3:])
    assert accused(broken) == ["27.91"]


def test_columns_that_mostly_disagree_tell_nothing() -> None:
    rows = ("甲 20 50 40%", "乙 30 60 71%", "丙 15 45 88%", "丁 12 36 19%")
    assert not accused(table("村 男（人） 女（人） 参保率", *rows))


def test_an_aim_that_was_passed_may_be_met_in_full() -> None:
    assert not accused(table("工作 计划（次） 完成（次） 完成率", "巡查 12 15 100%"))


def test_what_an_indicator_reached_is_no_rate_of_its_points() -> None:
    heads = "三级指标 年度指标值 实际完成值 分值 得分"
    rows = ("验收合格率 ≥95% 96% 20 20", "群众满意度 ≥90% 93% 10 10")
    assert not accused(table(heads, *rows))


CASES = ("一庭 14 266 268 12 95.71%", "二庭 198 2331 2416 113 95.53%", "三庭 21 181 187 15 92.57%")


def test_columns_balance_and_rates_are_of_two_columns() -> None:
    heads = "部门 旧存 新收 办结 未结 办结率"
    more = ("四庭 116 1401 1432 85 94.40%", "五庭 23 367 384 6 98.46%")
    right = table(heads, *CASES, *more)
    assert not accused(right)
    assert {one.form for one in right} >= {"rows:found_difference", "rows:found_ratio"}
    broken = table(heads, *CASES[:2], "三庭 21 181 187 51 92.75%", *more)
    assert sorted(accused(broken)) == ["51", "92.75%"]


def test_columns_of_averages_and_of_shares_in_each_other_are_not_added() -> None:
    heads = "来源 计划（万元） 到位（万元） 支出（万元） 支出占到位比 户均（元）"
    rows = (
        "省级 1160 1160 1042 89.83% 350",
        "县级 800 620 543 87.58% 420",
        "合计 1960 1780 1585 89.04% 372",
    )
    assert not accused(table(heads, *rows))


@pytest.mark.parametrize(
    ("heads", "rows", "right", "wrong"),
    [
        (
            "站点 床位（张） 补助（万元） 每床补助（元）",
            "东站 214 78.13 3651|西站 163 61.24 3757|南站 97 38.06 3924",
            "3757", "3575",
        ),
        (
            "类别 人数（人） 月标准（元） 全年发放（万元）",
            "甲类 2146 310 798.31|乙类 358 845 363.01|丙类 127 1460 222.50",
            "363.01", "336.01",
        ),
        (
            "批次 借款（万元） 利率 年利息（万元）",
            "首批 6400.00 3.35% 214.40|二批 9500.00 3.10% 294.50|三批 4800.00 2.85% 136.80",
            "294.50", "249.50",
        ),
        (
            "店铺 补贴（万元） 销售额（万元） 拉动倍数",
            "甲店 126.40 861.35 6.81|乙店 83.25 402.18 4.83|丙店 214.60 997.89 4.65",
            "4.83", "4.38",
        ),
        (
            "指标 分值 得分 扣分",
            "产出 45 43.20 1.80|效果 35 31.85 3.15|满意 20 18.60 1.40",
            "3.15", "3.51",
        ),
    ],
)  # fmt: skip
def test_columns_follow_in_any_units(heads: str, rows: str, right: str, wrong: str) -> None:
    assert not accused(table(heads, *rows.split("|")))
    assert wrong in accused(table(heads, *rows.replace(right, wrong).split("|")))


def test_lines_that_miss_by_a_slip_do_not_speak_against_a_column() -> None:
    heads = "来源 预算数（万元） 支出数（万元） 结余（万元） 执行率"
    rows = (
        "中央 3618.00 3545.64 72.36 98.00%",
        "省级 1254.00 1191.30 62.70 95.00%",
        "县级 842.00 799.90 42.10 95.00%",
        "合计 5714.00 5536.84 177.16 96.90%",
    )
    assert not accused(table(heads, *rows))
    broken = [
        row.replace("98.00%", "89.00%").replace("799.90 42.10", "799.90 41.20") for row in rows
    ]
    assert {"89.00%", "41.20"} <= set(accused(table(heads, *broken)))


def test_each_column_has_its_unit_in_the_caption() -> None:
    text = (
        "各站补助情况（单位：张、万元、元）：\n站点|床位|补助|每床补助\n"
        "东站|214|78.13|3651\n西站|163|61.24|3575\n南站|97|38.06|3924\n"
    )
    told = build(read("table.txt", data=text.encode()), load_ruleset()).statements
    assert "3575" in accused(told)


def test_a_rate_may_be_of_two_columns_together() -> None:
    heads = "学校 合格（人） 不合格（人） 占全部"
    rows = ("一中 412 37 91.76%", "二中 385 54 87.70%", "三中 268 19 93.38%", "四中 197 46 81.07%")
    assert not accused(table(heads, *rows))
    assert accused(table(heads, *rows[:3], "四中 197 46 80.17%")) == ["80.17%"]


def test_parts_of_nought_do_not_hide_that_columns_add_up() -> None:
    heads = "单位 承办 办结 在办 超时"
    rows = ("一局 96 91 5 0", "二局 43 34 9 0", "三局 25 22 3 0", "四局 18 11 0 7")
    assert not accused(table(heads, *rows))
    assert accused(table(heads, *rows[:3], "四局 81 11 0 7")) == ["81"]


def test_columns_that_no_heading_names_follow_from_others() -> None:
    rows = (
        "甲 4831 2615 2216 45.9",
        "乙 7725 3308 4417 57.2",
        "丙 6604 4120 2484 37.6",
        "丁 5917 3406 2511 42.4",
    )
    text = "\n".join(("各处分年情况。", *rows, "以上为各处数。"))
    for right, wrong in (("", ""), ("5917", "5971"), ("42.4", "44.2")):
        told = build(read("table.txt", data=text.replace(right, wrong).encode()), load_ruleset())
        assert accused(told.statements) == [wrong] * bool(wrong)
