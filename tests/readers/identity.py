"""One report in every format: the fixtures as Word documents with automatic numbers and real tables,
and what LibreOffice and our own writers make of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from html import escape
from pathlib import Path

from perflint.readers import read
from perflint.readers.docx.labels import Labels
from perflint.readers.docx.numbering import read_numbering
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.office import Service
from tests.readers.docx_builder import NAMESPACES, level, lists, package, run, style
from tests.readers.ofd_builder import ofd_of

REPORTS = Path(__file__).resolve().parents[2] / "fixtures" / "reports"
CONVERTED = ("doc", "odt", "rtf", "pdf")
"""Formats that LibreOffice writes."""

Rows = list[list[str]]
Content = list[str | Rows]
"""Paragraphs and tables, the title first."""

_TOKENS = (
    re.compile("[一二三四五六七八九十]+、"),
    re.compile("（[一二三四五六七八九十]+）"),
    re.compile(r"\d+\. ?"),
)
_LONGEST_HEADING = 40
_NUMBERING = lists(
    level("%1、", "chineseCountingThousand"),
    level("（%2）", "chineseCountingThousand", index=1),
    level("%3.", index=2),
)
_FONT = (
    '<w:rPr><w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC"'
    ' w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="28"/></w:rPr>'
)
_STYLES = (
    f"<w:docDefaults><w:rPrDefault>{_FONT}</w:rPrDefault></w:docDefaults>"
    + style("Title", "Title", '<w:jc w:val="center"/>')
    + style("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>')
    + style("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>')
)
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="560"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_WIDTH = 9000


def load(name: str) -> Content:
    """The paragraphs and tables of a fixture; lines with tabs are the rows of a table."""
    document = read(str(REPORTS / name))
    content: Content = []
    for block in document.blocks:
        text = block.span.of(document.text).replace("**", "")
        if block.table is not None:
            rows = [[""] * block.table.columns for _ in range(block.table.rows)]
            for cell in block.table.cells:
                rows[cell.row][cell.column] = cell.span.of(document.text)
            content.append(rows)
        elif "\t" in text:
            if not content or isinstance(content[-1], str):
                content.append([])
            last = content[-1]
            assert isinstance(last, list)
            last.append(text.split("\t"))
        else:
            content.append(text)
    return content


def write_docx(content: Content) -> bytes:
    """A Word document in which every number that Word would print there is Word's own."""
    labels = Labels(read_numbering(_part(_NUMBERING), DEFAULT_LIMITS))
    body = []
    for index, block in enumerate(content):
        if isinstance(block, str):
            body.append(_paragraph(block, labels) if index else _styled(block, "Title"))
        else:
            body.append(_table(block))
    footer = f"<w:p>{run('— ')}{_PAGE}{run(' —')}</w:p>"
    return package("".join(body), numbering=_NUMBERING, styles=_STYLES, margins={"footer1": footer})


def write_txt(content: Content) -> bytes:
    """One line a paragraph or row."""
    lines = (
        block if isinstance(block, str) else "\n".join("\t".join(row) for row in block)
        for block in content
    )
    return "\n".join([*lines, ""]).encode()


def write_md(content: Content) -> bytes:
    """Headings with #, tables with |."""
    return ("\n\n".join(_markdown(content)) + "\n").encode()


def write_html(content: Content) -> bytes:
    """A page as an office program saves it, in GB18030 and said to be GB2312."""
    head = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    body = "\n".join(_hypertext(content))
    page = f"<html><head>{head}<title>{escape(str(content[0]))}</title></head><body>{body}</body>"
    return f"{page}</html>".encode("gb18030")


def write_all(names: Sequence[str], soffice: str) -> dict[str, dict[str, bytes]]:
    """Fixture name to suffix to content; one LibreOffice does all the converting."""
    made: dict[str, dict[str, bytes]] = {}
    with Service(soffice) as service:
        for name in names:
            content = load(name)
            docx = write_docx(content)
            made[name] = {
                "docx": docx,
                "txt": write_txt(content),
                "md": write_md(content),
                "html": write_html(content),
                "ofd": ofd_of(content),
                **{
                    format: service.convert(docx, ".docx", format, DEFAULT_LIMITS)
                    for format in CONVERTED
                },
            }
    return made


def _heading(text: str) -> int | None:
    """The level of a line that looks like a heading."""
    if len(text) > _LONGEST_HEADING or text.endswith(("。", "；", "：")):
        return None
    return next((i + 1 for i, token in enumerate(_TOKENS[:2]) if token.match(text)), None)


def _title(text: str) -> int | None:
    """0, the level above all, for a title that fits on one line."""
    return 0 if text.endswith("报告") else None


def _paragraph(text: str, labels: Labels) -> str:
    heading = _heading(text)
    numbering = ""
    for depth, token in enumerate(_TOKENS):
        found = token.match(text)
        trial = deepcopy(labels)
        if found and trial.next("1", depth).strip() == found[0].strip():
            labels.next("1", depth)
            numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
            text = text[found.end() :]
            break
    properties = f'<w:pStyle w:val="Heading{heading}"/>' if heading else ""
    return f"<w:p><w:pPr>{properties}{numbering}{_INDENT}</w:pPr>{run(text)}</w:p>"


def _styled(text: str, name: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{run(text)}</w:p>'


def _table(rows: Rows) -> str:
    columns = max(map(len, rows))
    width = _WIDTH // columns
    cell_width = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    written = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{cell_width}<w:p>{run(text)}</w:p></w:tc>" for text in row)
        + "</w:tr>"
        for row in rows
    )
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * columns}" w:type="dxa"/><w:tblBorders>{_BORDERS}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{written}</w:tbl>"
    )


def _markdown(content: Content) -> Iterator[str]:
    for index, block in enumerate(content):
        if isinstance(block, str):
            heading = _heading(block) if index else _title(block)
            yield block if heading is None else "#" * (heading + 1) + " " + block
        else:
            rows = ["| " + " | ".join(row) + " |" for row in block]
            yield "\n".join([rows[0], "|" + " --- |" * len(block[0]), *rows[1:]])


def _hypertext(content: Content) -> Iterator[str]:
    for index, block in enumerate(content):
        if isinstance(block, str):
            heading = _heading(block) if index else _title(block)
            tag = "p" if heading is None else f"h{heading + 1}"
            yield f"<{tag}>{escape(block)}</{tag}>"
        else:
            rows = (
                "<tr>" + "".join(f"<td><p>{escape(text)}</p></td>" for text in row) + "</tr>"
                for row in block
            )
            yield f"<table border=1>{''.join(rows)}</table>"


def _part(numbering: str) -> bytes:
    return f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>".encode()
