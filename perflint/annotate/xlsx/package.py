"""An Excel package whose parts can be replaced: relations, content types, the rest untouched."""

from __future__ import annotations

import posixpath
import re
from xml.sax.saxutils import quoteattr

from perflint.annotate.packing import repack
from perflint.errors import ReadError
from perflint.readers.archive import Archive
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.xlsx.package import Workbook

_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "[Content_Types].xml"
_RELATION = re.compile(r"<Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SIGNED = "_xmlsignatures/origin.sigs"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'
)


class Package:
    """The parts of a workbook. `sheets`: name, part and whether it is hidden, in order."""

    def __init__(self, data: bytes) -> None:
        self._workbook = Workbook(data, DEFAULT_LIMITS)
        self._data = data
        self._archive = Archive(data, DEFAULT_LIMITS)
        self._read: dict[str, bytes] = {}
        self._changed: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        if _SIGNED in self._archive:
            hint = "请用未签名的原件写批注；perflint check 可以直接列出问题。"
            raise ReadError("文件有数字签名，写入批注会使签名失效", kind="unsupported", hint=hint)
        self.sheets = tuple(self._workbook.parts())
        strict = _STRICT in self._archive.read(self._workbook.main)[:4000]
        self.relation = _STRICT.decode() if strict else _USUAL

    def __contains__(self, part: str) -> bool:
        known = part in self._changed or part in self._archive
        return known and part not in self._dropped

    def text(self, part: str) -> str:
        """A part as text, without a byte order mark."""
        data = self._changed.get(part) or self._read.get(part)
        if data is None:
            data = self._read[part] = self._archive.read(part)
        encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        text = data.decode(encoding, "replace")
        return re.sub(r'encoding="utf-16"', 'encoding="UTF-8"', text, count=1, flags=re.IGNORECASE)

    def put(self, part: str, text: str) -> None:
        """Replaces a part, or adds it."""
        self._dropped.discard(part)
        self._changed[part] = text.encode()

    def drop(self, part: str) -> None:
        """Takes a part out, its content type included."""
        self._changed.pop(part, None)
        self._dropped.add(part)
        types = self.text(_TYPES)
        pattern = rf'<Override\s[^<>]*PartName="/{re.escape(part)}"[^<>]*/>'
        self.put(_TYPES, re.sub(pattern, "", types))

    def free(self, stem: str, suffix: str) -> str:
        """The first name `stem1suffix`, `stem2suffix` … that no part has."""
        number = 1
        while f"{stem}{number}{suffix}" in self:
            number += 1
        return f"{stem}{number}{suffix}"

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id to the last word of its type and the part it leads to."""
        rels = _rels(part)
        found: dict[str, tuple[str, str]] = {}
        for element in _RELATION.findall(self.text(rels)) if rels in self else ():
            values = {name: first or second for name, first, second in _ATTRIBUTE.findall(element)}
            if values.get("TargetMode") != "External":
                target = posixpath.join("/", posixpath.dirname(part), values.get("Target", ""))
                kind = values.get("Type", "").rpartition("/")[2]
                found[values.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """A new relation from `part` to `target`; its id."""
        rels = _rels(part)
        text = self.text(rels) if rels in self else _EMPTY
        taken = set(re.findall(r"""\bId\s*=\s*["']([^"']*)""", text))
        id = next(f"rId{i}" for i in range(1, len(taken) + 2) if f"rId{i}" not in taken)
        path = posixpath.relpath(target, posixpath.dirname(part))
        element = (
            f'<Relationship Id="{id}" Type="{self.relation}/{kind}" Target={quoteattr(path)}/>'
        )
        text = re.sub(r"<Relationships([^<>]*)/>", r"<Relationships\1></Relationships>", text)
        self.put(rels, text.replace("</Relationships>", element + "</Relationships>"))
        return id

    def unrelate(self, part: str, id: str) -> None:
        """Takes a relation out; the list of relations with it once it is empty."""
        rels = _rels(part)
        pattern = rf"""<Relationship\s[^<>]*\bId\s*=\s*["']{re.escape(id)}["'][^<>]*/>"""
        text = re.sub(pattern, "", self.text(rels))
        if _RELATION.search(text):
            self.put(rels, text)
        else:
            self.drop(rels)

    def declare(self, part: str, content_type: str) -> None:
        """Gives a part its content type."""
        self._declare(f'<Override PartName="/{part}" ContentType="{content_type}"/>')

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Gives all parts of a suffix their content type, unless they have one."""
        if not re.search(rf'Extension="{suffix}"', self.text(_TYPES), re.IGNORECASE):
            self._declare(f'<Default Extension="{suffix}" ContentType="{content_type}"/>')

    def _declare(self, element: str) -> None:
        self.put(_TYPES, self.text(_TYPES).replace("</Types>", element + "</Types>"))

    def save(self) -> bytes:
        """The package: old parts in their order, as they are stored, new ones after them."""
        return repack(self._data, self._changed, self._dropped)


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")
