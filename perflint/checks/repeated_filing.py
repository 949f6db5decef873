"""One filing sent twice, or two filings of one department for one year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Claim, Match
from perflint.model.folder import Folder, FolderMatch
from perflint.model.result import RelatedPlace
from perflint.model.subject import Subject

VALUES = frozenset({"department", "year", "others"})
_ONE_A_YEAR = ("department", "project-summary")


class Params(NamedTuple):
    """What must not be there twice."""

    look: Literal["content", "department"]
    """content 内容逐字相同；department 同一单位、同一年度、同一种报告。"""


def check(_subject: Subject, _params: Params) -> Iterator[Claim | Match]:
    """Nothing: one filing says nothing of the others."""
    return iter(())


def compare(folder: Folder, params: Params) -> Iterator[FolderMatch]:
    """A match for each group of filings with the same words, at the second of them; or for each further
    filing of a department. Filings of the same words are no second filing, and projects may be many."""
    groups: dict[bytes, list[int]] = {}
    for number, filing in enumerate(folder.filings):
        if filing.error is None and filing.length:
            groups.setdefault(filing.digest, []).append(number)
    if params.look == "content":
        for group in groups.values():
            if len(group) > 1:
                yield _match(folder, group[1], [group[0], *group[2:]])
    else:
        yield from _second(folder, sorted(group[0] for group in groups.values()))


def _second(folder: Folder, numbers: list[int]) -> Iterator[FolderMatch]:
    """A match for each filing of a department that has one of that kind and year already."""
    first: dict[object, int] = {}
    for number in numbers:
        filing, name = folder.filings[number], folder.names[number]
        if name and filing.year and filing.type in _ONE_A_YEAR:
            same = first.setdefault((name, filing.year, filing.type), number)
            if same != number:
                yield _match(folder, number, [same])


def _match(folder: Folder, number: int, others: list[int]) -> FolderMatch:
    """What is said at one filing of the others like it."""
    filing = folder.filings[number]
    paths = [folder.filings[other].path for other in others]
    values = {
        "department": folder.names[number],
        "year": str(filing.year or ""),
        "others": "、".join(f"“{path}”" for path in paths),
    }
    related = tuple(
        RelatedPlace(1, 1, "first", folder.names[other] or path, path)
        for other, path in zip(others, paths, strict=True)
    )
    return FolderMatch(number, 1, 1, 1, 1, "", values, related, confidence="certain")
