"""The new format made of the old one: no more of it than our reader of .docx looks at."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from perflint.readers.doc.formats import ParagraphFormat

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}" xml:space="preserve"'
)
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_ROOTS = {"header": "hdr", "footer": "ftr"}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")


def write_text(text: str) -> str:
    """`text`, halves of characters joined, as XML."""
    if _NO_XML.search(text):
        if _HALF.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _NO_XML.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str) -> str:
    """`text` as the value of an attribute."""
    text = write_text(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", " ")
    return f'"{text}"'


def write_number(name: str, value: int | None) -> str:
    """An element with a number, "" for None."""
    return "" if value is None else f'<w:{name} w:val="{value}"/>'


def write_properties(format: ParagraphFormat, more: str = "") -> str:
    """The w:pPr of a format, `more` in its end, "" for none."""
    style = write_number("pStyle", format.style)
    breaks = (
        "" if format.new_page is None else write_number("pageBreakBefore", int(format.new_page))
    )
    list = write_number("ilvl", format.level) + write_number("numId", format.list)
    outline = write_number("outlineLvl", format.outline)
    inside = f"{style}{breaks}{list and f'<w:numPr>{list}</w:numPr>'}{outline}{more}"
    return inside and f"<w:pPr>{inside}</w:pPr>"


def pack(parts: Mapping[str, str]) -> bytes:
    """The package of parts (document, styles, header1 …) given by what is in them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("_rels/.rels", _relate({"document": "word/document"}))
        others = {name: name for name in parts if name != "document"}
        package.writestr("word/_rels/document.xml.rels", _relate(others))
        for name, content in parts.items():
            kind = name.rstrip("0123456789")
            root = f"w:{_ROOTS.get(kind, kind)}"
            package.writestr(f"word/{name}.xml", f"<{root} {_NAMESPACES}>{content}</{root}>")
    return buffer.getvalue()


def _relate(parts: Mapping[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{_KINDS.get(kind, kind)}" Target="{path}.xml"/>'
        for name, path in parts.items()
        for kind in [name.rstrip("0123456789")]
    )
    return f"<Relationships {_PACKAGE}>{relations}</Relationships>"


_KINDS = {"document": "officeDocument"}
