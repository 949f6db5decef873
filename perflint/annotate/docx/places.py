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

_FEW = 12
_NOTES = {n.w("footnote"): "footnotes", n.w("endnote"): "endnotes"}


class Character(NamedTuple):
    """One character: the element that holds it (w:t, w:tab …) and its place in the text of that."""

    element: etree._Element
    place: int


class Segment(NamedTuple):
    """A stretch of a line that comes from one element (None: an automatic number), and where in the
    text of that it begins."""

    start: int
    end: int
    element: etree._Element | None
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
    """Composes a traced filing without headers and footers, which take no comments, and keeps its
    lines and cells."""

    __slots__ = ("entries",)

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.entries: list[Entry] = []

    def paragraph(
        self, text: str, place: Place, level: int | None = None, kind: BlockKind = "paragraph"
    ) -> bool:
        """Adds a paragraph, see Composer."""
        added = super().paragraph(text, place, level, kind)
        if added and isinstance(text, Traced):
            self.entries.append(Entry(self._blocks[-1].span, text))
        return added

    def _cell(self, draft: DraftCell) -> Cell:
        cell = super()._cell(draft)
        if isinstance(draft.text, Traced):
            self.entries.append(Entry(cell.span, draft.text))
        return cell


class Places:
    """Finds the words of a traced filing; `text` is its Document.text."""

    def __init__(self, filing: Filing, tracer: Tracer, text: str) -> None:
        self._filing, self._entries, self._text = filing, tracer.entries, text
        self._starts = [entry.span.start for entry in tracer.entries]
        self._aligned: dict[int, list[Segment]] = {}

    def locate(self, span: Span, *, every: bool = False) -> Target | None:
        """What stands in a span of the text, with `every` character of it, else with those at the
        ends of each stretch; for an empty one, or one of automatic numbers only,
        the first words of its line. Word shows no comments in notes, text boxes, headers and
        footers (MS-OI29500, 2.1.315): there it is the mark of the note, the box as a whole, the
        words before. None in a filing without any words of its own."""
        if not self._entries:
            return None
        first = max(0, bisect_right(self._starts, span.start) - 1)
        characters: list[Character] = []
        box: etree._Element | None = None
        for number in range(first, len(self._entries)):
            entry, text = self._entries[number]
            if entry.start >= span.end:
                break
            if not characters or _outermost_box(text.anchor) is box:
                low, high = max(span.start - entry.start, 0), span.end - entry.start
                characters += self._characters(number, low, high, every)
                box = _outermost_box(text.anchor)
        anchor = self._entries[first].text.anchor
        if not characters:
            return self._shown(Target(self._first_words(first), anchor, span.start < span.end))
        return self._shown(Target(characters, anchor))

    def _characters(self, number: int, low: int, high: int, every: bool) -> list[Character]:
        """Those between two places of a line."""
        found: list[Character] = []
        for segment in self._align(number):
            start, end = max(segment.start, low), min(segment.end, high)
            if segment.element is not None and start < end:
                places = range(start, end) if every else (start, end - 1)
                shift = segment.place - segment.start
                found += [Character(segment.element, place + shift) for place in places]
        return found

    def _first_words(self, number: int) -> list[Character]:
        """The ends of the first few words of a line."""
        first = next((one for one in self._align(number) if one.element is not None), None)
        if first is None:
            return []
        return self._characters(number, first.start, first.start + _FEW, False)

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

    def _align(self, number: int) -> list[Segment]:
        found = self._aligned.get(number)
        if found is None:
            span, traced = self._entries[number]
            found = self._aligned[number] = align(span.of(self._text), traced)
        return found


def _outermost_box(paragraph: etree._Element) -> etree._Element | None:
    return next(reversed(list(paragraph.iterancestors(n.BOX))), None)


def _became(sign: str, shown: str) -> bool:
    """Whether a sign of the source is what is shown, which may be a plain blank for another one."""
    return sign == shown or (shown == " " and not (sign.isprintable() and sign.strip()))


def align(text: str, traced: Traced) -> list[Segment]:
    """Which stretch of `text` comes from which element, in order.

    `text` is what became of the sources: some blanks are gone, others have turned into plain ones.
    """
    found: list[Segment] = []
    at = 0
    for piece, element in traced.sources:
        place = 0
        if element is not None and element.tag == n.T:
            place = max((element.text or "").find(piece), 0)
        if text.startswith(piece, at):
            found.append(Segment(at, at + len(piece), element, place))
            at += len(piece)
            continue
        for place, sign in enumerate(piece, place):  # noqa: B020
            if _became(sign, text[at : at + 1]):
                found.append(Segment(at, at + 1, element, place))
                at += 1
    return found
