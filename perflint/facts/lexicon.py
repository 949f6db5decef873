"""The words of rules/vocabularies/facts.yaml as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_LAST = r"(?:了|额|数|量|幅度?|率|资金|金额|支出|收入)?"


class Lexicon(NamedTuple):
    """Compiled patterns over symbol text. Those named `*_end` match at the end of the words before a
    figure once linking words are taken off."""

    link: re.Pattern[str]
    rise_end: re.Pattern[str]
    fall_end: re.Pattern[str]
    rise_name: re.Pattern[str]
    fall_name: re.Pattern[str]
    change_name: re.Pattern[str]
    to_end: re.Pattern[str]
    share_end: re.Pattern[str]
    weight: re.Pattern[str]
    score: re.Pattern[str]
    lost: re.Pattern[str]
    each: re.Pattern[str]
    compared: re.Pattern[str]
    base_before: re.Pattern[str]
    goes_on: re.Pattern[str]
    fund: re.Pattern[str]
    stages: tuple[tuple[str, re.Pattern[str]], ...]
    inward: re.Pattern[str]
    outward: re.Pattern[str]
    left: re.Pattern[str]
    total: re.Pattern[str]
    listed: re.Pattern[str]
    named_number: re.Pattern[str]


def words(names: tuple[str, ...]) -> str:
    """An alternation of `names`, the longest first; of none, a pattern that never matches."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or "(?!)"


_STAGES = (
    ("first_budget", "fact-first-budget"), ("adjusted_budget", "fact-adjusted-budget"),
    ("executed", "fact-executed"), ("target", "fact-target"), ("received", "fact-received"),
    ("allotted", "fact-allotted"), ("budget", "fact-budget"), ("achieved", "fact-achieved"),
    ("previous_year", "fact-previous"),
)  # fmt: skip


def read_lexicon(vocabularies: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """The lexicon of a ruleset, compiled once for each set of words."""
    named = tuple((key, value) for key, value in vocabularies.items() if key.startswith("fact-"))
    return _compile(named)


@lru_cache(maxsize=4)
def _compile(named: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    lists = dict(named)

    def of(*keys: str) -> str:
        return words(tuple(dict.fromkeys(word for key in keys for word in lists[f"fact-{key}"])))

    rise, fall = of("rise"), of("fall")
    return Lexicon(
        link=compile_pattern(rf"(?:{of('link')}|(?<![节签履集合条预违契])约)+$"),
        rise_end=compile_pattern(rf"(?:{rise}){_LAST}$"),
        fall_end=compile_pattern(rf"(?:{fall}){_LAST}$"),
        rise_name=compile_pattern(rf"(?:{of('rise-name')})$"),
        fall_name=compile_pattern(rf"(?:{of('fall-name')})$"),
        change_name=compile_pattern(rf"(?:{of('change-name')})$"),
        to_end=compile_pattern(
            rf"(?:(?:{rise}|{fall}|调整|压)(?:到|至)了?|[增减升降提压]至|[增减升降]到|恢复到|(?:{rise}|{fall})为)$"
        ),
        share_end=compile_pattern(
            rf"占[^，。；]{{0,40}}?(?:的(?:比例|比重)?|比重|比例|比)?$|(?:{of('share')})$"
        ),
        weight=compile_pattern(rf"(?:{of('weight')})"),
        score=compile_pattern(rf"(?:{of('score')})$"),
        lost=compile_pattern(rf"(?:{of('lost')})$"),
        each=compile_pattern(rf"(?:{of('each')})"),
        compared=compile_pattern(rf"(?:{of('compared')})"),
        base_before=compile_pattern(
            rf"(?:比|较|与|跟|同|和|由|从|占|为|完成|相当于|达到|对)[^，。；{ANY_SYMBOL}]{{0,30}}$"
        ),
        goes_on=compile_pattern(
            rf"(?:相比|比较|相较|对比|以来)?[，]?(?:，)?(?:净|共|略|有所|小幅|大幅|均|又|再|累计|同口径|直接)*"
            rf"(?:{rise}|{fall}|持平|翻)|的(?!预算|资金)"
        ),
        fund=compile_pattern(rf"(?:{of('fund')})"),
        stages=tuple(
            (stage, compile_pattern(rf"(?:{of(key.removeprefix('fact-'))})"))
            for stage, key in _STAGES
        ),
        inward=compile_pattern(rf"(?:{of('inward')})"),
        outward=compile_pattern(rf"(?:{of('outward')})"),
        left=compile_pattern(rf"(?:{of('left')})"),
        total=compile_pattern(rf"(?:{of('total')})"),
        listed=compile_pattern(rf"(?:{of('listed')})"),
        named_number=compile_pattern(rf"(?:{of('named-number')})"),
    )
