"""The parts of an Excel package: which sheets there are, in order, and what they share."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from perflint.errors import ReadError
from perflint.readers.archive import Archive, corrupt
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml
from perflint.readers.spreadsheet.sheet import Sheet
from perflint.readers.xlsx.cells import fill_sheet
from perflint.readers.xlsx.strings import read_strings
from perflint.readers.xlsx.styles import Styles, read_styles

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATION.encode()),
)
_MOST_SHEETS = 500


class Workbook:
    """One package. Raises ReadError: corrupt, encrypted, unsupported or too-large."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._archive, self._limits = Archive(data, limits), limits
        roots = {kind: target for _, kind, target in reversed(self._relations(""))}
        main = roots.get("officeDocument", "xl/workbook.xml")
        if main.endswith(".bin"):
            hint = "请用 Excel 打开，另存为 .xlsx 后再检查。"
            raise ReadError("还不能读取二进制工作簿（.xlsb）", kind="unsupported", hint=hint)
        self.main = main if main in self._archive else "xl/workbook.xml"
        if self.main not in self._archive:
            raise corrupt("里面没有工作簿（xl/workbook.xml）")
        self._root = parse_xml(self.load(self.main), self.main, limits)
        self._related = self._relations(self.main)

    def sheets(self, *, hidden: bool = False) -> Iterator[Sheet]:
        """Every worksheet in order, hidden ones without their cells unless those are asked for too."""
        styles: Styles | None = None
        strings: list[str] = []
        for name, part, concealed in self.parts():
            sheet = Sheet(name, concealed)
            if hidden or not concealed:
                if styles is None:
                    shared = {kind: target for _, kind, target in reversed(self._related)}
                    styles = self._styles(shared.get("styles", ""))
                    if shared.get("sharedStrings", "") in self._archive:
                        strings = read_strings(self.load(shared["sharedStrings"]), self._limits)
                fill_sheet(sheet, self.load(part), part, styles, strings, self._limits)
            yield sheet

    def parts(self) -> Iterator[tuple[str, str, bool]]:
        """Name, part and whether it is hidden, of every worksheet; no charts, no macro sheets."""
        targets = {id: target for id, kind, target in self._related if kind == "worksheet"}
        for number, element in enumerate(self._root.iter(f"{{{MAIN}}}sheet")):
            if number >= _MOST_SHEETS:
                return
            part = targets.get(element.get(f"{{{_RELATION}}}id", ""), "")
            if part and part in self._archive:
                shown = element.get("state", "visible") == "visible"
                yield element.get("name", ""), part, not shown

    def load(self, name: str) -> bytes:
        """The bytes of a part, strict namespaces made transitional."""
        data = self._archive.read(name)
        if b"http://purl.oclc.org/ooxml/" in data[:2000]:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        return data

    def _styles(self, part: str) -> Styles:
        properties = self._root.find(f"{{{MAIN}}}workbookPr")
        since_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
        data = self.load(part) if part in self._archive else b""
        return read_styles(data, 1904 if since_1904 else 1900, self._limits)

    def _relations(self, source: str) -> list[tuple[str, str, str]]:
        """Id, last word of the type, and target of what a part refers to inside the package."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", name + ".rels")
        if rels not in self._archive:
            return []
        root = parse_xml(self._archive.read(rels), rels, self._limits)
        return [
            (
                element.get("Id", ""),
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip(
                    "/"
                ),
            )
            for element in root.iterchildren(etree.Element)
            if element.get("TargetMode") != "External"
        ]
