from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.operands.points import chain_at, opens_chain, paragraphs_at

HAN = "一二三四五六七八九"
STYLES = ("{}是抓实，", "其{}，抓实；", "第{}、抓实；", "（{}）抓实；", "{}要抓实；")


@given(st.sampled_from(STYLES), st.integers(2, 9))
def test_as_many_points_as_were_made(style: str, number: int) -> None:
    text = "".join(style.format(han) for han in HAN[:number])
    chain = chain_at(text, 0)
    assert chain
    assert len(chain.starts) == number
    assert chain.sure
    assert opens_chain(text, 0)


@pytest.mark.parametrize("form", ["（{}）甲", "{}.甲", "{}、甲"])
def test_numbered_paragraphs(form: str) -> None:
    text = "\n".join(form.format(i) for i in range(1, 8)) + "\n一、概况\n8."
    chain = paragraphs_at(text, 0)
    assert chain
    assert len(chain.starts) == 7
    assert chain.sure


def test_deeper_numbers_and_plain_paragraphs_belong_to_the_item_above() -> None:
    chain = paragraphs_at("1.甲\n（1）子\n（2）丑\n说明。\n2.乙\n二、其他", 0)
    assert chain
    assert len(chain.starts) == 2
    assert chain.sure


def test_a_gap_or_a_nested_chain_is_not_sure() -> None:
    gap = paragraphs_at("1.甲\n2.乙\n4.丁", 0)
    assert gap
    assert not gap.sure
    text = "一是抓两头：一是东，二是西。二是抓中间。"
    inner = chain_at(text, text.index("：") + 1)
    assert inner
    assert not inner.sure


def test_nothing_begins_here() -> None:
    assert chain_at("二是抓实", 0) is None
    assert paragraphs_at("（2）乙\n（3）丙", 0) is None
    assert paragraphs_at("概况\n（1）甲", 0) is None
    assert not opens_chain("一项工作", 0)
