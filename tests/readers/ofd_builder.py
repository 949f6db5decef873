"""OFD packages (GB/T 33190) for tests: written part by part, or a report laid out on A4 pages as a
converter does it.

`ofd_of(blocks)` is the quick way: its first text is the title, others are paragraphs with an indent
of two characters, and a list of rows is a table with ruling lines.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
SIZE, TITLE_SIZE, TABLE_SIZE, LEADING = 5.64, 7.76, 4.23, 10.2
_NO_LINE_START = frozenset("，。；：、！？）》”’」』〉】%％")
_PADDING = 1.0


class Joined(NamedTuple):
    """A table cell over several rows and columns; the places it covers hold None."""

    text: str
    rows: int = 1
    columns: int = 1


Row = Sequence[str | Joined | None]
Block = str | Sequence[Row]


def text_object(
    text: str,
    x: float,
    y: float,
    *,
    size: float = SIZE,
    delta: str | None = None,
    more: str = "",
    attributes: str = "",
) -> str:
    """A line of text whose baseline begins at `x`, `y` (mm from the top left of the page)."""
    steps = delta if delta is not None else deltas(text, size)
    width = advance(text, size)
    step = f' DeltaX="{steps}"' if steps else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x:g} {y - size * 0.85:g} {width:g} {size:g}" Font="1"'
        f' Size="{size:g}" {attributes}>{more}<ofd:TextCode X="0" Y="{size * 0.85:g}"{step}>'
        f"{escape(text)}</ofd:TextCode></ofd:TextObject>"
    )


def rule_line(x: float, y: float, x2: float, y2: float) -> str:
    """A ruling line."""
    box = f"{x:g} {y:g} {max(x2 - x, 0.1):g} {max(y2 - y, 0.1):g}"
    return (
        f'<ofd:PathObject ID="9" Boundary="{box}" LineWidth="0.2"><ofd:AbbreviatedData>'
        f"M 0 0 L {x2 - x:g} {y2 - y:g}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def image_object(x: float = 0, y: float = 0, width: float = WIDTH, height: float = HEIGHT) -> str:
    """A picture, by default over the whole page as in a scan."""
    box = f"{x:g} {y:g} {width:g} {height:g}"
    return f'<ofd:ImageObject ID="9" Boundary="{box}" CTM="{width:g} 0 0 {height:g} 0 0" ResourceID="7"/>'


def page_content(*objects: str, template: str = "") -> str:
    """Content.xml of a page, or of a template page."""
    return (
        f"{_DECLARATION}<ofd:Page {NAMESPACE}>{template}<ofd:Content>"
        f'<ofd:Layer ID="8" Type="Body">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def document_parts(
    pages: Sequence[str],
    *,
    root: str = "Doc_0",
    templates: Mapping[str, str] | None = None,
    picture: bytes = b"",
) -> dict[str, str | bytes]:
    """The parts of one document: its pages' Content.xml, the templates by their ID, and the `picture`
    that `image_object` shows."""
    known = templates or {}
    declared = "".join(
        f'<ofd:TemplatePage ID="{id}" BaseLoc="Tpls/Tpl_{id}/Content.xml"/>' for id in known
    )
    listed = "".join(
        f'<ofd:Page ID="{100 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>'
        for i, _ in enumerate(pages)
    )
    parts: dict[str, str | bytes] = {
        f"{root}/Document.xml": f"{_DECLARATION}<ofd:Document {NAMESPACE}><ofd:CommonData>"
        f"<ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH:g} "
        f"{HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        f"{declared}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        f"{root}/PublicRes.xml": f'{_DECLARATION}<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="1" FontName="仿宋_GB2312" FamilyName="仿宋"/></ofd:Fonts></ofd:Res>',
    }
    if picture:
        resources = str(parts[f"{root}/PublicRes.xml"])
        media = '<ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>7.png</ofd:MediaFile>'
        parts[f"{root}/PublicRes.xml"] = resources.replace(
            "</ofd:Res>", f"{media}</ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
        )
        parts[f"{root}/Res/7.png"] = picture
    for i, page in enumerate(pages):
        parts[f"{root}/Pages/Page_{i}/Content.xml"] = page
    for id, content in known.items():
        parts[f"{root}/Tpls/Tpl_{id}/Content.xml"] = content
    return parts


def package(parts: Mapping[str, str | bytes], roots: Sequence[str] = ("Doc_0",)) -> bytes:
    """The package of documents whose folders are `roots`."""
    bodies = "".join(
        "<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>"
        f"<ofd:DocRoot>{root}/Document.xml</ofd:DocRoot></ofd:DocBody>"
        for root in roots
    )
    main = f'{_DECLARATION}<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD">{bodies}</ofd:OFD>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in {"OFD.xml": main, **parts}.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def pages_of(*pages: str | Sequence[str]) -> bytes:
    """A package of one document with these pages, each the objects on it."""
    return package(document_parts([page_content(*page) for page in pages]))


def ofd_of(blocks: Sequence[Block], *, header: str = "", numbers: bool = True) -> bytes:
    """Title, paragraphs and tables on A4 pages, with `header` and page numbers on each."""
    pages = list(lay_out(blocks))
    if numbers:
        for number, objects in enumerate(pages, 1):
            objects.append(text_object(f"— {number} —", 98, 280, size=TABLE_SIZE))
    templates = {"5": page_content(text_object(header, 60, 20, size=TABLE_SIZE))} if header else {}
    use = '<ofd:Template TemplateID="5" ZOrder="Background"/>' if header else ""
    contents = [page_content(*objects, template=use) for objects in pages]
    return package(document_parts(contents, templates=templates))


def lay_out(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """The objects of one page after the other."""
    objects: list[str] = []
    y = TOP
    for index, block in enumerate(blocks):
        if isinstance(block, str):
            for x, line, size in set_paragraph(block, title=index == 0):
                if y > BOTTOM:
                    yield objects
                    objects, y = [], TOP
                objects.append(text_object(line, x, y, size=size))
                y += LEADING + (size - SIZE)
            continue
        for first, rows in enumerate(tied(block)):
            drawn, height = set_rows(rows, y - LEADING * 0.7, widths(block), top=first == 0)
            if y + height > BOTTOM + LEADING:
                yield objects
                objects, y = [], TOP
                drawn, height = set_rows(rows, y - LEADING * 0.7, widths(block), top=True)
            objects += drawn
            y += height
        y += LEADING
    yield objects


def set_paragraph(text: str, *, title: bool) -> Iterator[tuple[float, str, float]]:
    """x, characters and size of each line of a paragraph."""
    if title:
        for line in wrap(text, RIGHT - LEFT, TITLE_SIZE):
            yield (LEFT + RIGHT - advance(line, TITLE_SIZE)) / 2, line, TITLE_SIZE
        return
    for i, line in enumerate(wrap(text, RIGHT - LEFT, SIZE, first=2 * SIZE)):
        yield LEFT + (0 if i else 2 * SIZE), line, SIZE


def wrap(text: str, width: float, size: float, first: float = 0) -> list[str]:
    """Lines of at most `width`, none beginning with a closing mark, no number cut in two."""
    lines, line, room = [], "", width - first
    for piece in pieces(text):
        if line and advance(line + piece, size) > room + 0.01 and piece not in _NO_LINE_START:
            lines.append(line)
            line, room = "", width
        line += piece
    return [*lines, line]


def pieces(text: str) -> Iterator[str]:
    """Characters, and runs of ASCII letters and digits whole."""
    run = ""
    for char in text:
        if char.isascii() and (char.isalnum() or char in ".,"):
            run += char
            continue
        if run:
            yield run
            run = ""
        yield char
    if run:
        yield run


def widths(rows: Sequence[Row]) -> list[float]:
    """Equal columns between the margins."""
    columns = max(len(row) for row in rows)
    return [(RIGHT - LEFT) / columns] * columns


def tied(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows that no page break may part, because a cell joins them."""
    at = 0
    while at < len(rows):
        end = at + 1
        i = at
        while i < end:
            for cell in rows[i]:
                if isinstance(cell, Joined):
                    end = max(end, i + cell.rows)
            i += 1
        yield rows[at:end]
        at = end


def set_rows(
    rows: Sequence[Row], y: float, columns: Sequence[float], *, top: bool
) -> tuple[list[str], float]:
    """The objects of table rows that begin at `y`, and their height."""
    objects: list[str] = []
    tops = [y]
    for row in rows:
        lines = max(
            (
                len(wrap(cell, columns[i] - 2 * _PADDING, TABLE_SIZE))
                for i, cell in enumerate(row)
                if isinstance(cell, str)
            ),
            default=1,
        )
        tops.append(tops[-1] + lines * TABLE_SIZE * 1.5 + 2 * _PADDING)
    if top:
        objects.append(rule_line(LEFT, y, LEFT + sum(columns), y))
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            whole = cell if isinstance(cell, Joined) else Joined(cell)
            x, x2 = LEFT + sum(columns[:c]), LEFT + sum(columns[: c + whole.columns])
            top_y, low = tops[r], tops[r + whole.rows]
            objects += [rule_line(x, low, x2, low), rule_line(x2, top_y, x2, low)]
            if c == 0:
                objects.append(rule_line(x, top_y, x, low))
            lines = wrap(whole.text, x2 - x - 2 * _PADDING, TABLE_SIZE)
            for i, line in enumerate(lines if whole.text else []):
                at = top_y + _PADDING + TABLE_SIZE * (1.5 * i + 1.1)
                objects.append(text_object(line, x + _PADDING, at, size=TABLE_SIZE))
    return objects, tops[-1] - y


def advance(text: str, size: float) -> float:
    """The width of `text`; ASCII takes half a character."""
    return sum(step(char, size) for char in text)


def step(char: str, size: float) -> float:
    """The width of one character."""
    return size / 2 if char.isascii() else size


def deltas(text: str, size: float) -> str:
    """DeltaX between the characters of `text`, repeats written as `g count value`."""
    out: list[str] = []
    steps = [f"{step(char, size):g}" for char in text[:-1]]
    at = 0
    while at < len(steps):
        end = at
        while end < len(steps) and steps[end] == steps[at]:
            end += 1
        out += ["g", str(end - at), steps[at]] if end - at > 1 else [steps[at]]
        at = end
    return " ".join(out)
