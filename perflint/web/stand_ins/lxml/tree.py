"""Elements that know their parents. Names are `{namespace}local`; what follows an element is its tail."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Declared = dict[str, str]
"""Namespaces by prefix, "" for those of names without one."""


class Element(ET.Element):
    """An element as lxml's: moved, not copied, when it is put somewhere else.

    `prefix` is the one it was written with, `declared` the namespaces declared on it; `typed` on the root
    of what declares a document type, of which no more is read."""

    __slots__ = ("declared", "parent", "prefix", "typed")

    parent: Element | None
    declared: Declared | None
    typed: bool

    def __init__(self, tag: str, attrib: Mapping[str, str] | None = None, **extra: str) -> None:
        super().__init__(tag, dict(attrib or {}), **extra)
        self.parent = None
        self.prefix = ""
        self.declared = None
        self.typed = False

    def getparent(self) -> Element | None:
        """The element around this one."""
        return self.parent

    def getroottree(self) -> ElementTree:
        """The tree this element is in."""
        root = self
        while root.parent is not None:
            root = root.parent
        return ElementTree(root)

    def getnext(self) -> Any:
        """The element after this one, if any."""
        return next(self.itersiblings(), None)

    def getprevious(self) -> Any:
        """The element before this one, if any."""
        if self.parent is None:
            return None
        before = None
        for child in self.parent:
            if child is self:
                break
            before = child
        return before

    def iter(self, *tags: Any) -> Iterator[Any]:  # type: ignore[override]
        """This element and all below it, those named so; not a name: all."""
        names = {tag for tag in tags if isinstance(tag, str) and tag != "{*}*"}
        if len(names) < 2:
            return super().iter(*names)
        return (one for one in super().iter() if one.tag in names)

    def iterchildren(self, *tags: Any) -> Iterator[Any]:
        """The elements right below this one, those named so."""
        return _named(list(self), tags)

    def iterancestors(self, *tags: Any) -> Iterator[Any]:
        """The elements around this one, nearest first, those named so."""
        return _named(self._above(), tags)

    def itersiblings(self) -> Iterator[Any]:
        """The elements after this one."""
        if self.parent is None:
            return
        met = False
        for child in list(self.parent):
            if met:
                yield child
            met = met or child is self

    def _above(self) -> Iterator[Element]:
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def append(self, element: Any) -> None:
        """Put `element` last among the children."""
        element.detach()
        super().append(element)
        _settle(element, self)

    def extend(self, elements: Iterable[Any]) -> None:
        """Put `elements` last among the children."""
        for element in list(elements):
            self.append(element)

    def insert(self, index: int, element: Any) -> None:
        """Put `element` before the child at `index`."""
        element.detach()
        super().insert(index, element)
        _settle(element, self)

    def remove(self, element: Any) -> None:
        """Take out a child, with what follows it."""
        super().remove(element)
        element.parent = None

    def detach(self) -> None:
        """Take this element out of where it stands."""
        if self.parent is not None:
            self.parent.remove(self)

    def addnext(self, element: Any) -> None:
        """Put `element` behind this one and its tail."""
        parent = self.parent
        if parent is None:
            raise TypeError("nothing stands beside a root")
        element.detach()
        parent.insert(list(parent).index(self) + 1, element)

    def addprevious(self, element: Any) -> None:
        """Put `element` right before this one."""
        parent = self.parent
        if parent is None:
            raise TypeError("nothing stands beside a root")
        element.detach()
        parent.insert(list(parent).index(self), element)

    def __copy__(self) -> Element:
        return self.__deepcopy__({})

    def __deepcopy__(self, memo: dict[int, Any]) -> Element:
        copied = Element(self.tag, self.attrib)
        copied.prefix, copied.text, copied.tail = self.prefix, self.text, self.tail
        copied.declared = dict(self.declared) if self.declared else None
        for child in self:
            inner: Any = child.__deepcopy__(memo)
            ET.Element.append(copied, inner)
            inner.parent = copied
        return copied


class DocInfo(NamedTuple):
    """What a tree says of itself before its root."""

    internalDTD: str | None


class TooDeep(Exception):
    """Elements in elements beyond all reason."""


class Growing:
    """A tree in the making: its root, the elements still open, the one closed last, behind which text
    goes."""

    deepest: int

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._last: Element | None = None
        self._data: list[str] = []

    def grow(self, element: Element) -> None:
        """Open `element` in the one opened last. Raises TooDeep."""
        if self._open:
            parent = self._open[-1]
            ET.Element.append(parent, element)
            element.parent = parent
        else:
            self.root = element
        self._open.append(element)
        if len(self._open) > self.deepest:
            raise TooDeep
        self._last = None

    def shut(self) -> None:
        """Close the element opened last."""
        self._last = self._open.pop()


class ElementTree:
    """The tree that has `root`."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self.docinfo = DocInfo("" if root.typed else None)

    def getroot(self) -> Element:
        """The outermost element."""
        return self._root


def SubElement(
    parent: Element, tag: str, attrib: Mapping[str, str] | None = None, **extra: str
) -> Element:
    """A new element, last in `parent`."""
    made = Element(tag, attrib, **extra)
    ET.Element.append(parent, made)
    made.parent = parent
    return made


def _named(elements: Iterable[Any], tags: tuple[Any, ...]) -> Iterator[Any]:
    names = {tag for tag in tags if isinstance(tag, str)}
    return (one for one in elements if not names or one.tag in names)


def _settle(element: Element, parent: Element) -> None:
    """`element` now stands in `parent`: what that declares need not be declared again."""
    element.parent = parent
    declaring = [one for one in element.iter() if one.declared]
    known = _uris_of((parent, *parent.iterancestors())) if declaring else set()
    for one in declaring:
        if one.declared:
            kept = {prefix: uri for prefix, uri in one.declared.items() if uri not in known}
            one.declared = kept or None


def _uris_of(elements: Iterable[Element]) -> set[str]:
    return {uri for one in elements for uri in (one.declared or {}).values()}
