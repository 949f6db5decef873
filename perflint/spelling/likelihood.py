"""What a model of language answers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

UNKNOWN = -9.0
"""The likelihood, log10, of what is no word."""


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
