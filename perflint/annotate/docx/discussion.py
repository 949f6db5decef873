"""All that a package says in comments, in however many parts."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from perflint.annotate.docx.comments import (
    ID,
    Withdrawn,
    forget,
    next_id,
    withdraw,
    write_comment,
)
from perflint.annotate.docx.wiring import add_comments_part, serialise
from perflint.readers import DEFAULT_LIMITS as LIMITS
from perflint.readers.docx import names as n
from perflint.readers.markup import parse_xml

if TYPE_CHECKING:
    from datetime import datetime

    from perflint.annotate.wording import Note
    from perflint.readers.docx.package import Package

MARKS = (n.w("commentRangeStart"), n.w("commentRangeEnd"))
REFERENCE = n.w("commentReference")
# Parts that say more about comments; the second teaches the ids by which the third knows them.
_BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible")
_RANGE = rb'<w:commentRange(?:Start|End) w:id="%s"/>'
_RUN = rb'<w:r><w:commentReference w:id="%s"/></w:r>'
_LEFT = rb':comment(?:Range(?:Start|End)|Reference)\b[^<>]*:id="%s"'
_NOTHING = Withdrawn(frozenset(), frozenset(), frozenset())
_PART = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:comments xmlns:w="{}">{}</w:comments>'
)


class Discussion:
    """The comments of a package, ours `withdrawn` and then written anew."""

    __slots__ = ("_comments", "_ids", "_name", "_new", "_package", "_parts", "withdrawn")

    def __init__(self, package: Package) -> None:
        self._package = package
        self._name = package.name_of("comments")
        self._comments = self._open(self._name) if self._name else None
        self._parts: dict[str, bytes] = {}
        self._new: list[str] = []
        self.withdrawn = self._withdraw()
        self._ids = count(next_id(self._comments) if self._comments is not None else 0)

    @property
    def changed(self) -> bool:
        """Whether any comment went or came."""
        return bool(self.withdrawn.ids or self._new)

    def add(self, note: Note, date: datetime | None) -> str | None:
        """The id of a new comment; None where someone answered the same one."""
        if "".join((note.title, *note.lines)) in self.withdrawn.kept:
            return None
        id = str(next(self._ids))
        self._new.append(write_comment(id, note, date))
        return id

    def finish(self) -> dict[str, bytes]:
        """The parts that changed, by name."""
        if not self.changed:
            return {}
        parts = dict(self._parts)
        name, comments = self._name, self._comments
        written = _PART.format(n.w("")[1:-1], "".join(self._new)).encode()
        if name is None or comments is None:
            name, wiring = add_comments_part(self._package, LIMITS)
            return {**wiring, name: written}
        if not len(comments):
            return {**parts, name: written}
        comments.extend(list(etree.fromstring(written)))
        return {**parts, name: serialise(comments)}

    def _open(self, name: str) -> etree._Element:
        return parse_xml(self._package.load(name), name, LIMITS)

    def _withdraw(self) -> Withdrawn:
        """Take our earlier comments out of every part but the text."""
        if self._comments is None:
            return _NOTHING
        names = {kind: self._package.name_of(kind) for kind in _BESIDE}
        beside = {name: self._open(name) for name in names.values() if name}
        extended = names["commentsExtended"]
        gone = withdraw(self._comments, beside[extended] if extended else None)
        durable: frozenset[str] = frozenset()
        for name, root in beside.items():
            before = len(root)
            durable = forget(root, durable, gone)
            if len(root) != before:
                self._parts[name] = serialise(root)
        return gone


def remove_marks(xml: bytes, name: str, ids: frozenset[str]) -> bytes:
    """A document part without the marks of those comments: cut out where they stand as we wrote
    them, else in the tree."""
    any_id = b"(?:" + b"|".join(map(re.escape, map(str.encode, ids))) + b")"
    cut = re.sub(_RANGE % any_id, b"", re.sub(_RUN % any_id, b"", xml))
    if not re.search(_LEFT % any_id, cut):
        return cut
    root = parse_xml(xml, name, LIMITS)
    for mark in list(root.iter(*MARKS, REFERENCE)):
        if mark.get(ID) in ids:
            _remove(mark)
    return serialise(root)


def _remove(mark: etree._Element) -> None:
    """Take out a mark, and the run that holds a reference and nothing else."""
    parent = mark.getparent()
    if parent is None:
        return
    if mark.tag == REFERENCE and all(child.tag in (n.RPR, REFERENCE) for child in parent):
        _remove_plainly(parent)
    else:
        _remove_plainly(mark)


def _remove_plainly(element: etree._Element) -> None:
    """Without the blanks after it, which lxml counts as part of an element."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
