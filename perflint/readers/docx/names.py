"""Names of WordprocessingML elements and attributes (ISO/IEC 29500-1), as lxml spells them."""

from __future__ import annotations

from typing import Final

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# The strict variant of the format differs in these three names only, as far as text goes.
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _M[1:-1].encode()),
)


def w(name: str) -> str:
    """`name` in the main namespace."""
    return _W + name


VAL: Final = w("val")
P: Final = w("p")
PPR: Final = w("pPr")
R: Final = w("r")
RPR: Final = w("rPr")
T: Final = w("t")
TBL: Final = w("tbl")
TR: Final = w("tr")
TC: Final = w("tc")
SDT: Final = w("sdt")
SDT_CONTENT: Final = w("sdtContent")
NUM_PR: Final = w("numPr")
ILVL: Final = w("ilvl")
NUM_ID: Final = w("numId")
OUTLINE_LEVEL: Final = w("outlineLvl")
VANISH: Final = w("vanish")
BOX: Final = w("txbxContent")
ALTERNATE: Final = _MC + "AlternateContent"
CHOICE: Final = _MC + "Choice"
FALLBACK: Final = _MC + "Fallback"
MATH: Final = frozenset({_M + "oMath", _M + "oMathPara"})
MATH_TEXT: Final = _M + "t"
REL_ID: Final = _R + "id"


def make_strict(xml: bytes) -> bytes:
    """A part in the strict variant of the format."""
    for strict, transitional in STRICT:
        xml = xml.replace(transitional, strict)
    return xml


_OFF = frozenset({"0", "false", "off"})


def value(parent: etree._Element | None, name: str) -> str | None:
    """The w:val of the child `name` of `parent`, None where either is missing."""
    child = parent.find(name) if parent is not None else None
    return child.get(VAL) if child is not None else None


def number(text: str | None, default: int = 0) -> int:
    """A whole number from an attribute; nonsense, and anything of more than nine digits, gives
    `default`."""
    if text is None or len(text) > 9:
        return default
    try:
        return int(text)
    except ValueError:
        return default


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """An on-off property: None where it is not given."""
    child = parent.find(name) if parent is not None else None
    return None if child is None else child.get(VAL, "1") not in _OFF


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The branch of an mc:AlternateContent that Word shows: the first choice."""
    choice = alternate.find(CHOICE)
    return choice if choice is not None else alternate.find(FALLBACK)
