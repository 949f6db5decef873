"""Amounts told twice, and amounts made of a number and an amount each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.verdicts import claims, verdicts, wrong

_DIGITS = "零壹贰叁肆伍陆柒捌玖"


@settings(deadline=None)
@given(st.integers(1, 999_999))
def test_an_amount_in_both_units_never_contradicts_itself(cents: int) -> None:
    yuan = Decimal(cents * 100)
    text = f"购置设备支出{yuan / 10000:f}万元（{yuan:f}元），已验收。"
    assert verdicts("NUM501", text) == {"holds"}


@settings(deadline=None)
@given(st.integers(100, 9999), st.integers(0, 3), st.integers(1, 9))
def test_a_changed_digit_is_found(amount: int, place: int, step: int) -> None:
    digits = str(amount)
    place = min(place, len(digits) - 1)
    changed = str((int(digits[place]) + step) % 10)
    broken = digits[:place] + changed + digits[place + 1 :]
    if broken[0] == "0" or broken == digits:
        return
    text = f"购置设备支出{Decimal(amount) / 100:.2f}万元（{broken}00元），已验收。"
    assert wrong("NUM501", text) == [f"{broken}00元"]


@pytest.mark.parametrize(
    ("words", "digits", "broken"),
    [
        ("叁拾伍万陆仟元整", "356000.00", "365000.00"),
        ("壹佰贰拾万元整", "1200000", "1200001"),
        ("玖仟捌佰元整", "9800", "8900"),
    ],
)
def test_amounts_in_words_are_exact(words: str, digits: str, broken: str) -> None:
    assert verdicts("NUM501", f"合同价款{words}（￥{digits}）。") == {"holds"}
    assert verdicts("NUM501", f"合同价款{words}（￥{broken}）。") == {"contradicted"}


def test_jiao_and_fen_after_the_yuan() -> None:
    words = "人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分"
    assert verdicts("NUM501", f"合同价款{words}（￥123456.78）。") == {"holds"}
    assert verdicts("NUM501", f"合同价款{words}（￥123456.87）。") == {"contradicted"}


@pytest.mark.parametrize(
    "text",
    [
        "本年接待费3.2万元（上年28000元）。",
        "年初预算120万元（98万元为上年结转）。",
        "支出150万元（120万元）。",
        "项目投资2.5亿元（含设备12000万元）。",
    ],
)
def test_brackets_about_something_else_are_left_alone(text: str) -> None:
    assert "contradicted" not in verdicts("NUM501", text)


def test_number_times_each() -> None:
    right = "慰问困难职工35名，每名发放600元，共计发放21000元。"
    assert verdicts("NUM502", right) == {"holds"}
    assert wrong("NUM502", right.replace("21000", "12000")) == ["12000元"]
    (claim,) = claims("NUM502", right.replace("35名", "53名"))
    assert (claim.verdict, claim.expected) == ("contradicted", "31800元")


def test_an_average_follows_from_total_and_number() -> None:
    right = "发放补贴8.4万元，惠及农户70户，户均补贴1200元。"
    assert verdicts("NUM503", right) == {"holds"}
    assert wrong("NUM503", right.replace("1200元", "1300元")) == ["1300元"]


def test_currencies_need_a_possible_rate() -> None:
    assert verdicts("NUM504", "进口设备40万美元（折合人民币276万元）。") == {"approximate"}
    assert wrong("NUM504", "进口设备40万美元（折合人民币2.76万元）。") == ["2.76万元"]


@pytest.mark.parametrize("digit", _DIGITS)
def test_no_numeral_stops_the_reading(digit: str) -> None:
    found = claims("NUM501", f"合同价款{digit}万{digit}仟元整（￥10000）。")
    wanted = [] if digit == "零" else [("contradicted", "10000")]
    assert [(claim.verdict, claim.stated and claim.stated.text) for claim in found] == wanted
