"""Which words follow which in documents of government, and how likely that makes a text.

`data/bigrams.txt.gz` is made by `python -m tests.spelling.bigrams` from public documents: a word and
its count, then the words that follow it with theirs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log10

from perflint.spelling.characters import DATA
from perflint.spelling.lexicon import Lexicon
from perflint.spelling.likelihood import Remembering

_DISCOUNT = 0.75
_SHARE = 0.7
"""How much of a word's own likelihood comes from documents of government rather than any text."""

Counts = Mapping[str, int]


class Bigrams(Remembering):
    """Likelihoods, log10, of words after words; unseen pairs are backed off to the word alone."""

    def __init__(self, counts: Counts, after: Mapping[str, Counts], lexicon: Lexicon) -> None:
        super().__init__()
        self.counts = counts
        self.after = after
        self.words = lexicon.counts.keys() | counts.keys()
        self._lexicon = lexicon
        self._total = max(1, sum(counts.values()))
        self._sums: dict[str, int] = {}

    def seen(self, before: str, word: str) -> bool:
        """Whether `word` ever followed `before`."""
        follow = self.after.get(before)
        return follow is not None and word in follow

    def _alone(self, word: str) -> float:
        return log10(self._share(word))

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
def load_counts() -> tuple[Counts, Mapping[str, Counts]]:
    """The counts that ship with perflint."""
    import gzip

    with gzip.open(os.path.join(DATA, "bigrams.txt.gz"), "rt", encoding="utf-8") as file:
        return parse_counts(line for line in file if not line.startswith("#"))


def parse_counts(lines: Iterable[str]) -> tuple[Counts, Mapping[str, Counts]]:
    """Counts from lines 词<TAB>次数<TAB>词 次数 词 次数 …; the last part may be absent."""
    counts: dict[str, int] = {}
    after: dict[str, str] = {}
    for line in lines:
        word, count, follow = (*line.rstrip("\n").split("\t"), "")[:3]
        counts[word] = int(count)
        if follow:
            after[word] = follow
    return counts, _Followers(after)


class _Followers(Mapping[str, Counts]):
    """The words after each word; of most nobody asks, and they are not read before."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines
        self._read: dict[str, Counts] = {}

    def __getitem__(self, word: str) -> Counts:
        if word not in self._read:
            fields = self._lines[word].split(" ")
            self._read[word] = dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
        return self._read[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
