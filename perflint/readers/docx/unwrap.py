"""Looking through the wrappers that Word puts around paragraphs, tables, rows and cells."""

from __future__ import annotations

from lxml import etree

from perflint.readers.docx import names as n

_INSIDE = frozenset(n.w(name) for name in ("ins", "moveTo", "customXml", "smartTag"))
_WRAPPERS = _INSIDE | {n.SDT, n.ALTERNATE}
_GALLERY = "/".join(n.w(name) for name in ("sdtPr", "docPartObj", "docPartGallery"))


def unwrap(container: etree._Element) -> list[etree._Element]:
    """The children of `container`, those inside content controls, insertions and other wrappers
    included; a table of contents made by Word is left out, its lines repeat the headings."""
    found: list[etree._Element] = []
    for element in container:
        if element.tag in _WRAPPERS:
            inner = _inside(element)
            found += unwrap(inner) if inner is not None else ()
        else:
            found.append(element)
    return found


def _inside(wrapper: etree._Element) -> etree._Element | None:
    if wrapper.tag == n.SDT:
        return None if _is_contents(wrapper) else wrapper.find(n.SDT_CONTENT)
    return n.chosen(wrapper) if wrapper.tag == n.ALTERNATE else wrapper


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(_GALLERY)
    return gallery is not None and gallery.get(n.VAL) == "Table of Contents"
