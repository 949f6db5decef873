"""Excel workbooks written by hand, so that a test says exactly which XML it is about."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REFERENCE = re.compile(r"[A-Z]{1,3}[0-9]+")
Value = str | int | Decimal | None


def column(number: int) -> str:
    """The letters of a column counted from 0 to 25."""
    return chr(65 + number)


def cell(reference: str, value: Value, style: int = 0, *, formula: str = "") -> str:
    """One cell; text is written in place, numbers as numbers, `formula` without its sign."""
    calculated = f"<f>{escape(formula)}</f>" if formula else ""
    if isinstance(value, str):
        body = f"{calculated}<is><t>{escape(value)}</t></is>"
        return f'<c r="{reference}" s="{style}" t="inlineStr">{body}</c>'
    stored = "" if value is None else f"<v>{value}</v>"
    inner = calculated + stored
    return f'<c r="{reference}" s="{style}"' + (f">{inner}</c>" if inner else "/>")


def rows(lines: Mapping[int, str], attributes: Mapping[int, str] | None = None) -> str:
    """Rows by their number from 1."""
    more = attributes or {}
    return "".join(
        f'<row r="{number}" {more.get(number, "")}>{cells}</row>'
        for number, cells in sorted(lines.items())
    )


def table(lines: Sequence[Sequence[Value | tuple[Value, int]]], *, top: int = 1) -> dict[int, str]:
    """Cells line by line from A1 on, None for none; a pair is a value and its style."""
    made = {}
    for number, line in enumerate(lines, top):
        pairs = [one if isinstance(one, tuple) else (one, 0) for one in line]
        made[number] = "".join(
            cell(f"{column(i)}{number}", value, style)
            for i, (value, style) in enumerate(pairs)
            if value is not None
        )
    return made


def sheet(
    data: str, *, merged: Sequence[str] = (), columns: str = "", before: str = "", after: str = ""
) -> str:
    """A worksheet part around rows."""
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    merges = f'<mergeCells count="{len(merged)}">{areas}</mergeCells>' if merged else ""
    cols = f"<cols>{columns}</cols>" if columns else ""
    return (
        f'{_DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{RELATION}">{before}{cols}'
        f"<sheetData>{data}</sheetData>{merges}{after}</worksheet>"
    )


def styles(*codes: str) -> str:
    """A styles part; style 0 is General, style n the n-th code."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(code)}/>'
        for i, code in enumerate(codes)
    )
    ids = (0, *range(164, 164 + len(codes)))
    xfs = "".join(
        f'<xf numFmtId="{id}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1">'
        '<alignment wrapText="1"/></xf>'
        for id in ids
    )
    thin = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    return (
        f'{_DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="{len(codes)}">{formats}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        f'<borders count="2"><border/><border>{thin}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(ids)}">{xfs}</cellXfs></styleSheet>'
    )


def package(
    sheets: Mapping[str, str],
    *,
    style: str = "",
    states: Mapping[str, str] | None = None,
    properties: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A whole .xlsx of the sheet parts by name; `states` says which are hidden."""
    hidden = states or {}
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}" '
        f'state="{hidden.get(name, "visible")}"/>'
        for i, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATION}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": (
            f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{types}</Types>'
        ),
        "_rels/.rels": (
            f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{_DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">{properties}'
            f"<sheets>{listed}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
            f'<Relationship Id="rId99" Type="{RELATION}/styles" Target="styles.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": style or styles(),
    }
    for i, part in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = part
    return pack({name: text.encode() for name, text in parts.items()} | dict(extra or {}))


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of the parts, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2024, 3, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
