"""Known partitions: parts that by their names make up a whole (税收 and 非税)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from perflint.facts.lexicon import words as any_of
from perflint.model.figure import Figure
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

Partition = tuple[tuple[str, ...], ...]
"""Parts, each with the words one of which stands in its name."""


class Partitions(NamedTuple):
    """All partitions that are known, the same by how many parts they have, and a pattern of all their
    words."""

    every: tuple[Partition, ...]
    of_parts: Mapping[int, tuple[Partition, ...]]
    words: re.Pattern[str]


@lru_cache(maxsize=4)
def read_partitions(lines: tuple[str, ...]) -> Partitions:
    """The partitions a word list declares: `a|b + c` is two parts, the first with two names."""
    every = tuple(
        tuple(tuple(name.strip() for name in part.split("|")) for part in line.split("+"))
        for line in lines
    )
    words = sorted({word for partition in every for part in partition for word in part})
    of_parts: dict[int, tuple[Partition, ...]] = {}
    for partition in every:
        of_parts[len(partition)] = (*of_parts.get(len(partition), ()), partition)
    return Partitions(every, of_parts, compile_pattern(any_of(tuple(words))))


_TELLING, _SHARED = 6, 0.4


def may_be_part(figure: Figure, partitions: Partitions) -> bool:
    """Whether `figure` by its name may be a part of any partition."""
    return partitions.words.search(_name(figure)) is not None


def is_partition(parts: list[Figure], partitions: Partitions) -> bool:
    """Whether `parts` are all the parts of one partition, each once, in any order, and of one thing: 中央
    补助资金 and 地方配套资金, not 地方财力安排的经费类支出 and 中央提前下达的转移支付."""
    if not all(may_be_part(part, partitions) for part in parts):
        return False
    names = [_name(part) for part in parts]
    said = "\n".join(names)
    return any(
        contains_any(said, partition[0])
        and _is_whole(partition, names)
        and _are_kindred(partition, names)
        for partition in partitions.of_parts.get(len(names), ())
    )


def _are_kindred(partition: Partition, names: list[str]) -> bool:
    """Whether what two names say besides the words of the partition is short, or much the same."""
    if len(names) != 2:
        return True
    words = sorted((word for part in partition for word in part), key=len, reverse=True)
    shorter, longer = sorted((_without(name, words) for name in names), key=len)
    shared = sum(character in longer for character in shorter)
    return len(shorter) <= _TELLING or shared >= _SHARED * len(shorter)


def _without(name: str, words: list[str]) -> str:
    return name.replace(next((word for word in words if word in name), ""), "", 1)


def is_partition_but_for(parts: list[Figure], partitions: Partitions, absent: str) -> bool:
    """Whether `parts` are all the parts of one partition but those that `absent`, the words which say
    that there was nothing, name: 其中接待2万元、公车运行12万元，因公出国没有发生."""
    if len(parts) < 2 or not all(may_be_part(part, partitions) for part in parts):
        return False
    names = [_name(part) for part in parts]
    return any(
        len(names) < len(partition)
        and _is_whole(partition, [*names, *_named_in(absent, partition)])
        for partition in partitions.every
    )


def _named_in(words: str, partition: Partition) -> list[str]:
    return [name for part in partition for name in part[:1] if contains_any(words, part)]


def may_belong(figures: list[Figure], partitions: Partitions) -> bool:
    """Whether all of `figures` may be parts of one partition, not the whole of the others."""
    if not all(may_be_part(figure, partitions) for figure in figures):
        return False
    names = [_name(figure) for figure in figures]
    return any(
        len(names) <= len(partition) and _matches(partition, names) == len(names)
        for partition in partitions.every
    )


def _name(figure: Figure) -> str:
    return figure.lead or figure.tail


def _is_whole(partition: Partition, names: list[str]) -> bool:
    """Whether each part of `partition` finds a name of its own; there are as many names as parts."""
    left = list(names)
    for alternatives in partition:
        for at, name in enumerate(left):
            if contains_any(name, alternatives):
                del left[at]
                break
        else:
            return False
    return True


def _matches(partition: Partition, names: list[str]) -> int:
    """How many parts of `partition` find a name of their own."""
    left = list(names)
    for alternatives in partition:
        at = next((n for n, name in enumerate(left) if contains_any(name, alternatives)), -1)
        if at >= 0:
            del left[at]
    return len(names) - len(left)


NO_PARTITIONS = read_partitions(())
