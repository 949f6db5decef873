"""One story of a document (body, header, note, text box): its paragraphs and tables in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perflint.model.document import Place
from perflint.readers.docx import names as n
from perflint.readers.docx.fields import Fields
from perflint.readers.docx.format import Format
from perflint.readers.docx.labels import Labels
from perflint.readers.docx.pieces import Line, Piece
from perflint.readers.docx.runs import Pages, RunLine, Runs
from perflint.readers.docx.styles import Styles
from perflint.readers.docx.tables import read_table
from perflint.readers.docx.unwrap import unwrap


class Story:
    """Reads one story. `notes` collects the notes it refers to, with the place of each reference.

    Paragraphs are counted as Word counts them: every one of the story, blank ones and those in
    table cells included. A text box or note is a story of its own, all of it placed `at` the
    paragraph it hangs on.
    """

    __slots__ = ("_at", "_fields", "_labels", "_number", "_pages", "_styles", "notes")

    def __init__(
        self, styles: Styles, labels: Labels, pages: Pages, at: Place | None = None
    ) -> None:
        self._styles, self._labels, self._pages, self._at = styles, labels, pages, at
        self._fields = Fields()
        self._number = 0
        self.notes: list[tuple[str, str, Place]] = []

    def read(self, container: etree._Element) -> Iterator[Piece]:
        """The paragraphs and tables directly in `container`, as lines and rows."""
        runs: Runs | None = None
        for element in unwrap(container):
            if element.tag == n.P:
                runs = runs or Runs(self._styles, self._fields, self._pages)
                format = Format(element.find(n.PPR), self._styles)
                self._take(element, format, runs)
                if not format.joined:
                    yield from self._pieces(runs, format)
                    runs = None
            elif element.tag == n.TBL:
                if runs:
                    yield from self._pieces(runs, Format(None, self._styles))
                    runs = None
                yield from read_table(element, self.read)
        if runs:
            yield from self._pieces(runs, Format(None, self._styles))

    def _take(self, element: etree._Element, format: Format, runs: Runs) -> None:
        if self._at is None:
            self._number += 1
        if format.turns:
            self._pages.turn(drawn=False)
        if format.level is not None and not format.contents:
            self._fields.leave_contents()
        runs.read(element, format.hidden)
        self._fields.end_paragraph()

    def _pieces(self, runs: Runs, format: Format) -> Iterator[Piece]:
        yield from self._lines(runs.lines, format)
        at = self._place(None)
        self.notes += [(part, id, at) for part, id in runs.notes]
        for box in runs.boxes:
            inner = Story(self._styles, self._labels, self._pages, at)
            yield from inner.read(box)
            self.notes += inner.notes

    def _lines(self, lines: list[RunLine], format: Format) -> Iterator[Piece]:
        blank = not any(text and not text.isspace() for text, _ in lines)
        # Not even the number of a hidden paragraph without text is seen.
        if format.contents or (blank and (format.mark_hidden or self._fields.silent)):
            return
        label = self._label(format)
        if format.level is not None:
            lines = [(" ".join(text for text, _ in lines), lines[0][1])]
        first = next((i for i, (text, _) in enumerate(lines) if text.strip()), 0)
        for text, page in lines[first:]:
            yield Line(label + text.lstrip(), self._place(page), format.level)
            label = ""

    def _place(self, page: int | None) -> Place:
        if self._at is not None:
            return self._at
        return Place(self._number, self._pages.page if page is None else page)

    def _label(self, format: Format) -> str:
        if format.list is None:
            return ""
        num_id, level = format.list
        return self._labels.next(num_id, self._level(num_id, format) if level is None else level)

    def _level(self, num_id: str, format: Format) -> int:
        """The list level of a paragraph that leaves it to its style: the one tied to the style in
        the list itself, else the one the style names."""
        for style_id, written in format.style.levels:
            tied = self._labels.level_of(num_id, style_id)
            if tied is not None:
                return tied
            if written is not None:
                return written
        return 0
