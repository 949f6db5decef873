"""The words of rules/vocabularies/facts.yaml as patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from perflint.model.record import Record
from perflint.model.same import Same
from perflint.text.edges import Ending
from perflint.text.patterns import compile_pattern
from perflint.text.units import UNITS

_LAST = "(?:了|额|数|量|幅度?|率|资金|金额|支出|收入)?"
_EACH = tuple(f"每{unit.text}" for unit in UNITS.values() if unit.each)
_LASTS = "了额数量幅度率金出入"


class Lexicon(Record):
    """Compiled patterns over symbol text. Those named `*_end` match at the end of the words before a
    figure once linking words are taken off; `changes` are the last characters of those of change."""

    link: Ending
    rise_end: Ending
    fall_end: Ending
    rise_name: Ending
    fall_name: Ending
    change_name: Ending
    changes: frozenset[str]
    to_end: Ending
    share_end: re.Pattern[str]
    weight: re.Pattern[str]
    score: Ending
    lost: Ending
    each: re.Pattern[str]
    compared: re.Pattern[str]
    goes_on: re.Pattern[str]
    fund: re.Pattern[str]
    stages: Callable[[str], tuple[Said, ...]]
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


def stages_said(bare: str, lexicon: Lexicon) -> tuple[Said, ...]:
    """Every word of a stage in `bare`, by place, the longest first. Names of funds are to be masked."""
    return lexicon.stages(bare)


def mask_funds(lead: str, lexicon: Lexicon) -> str:
    """`lead` with names of funds (预算稳定调节基金) made unreadable, of the same length."""
    return lexicon.fund.sub(_masked, lead)


def _masked(match: re.Match[str]) -> str:
    return "＿" * len(match.group())


def words(names: tuple[str, ...]) -> str:
    """An alternation of `names`, the longest first; of none, a pattern that never matches."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or "(?!)"


_STAGES = (
    ("first_budget", "first-budget"), ("adjusted_budget", "adjusted-budget"),
    ("executed", "executed"), ("target", "target"), ("received", "received"),
    ("allotted", "allotted"), ("budget", "budget"), ("achieved", "achieved"),
    ("previous_year", "previous"),
)  # fmt: skip


def _stage_reader(lists: Mapping[str, tuple[str, ...]]) -> Callable[[str], tuple[Said, ...]]:
    """Finds every word of a stage; the words before one figure are asked about more than once."""
    starts = _by_first_character(lists)
    first = compile_pattern("[" + "".join(map(re.escape, sorted(starts))) + "]")

    @lru_cache(maxsize=256)
    def read(bare: str) -> tuple[Said, ...]:
        said: list[Said] = []
        free = [0] * len(_STAGES)  # Words of one stage do not overlap.
        for match in first.finditer(bare):
            at = match.start()
            for word, stage in starts[bare[at]]:
                if free[stage] <= at and bare.startswith(word, at):
                    free[stage] = at + len(word)
                    said.append(Said(at, free[stage], _STAGES[stage][0], word))
        return tuple(said)

    return read


def _by_first_character(
    lists: Mapping[str, tuple[str, ...]],
) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """By its first character each word of a stage, the longest first, with the number of the stage."""
    told = [(word, n) for n, (_, key) in enumerate(_STAGES) for word in set(lists[f"fact-{key}"])]
    found: dict[str, list[tuple[str, int]]] = {}
    for word, stage in sorted(told, key=lambda pair: (-len(pair[0]), pair[1])):
        found.setdefault(word[0], []).append((word, stage))
    return {character: tuple(words) for character, words in found.items()}


def read_lexicon(vocabularies: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """The lexicon of a ruleset, compiled once for each set of words."""
    return _compile(Same(vocabularies))


@lru_cache(maxsize=4)
def _compile(same: Same) -> Lexicon:
    lists: Mapping[str, tuple[str, ...]] = same.things[0]

    def of(key: str) -> str:
        return words(lists[f"fact-{key}"])

    def anywhere(key: str) -> re.Pattern[str]:
        return compile_pattern(rf"(?:{of(key)})")

    def lasts(*keys: str) -> str:
        return "".join(word[-1] for key in keys for word in lists[f"fact-{key}"])

    def at_end(key: str) -> Ending:
        return Ending(rf"(?:{of(key)})$", lasts(key))

    rise, fall = of("rise"), of("fall")
    rise_name, fall_name = at_end("rise-name"), at_end("fall-name")
    change_name = at_end("change-name")
    rise_end = Ending(rf"(?:{rise}){_LAST}$", lasts("rise") + _LASTS)
    fall_end = Ending(rf"(?:{fall}){_LAST}$", lasts("fall") + _LASTS)
    return Lexicon(
        link=Ending(rf"(?:{of('link')}|(?<![节签履集合条预违契])约)+$", lasts("link") + "约"),
        rise_end=rise_end,
        fall_end=fall_end,
        rise_name=rise_name,
        fall_name=fall_name,
        change_name=change_name,
        changes=rise_end.lasts
        | fall_end.lasts
        | rise_name.lasts
        | fall_name.lasts
        | change_name.lasts,
        to_end=Ending(
            rf"(?:(?:{rise}|{fall}|调整|压)(?:到|至)了?|[增减升降提压]至|[增减升降]到|恢复到|(?:{rise}|{fall})为)$",
            "到至了为",
        ),
        share_end=compile_pattern(
            rf"占[^，。；]{{0,40}}?(?:的(?:比例|比重)?|比重|比例|比)?$|(?:{of('share')})$"
        ),
        weight=anywhere("weight"),
        score=at_end("score"),
        lost=at_end("lost"),
        each=compile_pattern(f"(?:{words((*lists['fact-each'], *_EACH))})"),
        compared=anywhere("compared"),
        goes_on=compile_pattern(
            rf"(?:相比|比较|相较|对比|以来)?[，]?(?:，)?(?:净|共|略|有所|小幅|大幅|均|又|再|累计|同口径|直接)*"
            rf"(?:{rise}|{fall}|持平|翻)|的(?!预算|资金)"
        ),
        fund=anywhere("fund"),
        stages=_stage_reader(lists),
        inward=anywhere("inward"),
        outward=anywhere("outward"),
        left=anywhere("left"),
        total=anywhere("total"),
        listed=anywhere("listed"),
        named_number=anywhere("named-number"),
    )
