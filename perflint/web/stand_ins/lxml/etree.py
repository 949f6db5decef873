"""`lxml.etree`: trees that know their parents, read with expat, written as libxml2 writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .parsing import HTMLParser, XMLParser, XMLSyntaxError, fromstring
from .tree import Element, ElementTree, SubElement
from .tree import Element as _Element
from .writing import tostring

__all__ = [
    "Element",
    "ElementTree",
    "ErrorTypes",
    "HTMLParser",
    "QName",
    "SubElement",
    "XMLParser",
    "XMLSyntaxError",
    "_Element",
    "fromstring",
    "iterwalk",
    "tostring",
]


class ErrorTypes:
    """The kinds of entries in a parser's log that perflint asks for."""

    ERR_RESOURCE_LIMIT = 117


class QName:
    """The name of an element in its parts."""

    def __init__(self, element: Element) -> None:
        space, _, self.localname = element.tag.rpartition("}")
        self.namespace = space[1:] or None


class iterwalk:
    """Starts and ends of an element and all below it, as events; `tag` limits them to one name."""

    def __init__(self, top: Element, events: tuple[str, ...] = ("end",), tag: str = "") -> None:
        self._skip = False
        self._events = self._walk(top, frozenset(events), tag)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return self._events

    def __next__(self) -> tuple[str, Any]:
        return next(self._events)

    def skip_subtree(self) -> None:
        """Pass over what is below the element whose start came last."""
        self._skip = True

    def _walk(self, top: Element, events: frozenset[str], tag: str) -> Iterator[tuple[str, Any]]:
        open_elements: list[tuple[Element, Iterator[Any]]] = []
        element: Element | None = top
        while element is not None or open_elements:
            if element is not None:
                wanted = not tag or element.tag == tag
                self._skip = False
                if wanted and "start" in events:
                    yield "start", element
                open_elements.append((element, iter(()) if self._skip else iter(list(element))))
            above, children = open_elements[-1]
            element = next(children, None)
            if element is None:
                open_elements.pop()
                if (not tag or above.tag == tag) and "end" in events:
                    yield "end", above
