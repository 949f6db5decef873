"""Damage that leaves XML well formed and text decodable: to elements, attributes and characters."""

from __future__ import annotations

from random import Random

from lxml import etree

from tests.hostile.pieces import NUMBERS, WORDS

_MOST = 400


def spoil_tree(data: bytes, random: Random) -> bytes:
    """An XML part with an element moved, doubled, dropped, renamed, deepened or with other words or
    attributes; as it was where it is no XML any more."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return data
    elements = list(root.iter(etree.Element))
    for _ in range(random.choice((1, 1, 2, 4))):
        _change(random.choice(elements), elements, random)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _change(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    parent = element.getparent()
    kind = random.randrange(8)
    try:
        if kind == 0 and parent is not None:
            parent.remove(element)
        elif kind == 1 and parent is not None:
            for _ in range(random.choice((1, 2, 30))):
                parent.append(etree.fromstring(etree.tostring(element)))
        elif kind == 2:
            random.choice(elements).append(element)
        elif kind == 3:
            element.tag = random.choice(elements).tag
        elif kind == 4:
            element.text = spoil_text(element.text or "", random)
        elif kind == 5 and parent is not None:
            inner = etree.fromstring(etree.tostring(element))
            for _ in range(random.choice((1, 3, 60))):
                outer = etree.Element(element.tag)
                outer.append(inner)
                inner = outer
            parent.replace(element, inner)
        else:
            _set(element, elements, random)
    except (ValueError, etree.XMLSyntaxError):
        return  # not possible here


def _set(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    names = sorted(str(name) for name in (element.attrib or random.choice(elements).attrib))
    if not names:
        return
    name = random.choice(names)
    if random.random() < 0.15:
        element.attrib.pop(name, None)
        return
    value = random.choice((*NUMBERS, *WORDS)).decode("utf-8", "replace")
    element.set(name, value if random.random() < 0.8 else f"{element.get(name, '')}{value}")


def spoil_text(text: str, random: Random) -> str:
    """`text` with characters, numbers or pieces of it changed."""
    at = random.randrange(len(text) + 1)
    kind = random.randrange(7)
    piece = text[at : at + random.choice((1, 2, 5, 40))]
    if kind == 0:
        return text[:at] + text[at + len(piece) :]
    if kind == 1:
        return text[:at] + piece * random.choice((2, 3, 50)) + text[at:]
    if kind == 2:
        other = random.randrange(len(text) + 1)
        return text[:other] + piece + text[other:]
    if kind == 3:
        return (
            text[:at]
            + chr(random.choice((random.randrange(32, 0xD800), 0x1F600, 0x20000)))
            + text[at:]
        )
    added = random.choice(WORDS if kind < 6 else NUMBERS).decode("utf-8", "replace")
    return text[:at] + added + text[at + random.choice((0, 0, 1, 3)) :]
