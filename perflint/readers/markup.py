"""XML from a stranger: no entities, no document type, no network, no huge trees."""

from __future__ import annotations

from lxml import etree

from perflint.readers.archive import corrupt
from perflint.readers.limits import Limits, too_large

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def parse_xml(data: bytes, part: str, limits: Limits) -> etree._Element:
    """The root element of the XML in `data`. Raises ReadError: corrupt or too-large; `part` names
    it in the message."""
    if data.startswith(_UTF16):
        data = _as_utf8(data, part)
    tags = data.count(b"<")
    if tags > limits.max_tags:
        raise too_large(f"{part} 有 {tags:,} 个标记", f"{limits.max_tags:,} 个")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    if b"<!DOCTYPE" in data[:4096]:
        raise corrupt(f"{part} 带有文档类型声明（DOCTYPE），可能是恶意文件")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise corrupt(f"{part} 不是有效的 XML") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise corrupt(f"{part} 带有文档类型声明（DOCTYPE），可能是恶意文件")
    return root


def _as_utf8(data: bytes, part: str) -> bytes:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        raise corrupt(f"{part} 不是有效的 XML") from None
    if text.startswith("<?xml"):
        text = text[text.find("?>") + 2 :]
    return text.encode("utf-8", "replace")
