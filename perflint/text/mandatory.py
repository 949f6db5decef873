"""Words without which a regular expression cannot match: a text that has none of them need not be
searched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from itertools import product
from typing import Any

from perflint.model.words import Needs

_MOST_WORDS = 64
_MOST_SETS = 3
_LONGEST_CLASS = 30
_NOTHING = frozenset({""})
_PLACES = ("ASSERT", "ASSERT_NOT", "AT")


def mandatory_words(pattern: str, *, behind: bool = True) -> Needs:
    """The sets of words of which each match of `pattern` (standard `re`) holds one each, or has it right
    before or behind, sets of long and few words first; none where nothing can be said. Without `behind`
    what a match only looks back at does not count."""
    tree = import_module("re._parser").parse(pattern)
    if tree.state.flags & re.IGNORECASE:
        return ()
    found = {shortest(words) for words in _needs(tree, behind)}
    return tuple(sorted(found, key=lambda words: (_worth(words), words))[:_MOST_SETS])


def _worth(words: Collection[str]) -> int:
    """How much it tells that none of `words` occurs: the lower the more."""
    return len(words) - 8 * min(map(len, words))


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words in none of which another one occurs."""
    kept: list[str] = []
    for word in sorted(set(words), key=lambda word: (len(word), word)):
        if not any(other in word for other in kept):
            kept.append(word)
    return tuple(sorted(kept))


def _needs(
    tree: Iterable[Any], behind: bool, before: frozenset[str] = _NOTHING
) -> Iterator[frozenset[str]]:
    """The mandatory sets of a sequence behind one of the words `before`: what its stretches of fixed
    words can read, and what is mandatory in the parts between."""
    stretch = before
    last: tuple[int, frozenset[str]] = (0, _NOTHING)  # the group right before, and what it reads
    for operator, argument in _flat(tree):
        name = str(operator)
        if name in _PLACES:
            yield from _needs_around(name, argument, behind, stretch)
            if behind and name == "ASSERT" and argument[0] < 0 and stretch == _NOTHING:
                stretch = _sequence(argument[1]) or _NOTHING
            continue
        yield from _doubled(_repeated_group(name, argument), last)
        words = _readings(name, argument)
        last = _group(name, argument, words)
        joined = _join(stretch, words) if words is not None else None
        if joined is not None:
            stretch = joined
            continue
        repeated = name.endswith("REPEAT") and argument[0] > 0
        if repeated:
            yield from _needs(argument[2], behind, stretch)
        yield from _if_told(stretch)
        if words is None:
            yield from _inside(name, argument, behind)
            words = (_sequence(argument[2]) if repeated else None) or _NOTHING
        stretch = words
    yield from _if_told(stretch)


def _needs_around(
    name: str, argument: Any, behind: bool, stretch: frozenset[str]
) -> Iterator[frozenset[str]]:
    """What an assertion needs: one that looks ahead goes on with the stretch."""
    if name != "ASSERT":
        return
    if argument[0] > 0:
        yield from _needs(argument[1], behind, stretch)
    elif behind:
        yield from _needs(argument[1], behind, _NOTHING)


def _group(name: str, argument: Any, words: frozenset[str] | None) -> tuple[int, frozenset[str]]:
    """The number of a group with what it reads; 0 for what is none, or reads too much to list."""
    if name == "SUBPATTERN" and argument[0] and words:
        return argument[0], words
    return 0, _NOTHING


def _doubled(group: int, last: tuple[int, frozenset[str]]) -> Iterator[frozenset[str]]:
    """What a group reads with itself behind it."""
    if group and group == last[0] and "" not in last[1]:
        yield frozenset(word * 2 for word in last[1])


def _if_told(words: frozenset[str]) -> Iterator[frozenset[str]]:
    if "" not in words:
        yield words


def _flat(tree: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The items of a sequence; a group that has no finite number of readings as its own items."""
    for operator, argument in tree:
        plain = str(operator) == "SUBPATTERN" and not (argument[1] or argument[2])
        if plain and _sequence(argument[3]) is None:
            yield from _flat(argument[3])
        else:
            yield operator, argument


def _repeated_group(name: str, argument: Any) -> int:
    """The number of the group that an item reads once more, 0 for none."""
    if name == "GROUPREF":
        return int(argument)
    if name.endswith("REPEAT") and argument[0] > 0 and len(argument[2]) == 1:
        operator, inner = argument[2][0]
        return int(inner) if str(operator) == "GROUPREF" else 0
    return 0


def _inside(name: str, argument: Any, behind: bool) -> Iterator[frozenset[str]]:
    """The mandatory sets of one item that has no finite number of readings."""
    if name == "ATOMIC_GROUP":
        yield from _needs(argument, behind)
    elif name == "BRANCH":
        best = [min(_needs(one, behind), key=_worth, default=None) for one in argument[1]]
        if all(best):
            union = frozenset[str]().union(*(words for words in best if words))
            if len(union) <= _MOST_WORDS:
                yield union


def _readings(name: str, argument: Any) -> frozenset[str] | None:
    """Everything one item can read, None where that is too much to list."""
    if name == "LITERAL":
        return frozenset({chr(argument)})
    if name == "IN":
        return _read_class(argument)
    if name == "SUBPATTERN":
        return _sequence(argument[3])
    if name == "ATOMIC_GROUP":
        return _sequence(argument)
    if name == "BRANCH":
        return _union(_sequence(branch) for branch in argument[1])
    return _read_once(argument) if name.endswith("REPEAT") and argument[1] == 1 else None


def _read_class(items: Any) -> frozenset[str] | None:
    if len(items) <= _LONGEST_CLASS and all(str(operator) == "LITERAL" for operator, _ in items):
        return frozenset(chr(code) for _, code in items)
    return None


def _read_once(argument: Any) -> frozenset[str] | None:
    """What a repeat reads that is there once, or not at all."""
    words = _sequence(argument[2])
    return words if words is None or argument[0] else words | _NOTHING


def _sequence(tree: Iterable[Any]) -> frozenset[str] | None:
    words: frozenset[str] | None = _NOTHING
    for operator, argument in tree:
        if str(operator) in _PLACES:
            continue
        more = _readings(str(operator), argument)
        words = _join(words, more) if words is not None and more is not None else None
        if words is None:
            return None
    return words


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    union: frozenset[str] = frozenset()
    for words in sets:
        if words is None:
            return None
        union |= words
    return union if len(union) <= _MOST_WORDS else None


def _join(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    """Every word of `one` followed by every word of `other`, None if these are too many."""
    if len(one) * len(other) > _MOST_WORDS:
        return None
    return frozenset(map("".join, product(one, other)))
