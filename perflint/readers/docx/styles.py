"""Paragraph and character styles: what they say of numbering, outline level and hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from perflint.readers.docx import names as n
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml

_HEADING = re.compile(r"heading ?([1-9])\Z")
_BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written, without what it inherits; None where it says nothing."""

    id: str
    name: str
    base: str | None
    numbering: str | None
    level: int | None
    outline: int | None
    hidden: bool | None

    @property
    def contents(self) -> bool:
        """True for the styles of a table of contents."""
        return self.name.startswith("toc ")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document, by id; `default` is the id of the default paragraph style."""

    by_id: Mapping[str, Style]
    default: str | None

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """The style and those it is based on, nearest first; an unknown id means the default."""
        if style_id not in self.by_id:
            style_id = self.default
        seen = set()
        while style_id is not None and style_id not in seen:
            seen.add(style_id)
            style = self.by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.base

    def outline(self, style_id: str | None) -> int | None:
        """Heading level (1 = highest) that the style gives its paragraphs."""
        for style in self.chain(style_id):
            if style.outline is not None:
                return heading_level(style.outline)
            named = _HEADING.match(style.name)
            if named:
                return int(named[1])
        return None

    def hidden(self, style_id: str | None) -> bool:
        """True where the style hides its text."""
        said = (style.hidden for style in self.chain(style_id))
        return next((hidden for hidden in said if hidden is not None), False)

    def contents(self, style_id: str | None) -> bool:
        """True where the style is, or is based on, one of a table of contents."""
        return any(style.contents for style in self.chain(style_id))


def heading_level(outline: int) -> int | None:
    """The heading level for an outline level, which counts from 0 and calls body text 9."""
    return outline + 1 if 0 <= outline < _BODY_TEXT else None


@lru_cache(maxsize=8)
def read_styles(data: bytes, limits: Limits) -> Styles:
    """The styles in styles.xml (b"": none). Kept for the next filing of the template."""
    if not data:
        return Styles({}, None)
    by_id: dict[str, Style] = {}
    default = None
    for element in parse_xml(data, "styles.xml", limits).iterchildren(n.w("style")):
        if element.get(n.w("type")) not in ("paragraph", "character"):
            continue
        style = _read_style(element)
        by_id[style.id] = style
        is_default = element.get(n.w("default"), "0") not in ("0", "false", "off")
        if is_default and element.get(n.w("type")) == "paragraph":
            default = style.id
    return Styles(by_id, default)


def _read_style(element: etree._Element) -> Style:
    properties = element.find(n.PPR)
    numbering = properties.find(n.NUM_PR) if properties is not None else None
    level = n.value(numbering, n.ILVL)
    outline = n.value(properties, n.OUTLINE_LEVEL)
    return Style(
        id=element.get(n.w("styleId"), ""),
        name=(n.value(element, n.w("name")) or "").strip().lower(),
        base=n.value(element, n.w("basedOn")),
        numbering=n.value(numbering, n.NUM_ID),
        level=None if level is None else n.number(level),
        outline=None if outline is None else n.number(outline, _BODY_TEXT),
        hidden=n.switch(element.find(n.RPR), n.VANISH),
    )
