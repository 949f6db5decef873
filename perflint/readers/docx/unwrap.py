"""Looking through the wrappers that Word puts around paragraphs, tables, rows and cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perflint.readers.docx import names as n

_WRAPPERS = frozenset(n.w(name) for name in ("ins", "moveTo", "customXml", "smartTag"))
_GALLERY = "/".join(n.w(name) for name in ("sdtPr", "docPartObj", "docPartGallery"))


def unwrap(container: etree._Element) -> Iterator[etree._Element]:
    """The children of `container`, those inside content controls, insertions and other wrappers
    included; a table of contents made by Word is left out, its lines repeat the headings."""
    pending = list(container)[::-1]
    while pending:
        element = pending.pop()
        inner: etree._Element | None
        if element.tag == n.SDT:
            inner = None if _is_contents(element) else element.find(n.SDT_CONTENT)
        elif element.tag == n.ALTERNATE:
            inner = n.chosen(element)
        elif element.tag in _WRAPPERS:
            inner = element
        else:
            yield element
            continue
        if inner is not None:
            pending += list(inner)[::-1]


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(_GALLERY)
    return gallery is not None and gallery.get(n.VAL) == "Table of Contents"
