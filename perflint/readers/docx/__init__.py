"""Word documents (.docx): own reader, because every library loses automatic Chinese numbering."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perflint.errors import ReadError
from perflint.model.document import BlockKind, Document, Place
from perflint.readers.compose import Composer
from perflint.readers.docx import names as n
from perflint.readers.docx.labels import Labels
from perflint.readers.docx.numbering import read_numbering
from perflint.readers.docx.package import Package
from perflint.readers.docx.pieces import Line, Piece
from perflint.readers.docx.runs import Pages
from perflint.readers.docx.story import Story
from perflint.readers.docx.styles import Styles, read_styles
from perflint.readers.limits import Limits

_NOTE_TYPES = {"footnotes": n.w("footnote"), "endnotes": n.w("endnote")}
_MARGINS: tuple[tuple[str, BlockKind], ...] = (
    (n.w("headerReference"), "header"),
    (n.w("footerReference"), "footer"),
)


def read(data: bytes, path: str, limits: Limits) -> Document:
    """Body, then foot- and endnotes, then each different header and footer once.

    A paragraph is a line beginning with its automatic number; a soft break begins another line of
    the same Place.paragraph, except in a heading. Left out: deletions, hidden text, comments and
    tables of contents (they repeat the headings). Pages are hints, from the breaks Word last drew.
    Raises ReadError: corrupt, encrypted, empty or too-large.
    """
    package = Package(data, limits)
    styles = read_styles(package.part("styles"), limits)
    labels = Labels(read_numbering(package.part("numbering"), limits))
    xml = package.load(package.main)
    root = package.tree(xml, package.main)
    body = root.find(n.w("body"))
    composer = Composer(limits)
    if body is not None:
        story = Story(styles, labels, Pages(xml))
        _write(composer, story.read(body), "paragraph")
        _write_notes(composer, package, styles, labels, story)
        _write_margins(composer, package, styles, labels, body)
    document = composer.document(path, "docx")
    if not any(block.kind in ("paragraph", "table") for block in document.blocks):
        hint = "请确认选对了文件；只有扫描图片的，请提供有文字的原件。"
        raise ReadError("文档里没有文字", kind="empty", hint=hint)
    return document


def _write(composer: Composer, pieces: Iterator[Piece], kind: BlockKind) -> None:
    for piece in pieces:
        if isinstance(piece, Line):
            composer.paragraph(piece.text, piece.place, piece.level, kind)
        else:
            composer.table(piece.rows)


def _write_notes(
    composer: Composer, package: Package, styles: Styles, labels: Labels, story: Story
) -> None:
    """The notes referred to, in the order of their marks in the text."""
    if not story.notes:
        return
    notes: dict[tuple[str, str], etree._Element] = {}
    for part, tag in _NOTE_TYPES.items():
        data = package.part(part)
        if data:
            for note in package.tree(data, part).iterchildren(tag):
                notes[part, note.get(n.w("id"), "")] = note
    for part, id, place in story.notes:
        if (part, id) in notes:
            note = notes.pop((part, id))
            inner = Story(styles, labels, Pages(b""), place)
            _write(composer, inner.read(note), "footnote")


def _write_margins(
    composer: Composer, package: Package, styles: Styles, labels: Labels, body: etree._Element
) -> None:
    read_parts: set[str] = set()
    for tag, kind in _MARGINS:
        seen: set[str] = set()
        for reference in body.iter(tag):
            part = package.target(reference.get(n.REL_ID, ""))
            if not part or part in read_parts:
                continue
            read_parts.add(part)
            root = package.tree(package.load(part), part)
            for piece in Story(styles, labels, Pages(b""), Place()).read(root):
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
