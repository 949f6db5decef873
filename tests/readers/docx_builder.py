"""Word packages written by hand, so that a test says exactly which XML it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from perflint.model.document import Document
from perflint.readers import DEFAULT_LIMITS, read
from perflint.readers.compose import Composer
from perflint.readers.docx.filing import Filing

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROOTS = {"header": "hdr", "footer": "ftr"}


def run(text: str, properties: str = "") -> str:
    """A run with one text."""
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph; `content` without a tag in it is made a run."""
    inner = content if content.startswith("<") or not content else run(content)
    props = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{props}{inner}</w:p>"


def numbered(content: str, level: int = 0, num: int = 1) -> str:
    """A paragraph with numbering of its own."""
    return paragraph(
        content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    )


def styled(content: str, style: str) -> str:
    """A paragraph with a style."""
    return paragraph(content, f'<w:pStyle w:val="{style}"/>')


def cell(content: str = "", properties: str = "") -> str:
    """A table cell; `content` without a tag in it is made a paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row of cells, or of texts."""
    inner = "".join(c if c.startswith("<") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def level(
    text: str, format: str = "decimal", *, index: int = 0, start: int = 1, more: str = ""
) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(
    *levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    """The content of numbering.xml: one abstract list and, unless said otherwise, one list."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def style(id: str, name: str = "", properties: str = "", *, base: str = "", more: str = "") -> str:
    """A paragraph style; `properties` go into its w:pPr."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name or id}"/>{based}'
        f"<w:pPr>{properties}</w:pPr>{more}</w:style>"
    )


def package(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    notes: str = "",
    margins: Mapping[str, str] | None = None,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A .docx. `margins` maps header1, footer1 … to content and brings the references along;
    `notes` is the content of footnotes.xml; `extra` adds or replaces parts as they are."""
    margins = margins or {}
    references = "".join(
        f'<w:{name.rstrip("0123456789")}Reference w:type="default" r:id="{name}"/>'
        for name in margins
    )
    parts: dict[str, str] = {
        "document": f"<w:body>{body}<w:sectPr>{references}</w:sectPr></w:body>",
        **({"numbering": numbering} if numbering else {}),
        **({"styles": styles} if styles else {}),
        **({"footnotes": notes} if notes else {}),
        **margins,
    }
    files: dict[str, bytes] = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        b'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        + "".join(_override(name) for name in parts).encode()
        + b"</Types>",
        "_rels/.rels": _relations({"document": "officeDocument"}, "word/"),
        "word/_rels/document.xml.rels": _relations(
            {name: name.rstrip("0123456789") for name in parts if name != "document"}, ""
        ),
    }
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        root = _ROOTS.get(kind, kind)
        files[f"word/{name}.xml"] = (
            f"{_DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
        )
    return archive({**files, **(extra or {})})


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip file, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def read_docx(body: str, **parts: str) -> Document:
    """The Document read from a package with that body, the same whether trimmed and read fast or
    traced in full."""
    data = package(body, **parts)  # type: ignore[arg-type]
    document = read("报告.docx", data=data)
    composer = Composer(DEFAULT_LIMITS)
    Filing(data, "报告.docx", DEFAULT_LIMITS, traced=True).write(composer)
    assert composer.document("报告.docx", "docx") == document
    return document


def texts(document: Document) -> list[str]:
    """The lines of a document."""
    return document.text.splitlines()


def _override(name: str) -> str:
    kind = name.rstrip("0123456789")
    word = "document.main" if kind == "document" else kind
    return (
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{word}+xml"/>'
    )


def _relations(types: Mapping[str, str], folder: str) -> bytes:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}{type}" Target="{folder}{name}.xml"/>'
        for name, type in types.items()
    )
    root = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_DECLARATION}<Relationships xmlns="{root}">{inner}</Relationships>'.encode()
