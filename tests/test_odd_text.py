"""Numbers longer than any amount, and characters of private use: checked, and never taken for more."""

from __future__ import annotations

import pytest

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.rule import Ruleset
from perflint.ruleset import load_ruleset
from perflint.text.symbols import ALL_SYMBOLS

LONG = "98765432109876543210987654321098"
HEAD = "某局部门整体支出绩效自评报告\n"


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


def found(text: str, ruleset: Ruleset) -> list[str]:
    result = lint_text(HEAD + text, ruleset, Config(select=("NUM", "TAB")), path="a.md")
    assert result.status == "checked"
    return [finding.message for finding in result.findings]


@pytest.mark.parametrize("digits", [LONG, "9" * 40, "9" * 41, "9" * 5000])
def test_any_number_of_digits_is_checked(digits: str, ruleset: Ruleset) -> None:
    told = found(f"全年预算数{digits}万元，执行数2万元，执行率75.00%。\n", ruleset)
    assert len(told) == (len(digits) <= 40)
    assert all("75.00%" in message for message in told)
    assert not found(f"共有{digits}个项目，比上年增加{digits}%，占{digits}.{digits}%。\n", ruleset)


def table(total: str) -> str:
    rows = (("科目", "金额"), ("甲", f"{LONG}.12"), ("乙", "0.03"), ("合计", total))
    return "\n" + "".join(
        f"| {one} | {other} |\n" + ("|---|---|\n" if one == "科目" else "") for one, other in rows
    )


def test_a_long_total_is_added_to_the_last_digit(ruleset: Ruleset) -> None:
    assert not found(table(f"{LONG}.15"), ruleset)
    (told,) = found(table(f"{LONG}.26"), ruleset)
    assert "相差 0.11" in told


def test_numbers_of_accounts_are_not_added(ruleset: Ruleset) -> None:
    text = "\n| 户名 | 账号 |\n|---|---|\n| 甲 | 6228480000123456 |\n| 合计 | 3 |\n"
    assert not found(text, ruleset)


def test_characters_that_stand_for_quantities_may_stand_in_a_filing(ruleset: Ruleset) -> None:
    for symbol in sorted(ALL_SYMBOLS):
        text = f"完成了三项工作：一是甲{symbol}，二是乙{symbol * 3}，三是丙。执行数{symbol}万元，执行率75.00%。\n"
        assert not found(text, ruleset)
