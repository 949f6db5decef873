from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.checks.checksum import identity_digit, luhn_holds
from tests.checks.marked import marked
from tests.checks.verdicts import outcomes


def identity(first: str) -> str:
    return first + identity_digit(first)


PERSON = identity("36010219900307451")


@pytest.mark.parametrize(
    ("first", "digit"), [("11010519491231002", "X"), ("44052418800101001", "4")]
)
def test_check_digit_of_published_specimens(first: str, digit: str) -> None:
    assert identity_digit(first) == digit


@pytest.mark.parametrize("number", ["4111111111111111", "5500000000000004", "79927398713"])
def test_luhn_on_published_test_numbers(number: str) -> None:
    assert luhn_holds(number)
    assert not luhn_holds(number[:-1] + str((int(number[-1]) + 1) % 10))


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_one_digit_changed_is_noticed(at: int, shift: int) -> None:
    digits = list(PERSON)
    digits[at] = str((int(digits[at]) + shift) % 10)
    assert identity_digit("".join(digits[:17])) != PERSON[17] or "".join(digits) == PERSON


def test_identity_numbers_in_any_spacing_but_not_masked_or_within_others() -> None:
    spaced = f"{PERSON[:6]} {PERSON[6:14]} {PERSON[14:]}"
    assert marked("PRV101", f"证号{PERSON}。") == [PERSON]
    assert marked("PRV101", f"证号{spaced}。") == [spaced]
    assert marked("PRV101", f"证号{PERSON[:10]}****{PERSON[14:]}，编码9{PERSON}。") == []


def test_the_finding_itself_is_masked() -> None:
    (match,) = outcomes("PRV101", f"证号{PERSON}。")
    assert match.values == {"masked": f"3601**********{PERSON[-4:]}"}


def test_cards_need_a_word_unless_they_are_of_union_pay() -> None:
    assert marked("PRV102", "合同编号4111111111111111。") == []
    assert marked("PRV102", "卡号4111 1111 1111 1111。") == ["4111 1111 1111 1111"]
