"""One story of a document (body, header, note, text box): its paragraphs and tables in order."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from perflint.model.document import Place
from perflint.readers.docx import names as n
from perflint.readers.docx.chunks import ReadChunk
from perflint.readers.docx.fields import Fields
from perflint.readers.docx.format import Format
from perflint.readers.docx.pages import Pages
from perflint.readers.docx.part import Part
from perflint.readers.docx.pieces import Line, Piece, join, put_before
from perflint.readers.docx.runs import RunLine, Runs
from perflint.readers.docx.tables import read_table
from perflint.readers.docx.unwrap import unwrap

_CHUNK = n.w("altChunk")


class Story:
    """Reads one story. `notes` collects the notes it refers to: part, id, place of the reference and
    the reference itself.

    Paragraphs are counted as Word counts them: every one of the story, blank ones and those in
    table cells included. A text box or note is a story of its own, all of it placed `at` the
    paragraph it hangs on.
    """

    __slots__ = ("_at", "_chunk", "_fields", "_number", "_pages", "_part", "notes")

    def __init__(
        self, part: Part, pages: Pages, at: Place | None = None, chunk: ReadChunk | None = None
    ) -> None:
        self._part, self._pages, self._at, self._chunk = part, pages, at, chunk
        self._fields = Fields()
        self._number = 0
        self.notes: list[tuple[str, str, Place, etree._Element]] = []

    def read(self, container: etree._Element) -> list[Piece]:
        """The paragraphs and tables directly in `container`, as lines and rows."""
        pieces: list[Piece] = []
        runs: Runs | None = None
        for element in unwrap(container):
            tag = element.tag
            if tag == n.P:
                plain = self._read_plain(element) if runs is None else None
                if plain is not None:
                    pieces += plain
                    continue
                format = self._part.format(element)
                runs = runs or Runs(self._part, self._fields, self._pages, element)
                self._take(element, format, runs)
                if not format.joined:
                    self._put(pieces, runs, format)
                    runs = None
                if format.ends:
                    self._pages.turn(drawn=False)
            elif tag == n.TBL or tag == _CHUNK:
                self._end(pieces, runs)
                runs = None
                pieces += self._read_block(element)
        self._end(pieces, runs)
        return pieces

    def _end(self, pieces: list[Piece], runs: Runs | None) -> None:
        """Put what no paragraph went on with."""
        if runs:
            self._put(pieces, runs, Format(None, self._part.styles))

    def _read_block(self, element: etree._Element) -> Iterable[Piece]:
        """A table, or a chunk of another format."""
        if element.tag == n.TBL:
            return read_table(element, self.read, self._read_plain, traced=self._part.traced)
        return self._chunk(element.get(n.REL_ID, ""), self._place(None)) if self._chunk else ()

    def _read_plain(self, paragraph: etree._Element) -> list[Piece] | None:
        """See ReadParagraph."""
        plain = None if self._fields.silent else self._part.plain(paragraph)
        if plain is None:
            return None
        format, text = plain
        if self._at is None:
            self._number += 1
        label = self._label(format) if format.list else ""
        if not label and (not text or text.isspace()):
            return []
        return [Line(put_before(label, text), self._place(None), format.level)]

    def _take(self, element: etree._Element, format: Format, runs: Runs) -> None:
        if self._at is None:
            self._number += 1
        if format.turns:
            self._pages.turn(drawn=False)
        if self._fields.silent and format.level is not None and not format.contents:
            self._fields.leave_contents()
        runs.read(element, format.hidden)
        if self._fields.silent:
            self._fields.end_paragraph()

    def _put(self, pieces: list[Piece], runs: Runs, format: Format) -> None:
        self._put_lines(pieces, runs.lines, format)
        if not runs.notes and not runs.boxes:
            return
        at = self._place(None)
        self.notes += [(part, id, at, element) for part, id, element in runs.notes]
        for box in runs.boxes:
            inner = Story(self._part, self._pages, at)
            pieces += inner.read(box)
            self.notes += inner.notes

    def _is_unseen(self, format: Format) -> bool:
        return format.mark_hidden or self._fields.silent

    def _put_lines(self, pieces: list[Piece], lines: list[RunLine], format: Format) -> None:
        first = _first_shown(lines)
        # Not even the number of a hidden paragraph without text is seen.
        if format.contents or (first is None and self._is_unseen(format)):
            return
        label = self._label(format) if format.list else ""
        if first is None and not label:
            return
        for text, page in _arrange(lines, first or 0, format.level):
            pieces.append(Line(put_before(label, text), self._place(page), format.level))
            label = ""

    def _place(self, page: int | None) -> Place:
        if self._at is not None:
            return self._at
        return Place(self._number, self._pages.page if page is None else page)

    def _label(self, format: Format) -> str:
        if format.list is None:
            return ""
        num_id, level = format.list
        if level is None:
            level = self._level(num_id, format)
        return self._part.labels.next(num_id, level)

    def _level(self, num_id: str, format: Format) -> int:
        """The list level of a paragraph that leaves it to its style: the one tied to the style in
        the list itself, else the one the style names."""
        for style_id, written in format.style.levels:
            tied = self._part.labels.level_of(num_id, style_id)
            if tied is not None:
                return tied
            if written is not None:
                return written
        return 0


def _first_shown(lines: list[RunLine]) -> int | None:
    """The first line that has more than blanks."""
    return next((i for i, (text, _) in enumerate(lines) if text.strip()), None)


def _arrange(lines: list[RunLine], first: int, level: int | None) -> list[RunLine]:
    """The lines from the first shown on; those of a heading in one."""
    if level is None or len(lines) < 2:
        return lines[first:]
    return [(join([text for text, _ in lines]), lines[0][1])]
