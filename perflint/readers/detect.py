"""Which format a file has, by its first bytes; its suffix only breaks ties."""

from __future__ import annotations

import re

from perflint.readers.formats import FORMATS

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b\x08", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"MZ\x90\x00", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"ID3\x03", "media"),
    (b"\x00\x00\x00\x18ftyp", "media"),
    (b"\x00\x00\x00\x20ftyp", "media"),
    (b"MIME-Version:", "mhtml"),
    (b"From: <Saved by", "mhtml"),
)
_FIRST = tuple(signature for signature, _ in _SIGNATURES)
# Names in the central directory of a zip package, the first found deciding.
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"ppt/", "pptx"),
    (b"OFD.xml", "ofd"),
    (b"content.xml", "odt"),
)
_PACKAGES = ("docx", "xlsx", "ofd", "odt", "ods")
_NO_OFFICE = ("ofd", "odt")
_CALLED = (".xls", ".et", ".doc", ".wps")
_PAGE_TAGS = (b"<html", b"<table", b"<body", b"<meta")
_ODT = b"application/vnd.oasis.opendocument.text"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
# Streams in the top directory of a compound file.
_IN_OLE = {"encryptedpackage": "encrypted", "worddocument": "doc", "workbook": "xls", "book": "xls"}


def sniff(head: bytes) -> str:
    """What the first bytes (1 KB is enough) announce: zip, ole, pdf, …, or "" for none: text."""
    head = head[:1024].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_FIRST):
        return next(kind for signature, kind in _SIGNATURES if head.startswith(signature))
    if head[257:262] == b"ustar":
        return "archive"
    if b"%PDF-" in head and _is_late_pdf(head):
        return "pdf"
    return _sniff_tags(head.lstrip()[:512].lower())


def _sniff_tags(start: bytes) -> str:
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if not start.startswith(b"<?xml"):
        return ""
    return "html" if b"<html" in start else "wordml" if b"word.document" in start else "xml"


def _is_late_pdf(head: bytes) -> bool:
    """Whether a PDF begins behind lines of the program that printed it, as ISO 32000-1 (annex H,
    3.4.1) allows within the first 1 KB; a text about PDF has no object after such a header."""
    header = rb"[\r\n\0]%PDF-[12]\.\d\s{1,4}(?:%[\x80-\xff]{2}|\d{1,9} \d{1,5} obj)"
    return re.search(header, head) is not None


def detect(data: bytes, suffix: str) -> str:
    """The name of the format of a whole file: a key of FORMATS, or "encrypted".

    `suffix` (lower case, with its dot) tells apart what looks the same: Markdown and plain text,
    a .doc and a .wps, a damaged .docx and a mere zip file.
    """
    kind = sniff(data)
    if kind == "zip":
        return _in_zip(data, suffix)
    if kind == "ole":
        return _in_ole(data, suffix)
    if kind in ("", "xml") and _is_page(data, suffix):
        return "html"
    return kind or ("md" if suffix in FORMATS["md"].suffixes else "txt")


def _is_page(data: bytes, suffix: str) -> bool:
    """Whether what does not begin as a web page is one: by its suffix, or one of the tables that
    programs export as pages and call .xls."""
    if suffix in (*FORMATS["html"].suffixes, ".xhtml"):
        return True
    start = data[:4096].lstrip().lower()
    return suffix in _CALLED and start[:1] == b"<" and any(tag in start for tag in _PAGE_TAGS)


def _directory(data: bytes) -> bytes:
    """From the list of members of a zip archive on, the whole of it where that is not found."""
    end = data.rfind(b"PK\x05\x06")
    return data[int.from_bytes(data[end + 16 : end + 20], "little") :] if end >= 0 else data


def _has_sheets(start: bytes, suffix: str) -> bool:
    return _ODS in start or (suffix == ".ods" and _ODT not in start)


def _in_zip(data: bytes, suffix: str) -> str:
    names = _directory(data)
    office = b"[Content_Types].xml" in names
    for name, kind in _IN_ZIP:
        if name in names and (office or kind in _NO_OFFICE or suffix == f".{kind}"):
            return "ods" if kind == "odt" and _has_sheets(data[:200], suffix) else kind
    return next((kind for kind in _PACKAGES if suffix in FORMATS[kind].suffixes), "zip")


def _in_ole(data: bytes, suffix: str) -> str:
    """By the streams in its top directory. Where that is damaged, or lacks them all though the file is
    called like a document, by names of streams that stand anywhere."""
    from perflint.readers.compound import BrokenFile, list_streams

    try:
        names, damaged = list_streams(data), False
    except BrokenFile:
        names, damaged = frozenset[str](), True
    kind = next((kind for name, kind in _IN_OLE.items() if name in names), "ole")
    if damaged or (kind == "ole" and suffix in _CALLED):
        lowered = data.lower()
        kind = next((kind for name, kind in _IN_OLE.items() if _stored(name) in lowered), "ole")
    return _CALLED_SO.get((kind, suffix), kind)


_CALLED_SO = {("doc", ".wps"): "wps", ("xls", ".et"): "et"}
"""What documents of the old formats are by their names."""


def _stored(name: str) -> bytes:
    """A name as a directory entry begins with it."""
    return f"{name}\0".encode("utf-16-le")
