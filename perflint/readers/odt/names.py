"""Names of OpenDocument elements and attributes (ISO/IEC 26300-3), as lxml spells them."""

from __future__ import annotations

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def q(name: str) -> str:
    """`prefix:name` with the namespace the prefix usually stands for."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def count(written: str | None, default: int = 1) -> int:
    """A whole number from an attribute; nonsense gives `default`."""
    return (
        int(written)
        if written and len(written) < 7 and written.isascii() and written.isdigit()
        else default
    )
