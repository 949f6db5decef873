"""The documents of an OFD package and their pages, found by the locations the parts give
(GB/T 33190-2016, 7.4 and 7.5)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from perflint.errors import ReadError
from perflint.readers.archive import Archive
from perflint.readers.limits import Limits, too_large
from perflint.readers.markup import parse_xml
from perflint.readers.ofd.geometry import read_numbers

_MAIN = "OFD.xml"
_ENCRYPTIONS = "Encryptions.xml"


class Page(NamedTuple):
    """One page: its Content.xml, the physical box `width` × `height` (mm), the document it is in."""

    content: etree._Element
    width: float
    height: float
    resources: Resources


class Resources(NamedTuple):
    """What the pages of one document refer to by ID: template pages, composite graphics, and the
    names of font and picture files in the package."""

    templates: dict[str, str]
    composites: dict[str, etree._Element]
    fonts: dict[str, str]
    media: dict[str, str]


class Package:
    """One .ofd. Raises ReadError: corrupt, encrypted or too-large."""

    __slots__ = ("_archive", "_limits")

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._archive = Archive(data, limits)
        self._limits = limits
        if _ENCRYPTIONS in self._archive:
            hint = "请用 OFD 阅读器打开，另存为没有密码的文件，再检查。"
            raise ReadError("文件设有密码，读不出内容", kind="encrypted", hint=hint)

    def pages(self) -> Iterator[Page]:
        """The pages of every document in the package, in order."""
        count = 0
        for body in children(self.load(_MAIN), "DocBody"):
            root = text_of(child(body, "DocRoot"))
            if not root:
                continue
            where = locate(_MAIN, root)
            document = self.load(where)
            common = child(document, "CommonData")
            resources = self._resources(common, where)
            box = physical_box(child(common, "PageArea"), (210.0, 297.0))
            listed = child(document, "Pages")
            for page in children(listed, "Page"):
                count += 1
                if count > self._limits.max_pages:
                    limit = f"{self._limits.max_pages:,} 页"
                    raise too_large(f"超过 {limit}", limit)
                content = self.load(locate(where, page.get("BaseLoc", "")))
                width, height = physical_box(child(content, "Area"), box)
                yield Page(content, width, height, resources)

    def load(self, name: str) -> etree._Element:
        """The root element of the part called `name`."""
        return parse_xml(self._archive.read(name), name, self._limits)

    def bytes_of(self, name: str) -> bytes:
        """The bytes of the part called `name`, b"" if it is not there."""
        return self._archive.read(name) if name in self._archive else b""

    def _resources(self, common: etree._Element | None, where: str) -> Resources:
        templates = {
            page.get("ID", ""): locate(where, page.get("BaseLoc", ""))
            for page in children(common, "TemplatePage")
        }
        found = Resources(templates, {}, {}, {})
        for kind in ("PublicRes", "DocumentRes"):
            for named in children(common, kind):
                part = locate(where, text_of(named))
                if part in self._archive:
                    self._read_resources(part, found)
        return found

    def _read_resources(self, part: str, found: Resources) -> None:
        root = self.load(part)
        base = posixpath.join(locate(part, root.get("BaseLoc", "")), "x")
        for font in children(child(root, "Fonts"), "Font"):
            file = text_of(child(font, "FontFile"))
            if file:
                found.fonts[font.get("ID", "")] = locate(base, file)
        for medium in children(child(root, "MultiMedias"), "MultiMedia"):
            file = text_of(child(medium, "MediaFile"))
            if file:
                found.media[medium.get("ID", "")] = locate(base, file)
        for unit in children(child(root, "CompositeGraphicUnits"), "CompositeGraphicUnit"):
            content = child(unit, "Content")
            if content is not None:
                found.composites[unit.get("ID", "")] = content


def locate(source: str, target: str) -> str:
    """The name of the part that the part `source` calls `target`: from the root of the package if
    it begins with `/`, else from the folder of `source`."""
    whole = posixpath.join("/", posixpath.dirname(source), target.strip().replace("\\", "/"))
    return posixpath.normpath(whole).lstrip("/")


def name_of(element: etree._Element) -> str:
    """The local name of an element; writers disagree about the namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of `element` with that local name."""
    for inner in element if element is not None else ():
        if name_of(inner) == name:
            yield inner


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of `element` with that local name."""
    return next(children(element, name), None)


def text_of(element: etree._Element | None) -> str:
    """The text of an element, trimmed."""
    return (element.text or "").strip() if element is not None else ""


def physical_box(
    area: etree._Element | None, otherwise: tuple[float, float]
) -> tuple[float, float]:
    """Width and height of a page area (mm)."""
    numbers = read_numbers(text_of(child(area, "PhysicalBox")))
    if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0:
        return numbers[2], numbers[3]
    return otherwise
