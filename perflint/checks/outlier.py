"""A figure far from that of comparable filings, or too good to be true: worth a look, no mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.model.claim import Claim, Match
from perflint.model.folder import SCORE, Asked, FilingFacts, Folder, FolderMatch, Told
from perflint.model.phrase import Words
from perflint.model.subject import Subject

VALUES = frozenset({"stated", "label", "count", "median", "full"})
_SIGMA = Decimal("0.6745")
"""The median absolute deviation of a normal distribution, in standard deviations."""


class Params(NamedTuple):
    """Which figure, and from where on it stands out."""

    look: Literal["far", "full"]
    """far 离同类报告的中位数很远；full 满分。"""
    labels: Words = Words(())
    """数的标签怎样结尾，例如 预算执行率；不写则看自评得分。"""
    peers: int = 8
    """至少有多少份同年度、同类的报告才比较。"""
    distance: Decimal = Decimal("3.5")
    """与中位数相差多少个标准差（按绝对中位差折算）才报。"""
    gap: Decimal = Decimal(10)
    """与中位数至少相差多少才报。"""
    most: Decimal = Decimal(100)
    """满分是多少。"""


def check(_subject: Subject, _params: Params) -> Iterator[Claim | Match]:
    """Nothing: one filing says nothing of the others."""
    return iter(())


def ask(params: Params) -> Asked:
    """The figure to be kept of each filing."""
    return Asked(labels=params.labels.words)


def _far(
    found: list[tuple[int, Told]], middle: Decimal, spread: Decimal, params: Params
) -> Iterator[tuple[int, Told]]:
    """Those that stand far from the middle, as far as the others spread."""
    for number, told in found:
        distance = abs(told.amount - middle)
        if distance >= params.gap and _SIGMA * distance > params.distance * spread:
            yield number, told


def _rare(full: list[tuple[int, Told]], found: list[tuple[int, Told]]) -> list[tuple[int, Told]]:
    """Those with full marks, or one for all where most have them."""
    return full[:1] if 2 * len(full) >= len(found) else full


def _find_peers(folder: Folder, labels: tuple[str, ...]) -> Iterable[list[tuple[int, Told]]]:
    """The figures so called of filings of one kind and year, with the number of each filing."""
    peers: dict[tuple[str, int | None], list[tuple[int, Told]]] = {}
    for number, filing in enumerate(folder.filings):
        if told := pick(filing, labels):
            peers.setdefault((filing.type, filing.year), []).append((number, told))
    return peers.values()


def compare(folder: Folder, params: Params) -> Iterator[FolderMatch]:
    """A match for each filing that stands out among those of its kind and year; where most have full
    marks, one for all of them."""
    from statistics import median  # takes longer to import than all kinds together

    for found in _find_peers(folder, params.labels.words or (SCORE,)):
        if len(found) < params.peers:
            continue
        middle = median(told.amount for _, told in found)
        full = [one for one in found if one[1].amount >= params.most]
        if params.look != "full":
            spread = median(abs(told.amount - middle) for _, told in found)
            meant: Iterable[tuple[int, Told]] = _far(found, middle, spread, params)
        else:
            meant = _rare(full, found)
        for number, told in meant:
            values = {
                "stated": told.text,
                "label": told.label,
                "count": str(len(found)),
                "median": f"{middle.normalize():f}",
                "full": str(len(full)),
            }
            yield FolderMatch(
                number, told.line, told.column, told.line, told.column + len(told.text),
                told.excerpt, values, mark=told.text,
            )  # fmt: skip


def pick(filing: FilingFacts, labels: tuple[str, ...]) -> Told | None:
    """The first figure of a filing with such a label."""
    return next((told for told in filing.figures if told.label.endswith(labels)), None)
