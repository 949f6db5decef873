"""One story of a document (body, header, note, text box): its paragraphs and tables in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perflint.model.document import Place
from perflint.readers.docx import names as n
from perflint.readers.docx.fields import Fields
from perflint.readers.docx.labels import Labels
from perflint.readers.docx.pieces import Line, Piece
from perflint.readers.docx.runs import Pages, RunLine, Runs
from perflint.readers.docx.styles import Styles, heading_level
from perflint.readers.docx.tables import read_table
from perflint.readers.docx.unwrap import unwrap

_MARK_GONE = (n.w("del"), n.w("moveFrom"))
_STYLE = n.w("pStyle")
_PAGE_BREAK_BEFORE = n.w("pageBreakBefore")


class Story:
    """Reads one story. `notes` collects the notes it refers to, with the place of each reference.

    Paragraphs are counted as Word counts them: every one of the story, blank ones and those in
    table cells included. A text box or note is a story of its own, all of it placed `at` the
    paragraph it hangs on.
    """

    __slots__ = ("_at", "_carried", "_fields", "_labels", "_number", "_pages", "_styles", "notes")

    def __init__(
        self, styles: Styles, labels: Labels, pages: Pages, at: Place | None = None
    ) -> None:
        self._styles, self._labels, self._pages, self._at = styles, labels, pages, at
        self._fields = Fields()
        self._number = 0
        self.notes: list[tuple[str, str, Place]] = []

    def read(self, container: etree._Element) -> Iterator[Piece]:
        """The paragraphs and tables directly in `container`, as lines and rows."""
        carried: list[RunLine] = []
        for element in unwrap(container):
            if element.tag == n.P:
                runs = self._runs(element)
                lines = _join(carried, runs.lines)
                properties = element.find(n.PPR)
                carried = lines if _mark_is_gone(properties) else []
                if not carried:
                    yield from self._lines(properties, lines)
                yield from self._hanging(runs)
            elif element.tag == n.TBL:
                yield from read_table(element, self.read)
        yield from self._lines(None, carried)

    def _runs(self, element: etree._Element) -> Runs:
        if self._at is None:
            self._number += 1
        properties = element.find(n.PPR)
        style = n.value(properties, _STYLE)
        if n.switch(properties, _PAGE_BREAK_BEFORE):
            self._pages.turn(drawn=False)
        if not self._styles.contents(style) and self._level(properties, style) is not None:
            self._fields.leave_contents()
        runs = Runs(self._styles, self._fields, self._pages, self._styles.hidden(style))
        runs.walk(element)
        self._fields.end_paragraph()
        return runs

    def _lines(self, properties: etree._Element | None, lines: list[RunLine]) -> Iterator[Piece]:
        style = n.value(properties, _STYLE)
        blank = not any(text and not text.isspace() for text, _ in lines)
        if self._styles.contents(style) or (blank and self._is_unseen(properties, style)):
            return
        label = self._label(properties, style)
        level = self._level(properties, style)
        if level is not None and lines:
            lines = [(" ".join(text for text, _ in lines), lines[0][1])]
        while len(lines) > 1 and not lines[0][0].strip():
            lines = lines[1:]
        for text, page in lines:
            yield Line(label + text.lstrip(), self._place(page), level)
            label = ""

    def _hanging(self, runs: Runs) -> Iterator[Piece]:
        """Text boxes that hang on a paragraph; its notes are kept for later."""
        at = self._place(None)
        self.notes += [(part, id, at) for part, id in runs.notes]
        for box in runs.boxes:
            inner = Story(self._styles, self._labels, self._pages, at)
            yield from inner.read(box)
            self.notes += inner.notes

    def _place(self, page: int | None) -> Place:
        if self._at is not None:
            return self._at
        return Place(self._number, self._pages.page if page is None else page)

    def _is_unseen(self, properties: etree._Element | None, style: str | None) -> bool:
        """True where not even the label of a paragraph without text is seen."""
        mark = properties.find(n.RPR) if properties is not None else None
        hidden = n.switch(mark, n.VANISH)
        return self._fields.silent or (self._styles.hidden(style) if hidden is None else hidden)

    def _level(self, properties: etree._Element | None, style: str | None) -> int | None:
        outline = n.value(properties, n.OUTLINE_LEVEL)
        if outline is not None:
            return heading_level(n.number(outline, -1))
        return self._styles.outline(style)

    def _label(self, properties: etree._Element | None, style: str | None) -> str:
        numbering = properties.find(n.NUM_PR) if properties is not None else None
        num_id = n.value(numbering, n.NUM_ID)
        if num_id is None:
            said = (s.numbering for s in self._styles.chain(style))
            num_id = next((number for number in said if number is not None), None)
        if num_id is None or num_id == "0":
            return ""
        written = n.value(numbering, n.ILVL)
        level = self._level_in_list(num_id, style) if written is None else n.number(written)
        return self._labels.next(num_id, level)

    def _level_in_list(self, num_id: str, style: str | None) -> int:
        for said in self._styles.chain(style):
            tied = self._labels.level_of(num_id, said.id)
            if tied is not None:
                return tied
            if said.level is not None:
                return said.level
        return 0


def _mark_is_gone(properties: etree._Element | None) -> bool:
    """True where a paragraph's end was deleted, so that the next one goes on in its line."""
    mark = properties.find(n.RPR) if properties is not None else None
    return mark is not None and any(mark.find(gone) is not None for gone in _MARK_GONE)


def _join(first: list[RunLine], second: list[RunLine]) -> list[RunLine]:
    if not first:
        return second
    (left, page), (right, other) = first[-1], second[0]
    return [*first[:-1], (left + right, other if page is None else page), *second[1:]]
