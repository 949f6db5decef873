"""document.xml opened only in the paragraphs that are written into; its other bytes stay as they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from lxml import etree

from perflint.annotate.docx.comments import ID
from perflint.annotate.docx.places import Character
from perflint.annotate.docx.wiring import serialise
from perflint.readers.docx import names as n
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml

_BEGIN = re.compile(rb"<w:p(?=[ >/])")
_USUAL = b"<w:p "
_EDGE = re.compile(rb"<w:p(?=[ >/])[^<>]*>|</w:p>")
_ROOT = re.compile(rb"<w:document(?: [^<>]*)?>")
_END = b"</w:document>"
_APART = b"<perflint/>"
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding=[\"']([^\"'>]*)")


class Fragments:
    """The paragraphs of `xml`, found from those of `root`, the same part as it was read: trimmed,
    but with every paragraph, and in it every character and sign, in its place."""

    def __init__(self, xml: bytes, root: etree._Element, name: str, limits: Limits) -> None:
        self._xml, self._name, self._limits = xml, name, limits
        paragraphs = list(root.iter(n.P))
        self._order = {paragraph: number for number, paragraph in enumerate(paragraphs)}
        self._starts = _find_starts(xml, len(paragraphs))
        self._head = _find_head(xml) if len(self._starts) == len(paragraphs) else b""
        self._whole: etree._Element | None = None
        self._ends: dict[int, int] = {}
        self._opened: dict[int, etree._Element] = {}
        self._wrapped: etree._Element | None = None
        self._texts: dict[etree._Element, tuple[list[int], list[etree._Element]]] = {}

    def open(self, elements: Iterable[etree._Element]) -> None:
        """Open the paragraphs that hold these elements of the part as read; only once, and before
        anything is found."""
        numbers = sorted({self._order[outermost(element)] for element in elements})
        if not numbers:
            return
        if self._head:
            ends = {number: self._end(self._starts[number]) for number in numbers}
            inside = _APART.join(self._xml[self._starts[number] : ends[number]] for number in ends)
            if b"<!" not in inside:
                self._ends = ends
                self._wrapped = parse_xml(self._head + inside + _END, self._name, self._limits)
                paragraphs = self._wrapped.iterchildren(n.P)
                self._opened = dict(zip(numbers, paragraphs, strict=True))
                return
        self._whole = parse_xml(self._xml, self._name, self._limits)
        everything = list(self._whole.iter(n.P))
        self._opened = {number: everything[number] for number in numbers}

    def find(self, character: Character) -> Character:
        """The character of the part that one of the part as read stands for."""
        element, place = character
        outer = outermost(element)
        inner = self.paragraph(outer)
        if element.tag != n.T:
            position = list(outer.iter(element.tag)).index(element)
            return Character(list(inner.iter(element.tag))[position], place)
        starts, elements = self._measure(outer)
        offset = starts[elements.index(element)] + place
        starts, elements = self._measure(inner)
        at = bisect_right(starts, offset) - 1
        return Character(elements[at], offset - starts[at])

    def make(self, tag: str, id: str = "") -> etree._Element:
        """An element to be put somewhere in what is open; elements made by themselves are slow."""
        root = self._whole if self._whole is not None else self._wrapped
        assert root is not None
        return etree.SubElement(root, tag, {ID: id} if id else {})

    def paragraph(self, paragraph: etree._Element) -> etree._Element:
        """The same for a paragraph that stands in no other."""
        return self._opened[self._order[paragraph]]

    def finish(self) -> bytes:
        """The part with what was written into its paragraphs."""
        if self._whole is not None:
            return serialise(self._whole)
        if self._wrapped is None:
            return self._xml
        made = etree.tostring(self._wrapped, encoding="UTF-8")
        pieces = made[made.index(b">") + 1 : -len(_END)].split(_APART)
        parts: list[bytes] = []
        at = 0
        for number, piece in zip(self._opened, pieces, strict=True):
            parts += (self._xml[at : self._starts[number]], piece)
            at = self._ends[number]
        return b"".join((*parts, self._xml[at:]))

    def next_id(self) -> int:
        """A number above every id in the part."""
        return max((int(id) for id in re.findall(rb'w:id="(\d{1,9})"', self._xml)), default=-1) + 1

    def _measure(self, paragraph: etree._Element) -> tuple[list[int], list[etree._Element]]:
        """Where each text of a paragraph begins among all its characters, those without any left
        out."""
        found = self._texts.get(paragraph)
        if found is None:
            elements = [element for element in paragraph.iter(n.T) if element.text]
            lengths = [len(element.text or "") for element in elements]
            starts = list(accumulate(lengths, initial=0))
            found = self._texts[paragraph] = starts[:-1], elements
        return found

    def _end(self, start: int) -> int:
        depth = 0
        for edge in _EDGE.finditer(self._xml, start):
            depth += -1 if edge[0].startswith(b"</") else not edge[0].endswith(b"/>")
            if not depth:
                return edge.end()
        return len(self._xml)


def _find_starts(xml: bytes, count: int) -> list[int]:
    """Where each of `count` w:p begins; written as usual, they are found fastest by splitting."""
    *pieces, _ = xml.split(_USUAL)
    if len(pieces) != count:
        return [found.start() for found in _BEGIN.finditer(xml)]
    ends = accumulate(len(piece) + len(_USUAL) for piece in pieces)
    return [end - len(_USUAL) for end in ends]


def _find_head(xml: bytes) -> bytes:
    """The start tag of the part, b"" where it is not written as Office does: UTF-8, the usual
    prefix."""
    root, encoding = _ROOT.search(xml), _ENCODING.match(xml)
    if root is None or (encoding and encoding[1].lower() != b"utf-8"):
        return b""
    return root[0] if b'xmlns:w="%s"' % n.w("")[1:-1].encode() in root[0] else b""


def outermost(element: etree._Element) -> etree._Element:
    """The paragraph around `element` that stands in no text box."""
    above = list(element.iterancestors(n.P))
    return above[-1] if above else element
