"""How messages are put together and set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.text.wording import fill, has_separators, say, separate, set_chinese, set_english


@pytest.mark.parametrize(
    ("template", "values", "said"),
    [
        ("{a}写作 {b}[，相差 {c}]", {"a": "总额", "b": "8", "c": "2"}, "总额写作 8，相差 2"),
        ("{a}写作 {b}[，相差 {c}]", {"a": "总额", "b": "8", "c": " "}, "总额写作 8"),
        ("[{a}|总额]写作 {b}", {"b": "8"}, "总额写作 8"),
        ("[{a}|总额]写作 {b}", {"a": "收入", "b": "8"}, "收入写作 8"),
        ("写作“{a}”", {"a": "5家“老字号”企业"}, "写作“5家‘老字号’企业”"),
        ("“{a}”不成对", {"a": "”"}, "“””不成对"),
        ("“{a}”有误", {"a": "[书签]{x}"}, "“[书签]{x}”有误"),
    ],
)
def test_fill(template: str, values: dict[str, str], said: str) -> None:
    assert fill(template, values) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("其中数8 个大于总数 6个", "其中数 8 个大于总数 6 个"),
        ("第3名，占 83%的", "第 3 名，占 83% 的"),
        ("写作 “61.7 万元”， 应为71.7 万元", "写作“61.7 万元”，应为 71.7 万元"),
        ("26户 × 800元 = 20800元", "26 户 × 800 元 = 20800 元"),
        ("《办法》（财预〔2020〕10号）", "《办法》（财预〔2020〕10号）"),
    ],
)
def test_chinese(message: str, said: str) -> None:
    assert set_chinese(message) == said
    assert set_chinese(said) == said


def test_english() -> None:
    assert (
        set_english("甲、乙 is 61.7 万元，not “61.7 万元”") == "甲, 乙 is 61.7万元, not “61.7 万元”"
    )
    assert say("{a} is [{b}|none]", {"a": "x"}, "en") == "x is none"


@pytest.mark.parametrize(
    ("text", "grouped", "plain"),
    [
        ("3199200.00元 + 319.92万元", "3,199,200.00元 + 319.92万元", "3199200.00元 + 319.92万元"),
        ("1,286.45 - 20000", "1,286.45 - 20,000", "1286.45 - 20000"),
        ("2023年 0.12345", "2023年 0.12345", "2023年 0.12345"),
    ],
)
def test_thousands(text: str, grouped: str, plain: str) -> None:
    assert separate(text, thousands=True) == grouped
    assert separate(text, thousands=False) == plain


@given(st.decimals(0, 10**12, places=2, allow_nan=False))
def test_setting_thousands_off_and_taking_them_out_loses_nothing(value: object) -> None:
    printed = f"{value}"
    there = separate(printed, thousands=True)
    assert separate(there, thousands=False) == printed
    assert has_separators(there) == (len(printed.partition(".")[0]) > 3)
