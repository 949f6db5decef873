from __future__ import annotations

import pytest

from perflint.checks.report_year import Params, check
from perflint.model.claim import Claim
from perflint.model.phrase import Words
from tests.extract.outlines import subject

TITLE = "某局2022年度部门整体支出绩效自评报告\n一、基本情况\n"
TOTALS = Words(("全年支出", "全年收入", "基本支出", "项目支出"))
UNLESS = Words(("较", "比", "奖励", "结转"))


def judged(text: str, look: str = "statement") -> list[Claim]:
    params = Params(look, TOTALS, UNLESS, Words(("背景",)))  # type: ignore[arg-type]
    return list(check(subject(text), params))


def wrong(text: str, look: str = "statement") -> list[str]:
    return [claim.stated_text for claim in judged(text, look) if claim.verdict == "contradicted"]


def test_expenditure_of_last_year_beside_income_of_this() -> None:
    text = TITLE + "2022年本级全年收入300万元。\n2021年本级全年支出300万元。\n"
    right, slip = judged(text)
    assert (right.verdict, slip.verdict) == ("holds", "contradicted")
    assert (slip.stated_text, slip.expected, slip.confidence) == ("2021年", "2022年", "certain")
    assert slip.values["subject"] == "全年支出"


@pytest.mark.parametrize(
    "text",
    [
        "2022年基本支出300万元，2021年基本支出280万元。",
        "2022年基本支出300万元。2021年基本支出280万元，减少20万元。",
        "2022年基本支出300万元。较2021年项目支出减少20万元。",
        "2021年度企业奖励项目支出20万元。",
        "2021年结转项目支出20万元。",
        "截至2021年项目支出20万元。",
        "《2021年全年支出100万元》。",
        "2020年项目支出10万元。2021年项目支出20万元。2022年全年收入30万元。",
        "二、立项背景\n2021年项目支出20万元。",
    ],
)
def test_other_years_with_a_reason(text: str) -> None:
    assert wrong(TITLE + text) == []


def test_no_year_no_claim() -> None:
    assert judged("情况说明\n全年支出300万元。") == []


def test_a_title_against_figures_that_all_bear_another_year() -> None:
    text = TITLE + "2023年全年收入300万元。\n2023年全年支出300万元。\n"
    assert wrong(text, "title") == ["2022年"]
    assert wrong(text) == []


def test_one_figure_of_another_year_does_not_speak_against_the_title() -> None:
    assert wrong(TITLE + "2021年全年支出300万元。\n", "title") == []


def captions(text: str) -> list[str]:
    params = Params("caption", Words(("决算", "自评")), Words(("上年",)))
    return [c.stated_text for c in check(subject(text), params) if c.verdict == "contradicted"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021年度部门决算表\n", ["2021年"]),
        ("所附表题写成“2021年决算统计表”。", ["2021年"]),
        ("2022年度部门决算表\n", []),
        ("2021年度部门决算表\n2022年度部门决算表\n", []),
        ("详见2021年度部门决算表，金额一致，另见其他材料说明，共计三份材料供查阅核对使用。\n", []),
        ("上年数：2021年度部门决算表\n", []),
    ],
)
def test_captions(text: str, years: list[str]) -> None:
    assert captions(TITLE + "全年支出300万元。\n" + text) == years
