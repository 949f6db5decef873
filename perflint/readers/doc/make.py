"""A .docx with all that a person reads in a .doc: text, numbers, tables, notes, margins, text boxes."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial

from perflint.readers.doc.boxes import read_boxes
from perflint.readers.doc.formats import (
    ParagraphFormat,
    read_character_format,
    read_paragraph_format,
)
from perflint.readers.doc.forms import read_box
from perflint.readers.doc.lists import write_lists
from perflint.readers.doc.notes import read_margins, read_notes
from perflint.readers.doc.pieces import read_text
from perflint.readers.doc.sections import read_sections
from perflint.readers.doc.source import Source, open_source
from perflint.readers.doc.spans import read_characters, read_paragraphs
from perflint.readers.doc.story import Body, write_story
from perflint.readers.doc.styles import hidden_by, read_styles, write_styles
from perflint.readers.doc.wordml import pack
from perflint.readers.limits import Limits

_ELEMENTS = {"footnotes": "footnote", "endnotes": "endnote"}


def make_docx(data: bytes, limits: Limits) -> bytes:
    """A .docx made of the .doc in `data`.

    Raises Unsupported, BrokenFile, struct.error or IndexError for one that another program may
    read, ReadError (too-large) for one that none shall.
    """
    source = open_source(data)
    characters, pieces = read_text(source, limits)
    fetch_data = cache(partial(source.compound.stream, ("Data",)))
    styles = read_styles(source, fetch_data)

    def read_format(raw: bytes) -> ParagraphFormat:
        return read_paragraph_format(raw[2:], int.from_bytes(raw[:2], "little"), fetch_data)

    body = Body(
        characters,
        read_characters(source, pieces, read_character_format),
        read_paragraphs(source, pieces, read_format),
        hidden_by(styles),
        {},
        read_sections(source),
        lambda place: read_box(fetch_data(), place),
        limits.max_part_bytes,
    )
    body = _with_boxes(body, source)
    body, parts = _with_notes(body, source)
    parts |= _margins(body, source)
    references = "".join(
        f'<w:{kind}Reference r:id="{name}"/>'
        for name in parts
        for kind in [name.rstrip("0123456789")]
        if kind in ("header", "footer")
    )
    main = write_story(body, source.stories["main"])
    parts["styles"] = write_styles(styles)
    lists = write_lists(source)
    if lists:
        parts["numbering"] = lists
    parts["document"] = f"<w:body>{main}<w:sectPr>{references}</w:sectPr></w:body>"
    return pack(parts)


def _with_boxes(body: Body, source: Source) -> Body:
    found: dict[int, list[str]] = defaultdict(list)
    for anchor, text in read_boxes(source):
        inside = write_story(body, text)
        found[anchor].append(f"<w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict>")
    return body._replace(anchors={anchor: "".join(boxes) for anchor, boxes in found.items()})


def _with_notes(body: Body, source: Source) -> tuple[Body, dict[str, str]]:
    anchors = dict(body.anchors)
    notes: dict[str, list[str]] = defaultdict(list)
    own: set[int] = set()
    for number, note in enumerate(read_notes(source)):
        element = _ELEMENTS[note.kind]
        inside = write_story(body, note.text)
        notes[note.kind].append(f'<w:{element} w:id="{number}">{inside}</w:{element}>')
        anchors[note.mark] = f'<w:{element}Reference w:id="{number}"/>'
        if note.own:
            own.add(note.mark)
    # A mark of its own is text like any other, but for the note that hangs on it.
    formats = body.formats.apart(own, lambda format: format._replace(special=True))
    parts = {kind: "".join(written) for kind, written in notes.items()}
    return body._replace(anchors=anchors, formats=formats), parts


def _margins(body: Body, source: Source) -> dict[str, str]:
    return {
        f"{kind}{number}": write_story(body, text)
        for number, (kind, text) in enumerate(read_margins(source))
    }
