"""A filing opened to be written into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from perflint.annotate.docx.changes import (
    Change,
    find_differences,
    is_open,
    rewrites_number,
    track,
)
from perflint.annotate.docx.comments import ID
from perflint.annotate.docx.discussion import MARKS, REFERENCE, Discussion, remove_marks
from perflint.annotate.docx.fragments import Fragments
from perflint.annotate.docx.marks import Marks
from perflint.annotate.docx.places import Character, Places, Target, Tracer
from perflint.annotate.packing import repack
from perflint.readers import DEFAULT_LIMITS as LIMITS
from perflint.readers.docx import names as n
from perflint.readers.docx.filing import Filing

if TYPE_CHECKING:
    from datetime import datetime

    from perflint.annotate.wording import Note
    from perflint.model.document import Document
    from perflint.model.span import Span

# Word opens no file with more than 32,767, others' included (MS-OI29500, 2.1.315).
_MOST_COMMENTS = 30_000


class OpenFiling:
    """A .docx on its way to be annotated: our earlier comments are out, everything else is in.

    `document` is what the reader makes of `data`.
    """

    def __init__(self, data: bytes, document: Document) -> None:
        self._data = data
        self._filing = filing = Filing(data, document.path, LIMITS, traced=True)
        tracer = Tracer(LIMITS)
        filing.write(tracer, margins=False)
        if not document.text.startswith(tracer.document("", "").text):
            raise ValueError("the document is not what the reader makes of these bytes")
        self._text = document.text
        self._places = Places(filing, tracer, document.text)
        self._discussion = Discussion(filing.package)
        self._comments: list[tuple[Target, str]] = []
        self._wanted: list[Wanted] = []

    def comment(self, span: Span, note: Note, date: datetime | None) -> None:
        """Write a note beside the characters of `span`; not again where someone answered it, and
        not where Word would refuse the file for it."""
        target = self._places.locate(span)
        if target is None or len(self._comments) == _MOST_COMMENTS:
            return
        if target.beside:
            note = note.quote(span.of(self._text))
        id = self._discussion.add(note, date)
        if id is not None:
            self._comments.append((target, id))

    def correct(self, span: Span, wanted: str) -> None:
        """Propose `wanted` instead of the characters of `span`, unless that touched a number, a
        change of somebody else, or one proposed before."""
        target = self._places.locate(span, every=True)
        stated = span.of(self._text)
        if target is None or target.beside or len(target.characters) != len(stated):
            return
        differences = find_differences(stated, wanted)
        if not any(rewrites_number(stated[low:high], text) for low, high, text in differences):
            self._wanted.append(Wanted(target, differences))

    def finish(self, date: datetime | None) -> bytes:
        """The package with everything written in; `data` itself where there is nothing to write."""
        if not self._discussion.changed and not self._wanted:
            return self._data
        package = self._filing.package
        fragments = self._open()
        marks = Marks()
        changes = list(self._propose(fragments, marks))
        for target, id in self._comments:
            _anchor(target, id, fragments, marks)
        if not self._discussion.changed and not changes:
            return self._data
        marks.insert()
        first = fragments.next_id() if changes else 0
        for number, change in enumerate(changes):
            track(change, range(first + 2 * number, first + 2 * number + 2), date)
        parts = {**self._discussion.finish(), package.main: fragments.finish()}
        if package.strict:
            parts = {name: n.make_strict(content) for name, content in parts.items()}
        return repack(self._data, parts)

    def _open(self) -> Fragments:
        name, xml = self._filing.package.main, self._filing.xml
        if self._discussion.withdrawn.ids:
            xml = remove_marks(xml, name, self._discussion.withdrawn.ids)
        fragments = Fragments(xml, self._filing.root, name, LIMITS)
        targets = [target for target, _ in self._comments] + [one.target for one in self._wanted]
        fragments.open(
            element
            for target in targets
            for element in (
                [target.characters[0].element, target.characters[-1].element]
                if target.characters
                else [target.paragraph]
            )
        )
        return fragments

    def _propose(self, fragments: Fragments, marks: Marks) -> Iterator[Change]:
        taken: set[Character] = set()
        for target, differences in self._wanted:
            there = [fragments.find(character) for character in target.characters]
            if taken & set(there) or not is_open(there):
                continue
            taken |= set(there)
            for low, high, text in differences:
                begin, end = fragments.make("perflintBegin"), fragments.make("perflintEnd")
                marks.start(there[low], [begin])
                marks.end(there[high - 1], [end])
                yield Change(text, begin, end)


class Wanted(NamedTuple):
    """A correction: all of the words meant, and the differences to be proposed."""

    target: Target
    differences: list[tuple[int, int, str]]


def _anchor(target: Target, id: str, fragments: Fragments, marks: Marks) -> None:
    start, end = (fragments.make(tag, id) for tag in MARKS)
    run = fragments.make(n.R)
    etree.SubElement(run, REFERENCE, {ID: id})
    if target.characters:
        marks.start(fragments.find(target.characters[0]), [start])
        marks.end(fragments.find(target.characters[-1]), [end, run])
    else:
        fragments.paragraph(target.paragraph).extend([start, end, run])
