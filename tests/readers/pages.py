"""The sample filing as Word saves it as a web page, and that page as a web archive."""

from __future__ import annotations

import quopri
import re
from collections.abc import Sequence
from html import escape

_LABELS = (
    (re.compile("[一二三四]、"), 1),
    (re.compile("（[一二三四五]）"), 2),
    (re.compile(r"\d\. "), 3),
)
_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<title>{title}</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>x</o:Author></o:DocumentProperties></xml>
<![endif]-->
<style><!-- p.MsoNormal {{text-align:justify}} span.Hidden {{mso-hide:all; display:none}} --></style>
</head>
<body lang=ZH-CN>
<div class=WordSection1>
"""
_FOOT = "</div>\n</body>\n</html>\n"
_GAP = "&nbsp;" * 4


def page(lines: Sequence[str]) -> bytes:
    """UTF-8, though it says gb2312; every number is Word's own, in a conditional comment."""
    body = [f"<p class=MsoTitle align=center><b>{escape(lines[0])}</b></p>"]
    body += [_paragraph(line) for line in lines[1:]]
    hidden = "<p class=MsoNormal><span class=Hidden>批注：请核实</span></p>"
    return (_HEAD.format(title=escape(lines[0])) + "\n".join([*body, hidden]) + _FOOT).encode()


def archive(lines: Sequence[str]) -> bytes:
    """The page in a MIME message, quoted-printable as Word writes it."""
    encoded = quopri.encodestring(page(lines)).replace(b"\n", b"\r\n")
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\n'
        "------=_Next\r\nContent-Location: file:///C:/report.htm\r\n"
        'Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="gb2312"'
        "\r\n\r\n"
    )
    return head.encode() + encoded + b"\r\n------=_Next--\r\n"


def _paragraph(line: str) -> str:
    for pattern, depth in _LABELS:
        if found := pattern.match(line):
            label, text, level = found[0].strip(), line[found.end() :], depth
            break
    else:
        return f"<p class=MsoNormal>{_fold(escape(line, quote=False))}</p>"
    marked = (
        f"<![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>{label}<span\n"
        f"style='font:7.0pt \"Times New Roman\"'>{_GAP}</span></span></span><![endif]>"
    )
    name = f"h{level}" if level < 3 else "p class=MsoListParagraph"
    style = f" style='mso-list:l0 level{level} lfo1'"
    end = name.partition(" ")[0]
    return f"<{name}{style}>{marked}{_fold(escape(text, quote=False))}<o:p></o:p></{end}>"


def _fold(text: str) -> str:
    """Lines of the source end anywhere between Chinese characters, which shows no blank."""
    return re.sub(r"([一-鿿]{30})(?=[一-鿿])", r"\1\n", text)
