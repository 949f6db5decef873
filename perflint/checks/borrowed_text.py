"""Running text that another department's report has too, or the department's own of last year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Claim, Match
from perflint.model.folder import Asked, FilingFacts, Folder, FolderMatch
from perflint.model.phrase import Words
from perflint.model.result import RelatedPlace
from perflint.model.subject import Subject
from perflint.operands.borrowed import Passage, align, find_common, find_pairs

VALUES = frozenset({"department", "other", "length", "share", "passages"})
_MOST_SHOWN = 8
_LONGEST_SHOWN = 60


class Params(NamedTuple):
    """Whose text, and how much of it."""

    look: Literal["departments", "years"]
    """departments 与别的单位相同；years 与本单位上一年相同。"""
    exempt: Words
    """标题含这些词的部分不比，例如 职责、机构：法定职责年年相同。"""
    least: int = 150
    """相同的文字一共至少多少个字。"""
    passage: int = 40
    """连续相同至少多少个字才算一处。"""
    alike: int = 88
    """改动不大的句子，与原句相似到百分之多少也算。"""
    common: int = 4
    """这么多个单位都有的话是模板或通用的说法，不算。"""


def check(_subject: Subject, _params: Params) -> Iterator[Claim | Match]:
    """Nothing: one filing says nothing of the others."""
    return iter(())


def ask(params: Params) -> Asked:
    """Where no text is compared."""
    return Asked(exempt=params.exempt.words)


def _year(filing: FilingFacts) -> int:
    return filing.year or 0


def _follow(first: FilingFacts, second: FilingFacts) -> bool:
    """Whether two filings are of one kind and of two years in a row."""
    if first.type != second.type or not (first.year and second.year):
        return False
    return abs(first.year - second.year) == 1


def _may_share(first: FilingFacts, second: FilingFacts) -> bool:
    """Whether two filings could be read and are not one and the same."""
    return first.digest != second.digest and not (first.error or second.error)


def compare(folder: Folder, params: Params) -> Iterator[FolderMatch]:
    """A match in each filing for every other one it shares text with: between departments in both, as
    nobody can tell who wrote it first; between years in the later one."""
    common = find_common(folder, params.common)
    for one, other in find_pairs(folder, common, params.passage):
        first, second = folder.filings[one], folder.filings[other]
        names = folder.names[one], folder.names[other]
        if not _may_share(first, second):
            continue
        same = bool(names[0]) and names[0] == names[1]
        if params.look == "years":
            if same and _follow(first, second):
                later, earlier = (one, other) if _year(first) > _year(second) else (other, one)
                yield from report(folder, later, earlier, common, params)
        elif not same and all(names):
            yield from report(folder, one, other, common, params)
            yield from report(folder, other, one, common, params)


def report(
    folder: Folder, here: int, there: int, common: frozenset[int], params: Params
) -> Iterator[FolderMatch]:
    """The match in the filing `here` for what the one `there` has too, if it is enough."""
    passages = [
        passage
        for passage in align(folder.read(here), folder.read(there), common, params.alike)
        if passage.length >= params.passage
    ]
    length = sum(passage.length for passage in passages)
    if length < params.least:
        return
    filing, other = folder.filings[here], folder.filings[there]
    first = max(passages, key=lambda passage: passage.length)
    values = {
        "department": folder.names[there],
        "other": other.path,
        "length": str(length),
        "share": f"{round(100 * length / max(filing.length, 1))}%",
        "passages": str(len(passages)),
    }
    yield FolderMatch(
        here, first.line, first.column, first.end_line, first.end_column, shorten(first.text), values,
        tuple(side for passage in passages[:_MOST_SHOWN] for side in show(passage, other.path)),
    )  # fmt: skip


def show(passage: Passage, path: str) -> tuple[RelatedPlace, RelatedPlace]:
    """Both sides of a passage."""
    return (
        RelatedPlace(passage.line, passage.column, "here", shorten(passage.text)),
        RelatedPlace(
            passage.other_line, passage.other_column, "there", shorten(passage.other), path
        ),
    )


def shorten(text: str) -> str:
    """The beginning of `text`."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
