"""Patterns that never read across a line, run only over the lines that hold a word they need."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import Any

from perflint.model.words import ANYWHERE, EMPTY_INDEX, WordIndex
from perflint.text.mandatory import mandatory_words
from perflint.text.patterns import compile_pattern

_LINE_END = 10
_ONE = ("LITERAL", "NOT_LITERAL", "ANY", "IN", "CATEGORY")
_WIDE = ("CATEGORY_SPACE", "CATEGORY_NOT_DIGIT", "CATEGORY_NOT_WORD")


class Lined:
    """The pattern `source`, which keeps within a line (`^` and `$` stand for the ends of lines) and matches
    only in lines that hold one of `words`, or that the simpler pattern `sign` matches in."""

    __slots__ = ("pattern", "sign", "words")

    def __init__(self, source: str, *words: str, sign: str = "") -> None:
        self.pattern = compile_pattern(source, re.MULTILINE)
        self.words = words
        self.sign = compile_pattern(sign, re.MULTILINE) if sign else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        if self.sign is None:
            lines = _lines_with(text, self.words, EMPTY_INDEX)
        else:
            lines = []
            for match in self.sign.finditer(text):
                if not lines or match.start() >= lines[-1][1]:
                    lines.append(_line_at(text, match.start()))
        return _find(self.pattern, text, lines)


def find_in_lines(
    pattern: re.Pattern[str], text: str, words: Collection[str], index: WordIndex = EMPTY_INDEX
) -> Iterator[re.Match[str]]:
    """The matches of a pattern in `text`, as `finditer` gives them. `words` are what `words_of_lines` says
    of it; with none the whole text is read. Those that `index` knows the lines of are not looked for."""
    if not words:
        return pattern.finditer(text)
    return _find(pattern, text, _lines_with(text, words, index))


def _find(
    pattern: re.Pattern[str], text: str, lines: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    return chain.from_iterable([pattern.finditer(text, *line) for line in dict.fromkeys(lines)])


def _line_at(text: str, at: int) -> tuple[int, int]:
    """The line around a place, with its line break."""
    return text.rfind("\n", 0, at) + 1, text.find("\n", at) + 1 or len(text)


def _lines_with(text: str, words: Collection[str], index: WordIndex) -> list[tuple[int, int]]:
    """The lines that hold one of `words`, in order, each with its line break."""
    found: set[tuple[int, int]] = set()
    for word in words:
        known = index.places.get(word, ANYWHERE)
        if known is not ANYWHERE:
            found.update([index.line(number) for number in known])
            continue
        at = text.find(word)
        while at >= 0:
            line = _line_at(text, at)
            found.add(line)
            at = text.find(word, line[1])
    return sorted(found)


def words_of_lines(pattern: str, *, indexed: bool = False) -> tuple[str, ...]:
    """Words of which one stands in each line in which `pattern` (standard `re`, `^` and `$` for the ends
    of lines) matches; none if it may read across a line or nothing can be said. Where an index of the text
    knows the lines of words, letters alone are only taken if there is nothing else."""
    needs = mandatory_words(pattern, behind=False)
    if not needs:
        return ()
    tree = import_module("re._parser").parse(pattern)
    if tree.state.flags & re.DOTALL or reads_on(tree):
        return ()
    words = [some for some in needs if indexed and min(map(len, some)) > 1]
    return (words or needs)[0]


def reads_on(tree: Iterable[Any]) -> bool:
    """Whether a sequence can read a line break, or look at what stands behind one."""
    return any(_item_reads_on(str(operator), argument) for operator, argument in tree)


def _item_reads_on(name: str, argument: Any) -> bool:
    if name in _ONE:
        return _reads_break(name, argument)
    if name == "AT":
        return str(argument) == "AT_END_STRING"
    if name == "SUBPATTERN":
        return any(argument[1:3]) or reads_on(argument[3])
    if name == "BRANCH":
        return any(map(reads_on, argument[1]))
    if name.endswith("REPEAT"):
        return reads_on(argument[2])
    if name in ("ASSERT", "ASSERT_NOT"):
        return argument[0] > 0 and _looks_beyond(argument[1])
    if name == "ATOMIC_GROUP":
        return reads_on(argument)
    if name == "GROUPREF_EXISTS":
        return any(map(reads_on, filter(None, argument[1:])))
    return name != "GROUPREF"  # reads what a group has read


def _looks_beyond(tree: Any) -> bool:
    """Whether a sequence that looks ahead can look beyond a line break."""
    if not reads_on(tree):
        return False
    if len(tree) != 1:
        return True
    name, argument = str(tree[0][0]), tree[0][1]
    if name == "BRANCH":
        return any(map(_looks_beyond, argument[1]))
    return name not in _ONE


def _reads_break(name: str, argument: Any) -> bool:
    """Whether what reads one character can read a line break."""
    if name == "IN":
        negated = str(argument[0][0]) == "NEGATE"
        return negated != any(_reads_break(str(kind), what) for kind, what in argument)
    if name == "RANGE":
        return bool(argument[0] <= _LINE_END <= argument[1])
    if name == "CATEGORY":
        return str(argument) in _WIDE
    return name in ("LITERAL", "NOT_LITERAL") and (name == "LITERAL") == (argument == _LINE_END)
