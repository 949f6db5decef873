"""How a package learns of its comments part: a relationship and a content type."""

from __future__ import annotations

import posixpath

from lxml import etree

from perflint.readers.docx.package import Package
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml

CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def add_comments_part(package: Package, limits: Limits) -> tuple[str, dict[str, bytes]]:
    """The name for a new comments part, and the parts changed so that it is known."""
    folder, main = posixpath.split(package.main)
    name = posixpath.join(folder, "comments.xml")
    number = 0
    while package.holds(name):
        number += 1
        name = posixpath.join(folder, f"comments{number}.xml")
    relations = posixpath.join(folder, "_rels", main + ".rels")
    if package.holds(relations):
        root = parse_xml(package.load(relations), relations, limits)
    else:
        root = etree.fromstring(b'<Relationships xmlns="%s"/>' % _RELATIONS[1:-1].encode())
    ids = {relation.get("Id") for relation in root}
    number = 1
    while f"rIdPerflint{number}" in ids:
        number += 1
    relation = etree.SubElement(root, f"{_RELATIONS}Relationship")
    relation.set("Id", f"rIdPerflint{number}")
    relation.set("Type", _RELATION)
    relation.set("Target", posixpath.basename(name))
    types = parse_xml(package.load(CONTENT_TYPES), CONTENT_TYPES, limits)
    override = etree.SubElement(types, f"{_TYPES}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", _COMMENTS)
    return name, {relations: serialise(root), CONTENT_TYPES: serialise(types)}


def serialise(root: etree._Element) -> bytes:
    """A part as Office writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
