"""Amounts made of a number of things and an amount for each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.verdicts import claims, verdicts, wrong

EACH, AVERAGE = "NUM502", "NUM503"


@settings(deadline=None)
@given(st.integers(2, 9999), st.integers(1, 99_999), st.integers(0, 6), st.booleans())
def test_a_true_total_is_never_wrong(number: int, each: int, decimals: int, down: bool) -> None:
    exact = Decimal(number * each) / 10_000
    rounding = "ROUND_DOWN" if down else "ROUND_HALF_UP"
    total = exact.quantize(Decimal(1).scaleb(-decimals), rounding)
    text = f"慰问困难职工{number}名，每名发放{each}元，共计发放{total:f}万元。"
    assert "contradicted" not in verdicts(EACH, text)


@pytest.mark.parametrize(
    "text",
    [
        "为430名住校生每人补助600元，合计25.8万元。",
        "按每人每月500元的标准为26名护河员发放全年补助，共15.6万元。",
        "每亩补助300元，共补助1,840亩，补助资金55.2万元。",
        "聘用讲解员9名，每人每月3,600元，发放6个月，共计19.44万元。",
        "租用仓库640平方米，每平方米每月15元，全年租金11.52万元。",
        "采购货架48组，1,250元/组，合计6万元。",
        "按照每村3万元标准，对24个村给予补助，共计72万元。",
        "采购监控设备，单价0.86万元，数量35台，总价30.1万元。",
    ],
)
def test_orders_and_periods(text: str) -> None:
    assert verdicts(EACH, text) == {"holds"}
    total = text.rsplit("万元", 1)[0]
    digit = next(
        at for at in range(len(total) - 1, 0, -1) if not (total[at].isdigit() or total[at] == ".")
    )
    number = total[digit + 1 :]
    broken = f"{Decimal(number) * 10:f}"
    assert wrong(EACH, text.replace(f"{number}万元", f"{broken}万元")) == [f"{broken}万元"]


@pytest.mark.parametrize(
    "text",
    [
        "补助标准由每人每月420元提高到450元，惠及低保对象1,260人，全年发放680.4万元。",
        "惠及低收入家庭26户，每户补助800元，全年支出28000元。",
        "每户最高补助2万元，惠及农户86户，共发放124.6万元。",
        "每个社区配备5名网格员，全区36个社区共投入180万元。",
        "新建公厕6座，每座安装灯具12盏，共投入95万元。",
    ],
)
def test_what_leaves_open_how_much_was_paid(text: str) -> None:
    assert not wrong(EACH, text)


def test_the_total_told_first_makes_the_amount_each_the_result() -> None:
    text = "发放护林补助39.2万元，惠及护林员64名，每名6125元。"
    assert [claim.stated.text for claim in claims(EACH, text) if claim.stated] == ["6125元"]
    assert wrong(EACH, text.replace("6125元", "6152元")) == ["6152元"]


def test_an_average_needs_a_slip_to_be_wrong() -> None:
    text = "发放地力补贴1,486万元，补贴面积12.5万亩，亩均补贴118.88元。"
    assert verdicts(AVERAGE, text) == {"holds"}
    assert wrong(AVERAGE, text.replace("118.88", "181.88")) == ["181.88元"]
    assert not wrong(AVERAGE, text.replace("118.88", "305.27"))
    assert not wrong(AVERAGE, "全年公用经费64.3万元，在职31人，人均收入5万元。")


def test_a_wrong_unit_keeps_its_digits() -> None:
    (claim,) = claims(EACH, "向312户农户每户补助1,500元，共计46.8元。")
    assert (claim.slip, claim.expected) == ("unit", "46.8万元")
