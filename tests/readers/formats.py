"""The sample filing in every format, made from its plain text.

`python -m tests.readers.formats` writes fixtures/formats/report.* anew from report.txt, those of old
formats by LibreOffice.
"""

from __future__ import annotations

import re
from pathlib import Path

from perflint.readers.limits import DEFAULT_LIMITS
from tests.readers import pages
from tests.readers.docx_builder import level, lists, package, paragraph, run, style, styled
from tests.readers.ofd_builder import ofd_of
from tests.readers.pdf_builder import set_text, write_pdf

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "formats"
SOURCE = FOLDER / "report.txt"
_TOKENS = (
    (re.compile("[一二三四]、"), "Heading1"),
    (re.compile("（[一二三四五]）"), "Heading2"),
    (re.compile(r"\d\. "), "Item"),
)
_HEADINGS = {"Heading1": "## ", "Heading2": "### "}


def render() -> dict[str, bytes]:
    """File name to content, for every format but the source itself."""
    lines = SOURCE.read_text("utf-8").splitlines()
    return {
        "report.gb18030.txt": "\r\n".join([*lines, ""]).encode("gb18030"),
        "report.md": _markdown(lines).encode(),
        "report.docx": _word(lines),
        "report.html": pages.page(lines),
        "report.mht": pages.archive(lines),
        "report.pdf": write_pdf(*set_text(lines)),
        "report.ofd": ofd_of(lines),
    }


def convert() -> dict[str, bytes]:
    """File name to content, for the formats that LibreOffice makes of the Word document: never the
    same bytes twice, so no test compares them."""
    from perflint.readers import office
    from perflint.readers.office.program import find_soffice

    soffice = find_soffice()
    assert soffice, "LibreOffice is not installed"
    source = (FOLDER / "report.docx").read_bytes()
    with office.Service(soffice) as service:
        made = {
            f"report.{format}": service.convert(source, ".docx", format, DEFAULT_LIMITS)
            for format in ("doc", "rtf", "odt")
        }
    return {**made, "report.wps": made["report.doc"]}


def _style(line: str) -> tuple[str, str]:
    """The style a line has in Word, and its text without the number that Word will print."""
    for token, name in _TOKENS:
        found = token.match(line)
        if found:
            return name, line[found.end() :]
    return "", line


def _markdown(lines: list[str]) -> str:
    marked = [f"# {lines[0]}", *(_HEADINGS.get(_style(line)[0], "") + line for line in lines[1:])]
    return "\n\n".join(marked) + "\n"


def _word(lines: list[str]) -> bytes:
    """All numbers are Word's own; one sentence carries a tracked change."""
    body = [styled(lines[0], "Title")]
    for line in lines[1:]:
        name, text = _style(line)
        content = _with_change(text) if "林下经济。" in text else run(text)
        body.append(styled(content, name) if name else paragraph(content))
    levels = (
        level("%1、", "chineseCountingThousand", more='<w:pStyle w:val="Heading1"/>'),
        level("（%2）", "chineseCountingThousand", index=1, more='<w:pStyle w:val="Heading2"/>'),
        level("%3.", index=2, more='<w:pStyle w:val="Item"/>'),
    )
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    outline = '<w:outlineLvl w:val="{}"/>'
    styles = (
        style("Title", "Title", '<w:jc w:val="center"/>')
        + style("Heading1", "heading 1", number.format(0) + outline.format(0))
        + style("Heading2", "heading 2", number.format(1) + outline.format(1))
        + style("Item", "List Number", number.format(2))
    )
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return package(
        "".join(body),
        numbering=lists(*levels),
        styles=styles,
        margins={"footer1": paragraph(run("— ") + page + run(" —"))},
    )


def _with_change(text: str) -> str:
    author = 'w:author="审核" w:date="2024-03-18T09:00:00Z"'
    before, after = text[:10], text[10:]
    return (
        run(before)
        + f'<w:del w:id="1" {author}><w:r><w:delText>计划</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" {author}>{run(after)}</w:ins>'
    )


if __name__ == "__main__":
    for name, data in {**render(), **convert()}.items():
        (FOLDER / name).write_bytes(data)
