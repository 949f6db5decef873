"""The parts of a Word file around its text: styles, footer, settings, and the zip itself."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = "word/document.xml"
OPEN = f'{HEAD}<w:document {W} xmlns:r="{R}"><w:body>'
CLOSE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1304" w:bottom="1304" w:left="1304" w:header="720"'
    ' w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
WIDTH = 11906 - 2 * 1304
"""The width of the text in twentieths of a point."""
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{TYPES}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{TYPES}.footer+xml"/></Types>'
)
ROOT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{R}/footer" Target="footer1.xml"/></Relationships>'
)
FOOTER = (
    f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
STYLES = (
    f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"'
    ' w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="240" w:after="240"/>'
    '<w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="36"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="280" w:after="80"/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="26"/>'
    "</w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="80" w:line="360" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="200" w:firstLine="600"/></w:pPr><w:rPr><w:sz w:val="30"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Addressee"><w:name w:val="Addressee"/>'
    '<w:basedOn w:val="BodyText"/><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Signature"><w:name w:val="Signature"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:line="360"'
    ' w:lineRule="auto"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr></w:style></w:styles>"
)
FIXED = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": ROOT_RELATIONS,
    "word/_rels/document.xml.rels": RELATIONS,
    "word/styles.xml": STYLES,
    "word/footer1.xml": FOOTER,
}


def enter(name: str) -> ZipInfo:
    """A place in a zip file, the same on every machine and at any time."""
    entry = ZipInfo(name)
    entry.create_system, entry.compress_type = 0, ZIP_DEFLATED
    return entry


def pack(body: Iterable[str], file: IO[bytes]) -> None:
    """Write a Word file whose text are the paragraphs and tables of `body`, taken one by one."""
    with ZipFile(file, "w") as package:
        for name, part in FIXED.items():
            package.writestr(enter(name), part)
        with package.open(enter(MAIN), "w") as document:
            document.write(OPEN.encode())
            for piece in body:
                document.write(piece.encode())
            document.write(CLOSE.encode())
