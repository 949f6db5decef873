"""WordprocessingML (ECMA-376 part 1, 17) made of strings: paragraphs, runs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from perflint.reporters.encoding import make_printable

UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FILL = {"error": "FFD7D9", "warning": "FFECAE", "info": "D8E8FF", "unreadable": "FFD7D9"}


def clean(text: str) -> str:
    """`text` with nothing in it that XML or a reader's eye could stumble over; lines stay lines."""
    plain = "\n".join(make_printable(line) for line in text.split("\n"))
    return UNWRITABLE.sub("\ufffd", plain)


def run(text: str, *, bold: bool = False, fill: str = "", color: str = "") -> str:
    """Characters in one look; each newline is a line break."""
    looks = "<w:b/>" if bold else ""
    looks += f'<w:color w:val="{color}"/>' if color else ""
    looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    pieces = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).split("\n"))
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{'<w:br/>'.join(pieces)}</w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs, in a style of styles.xml."""
    settings = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
    return f"<w:p>{settings}{''.join(runs)}</w:p>"


def table(widths: Sequence[int], head: Iterable[str], rows: Iterable[str]) -> str:
    """A table `widths` twentieths of a point wide; the heading row is repeated on every page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = (cell([paragraph(run(name, bold=True))], width, fill="E7EDF4")
             for name, width in zip(head, widths, strict=True))  # fmt: skip
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
        f"{''.join(rows)}</w:tbl>"
    )


def row(*cells: str) -> str:
    """A row that stays on one page."""
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def cell(paragraphs: Sequence[str], width: int, *, fill: str = "") -> str:
    """A cell with at least one paragraph."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    settings = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
    return f"<w:tc>{settings}{''.join(paragraphs)}</w:tc>"
