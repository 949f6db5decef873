"""Known partitions: parts that by their names make up a whole (税收 and 非税)."""

from __future__ import annotations

from functools import lru_cache

from perflint.model.figure import Figure

Partition = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=4)
def read_partitions(words: tuple[str, ...]) -> tuple[Partition, ...]:
    """The partitions a word list declares: `a|b + c` is two parts, the first with two names."""
    return tuple(
        tuple(tuple(name.strip() for name in part.split("|")) for part in line.split("+"))
        for line in words
    )


def is_partition(parts: list[Figure], partitions: tuple[Partition, ...]) -> bool:
    """Whether `parts` are all the parts of one partition, each once, in any order."""
    names = [part.lead or part.tail for part in parts]
    return any(
        len(partition) == len(names) == _matches(partition, names) for partition in partitions
    )


def may_belong(figures: list[Figure], partitions: tuple[Partition, ...]) -> bool:
    """Whether all of `figures` may be parts of one partition, not the whole of the others."""
    names = [figure.lead or figure.tail for figure in figures]
    return any(
        len(names) <= len(partition) and _matches(partition, names) == len(names)
        for partition in partitions
    )


def _matches(partition: Partition, names: list[str]) -> int:
    """How many parts of `partition` find a name of their own."""
    left = list(names)
    for alternatives in partition:
        at = next(
            (n for n, name in enumerate(left) if any(word in name for word in alternatives)), -1
        )
        if at >= 0:
            del left[at]
    return len(names) - len(left)
