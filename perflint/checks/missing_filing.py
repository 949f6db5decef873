"""Every department on a list has filed, and nobody else has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from perflint.model.claim import Claim, Match
from perflint.model.folder import Expected, Folder, FolderMatch
from perflint.model.result import RelatedPlace
from perflint.model.subject import Subject
from perflint.text.listed import Listed
from perflint.text.organs import settle_name

VALUES = frozenset({"department"})


class Params(NamedTuple):
    """Which of the two sides is looked at."""

    look: Literal["missing", "unlisted"]
    """missing 名单上有而没有报送；unlisted 报送了而名单上没有。"""
    alike: int = 75
    """名称相似到百分之多少，就提示可能是同一单位。"""


def check(_subject: Subject, _params: Params) -> Iterator[Claim | Match]:
    """Nothing: one filing says nothing of the others."""
    return iter(())


def compare(folder: Folder, params: Params) -> Iterator[FolderMatch]:
    """A match for each name on the list without a filing, or each filing without a name."""
    if folder.expected is None:
        return
    listed = {settle_name(one.name): one for one in folder.expected}
    met, strangers = _meet(folder, listed)
    left = [name for name in listed if name not in met]
    if params.look == "missing":
        yield from _missing(folder, [listed[name] for name in left], strangers, params.alike)
        return
    for number in strangers:
        name = folder.names[number]
        near = find_near(name, left, params.alike)
        values = {"department": name or folder.filings[number].path}
        yield FolderMatch(number, 1, 1, 1, 1, "", values, suggestion=near)


def _meet(folder: Folder, listed: Collection[str]) -> tuple[set[str], list[int]]:
    """The names on the list that have filed, by what their filings or files are called, and the filings
    of nobody on it."""
    known_names = Listed(listed)
    met: set[str] = set()
    strangers: list[int] = []
    for number, (filing, name) in enumerate(zip(folder.filings, folder.names, strict=True)):
        known = known_names.find(name, filing.path)
        if known:
            met.add(known)
        elif filing.error is None and (name or filing.type != "other"):
            strangers.append(number)
    return met, strangers


def _missing(
    folder: Folder, left: Iterable[Expected], strangers: Iterable[int], alike: int
) -> Iterator[FolderMatch]:
    """A match for each of `left`, with the filing of nobody that is called most like it."""
    names = {folder.names[number]: number for number in strangers if folder.names[number]}
    for one in left:
        near = find_near(settle_name(one.name), tuple(names), alike)
        path = folder.filings[names[near]].path if near else ""
        yield FolderMatch(
            -1, one.line, 1, one.line, 1 + len(one.name), one.name, {"department": one.name},
            (RelatedPlace(1, 1, "like", near, path),) if near else (),
            sheet=one.sheet, cell=one.cell,
        )  # fmt: skip


def find_near(name: str, names: Sequence[str], alike: int) -> str:
    """The one of `names` most like `name`, "" if none is."""
    if not name or not names:
        return ""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=alike)
    return str(found[0]) if found else ""
