"""A small model of the language for tests: a few words, and which follow which."""

from __future__ import annotations

from perflint.spelling.bigrams import Bigrams, parse_counts
from perflint.spelling.characters import load_characters
from perflint.spelling.confusable import Confusable, index_words
from perflint.spelling.lexicon import Lexicon

LEXICON = Lexicon(
    {"落实": 900, "规划": 800, "纲要": 300, "刚": 400, "要": 900}, frozenset(), 10_000
)
LINES = ("落实\t90\t规划 60", "规划\t80\t纲要 40", "纲要\t50")


def small_model() -> Bigrams:
    """Knows 落实规划纲要."""
    return Bigrams(*parse_counts(LINES), LEXICON)


def small_index() -> Confusable:
    """What may be confused with its words."""
    return index_words(sorted(small_model().words), load_characters())
