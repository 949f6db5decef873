"""The stories of one package, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perflint.model.document import BlockKind, Place
from perflint.readers.compose import Composer
from perflint.readers.docx import names as n
from perflint.readers.docx.chunks import reader_of_chunks
from perflint.readers.docx.labels import Labels
from perflint.readers.docx.numbering import read_numbering
from perflint.readers.docx.package import Package
from perflint.readers.docx.pages import Pages
from perflint.readers.docx.part import Part
from perflint.readers.docx.pieces import Line, Piece, write_pieces
from perflint.readers.docx.story import Story
from perflint.readers.docx.styles import read_styles
from perflint.readers.limits import Limits

_NOTE_TYPES = {"footnotes": n.w("footnote"), "endnotes": n.w("endnote")}
_MARGINS: tuple[tuple[str, BlockKind], ...] = (
    (n.w("headerReference"), "header"),
    (n.w("footerReference"), "footer"),
)
_NO_PAGES = b""


class Filing:
    """A package opened, its document part (`xml`) parsed: `root`, and `references`, the marks of the notes
    by part and id. `traced`: texts say which elements they came from (see Traced). Raises
    ReadError."""

    def __init__(self, data: bytes, path: str, limits: Limits, *, traced: bool = False) -> None:
        self.package = package = Package(data, limits)
        self._traced = traced
        self._styles = read_styles(package.part("styles"), limits)
        self._labels = Labels(read_numbering(package.part("numbering"), limits))
        self._chunk = reader_of_chunks(package, path, limits)
        self.xml = package.load(package.main)
        self._pages = Pages(self.xml)
        self.root = package.tree(self.xml, package.main)
        self.references: dict[tuple[str, str], etree._Element] = {}

    def write(self, composer: Composer, *, margins: bool = True) -> None:
        """Body, notes and, after all else, headers and footers."""
        body = self.root.find(n.w("body"))
        if body is None:
            return
        story = Story(self._part(self.root), self._pages, chunk=self._chunk)
        write_pieces(composer, story.read(body), "paragraph")
        if story.notes:
            self._write_notes(composer, story)
        if margins:
            self._write_margins(composer, body)

    def _part(self, root: etree._Element) -> Part:
        return Part(root, self._styles, self._labels, traced=self._traced)

    def _write_notes(self, composer: Composer, story: Story) -> None:
        """The notes referred to, in the order of their marks in the text."""
        notes: dict[tuple[str, str], tuple[Part, etree._Element]] = {}
        for name, tag in _NOTE_TYPES.items():
            data = self.package.part(name)
            if data:
                root = self.package.tree(data, name)
                part = self._part(root)
                for note in root.iterchildren(tag):
                    notes[name, note.get(n.w("id"), "")] = part, note
        for name, id, place, reference in story.notes:
            if (name, id) in notes:
                part, note = notes.pop((name, id))
                self.references[name, id] = reference
                inner = Story(part, Pages(_NO_PAGES), place)
                write_pieces(composer, inner.read(note), "footnote")

    def _write_margins(self, composer: Composer, body: etree._Element) -> None:
        read_parts: set[str] = set()
        for tag, kind in _MARGINS:
            seen: set[str] = set()
            for reference in body.iter(tag):
                name = self.package.target(reference.get(n.REL_ID, ""))
                if not name or name in read_parts:
                    continue
                read_parts.add(name)
                root = self.package.tree(self.package.load(name), name)
                for piece in Story(self._part(root), Pages(_NO_PAGES), Place()).read(root):
                    for text in _texts(piece):
                        if text not in seen:
                            seen.add(text)
                            composer.paragraph(text, Place(), kind=kind)


def _texts(piece: Piece) -> Iterator[str]:
    """The lines of a header or footer, those laid out in a table included."""
    if isinstance(piece, Line):
        yield piece.text.strip()
    else:
        yield from (cell.text for row in piece.rows for cell in row if cell)
