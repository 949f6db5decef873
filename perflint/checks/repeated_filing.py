"""One filing sent twice, or two filings of one department for one year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Claim, Match
from perflint.model.folder import Folder, FolderMatch
from perflint.model.result import RelatedPlace
from perflint.model.subject import Subject

VALUES = frozenset({"department", "year", "other"})
_ONE_A_YEAR = ("department", "project-summary")


class Params(NamedTuple):
    """What must not be there twice."""

    look: Literal["content", "department"]
    """content 内容逐字相同；department 同一单位、同一年度、同一种报告。"""


def check(_subject: Subject, _params: Params) -> Iterator[Claim | Match]:
    """Nothing: one filing says nothing of the others."""
    return iter(())


def compare(folder: Folder, params: Params) -> Iterator[FolderMatch]:
    """A match for each filing that repeats one before it. Filings of the same words are no second
    filing of a department, and projects may be many."""
    first: dict[object, int] = {}
    for number, (filing, name) in enumerate(zip(folder.filings, folder.names, strict=True)):
        if filing.error is not None or not filing.length:
            continue
        same = first.setdefault(filing.digest, number)
        if params.look == "department":
            if same != number or not name or not filing.year or filing.type not in _ONE_A_YEAR:
                continue
            same = first.setdefault((name, filing.year, filing.type), number)
        if same == number:
            continue
        other = folder.filings[same].path
        values = {"department": name, "year": str(filing.year or ""), "other": other}
        related = (RelatedPlace(1, 1, "first", folder.names[same] or other, other),)
        yield FolderMatch(number, 1, 1, 1, 1, "", values, related, confidence="certain")
