"""`ahocorasick_rs` as far as perflint uses it: many words found in a text, each with `str.find`."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

Found = tuple[int, int, int]
"""Number of the word, where it begins, where it ends."""


class MatchKind(Enum):
    """Which of several words at one place counts."""

    Standard = 0
    LeftmostLongest = 1


class AhoCorasick:
    """Finds `words`."""

    def __init__(
        self,
        words: Iterable[str],
        *,
        matchkind: MatchKind = MatchKind.Standard,
        store_patterns: bool | None = None,
    ) -> None:
        self._words = tuple(words)
        self._longest = matchkind is MatchKind.LeftmostLongest
        self._stored = store_patterns

    def find_matches_as_indexes(self, text: str, overlapping: bool = False) -> list[Found]:
        """Every place of every word, in order of their ends; `overlapping=False`: the longest word at
        the first place, then on behind it."""
        found: list[Found] = []
        for number, word in enumerate(self._words):
            if word not in text:
                continue
            at = text.find(word)
            while at >= 0:
                found.append((number, at, at + len(word)))
                at = text.find(word, at + 1)
        if overlapping:
            return sorted(found, key=lambda one: (one[2], one[1]))
        if not self._longest:
            raise NotImplementedError("only the longest words, or all of them")
        found.sort(key=lambda one: (one[1], -one[2]))
        kept: list[Found] = []
        for one in found:
            if not kept or one[1] >= kept[-1][2]:
                kept.append(one)
        return kept
