"""From characters of Document.text to the elements of the file that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from perflint.model.document import BlockKind, Cell, Place
from perflint.model.span import Span
from perflint.readers.compose import Composer, DraftCell
from perflint.readers.docx import names as n
from perflint.readers.docx.filing import Filing
from perflint.readers.docx.pieces import Traced
from perflint.readers.limits import Limits

_NOTES = {n.w("footnote"): "footnotes", n.w("endnote"): "endnotes"}


class Character(NamedTuple):
    """One character: the element that holds it (w:t, w:tab …) and its place in the text of that."""

    element: etree._Element
    place: int


class Target(NamedTuple):
    """Where a comment goes: characters in order, or, where there are none, a paragraph. `beside`:
    it is about words near by, in a place where Word shows no comments."""

    characters: Sequence[Character]
    paragraph: etree._Element
    beside: bool = False


class Entry(NamedTuple):
    """A line or cell: its span in Document.text, and its text, which knows its elements."""

    span: Span
    text: Traced


class Tracer(Composer):
    """Composes a traced filing and keeps its lines and cells; headers and footers take no comments
    and are left out."""

    __slots__ = ("entries",)

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.entries: list[Entry] = []

    def paragraph(
        self, text: str, place: Place, level: int | None = None, kind: BlockKind = "paragraph"
    ) -> bool:
        """Adds a paragraph, see Composer."""
        added = super().paragraph(text, place, level, kind)
        if added and isinstance(text, Traced) and kind not in _MARGINS:
            self.entries.append(Entry(self._blocks[-1].span, text))
        return added

    def _cell(self, draft: DraftCell) -> Cell:
        cell = super()._cell(draft)
        if isinstance(draft.text, Traced):
            self.entries.append(Entry(cell.span, draft.text))
        return cell


_MARGINS = ("header", "footer")


class Places:
    """Finds the words of a traced filing; `text` is its Document.text."""

    def __init__(self, filing: Filing, tracer: Tracer, text: str) -> None:
        self._filing, self._entries, self._text = filing, tracer.entries, text
        self._starts = [entry.span.start for entry in tracer.entries]
        self._aligned: dict[int, list[Character | None]] = {}

    def locate(self, span: Span) -> Target | None:
        """What stands in a span of the text; for an empty one, or one of automatic numbers only,
        the first words of its line. Word shows no comments in notes, text boxes, headers and
        footers (MS-OI29500, 2.1.315): there it is the mark of the note, the box as a whole, the
        words before. None in a filing without any words of its own."""
        if not self._entries:
            return None
        first = max(0, bisect_right(self._starts, span.start) - 1)
        characters: list[Character] = []
        box: etree._Element | None = None
        for number in range(first, len(self._entries)):
            entry = self._entries[number].span
            if entry.start >= span.end:
                break
            part = slice(max(span.start - entry.start, 0), span.end - entry.start)
            if not characters or _outermost_box(self._entries[number].text.anchor) is box:
                characters += (found for found in self._align(number)[part] if found)
                box = _outermost_box(self._entries[number].text.anchor)
        anchor = self._entries[first].text.anchor
        if not characters:
            return self._shown(Target(self._first_words(first), anchor, span.start < span.end))
        return self._shown(Target(characters, anchor))

    def _first_words(self, number: int) -> list[Character]:
        """The characters that the first element of a line holds."""
        there = [found for found in self._align(number) if found]
        return [found for found in there if found.element is there[0].element]

    def _shown(self, target: Target) -> Target:
        if target.paragraph.getroottree().getroot() is not self._filing.root:
            note = next(target.paragraph.iterancestors(*_NOTES))
            mark = self._filing.references[_NOTES[note.tag], note.get(n.w("id"), "")]
            target = Target([Character(mark, 0)], next(mark.iterancestors(n.P)), beside=True)
        box = _outermost_box(target.paragraph)
        if box is None:
            return target
        run = list(box.iterancestors(n.R))[-1]
        holder = next(child for child in run if child in (box, *box.iterancestors()))
        return Target([Character(holder, 0)], next(run.iterancestors(n.P)), beside=True)

    def _align(self, number: int) -> list[Character | None]:
        found = self._aligned.get(number)
        if found is None:
            span, traced = self._entries[number]
            found = self._aligned[number] = align(span.of(self._text), traced)
        return found


def _outermost_box(paragraph: etree._Element) -> etree._Element | None:
    return next(reversed(list(paragraph.iterancestors(n.BOX))), None)


def align(text: str, traced: Traced) -> list[Character | None]:
    """Where each character of `text` comes from, None for those of an automatic number.

    `text` is what became of the sources: some blanks are gone, others have turned into plain ones.
    """
    found: list[Character | None] = []
    for piece, element in traced.sources:
        start = 0
        if element is not None and element.tag == n.T:
            start = max((element.text or "").find(piece), 0)
        for place, sign in enumerate(piece, start):
            if len(found) == len(text):
                return found
            wanted = text[len(found)]
            if sign == wanted or (wanted == " " and not (sign.isprintable() and sign.strip())):
                found.append(None if element is None else Character(element, place))
    return found + [None] * (len(text) - len(found))
