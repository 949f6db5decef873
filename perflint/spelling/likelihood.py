"""What a model of language answers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Protocol

UNKNOWN = -9.0
"""The likelihood, log10, of what is no word."""
MOST_KEPT = 300_000
"""Answers kept for the next time; beyond it they are forgotten."""


class Remembering(ABC):
    """A model that works out each answer once; what is no word of `words` is UNKNOWN alone."""

    words: Collection[str]

    def __init__(self) -> None:
        self._known: dict[str, float] = {}
        self._pairs: dict[tuple[str, str], float] = {}

    def alone(self, word: str) -> float:
        """How likely `word` is at the beginning of a run; UNKNOWN for what is no word."""
        known = self._known.get(word)
        if known is None:
            known = self._alone(word) if word in self.words else UNKNOWN
            self._known[word] = known
        return known

    def score(self, before: str, word: str) -> float:
        """How likely `word` is after `before`."""
        known = self._pairs.get((before, word))
        if known is None:
            if len(self._pairs) > MOST_KEPT:
                self._pairs.clear()
            known = self._pairs[before, word] = self._score(before, word)
        return known

    @abstractmethod
    def _alone(self, word: str) -> float:
        """How likely `word`, one of `words`, is alone."""

    @abstractmethod
    def _score(self, before: str, word: str) -> float:
        """How likely `word` is after `before`."""


class Likelihood(Protocol):
    """How likely words are, log10, alone and after another; the same answer every time."""

    @property
    def words(self) -> Collection[str]:
        """All words known."""

    def alone(self, word: str) -> float:
        """How likely `word` is at the beginning of a run; UNKNOWN for what is no word."""

    def score(self, before: str, word: str) -> float:
        """How likely `word` is after `before`."""

    def seen(self, before: str, word: str) -> bool:
        """Whether `word` ever followed `before`."""
