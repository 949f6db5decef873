"""The shared strings of a workbook."""

from __future__ import annotations

import re

from lxml import etree

from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml
from perflint.readers.xlsx.text import as_text, restore, unescape

_PLAIN = re.compile(r'<t(?: xml:space="preserve")?>([^<]*)</t></si>')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_strings(data: bytes, limits: Limits) -> list[str]:
    """The strings in order, formatted runs joined, readings (ruby) left out."""
    text = as_text(data, "</sst>")
    if text is not None and "<si>" in text:
        pieces = text.split("<si>")
        found = _PLAIN.findall(text)
        if len(found) == len(pieces) - 1 == text.count("<si"):
            return [unescape(plain) for plain in found]
    root = parse_xml(data, "xl/sharedStrings.xml", limits)
    return [
        restore("".join(t.text or "" for t in item.iter(_MAIN + "t") if not _is_reading(t)))
        for item in root.iterchildren(_MAIN + "si")
    ]


def _is_reading(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _MAIN + "rPh"
