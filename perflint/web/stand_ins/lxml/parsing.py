"""XML read with expat, pages with the standard library's tokenizer."""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from xml.parsers import expat

from .pages import parse_page
from .tree import Declared, Element, Growing, TooDeep

_DEEPEST = 256
_LONGEST = 10_000_000
_SEPARATOR = "}"
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_KNOWN = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


class XMLSyntaxError(SyntaxError):
    """What is not well-formed."""


class Entry(NamedTuple):
    """What a parser notes; see ErrorTypes."""

    type: int


class XMLParser:
    """expat: it resolves no entities of a file, loads nothing, and passes over comments."""

    def __init__(self, **_settings: Any) -> None:
        self.error_log: list[Entry] = []

    def parse(self, data: bytes) -> Element:
        """The root element."""
        return _Builder().read(data)


class HTMLParser(XMLParser):
    """A page, however it is written."""

    def __init__(self, encoding: str = "utf-8", **_settings: Any) -> None:
        super().__init__()
        self._encoding = encoding

    def parse(self, data: bytes) -> Any:
        """The root element; None where there is nothing at all."""
        try:
            return parse_page(data.decode(self._encoding, "replace"))
        except TooDeep:
            self.error_log.append(Entry(117))
            return None


def fromstring(data: bytes | str, parser: XMLParser | None = None) -> Any:
    """The root element of what `data` holds. Raises XMLSyntaxError."""
    return (parser or XMLParser()).parse(data.encode() if isinstance(data, str) else data)


class _Typed(Exception):
    """The file declares a document type."""


class _Builder(Growing):
    deepest = _DEEPEST

    def __init__(self) -> None:
        super().__init__()
        self._declared: Declared = {}
        self._names: dict[str, tuple[str, str]] = {}

    def read(self, data: bytes) -> Element:
        found = _ENCODING.match(data[:400])
        encoding = None
        if found and (named := found[1].decode().lower()) not in _KNOWN and named[:6] != "utf-16":
            try:
                data, encoding = data.decode(named).encode(), "utf-8"
            except (LookupError, UnicodeDecodeError) as error:
                raise XMLSyntaxError(str(error)) from None
        parser = expat.ParserCreate(encoding, _SEPARATOR)
        parser.namespace_prefixes = True
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._stop
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data.append
        try:
            parser.Parse(data, True)
        except _Typed:
            self.root = Element("typed")
            self.root.typed = True
        except TooDeep:
            raise XMLSyntaxError("nested too deep") from None
        except (expat.ExpatError, ValueError) as error:
            raise XMLSyntaxError(str(error)) from None
        if self.root is None:
            raise XMLSyntaxError("no element")
        return self.root

    def _stop(self, *_declaration: Any) -> None:
        raise _Typed

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _name(self, written: str) -> tuple[str, str]:
        """`{namespace}local` and the prefix."""
        known = self._names.get(written)
        if known is None:
            parts = written.rsplit(_SEPARATOR, 2) if _SEPARATOR in written else [written]
            if len(parts) == 3 and not _is_name(parts[2]):
                parts = written.rsplit(_SEPARATOR, 1)
            known = (
                (f"{{{parts[0]}}}{parts[1]}" if len(parts) > 1 else parts[0]),
                (parts[2] if len(parts) > 2 else ""),
            )
            self._names[written] = known
        return known

    def _start(self, written: str, attributes: list[str]) -> None:
        if self._data:
            self._flush()
        name, prefix = self._name(written)
        element = Element(name)
        element.prefix = prefix
        for at in range(0, len(attributes), 2):
            element.set(self._name(attributes[at])[0], attributes[at + 1])
        if self._declared:
            element.declared, self._declared = self._declared, {}
        self.grow(element)

    def _end(self, _written: str) -> None:
        if self._data:
            self._flush()
        self.shut()

    def _flush(self) -> None:
        text = "".join(self._data)
        self._data.clear()
        if len(text) > _LONGEST:
            raise XMLSyntaxError("a text too long")
        if self._last is not None:
            if self._open:
                self._last.tail = text
        elif self._open:
            self._open[-1].text = text


def _is_name(prefix: str) -> bool:
    return "/" not in prefix and ":" not in prefix
