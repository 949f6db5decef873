"""The parts of a Word package: found by their relationships, opened safely, parsed."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from perflint.readers.archive import Archive, corrupt
from perflint.readers.docx import names as n
from perflint.readers.docx.trim import trim
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml


class Relation(NamedTuple):
    """What one part says of another: `type` is the last word of its URI (styles, header, …)."""

    type: str
    target: str


class Package:
    """One .docx. `main` is the name of its document part; `strict`: a part loaded was in the strict
    variant of the format. Raises ReadError: corrupt, encrypted or
    too-large."""

    __slots__ = ("_archive", "_limits", "main", "relations", "strict")

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._archive = Archive(data, limits)
        self._limits = limits
        self.strict = False
        roots = self._relations("").values()
        main = next((root.target for root in roots if root.type == "officeDocument"), "")
        self.main = main if main in self._archive else "word/document.xml"
        if self.main not in self._archive:
            raise corrupt("里面没有 Word 正文（word/document.xml）")
        self.relations = self._relations(self.main)

    def name_of(self, type: str) -> str | None:
        """The name of the document's part of that type (styles, numbering, …), None if none."""
        for relation in self.relations.values():
            if relation.type == type and relation.target in self._archive:
                return relation.target
        return None

    def part(self, type: str) -> bytes:
        """The bytes of the document's part of that type, b"" if none."""
        name = self.name_of(type)
        return self.load(name) if name else b""

    def holds(self, name: str) -> bool:
        """Whether there is a part called `name`."""
        return name in self._archive

    def load(self, name: str) -> bytes:
        """The bytes of the part called `name`, strict namespaces made transitional."""
        data = self._archive.read(name)
        if b"http://purl.oclc.org/ooxml/" in data:
            self.strict = True
            for strict, transitional in n.STRICT:
                data = data.replace(strict, transitional)
        return data

    def tree(self, data: bytes, name: str, *, whole: bool = False) -> etree._Element:
        """A part with text, parsed; unless `whole`, without what does not change its text."""
        return parse_xml(data if whole else trim(data), name, self._limits)

    def target(self, relation_id: str) -> str:
        """The name of the part that an r:id of the document refers to, "" if it is not there."""
        relation = self.relations.get(relation_id)
        return relation.target if relation and relation.target in self._archive else ""

    def _relations(self, source: str) -> Mapping[str, Relation]:
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", name + ".rels")
        if rels not in self._archive:
            return {}
        return {
            element.get("Id", ""): Relation(
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip(
                    "/"
                ),
            )
            for element in parse_xml(self._archive.read(rels), rels, self._limits)
            if element.get("TargetMode") != "External"
        }
