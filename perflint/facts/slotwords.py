"""The words of rules/vocabularies/facts.yaml that fill slots from what stands further off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from perflint.facts.lexicon import words
from perflint.model.measure import Measure
from perflint.model.same import Same
from perflint.text.patterns import compile_pattern


class SlotWords(NamedTuple):
    """Compiled alternations. `heads` and `sections` pair what a title or heading says with how it is
    recognised, the first that fits first."""

    heads: tuple[tuple[str, re.Pattern[str]], ...]
    sections: tuple[tuple[str, re.Pattern[str]], ...]
    limits: re.Pattern[str]
    standing: re.Pattern[str]
    spent: re.Pattern[str]
    fiscal: re.Pattern[str]
    intended: re.Pattern[str]
    effect: re.Pattern[str]
    adjusted: re.Pattern[str]
    no_project: re.Pattern[str]
    owner: re.Pattern[str]


_HEADS = ("statistics", "evaluation", "budget", "work")
_SECTIONS = ("achieved", "planned", "executed", "budget", "target", "none")


def read_slot_words(
    vocabularies: Mapping[str, tuple[str, ...]], measures: tuple[Measure, ...]
) -> SlotWords:
    """The words of a ruleset and the names of its measures, compiled once for each set of them."""
    return _compile(Same(vocabularies, measures))


@lru_cache(maxsize=4)
def _compile(same: Same) -> SlotWords:
    lists: Mapping[str, tuple[str, ...]] = same.things[0]
    measures: tuple[Measure, ...] = same.things[1]
    fiscal = [
        name for measure in measures if measure.dimension == "money" and measure.stages
        for name in measure.names
    ]  # fmt: skip

    def of(key: str) -> re.Pattern[str]:
        return compile_pattern(f"(?:{words(lists[f'fact-{key}'])})")

    return SlotWords(
        heads=tuple((name, of(f"head-{name}")) for name in _HEADS),
        sections=tuple((name, of(f"section-{name}")) for name in _SECTIONS),
        limits=of("limits"),
        standing=of("standing"),
        spent=of("spent"),
        fiscal=compile_pattern(f"(?:{words((*lists['fact-fiscal'], *fiscal))})"),
        intended=of("intended"),
        effect=of("effect"),
        adjusted=of("adjusted"),
        no_project=of("no-project"),
        owner=of("owner"),
    )
