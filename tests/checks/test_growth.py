"""Rates and sizes of changes, and the figure that has changed."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, wrong

RATES = [
    ("收入24627万元，完成年初预算60999万元的40.4%，比上年减收1070万元，下降{}。", "4.16%"),
    ("全年财政总收入完成191347万元，较上年同期增长{}，增收25457万元。", "15.35%"),
    ("1、收入：792.22万元。同比上年度增加189.25万元，增加{}。", "31.39%"),
    ("采购规模21070.5亿元，首次突破2万亿元，比上年增加3765.2亿元，增长{}。", "21.76%"),
    ("会议费上年决算28.60万元，本年决算35.75万元，增长{}。", "25.00%"),
    ("在库企业由120家增加到150家，增长{}。", "25.0%"),
    ("“三公”经费预算1969万元，较上年的2190万元减少221万元，下降{}。", "10.09%"),
    ("本年支出合计7282.90万元。与上年相比，支出总计减少268.90万元，下降{}。", "3.56%"),
    ("人均收入从2018年的9820元增加到2022年的13460元，年均增长{}。", "8.20%"),
    ("出国费上年3.20万元、本年0.80万元，增减幅度{}。", "-75.00%"),
]


@pytest.mark.parametrize(("text", "rate"), RATES)
def test_right_and_wrong(text: str, rate: str) -> None:
    right = {c.stated.text: c.verdict for c in claims("NUM201", text.format(rate)) if c.stated}
    assert right.get(rate) in ("holds", "holds_if_truncated")
    at = 1 if rate[0] != "-" else 2
    digit = "9" if rate[at] != "9" else "4"
    slipped = f"{rate[:at]}{digit}{rate[at + 1 :]}" if rate[at] != "." else f"9{rate[1:]}"
    assert slipped in wrong("NUM201", text.format(slipped))


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值412.6亿元，按可比价格计算，增长5.2%，增加31.4亿元。",
        "其他收入0.00万元，较上年增加0.00万元，增长0%。",
        "收入30161万元（同口径），同比增长14.6%，增收4376万元。",
        "支出430万元，其中税收减免增长13.1%。",
        "年初预算100万元，支出90万元，比上年增长5%。",
        "上年结转5万元，本年收入80万元，增长10%。",
        "新增入库企业153个，同比增长255.8%；在建项目194个，同比增长385%。",
    ],
)
def test_what_cannot_be_known_is_not_accused(text: str) -> None:
    assert not wrong("NUM201", text)
    assert not wrong("NUM202", text)


def test_a_rise_cannot_be_a_fall() -> None:
    assert wrong("NUM202", "收入80万元，比上年的100万元增加20万元，增长20%。") == ["20万元"]
    assert wrong("NUM201", "收入120万元，比上年增加20万元，下降20%。") == ["20%"]


def test_a_rate_computed_on_the_figure_after_the_change() -> None:
    (claim,) = claims("NUM201", "支出116433.12元，同比增加16803.36元，增长14.43%。")
    assert (claim.verdict, claim.expected) == ("contradicted", "16.87%")


@pytest.mark.parametrize(
    ("text", "delta"),
    [
        ("支出251万元，比上年支出285万元下降{}万元。", "34"),
        ("机构共计196个，其中县本级176个，乡镇20个。与上年机构数169个相比增加{}个。", "27"),
        ("失业人数从上年的94人下降到82人，减少{}人。", "12"),
    ],
)
def test_differences(text: str, delta: str) -> None:
    assert {c.verdict for c in claims("NUM202", text.format(delta))} == {"holds"}
    assert wrong("NUM202", text.format(delta[::-1]))


def test_a_change_of_something_else_is_no_difference() -> None:
    text = "行政单位72个，较上年无变化；事业单位124个，较上年增加7个。"
    assert not claims("NUM202", text)
