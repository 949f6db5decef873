"""What a department carries over from one year is what it starts the next with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Claim, Match
from perflint.model.folder import Asked, FilingFacts, Folder, FolderMatch, Told
from perflint.model.phrase import Words
from perflint.model.result import RelatedPlace
from perflint.model.subject import Subject

VALUES = frozenset({"department", "opening", "closing", "year", "last", "other"})


class Params(NamedTuple):
    """How the two figures are called."""

    opening: Words
    """年初数的标签怎样结尾，例如 年初结转和结余。"""
    closing: Words
    """上一年年末数的标签怎样结尾，例如 年末结转和结余。"""


def check(_subject: Subject, _params: Params) -> Iterator[Claim | Match]:
    """Nothing: one filing says nothing of the others."""
    return iter(())


def ask(params: Params) -> Asked:
    """The figures to be kept of each filing."""
    return Asked(labels=params.opening.words + params.closing.words)


def _find_places(folder: Folder) -> dict[tuple[str, str, int], list[int]]:
    """The filings of each department, kind of report and year."""
    places: dict[tuple[str, str, int], list[int]] = {}
    for number, (filing, name) in enumerate(zip(folder.filings, folder.names, strict=True)):
        if name and filing.year and filing.type != "project":
            places.setdefault((name, filing.type, filing.year), []).append(number)
    return places


def compare(folder: Folder, params: Params) -> Iterator[FolderMatch]:
    """A match for each opening figure that is not last year's closing figure of the same department
    and kind of report. Where a year has two filings, or a filing two such figures (of two funds,
    say), it is not sure which are meant, and nothing is said."""
    places = _find_places(folder)
    for (name, kind, year), numbers in places.items():
        before = places.get((name, kind, year - 1), [])
        if len(numbers) != 1 or len(before) != 1:
            continue
        earlier = folder.filings[before[0]]
        opening = find_only(folder.filings[numbers[0]], params.opening.words)
        closing = find_only(earlier, params.closing.words)
        if opening is None or closing is None or agree(opening, closing):
            continue
        values = {
            "department": name,
            "opening": opening.text,
            "closing": closing.text,
            "year": str(year),
            "last": str(year - 1),
            "other": earlier.path,
        }
        related = RelatedPlace(closing.line, closing.column, "closing", closing.text, earlier.path)
        yield FolderMatch(
            numbers[0], opening.line, opening.column, opening.line,
            opening.column + len(opening.text), opening.excerpt, values, (related,), closing.text,
            opening.text,
        )  # fmt: skip


def find_only(filing: FilingFacts, labels: tuple[str, ...]) -> Told | None:
    """The one figure of `filing` with such a label, None where there are several that disagree."""
    found = [figure for figure in filing.figures if figure.label.endswith(labels)]
    if not found or not all(agree(found[0], figure) for figure in found):
        return None
    return found[0]


def agree(one: Told, other: Told) -> bool:
    """Whether two printed amounts may be one, the coarser rounded or cut off."""
    gap = abs(one.amount - other.amount)
    return not gap or gap < max(one.ulp, other.ulp)
