"""Which filings share clauses, and where two of them run alike."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from perflint.model.folder import Clause, Folder
from perflint.text.patterns import compile_pattern

_MARKS = compile_pattern(r"[^\w%]+")
_AT_A_TIME = 400_000
"""Hashes looked at together: memory stays bounded, however many filings there are."""
_MOST_SHARING = 60
"""Filings that share a clause beyond which it tells nothing of two of them."""
_LONG = 18
"""Characters a clause needs to be known again after a change."""


class Passage(NamedTuple):
    """Neighbouring clauses of one filing that stand, the same or nearly so, in another: their words
    and places in both, and how many characters they have."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    other: str
    other_line: int
    other_column: int
    length: int


def hash_clause(text: str) -> int:
    """A number that clauses of the same words share."""
    plain = _MARKS.sub("", text).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(plain, digest_size=8).digest(), "little")


def unpack_clauses(packed: bytes) -> Sequence[int]:
    """The hashes in `FilingFacts.clauses`."""
    hashes = array("Q")
    hashes.frombytes(packed)
    return hashes


def groups(folder: Folder) -> Iterator[tuple[int, list[int]]]:
    """Each hash that several filings have, with these filings."""
    total = sum(len(filing.clauses) for filing in folder.filings) // 8
    parts = 1 + total // _AT_A_TIME
    for part in range(parts):
        once: dict[int, int] = {}
        several: dict[int, list[int]] = {}
        for number, filing in enumerate(folder.filings):
            for mark in dict.fromkeys(unpack_clauses(filing.clauses)):
                if mark % parts != part:
                    continue
                first = once.setdefault(mark, number)
                if first != number:
                    several.setdefault(mark, [first]).append(number)
        yield from several.items()


def find_common(folder: Folder, most: int) -> frozenset[int]:
    """The hashes of clauses that `most` departments or more have."""
    return frozenset(
        mark
        for mark, numbers in groups(folder)
        if len(numbers) >= most
        and len({folder.names[number] or folder.filings[number].path for number in numbers}) >= most
    )


def find_pairs(folder: Folder, common: frozenset[int], least: int) -> list[tuple[int, int]]:
    """The pairs of filings, in order, with two clauses or more in common that are not `common` to
    many. Clauses have 10 characters at least, so that fewer cannot make up `least`."""
    shared: Counter[tuple[int, int]] = Counter()
    for mark, numbers in groups(folder):
        if mark in common or len(numbers) > _MOST_SHARING:
            continue
        for at, one in enumerate(numbers):
            for other in numbers[at + 1 :]:
                shared[one, other] += 1
    fewest = 2 if least > _LONG else 1
    return sorted(pair for pair, count in shared.items() if count >= fewest)


def align(
    here: Sequence[Clause], there: Sequence[Clause], common: frozenset[int], alike: int
) -> Iterator[Passage]:
    """The passages of `here` that run as in `there`, in order. A clause that was changed counts where
    it is `alike` (percent) and stands beside one that was not, or is long."""
    marks = [hash_clause(clause.text) for clause in here]
    places: dict[int, int] = {}
    for number, clause in enumerate(there):
        places.setdefault(hash_clause(clause.text), number)
    found = [places.get(mark, -1) if mark not in common else -1 for mark in marks]
    taken = set(found)
    left = {
        number: clause.text
        for number, clause in enumerate(there)
        if number not in taken
        and len(clause.text) >= _LONG
        and hash_clause(clause.text) not in common
    }
    for number, clause in enumerate(here):
        if found[number] < 0 and len(clause.text) >= _LONG and marks[number] not in common and left:
            found[number] = match_changed(clause.text, left, alike)
    start = 0
    while start < len(found):
        end = start + 1
        if found[start] >= 0:
            while end < len(found) and 0 < found[end] - found[end - 1] <= 2 and found[end] >= 0:
                end += 1
            yield join(here[start:end], there[found[start] : found[end - 1] + 1])
        start = end


def match_changed(text: str, left: dict[int, str], alike: int) -> int:
    """The clause of `left` that `text` is a changed form of, which is then no longer there; -1 without
    one."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(text, left, scorer=fuzz.ratio, score_cutoff=alike)
    if best is None:
        return -1
    number = int(best[2])
    del left[number]
    return number


def join(here: Sequence[Clause], there: Sequence[Clause]) -> Passage:
    """Neighbouring clauses as one passage."""
    first, last = here[0], here[-1]
    return Passage(
        "，".join(clause.text for clause in here),
        first.line,
        first.column,
        last.line,
        last.column + len(last.text),
        "，".join(clause.text for clause in there),
        there[0].line,
        there[0].column,
        sum(len(clause.text) for clause in here),
    )
