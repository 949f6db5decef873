"""The word list of jieba, read as data: how frequent words are, and which of them are names."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from perflint.text.patterns import compile_pattern

_WORD = compile_pattern("[一-鿿]{1,6}")
_NAMES = ("nr", "ns", "nt", "nz")


class Lexicon(NamedTuple):
    """Words with how often they occur in jieba's own texts; `names` are of people and places."""

    counts: Mapping[str, int]
    names: frozenset[str]
    total: int


@cache
def lexicon_path() -> str:
    """Where jieba keeps its word list, "" where the extra is not installed. Imports nothing."""
    if sys.modules.get("jieba", ...) is None:  # hidden, as for any import of it
        return ""
    paths = (os.path.join(folder, "jieba", "dict.txt") for folder in sys.path)
    return next((path for path in paths if os.path.isfile(path)), "")


@cache
def load_lexicon(path: str) -> Lexicon:
    """The word list at `path`."""
    counts: dict[str, int] = {}
    names: list[str] = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, count, tag = (*line.split(), "", "", "")[:3]
            if tag and _WORD.fullmatch(word):
                counts[word] = int(count)
                if tag.startswith(_NAMES):
                    names.append(word)
    return Lexicon(counts, frozenset(names), sum(counts.values()))
