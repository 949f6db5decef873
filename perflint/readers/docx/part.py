"""What all the stories of one part of a package share."""

from __future__ import annotations

from lxml import etree

from perflint.readers.docx import names as n
from perflint.readers.docx.format import Format
from perflint.readers.docx.labels import Labels
from perflint.readers.docx.pieces import Traced
from perflint.readers.docx.styles import Styles
from perflint.readers.docx.trim import KEY

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_R, _T, _PPR = n.R, n.T, n.PPR
_UNSEEN = frozenset(n.w(name) for name in ("proofErr", "bookmarkStart", "bookmarkEnd"))


class Part:
    """One parsed part (`root`). `traced`: its texts are to say which elements they came from."""

    __slots__ = ("_formats", "_plain", "_preserved", "_root", "labels", "styles", "traced")

    def __init__(
        self, root: etree._Element, styles: Styles, labels: Labels, *, traced: bool = False
    ) -> None:
        self._root, self.styles, self.labels, self.traced = root, styles, labels, traced
        self._preserved = root.get(_SPACE) == "preserve"
        self._formats: dict[str, Format] = {}
        self._plain = Format(None, styles)

    def text(self, element: etree._Element) -> str:
        """The text of a w:t; Word trims the ends unless told to preserve them."""
        text = element.text or ""
        if text[:1] in _BLANKS or text[-1:] in _BLANKS:
            preserved = self._preserved or element.get(_SPACE) == "preserve"
            return text if preserved else text.strip(_BLANKS)
        return text

    def plain(self, paragraph: etree._Element) -> tuple[Format, str] | None:
        """Format and text of a paragraph that holds nothing else, as most do; None for another."""
        format, texts, elements = self._plain, [], []
        for child in paragraph:
            tag = child.tag
            if tag == _T:
                texts.append(self.text(child))
                elements.append(child)
            elif tag == _R:
                for piece in child:
                    if piece.tag != _T:
                        return None
                    texts.append(self.text(piece))
                    elements.append(piece)
            elif tag == _PPR:
                format = self._read(child)
                if not format.plain:
                    return None
            elif tag not in _UNSEEN:
                return None
        text = "".join(texts)
        if self.traced:
            text = Traced.of(text, zip(texts, elements, strict=True), paragraph)
        return format, text

    def format(self, paragraph: etree._Element) -> Format:
        """What the properties of a paragraph say."""
        properties = next(paragraph.iterchildren(_PPR), None)
        return self._plain if properties is None else self._read(properties)

    def _read(self, properties: etree._Element) -> Format:
        """Properties that repeat are read once (see trim)."""
        key = properties.get(KEY)
        if key is None:
            return Format(properties, self.styles)
        if key not in self._formats:
            if next(iter(properties), None) is None:
                self._read_all()
            else:
                self._formats[key] = Format(properties, self.styles)
        return self._formats[key]

    def _read_all(self) -> None:
        """Where the first of its kind stands in a place that is not read."""
        for properties in self._root.iter(n.PPR):
            key = properties.get(KEY)
            if key is not None and key not in self._formats:
                self._formats[key] = Format(properties, self.styles)
