"""Which words follow which in documents of government and in laws, and how likely that makes a text.

`data/documents.txt.gz` and `data/laws.txt.gz` are made by `python -m tests.spelling.bigrams` from public
documents and from the laws in force: a word and its count, then the words that follow it with theirs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from math import log10

from perflint.spelling.characters import DATA
from perflint.spelling.lexicon import Lexicon
from perflint.spelling.likelihood import UNKNOWN

_DISCOUNT = 0.75
_SHARE = 0.7
"""How much of a word's own likelihood comes from documents of government rather than any text."""

_MOST_KEPT = 300_000
"""Answers kept for the next time; beyond it they are forgotten."""
DOCUMENTS, LAWS = "documents", "laws"
"""The counts that ship with perflint."""

Counts = Mapping[str, int]


class Bigrams:
    """Likelihoods, log10, of words after words; unseen pairs are backed off to the word alone. Its words
    are those of the lexicon, or where that is empty those counted."""

    def __init__(self, counts: Counts, after: Mapping[str, Counts], lexicon: Lexicon) -> None:
        self.counts = counts
        self.after = after
        self.words = (lexicon.counts or counts).keys()
        self._lexicon = lexicon
        self._total = max(1, sum(counts.values()))
        self._sums: dict[str, int] = {}
        self._known: dict[str, float] = {}
        self._pairs: dict[tuple[str, str], float] = {}

    def alone(self, word: str) -> float:
        """How likely `word` is at the beginning of a run; UNKNOWN for what is no word."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            known = log10(self._share(word)) if word in self.words else UNKNOWN
            self._known[word] = known
        return known

    def score(self, before: str, word: str) -> float:
        """How likely `word` is after `before`."""
        known = self._pairs.get((before, word))
        if known is None:
            if len(self._pairs) > _MOST_KEPT:
                self._pairs.clear()
            known = self._pairs[before, word] = self._score(before, word)
        return known

    def seen(self, before: str, word: str) -> bool:
        """Whether `word` ever followed `before`."""
        follow = self.after.get(before)
        return follow is not None and word in follow

    def _score(self, before: str, word: str) -> float:
        follow = self.after.get(before)
        if not follow or word not in self.words:
            return self.alone(word)
        total = self._sums.get(before) or self._sums.setdefault(before, sum(follow.values()))
        rest = _DISCOUNT * len(follow) / total * self._share(word)
        return log10(max(follow.get(word, 0) - _DISCOUNT, 0) / total + rest)

    def _share(self, word: str) -> float:
        general = self._lexicon.counts.get(word, 0.5) / self._lexicon.total
        return _SHARE * self.counts.get(word, 0) / self._total + (1 - _SHARE) * general


@cache
def load_counts(*names: str) -> tuple[Counts, Mapping[str, Counts]]:
    """The counts of these names, added up."""
    return parse_counts(chain.from_iterable(map(_read, names)))


def _read(name: str) -> Iterator[str]:
    import gzip

    with gzip.open(os.path.join(DATA, f"{name}.txt.gz"), "rt", encoding="utf-8") as file:
        yield from (line for line in file if not line.startswith("#"))


def parse_counts(lines: Iterable[str]) -> tuple[Counts, Mapping[str, Counts]]:
    """Counts from lines 词<TAB>次数<TAB>词 次数 词 次数 …; the last part may be absent. Those of a word
    that comes again are added up."""
    counts: dict[str, int] = {}
    after: dict[str, str] = {}
    for line in lines:
        word, count, follow = (*line.rstrip("\n").split("\t"), "")[:3]
        counts[word] = counts.get(word, 0) + int(count)
        if follow:
            after[word] = f"{after[word]} {follow}" if word in after else follow
    return counts, _Followers(after)


class _Followers(Mapping[str, Counts]):
    """The words after each word; of most nobody asks, and they are not read before."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines
        self._read: dict[str, Counts] = {}

    def __getitem__(self, word: str) -> Counts:
        if word not in self._read:
            fields = self._lines[word].split(" ")
            counts: dict[str, int] = {}
            for follow, count in zip(fields[::2], fields[1::2], strict=True):
                counts[follow] = counts.get(follow, 0) + int(count)
            self._read[word] = counts
        return self._read[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
