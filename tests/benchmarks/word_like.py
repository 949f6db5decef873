"""A .docx as Word writes one: every run with fonts and sizes, revision ids, proofing marks."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from tests.benchmarks.measuring import texts
from tests.readers.docx_builder import W, cell, level, lists, package, row, style, table

RUN = re.compile(r"[0-9.,%]+|[^0-9.,%]{1,30}")
FONTS = (
    '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"{hint}/>{bold}<w:sz w:val="32"/>'
    '<w:szCs w:val="32"/>'
)
HINTED = FONTS.format(hint=' w:hint="eastAsia"', bold="")
PLAIN = FONTS.format(hint="", bold="")
BOLD = FONTS.format(hint=' w:hint="eastAsia"', bold="<w:b/><w:bCs/>")
SPACING = (
    '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
)
NUMBER = re.compile("[一二三四五六七八九]、|（[一二三四五六七八九]）")
LEVELS = (
    level("%1、", "chineseCountingThousand", more='<w:pStyle w:val="1"/>'),
    level("（%2）", "chineseCountingThousand", index=1, more='<w:pStyle w:val="2"/>'),
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NUMPR = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{}"/>'


def make_docx(reports: int = 3) -> bytes:
    """`reports` sample filings one after the other: three are 15 pages and 400 KB of XML."""
    body = []
    for number, line in enumerate("\n".join(texts()[:reports]).splitlines()):
        found = NUMBER.match(line)
        style_id = "" if not found else "2" if found[0].startswith("（") else "1"
        body.append(write_paragraph(line[found.end() :] if found else line, number, style_id))
        if number % 40 == 20:
            body.append(write_table(number))
    return package(
        "".join(body),
        styles=write_styles(),
        numbering=lists(*LEVELS),
        margins={"footer1": write_paragraph("— 1 —", 0)},
        extra=write_settings(),
    )


def write_styles() -> str:
    """Headings, body styles, and the list of all of Word's own styles that every file has."""
    latent = "".join(
        f'<w:lsdException w:name="Built-in Style {i}" w:semiHidden="1" w:uiPriority="{i % 99}"'
        ' w:unhideWhenUsed="1"/>'
        for i in range(376)
    )
    headings = style("1", "heading 1", NUMPR.format(0, 0)) + style(
        "2", "heading 2", NUMPR.format(1, 1)
    )
    others = "".join(style(f"a{i}", f"样式{i}", SPACING, base="1") for i in range(30))
    return f'<w:latentStyles w:count="376">{latent}</w:latentStyles>{headings}{others}'


def write_settings() -> dict[str, bytes]:
    """settings.xml with the revision ids of 150 sessions, and how the package knows of it."""
    ids = "".join(f'<w:rsid w:val="00{i:06X}"/>' for i in range(150))
    kinds = ("styles", "numbering", "footer1", "settings")
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{RELATION}{kind.rstrip("1")}" Target="{kind}.xml"/>'
        for kind in kinds
    )
    return {
        "word/settings.xml": (
            f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:rsids>{ids}</w:rsids>'
            "</w:settings>"
        ).encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ).encode(),
    }


def write_paragraph(text: str, number: int, style_id: str = "") -> str:
    """A paragraph in runs, cut where Word cuts: at digits, marks and proofing."""
    runs = []
    for i, found in enumerate(RUN.finditer(text)):
        properties = BOLD if style_id else HINTED if i % 3 else PLAIN
        proof = '<w:proofErr w:type="gramStart"/>' if i % 9 == 4 else ""
        if i % 7 == 3 and number % 6 == 2:
            proof += "<w:r><w:lastRenderedPageBreak/></w:r>" if i == 3 else ""
        space = ' xml:space="preserve"' if i % 5 == 0 else ""
        runs.append(
            f'{proof}<w:r w:rsidR="00A77B3E" w:rsidRPr="00{number:06X}"><w:rPr>{properties}</w:rPr>'
            f"<w:t{space}>{escape(found[0])}</w:t></w:r>"
        )
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    return (
        f'<w:p w:rsidR="00A77B3E" w:rsidRPr="00{number:06X}" w:rsidP="00A77B3E"'
        ' w:rsidRDefault="00A77B3E">'
        f"<w:pPr>{named}{SPACING}<w:rPr>{HINTED}</w:rPr></w:pPr>{''.join(runs)}</w:p>"
    )


def write_table(number: int) -> str:
    """A table of indicators."""
    head = ("指标", "分值", "目标值", "完成值", "得分")
    rows = [head, *((f"指标{i}", "10", f"{90 + i}%", "100%", "10") for i in range(6))]
    borders = '<w:tcW w:w="1800" w:type="dxa"/><w:vAlign w:val="center"/>'
    return table(
        *(row(*(cell(write_paragraph(text, number), borders) for text in texts)) for texts in rows)
    )
