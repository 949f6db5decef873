"""What stands in the formats that are no text, as text for their golden files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook


def dump_workbook(data: bytes) -> bytes:
    """Sheets with what is frozen and filtered, then a line a cell: place, type, content, link."""
    return "".join(f"{line}\n" for line in list_cells(data)).encode()


def dump_page(data: bytes) -> bytes:
    """A page without copies of the style and the scripts that stand beside the reporter."""
    shown = re.sub(rb"<(style|script)>.*?</\1>", rb"<\1>...</\1>", data, flags=re.DOTALL)
    return re.sub(rb"sha256-[\w+/=]+", b"sha256-...", shown)


def dump_document(data: bytes) -> bytes:
    """The XML of a Word file's text, a line a paragraph or table row."""
    with ZipFile(BytesIO(data)) as package:
        part = package.read("word/document.xml")
    for tag in (b"<w:p>", b"<w:tbl>", b"<w:tr>", b"<w:sectPr>"):
        part = part.replace(tag, b"\n" + tag)
    return part + b"\n"


def list_cells(data: bytes) -> Iterator[str]:
    """The lines of `dump_workbook`."""
    for sheet in load_workbook(BytesIO(data)):
        yield f"== {sheet.title} frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    link = f" -> {cell.hyperlink.target}" if cell.hyperlink else ""
                    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else "plain"
                    yield f"{cell.coordinate} {cell.data_type} {fill} {cell.value!r}{link}"
