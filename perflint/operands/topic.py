"""The words by which a clause tells a figure."""

from __future__ import annotations

from functools import lru_cache

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

LONGEST = 40
"""No more characters before a quantity are looked at."""
_STOP = compile_pattern(rf"[，。；、！？\n（）{ANY_SYMBOL}]")


def clause_words(subject: Subject, quantity: Quantity) -> str:
    """The words right before a quantity, back to the last punctuation or figure."""
    return _words_before(subject.symbols.text, quantity.symbol)


@lru_cache(maxsize=1024)
def _words_before(text: str, at: int) -> str:
    return _STOP.split(text[max(0, at - LONGEST) : at])[-1]
