"""The words of rules/vocabularies/facts.yaml as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from perflint.text.patterns import compile_pattern

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
    goes_on: re.Pattern[str]
    fund: re.Pattern[str]
    stages: tuple[tuple[str, re.Pattern[str]], ...]
    inward: re.Pattern[str]
    outward: re.Pattern[str]
    left: re.Pattern[str]
    total: re.Pattern[str]
    listed: re.Pattern[str]
    named_number: re.Pattern[str]


class Said(NamedTuple):
    """A word of a stage at `start`–`end` of the words before a figure."""

    start: int
    end: int
    stage: str
    word: str


def stages_said(bare: str, lexicon: Lexicon) -> list[Said]:
    """Every word of a stage in `bare`, by place, the longest first. Names of funds are to be masked."""
    said = [
        Said(match.start(), match.end(), stage, match.group())
        for stage, pattern in lexicon.stages
        for match in pattern.finditer(bare)
    ]
    return sorted(said, key=lambda one: (one.start, -one.end))


def mask_funds(lead: str, lexicon: Lexicon) -> str:
    """`lead` with names of funds (预算稳定调节基金) made unreadable, of the same length."""
    return lexicon.fund.sub(lambda match: "＿" * len(match.group()), lead)


def words(names: tuple[str, ...]) -> str:
    """An alternation of `names`, the longest first; of none, a pattern that never matches."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or "(?!)"


_STAGES = (
    ("first_budget", "first-budget"), ("adjusted_budget", "adjusted-budget"),
    ("executed", "executed"), ("target", "target"), ("received", "received"),
    ("allotted", "allotted"), ("budget", "budget"), ("achieved", "achieved"),
    ("previous_year", "previous"),
)  # fmt: skip


def read_lexicon(vocabularies: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """The lexicon of a ruleset, compiled once for each set of words."""
    named = tuple((key, value) for key, value in vocabularies.items() if key.startswith("fact-"))
    return _compile(named)


@lru_cache(maxsize=4)
def _compile(named: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    lists = dict(named)

    def of(key: str) -> str:
        return words(lists[f"fact-{key}"])

    def anywhere(key: str) -> re.Pattern[str]:
        return compile_pattern(rf"(?:{of(key)})")

    def at_end(key: str) -> re.Pattern[str]:
        return compile_pattern(rf"(?:{of(key)})$")

    rise, fall = of("rise"), of("fall")
    return Lexicon(
        link=compile_pattern(rf"(?:{of('link')}|(?<![节签履集合条预违契])约)+$"),
        rise_end=compile_pattern(rf"(?:{rise}){_LAST}$"),
        fall_end=compile_pattern(rf"(?:{fall}){_LAST}$"),
        rise_name=at_end("rise-name"),
        fall_name=at_end("fall-name"),
        change_name=at_end("change-name"),
        to_end=compile_pattern(
            rf"(?:(?:{rise}|{fall}|调整|压)(?:到|至)了?|[增减升降提压]至|[增减升降]到|恢复到|(?:{rise}|{fall})为)$"
        ),
        share_end=compile_pattern(
            rf"占[^，。；]{{0,40}}?(?:的(?:比例|比重)?|比重|比例|比)?$|(?:{of('share')})$"
        ),
        weight=anywhere("weight"),
        score=at_end("score"),
        lost=at_end("lost"),
        each=anywhere("each"),
        compared=anywhere("compared"),
        goes_on=compile_pattern(
            rf"(?:相比|比较|相较|对比|以来)?[，]?(?:，)?(?:净|共|略|有所|小幅|大幅|均|又|再|累计|同口径|直接)*"
            rf"(?:{rise}|{fall}|持平|翻)|的(?!预算|资金)"
        ),
        fund=anywhere("fund"),
        stages=tuple((stage, anywhere(key)) for stage, key in _STAGES),
        inward=anywhere("inward"),
        outward=anywhere("outward"),
        left=anywhere("left"),
        total=anywhere("total"),
        listed=anywhere("listed"),
        named_number=anywhere("named-number"),
    )
