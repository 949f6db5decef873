"""A filing opened to be written into."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from perflint.annotate.docx.changes import (
    Change,
    find_differences,
    is_open,
    rewrites_number,
    track,
)
from perflint.annotate.docx.comments import (
    ID,
    Withdrawn,
    add_comment,
    forget,
    next_id,
    read_text,
    withdraw,
)
from perflint.annotate.docx.marks import Marks
from perflint.annotate.docx.places import Places, Target, Tracer
from perflint.annotate.docx.wiring import add_comments_part, serialise
from perflint.annotate.packing import repack
from perflint.readers import DEFAULT_LIMITS as LIMITS
from perflint.readers.docx import names as n
from perflint.readers.docx.filing import Filing
from perflint.readers.markup import parse_xml

if TYPE_CHECKING:
    from datetime import datetime

    from perflint.annotate.wording import Note
    from perflint.model.document import Document
    from perflint.model.span import Span

_MARKS = (n.w("commentRangeStart"), n.w("commentRangeEnd"))
_REFERENCE = n.w("commentReference")
# Parts that say more about comments; the second teaches the ids by which the third knows them.
_BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible")


class OpenFiling:
    """A .docx on its way to be annotated: our earlier comments are out, everything else is in.

    `document` is what the reader makes of `data`.
    """

    def __init__(self, data: bytes, document: Document) -> None:
        self._data = data
        self._filing = filing = Filing(data, document.path, LIMITS, traced=True)
        self._root = filing.root
        tracer = Tracer(LIMITS)
        filing.write(tracer)
        if tracer.document("", "").text != document.text:
            raise ValueError("the document is not what the reader makes of these bytes")
        self._text = document.text
        self._places = Places(filing, tracer, document.text)
        self._marks = Marks()
        self._changes: list[Change] = []
        self._changed: dict[str, bytes] = {}
        self._name = filing.package.name_of("comments")
        self._comments = self._open(self._name) if self._name else None
        self._withdrawn = self._withdraw()
        first = next_id(self._comments) if self._comments is not None else 0
        self._ids = count(first)
        self._touched = bool(self._withdrawn.ids)

    def comment(self, span: Span, note: Note, date: datetime | None) -> None:
        """Write a note beside the characters of `span`; not again where someone answered it."""
        target = self._places.locate(span)
        if target is None:
            return
        if self._comments is None:
            self._comments = etree.Element(n.w("comments"), nsmap={"w": n.w("")[1:-1]})
        if target.beside:
            note = note.quote(span.of(self._text))
        id = str(next(self._ids))
        comment = add_comment(self._comments, id, note, date)
        if read_text(comment) in self._withdrawn.kept:
            self._comments.remove(comment)
            return
        self._touched = True
        self._anchor(target, id)

    def correct(self, span: Span, wanted: str) -> None:
        """Propose `wanted` instead of the characters of `span`, unless that touched a number, a
        change of somebody else, or one proposed before."""
        target = self._places.locate(span)
        stated = span.of(self._text)
        if (
            target is None
            or len(target.characters) != len(stated)
            or not is_open(target.characters)
        ):
            return
        differences = find_differences(stated, wanted)
        if any(rewrites_number(stated[low:high], text) for low, high, text in differences):
            return
        taken = {found for change in self._changes for found in change.characters}
        for low, high, text in differences:
            characters = target.characters[low:high]
            if not taken & set(characters):
                begin, end = self._make("perflintBegin"), self._make("perflintEnd")
                self._changes.append(Change(characters, text, begin, end))
                self._marks.start(characters[0], [begin])
                self._marks.end(characters[-1], [end])

    def finish(self, date: datetime | None) -> bytes:
        """The package with everything written in; `data` itself where there is nothing to write."""
        if not self._touched and not self._changes:
            return self._data
        self._marks.insert()
        first = next_id(self._root.iter(etree.Element)) if self._changes else 0
        for number, change in enumerate(self._changes):
            track(change, range(first + 2 * number, first + 2 * number + 2), date)
        package = self._filing.package
        parts = {**self._changed, package.main: serialise(self._root)}
        if self._comments is not None:
            if self._name is None:
                self._name, wiring = add_comments_part(package, LIMITS)
                parts |= wiring
            parts[self._name] = serialise(self._comments)
        if package.strict:
            parts = {name: n.make_strict(content) for name, content in parts.items()}
        return repack(self._data, parts)

    def _anchor(self, target: Target, id: str) -> None:
        start, end = (self._make(tag, id) for tag in _MARKS)
        run = self._root.makeelement(n.R)
        run.append(self._make(_REFERENCE, id))
        if target.characters:
            self._marks.start(target.characters[0], [start])
            self._marks.end(target.characters[-1], [end, run])
        else:
            target.paragraph.extend([start, end, run])

    def _make(self, tag: str, id: str = "") -> etree._Element:
        return self._root.makeelement(tag, {ID: id} if id else {})

    def _open(self, name: str) -> etree._Element:
        return parse_xml(self._filing.package.load(name), name, LIMITS)

    def _withdraw(self) -> Withdrawn:
        """Take our earlier comments out of every part."""
        if self._comments is None:
            return Withdrawn(frozenset(), frozenset(), frozenset())
        names = {kind: self._filing.package.name_of(kind) for kind in _BESIDE}
        beside = {name: self._open(name) for name in names.values() if name}
        extended = names["commentsExtended"]
        gone = withdraw(self._comments, beside[extended] if extended else None)
        durable: frozenset[str] = frozenset()
        for name, root in beside.items():
            before = len(root)
            durable = forget(root, durable, gone)
            if len(root) != before:
                self._changed[name] = serialise(root)
        for mark in list(self._root.iter(*_MARKS, _REFERENCE)):
            if mark.get(ID) in gone.ids:
                _remove(mark)
        return gone


def _remove(mark: etree._Element) -> None:
    """Take out a mark, and the run that holds a reference and nothing else."""
    parent = mark.getparent()
    if parent is None:
        return
    if mark.tag == _REFERENCE and all(child.tag in (n.RPR, _REFERENCE) for child in parent):
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
