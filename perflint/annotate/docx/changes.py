"""Corrections as tracked changes, which a person accepts or rejects in Word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from perflint.annotate import AUTHOR
from perflint.annotate.docx.comments import AUTHORED, DATE, ID
from perflint.annotate.docx.marks import copy_into, find_carrier
from perflint.annotate.docx.places import Character
from perflint.readers.docx import names as n

if TYPE_CHECKING:
    from datetime import datetime

INSERTED, DELETED = n.w("ins"), n.w("del")
_DELETED_TEXT = n.w("delText")
_HOLDERS = frozenset(n.w(name) for name in ("p", "hyperlink", "sdtContent", "smartTag"))
_NUMERIC = re.compile("[0-9零〇○一二三四五六七八九十百千万亿两半.%‰]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Change(NamedTuple):
    """What is to be put in the place of the runs between the marks `begin` and `end`."""

    text: str
    begin: etree._Element
    end: etree._Element


def find_differences(stated: str, wanted: str) -> list[tuple[int, int, str]]:
    """What differs between two texts: from where to where in the first, and the words for it."""
    if len(stated) == len(wanted):
        return _find_replaced(stated, wanted)
    low = 0
    while low < min(len(stated), len(wanted)) and stated[low] == wanted[low]:
        low += 1
    end, new_end = len(stated), len(wanted)
    while end > low and new_end > low and stated[end - 1] == wanted[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return [(low, end, wanted[low:new_end])] if low < end else []


def rewrites_number(old: str, new: str) -> bool:
    """Whether a number would read differently: full-width digits may become plain ones, nothing
    else that is part of a number may change."""
    old, new = unicodedata.normalize("NFKC", old), unicodedata.normalize("NFKC", new)
    return old != new and bool(_NUMERIC.search(old) or _NUMERIC.search(new))


def _find_replaced(stated: str, wanted: str) -> list[tuple[int, int, str]]:
    """The same for texts of one length: each stretch of characters that are others."""
    places = groupby(range(len(stated)), lambda at: stated[at] == wanted[at])
    groups = [list(group) for same, group in places if not same]
    return [(at[0], at[-1] + 1, wanted[at[0] : at[-1] + 1]) for at in groups]


def is_open(characters: Sequence[Character]) -> bool:
    """Whether a tracked change can take the place of these characters: they follow each other in
    runs of nothing but text, side by side, in no change of somebody else."""
    runs = list(dict.fromkeys(find_carrier(found.element) for found in characters))
    if not all(map(_is_plain, runs)):
        return False
    if any(left.getnext() is not right for left, right in pairwise(runs)):
        return False
    return all(_is_next(left, right) for left, right in pairwise(characters))


def _is_plain(run: etree._Element) -> bool:
    """Whether a run holds nothing but text and is in no change."""
    if run.tag != n.R or run.getparent().tag not in _HOLDERS:  # type: ignore[union-attr]
        return False
    return all(child.tag in (n.RPR, n.T) for child in run)


def _is_next(left: Character, right: Character) -> bool:
    return right.place == (left.place + 1 if left.element is right.element else 0)


def track(change: Change, ids: Iterable[int], date: datetime | None) -> None:
    """Turn the runs between the marks of a change into a deletion, and put the insertion behind."""
    numbers = iter(ids)
    deletion = _revision(change.begin, DELETED, next(numbers), date)
    runs = []
    for element in change.begin.itersiblings():
        if element is change.end:
            break
        if element.tag == n.R:
            runs.append(element)
    runs[0].addprevious(deletion)
    for run in runs:
        deletion.append(run)
        for text in run.iterchildren(n.T):
            text.tag = _DELETED_TEXT
    if change.text:
        insertion = _revision(change.begin, INSERTED, next(numbers), date)
        run = etree.SubElement(insertion, n.R)
        properties = next(runs[0].iterchildren(n.RPR), None)
        if properties is not None:
            copy_into(run, properties)
        text = etree.SubElement(run, n.T)
        text.text = change.text
        text.set(_SPACE, "preserve")
        deletion.addnext(insertion)
    for mark in (change.begin, change.end):
        mark.getparent().remove(mark)  # type: ignore[union-attr]


def take_back(root: etree._Element) -> bool:
    """Undo every change of ours that still stands; whether there were any."""
    ours = [one for one in root.iter(INSERTED, DELETED) if one.get(AUTHORED) == AUTHOR]
    for change in ours:
        parent = change.getparent()
        if parent is None:
            continue
        if change.tag == DELETED:
            for text in change.iter(_DELETED_TEXT):
                text.tag = n.T
            for child in list(change):
                change.addprevious(child)
        parent.remove(change)
    return bool(ours)


def _revision(beside: etree._Element, tag: str, id: int, date: datetime | None) -> etree._Element:
    parent = beside.getparent()
    assert parent is not None
    revision = etree.SubElement(parent, tag)
    revision.set(ID, str(id))
    revision.set(AUTHORED, AUTHOR)
    if date is not None:
        revision.set(DATE, date.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return revision
