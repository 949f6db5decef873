"""Paragraph and character styles: what they say of numbering, outline level and hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from itertools import islice

from lxml import etree

from perflint.readers.docx import names as n
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml

_HEADING = re.compile(r"heading ?([1-9])\Z")
_BODY_TEXT = 9
_LONGEST_CHAIN = 32


@dataclass(frozen=True, slots=True)
class Style:
    """One style; None where it says nothing. `base` is the id of the style it is based on, `levels`
    the list levels written in it and its bases, nearest first, with the style they stand in;
    `outline` the heading level (1 = highest, 0 = body text)."""

    id: str
    base: str | None = None
    numbering: str | None = None
    levels: tuple[tuple[str, int | None], ...] = ()
    outline: int | None = None
    hidden: bool | None = None
    contents: bool = False


_NO_STYLE = Style("")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document as written, by id, and the id of the default paragraph style."""

    by_id: Mapping[str, Style]
    default: str | None
    _resolved: dict[str | None, Style] = field(default_factory=dict, repr=False, compare=False)

    def resolve(self, style_id: str | None) -> Style:
        """The style with all it inherits; an unknown id, or none, means the default style."""
        found = self._resolved.get(style_id)
        if found is None:
            known = style_id if style_id in self.by_id else self.default
            chain = list(islice(self._chain(known), _LONGEST_CHAIN))
            found = reduce(_inherit, chain) if chain else _NO_STYLE
            found = replace(found, outline=found.outline or None)
            if len(self._resolved) < len(self.by_id) + 8:
                self._resolved[style_id] = found
        return found

    def _chain(self, style_id: str | None) -> Iterator[Style]:
        seen = set()
        while style_id is not None and style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            yield (style := self.by_id[style_id])
            style_id = style.base


def _inherit(style: Style, base: Style) -> Style:
    return Style(
        id=style.id,
        base=style.base,
        numbering=style.numbering if style.numbering is not None else base.numbering,
        levels=style.levels + base.levels,
        outline=style.outline if style.outline is not None else base.outline,
        hidden=style.hidden if style.hidden is not None else base.hidden,
        contents=style.contents or base.contents,
    )


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
    id = element.get(n.w("styleId"), "")
    name = (n.value(element, n.w("name")) or "").strip().lower()
    named = _HEADING.match(name)
    return Style(
        id=id,
        base=n.value(element, n.w("basedOn")),
        numbering=n.value(numbering, n.NUM_ID),
        levels=((id, None if level is None else n.number(level)),),
        outline=(
            heading_level(n.number(outline, _BODY_TEXT)) or 0
            if outline is not None
            else int(named[1])
            if named
            else None
        ),
        hidden=n.switch(element.find(n.RPR), n.VANISH),
        contents=name.startswith("toc "),
    )
