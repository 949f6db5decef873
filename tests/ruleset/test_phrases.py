"""What rules write in Chinese, as patterns over symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.model.phrase import Phrase
from perflint.ruleset.phrases import GAP_LIMIT, PhraseError, compile_phrase
from perflint.text.mandatory import mandatory_words
from perflint.text.symbols import SYMBOLS, role_class

WORDS = {"rise": ("增加", "增长", "增"), "budget": ("预算数", "预算")}
MONEY, PERCENT, PEOPLE = SYMBOLS["money"], SYMBOLS["percent"], SYMBOLS["people"]


def phrase(source: str) -> Phrase:
    return compile_phrase(source, WORDS)


def fits(source: str, text: str) -> bool:
    return re.search(phrase(source).pattern, text) is not None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("预算{base:money}", f"全年预算{MONEY}"),
        ("预算{base:money}…执行{part:money}", f"预算{MONEY}，其中上年，执行{MONEY}"),
        ("执行[率|进度][为]{rate:percent}", f"执行率为{PERCENT}"),
        ("执行[率|进度][为]{rate:percent}", f"执行{PERCENT}"),
        ("(共|合)计{total:amount}", f"合计{PEOPLE}"),
        ("<rise>{delta:money}", f"增长{MONEY}"),
        ("占{of:label}的{rate:percent}", f"占采购总额的{PERCENT}"),
        ("占（{base:any}）", f"占（{PEOPLE}）"),
        ("预算,{base:money}", f"预算，{MONEY}"),
    ],
)
def test_fits(source: str, text: str) -> None:
    assert fits(source, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("预算{base:money}", f"预算{PERCENT}"),
        ("预算{base:money}…执行{part:money}", f"预算{MONEY}。执行{MONEY}"),
        ("预算{base:money}…执行{part:money}", f"预算{MONEY}，追加{MONEY}，执行{MONEY}"),
        ("占{of:label}的{rate:percent}", f"占采购总额，规模的{PERCENT}"),
        ("预算…{base:money}", f"预算{'很' * 91}{MONEY}"),
    ],
)
def test_does_not_fit(source: str, text: str) -> None:
    assert not fits(source, text)


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("预算{base:gold}", 3),
        ("预算{base}", 3),
        ("预算{base:money}执行{base:money}", 17),
        ("预算<nothing>", 3),
        ("预算[数{base:money}", 3),
        ("预算数]{base:money}", 4),
        ("预算(数]", 5),
        ("预算|执行{base:money}", 3),
        ("…预算{base:money}", 1),
        ("预算{base:money}…", 15),
        ("[预算…]{base:money}", 4),
        ("完成5%的任务{base:money}", 3),
        ("预算。执行{base:money}", 1),
    ],
)
def test_mistakes_name_their_column(source: str, column: int) -> None:
    with pytest.raises(PhraseError) as caught:
        phrase(source)
    assert caught.value.column == column


def test_a_literal_that_must_occur() -> None:
    money = role_class("money")
    needs = mandatory_words(phrase("全年<budget>[数]{base:money}").pattern)
    assert needs
    assert all(word.startswith("全年预算") for words in needs for word in words if word != money)
    assert mandatory_words(phrase("[共]{base:money}").pattern) == ((money,),)


def repeats(tree: Any) -> Iterator[int]:
    """How often at most each repeated piece of a parsed pattern may stand."""
    for operator, argument in tree:
        if str(operator) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield int(argument[1])
            yield from repeats(argument[2])
        elif str(operator) == "BRANCH":
            for branch in argument[1]:
                yield from repeats(branch)
        elif str(operator) == "SUBPATTERN":
            yield from repeats(argument[3])
        elif str(operator) == "ATOMIC_GROUP":
            yield from repeats(argument)


constructs = st.lists(
    st.sampled_from(
        ["预算", "[共|计]", "(了|过)", "<rise>", "（", "，", "{r:money}", "{r:label}", "…"]
    ),
    min_size=1,
    max_size=8,
)


@given(constructs)
def test_every_repetition_is_bounded(parts: list[str]) -> None:
    """So no phrase takes more than linear time, whatever is repeated in the text."""
    roles = [part.replace("{r", f"{{r{'abcdefgh'[i]}") for i, part in enumerate(parts)]
    source = f"占{''.join(roles)}的"
    pattern = phrase(source).pattern
    assert max(repeats(import_module("re._parser").parse(pattern)), default=0) <= GAP_LIMIT
    list(re.finditer(pattern, f"占（其中{MONEY}，预算{MONEY}" * 400))
