"""A workbook written row by row: the only place that knows XlsxWriter.

Words of a filing are always written as text, never as formulas, numbers or links.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from shutil import copyfileobj
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from perflint.reporters.encoding import make_printable
from perflint.reporters.links import link_to

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from perflint.reporters import ReportOptions

LAST_ROW = 1_048_575
MOST_LINKS = 20_000
LONGEST_LINK = 2_000
LONGEST_TEXT = 32_000
LINE_HEIGHT, HIGHEST_ROW = 15, 400
LONE = re.compile("[\\ud800-\\udfff]")
FIGURE = re.compile(r"(-?\d{1,12})(\.\d{1,6})?(%?)")
CREATED = datetime(2000, 1, 1)
PLAIN = {
    "font_name": "微软雅黑",
    "font_size": 10,
    "border": 1,
    "border_color": "#C9C9C9",
    "valign": "top",
    "text_wrap": True,
}
STYLES: Mapping[str, Mapping[str, Any]] = {
    "": {},
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79", "valign": "vcenter"},
    "upright": {"rotation": 90, "valign": "bottom"},
    "error": {"bold": True, "font_color": "#8A0B20", "bg_color": "#FFD7D9"},
    "warning": {"bold": True, "font_color": "#5C4000", "bg_color": "#FFECAE"},
    "info": {"font_color": "#083F7D", "bg_color": "#D8E8FF"},
    "clean": {"font_color": "#14532D", "bg_color": "#DFF3E0"},
    "link": {"font_color": "#0A4B94", "underline": 1},
    "count": {"align": "right"},
    "input": {"bg_color": "#FFFBE6"},
    "total": {"bold": True, "bg_color": "#F0F0F0", "align": "right"},
}
STYLES = {
    **STYLES,
    "unreadable": STYLES["error"],
    "contradicted": STYLES["error"],
    "other": {"font_color": "#555555", "bg_color": "#F0F0F0"},
}


class Cell(NamedTuple):
    """What stands in a cell. `style` is a key of STYLES; `path` is a filing to link to; with
    `figure`, text such as 97.57 or 96.10% becomes a number shown the same way."""

    content: str | int = ""
    style: str = ""
    path: str = ""
    figure: bool = False


class Column(NamedTuple):
    """The heading and the width, in characters, of a column. `choices` are what its cells may say, as a
    drop-down list; a `hidden` column is for programs. Columns after the last that is `printed` stay
    off paper, where they would make the rest too small to read."""

    heading: str
    width: float
    style: str = ""
    choices: tuple[str, ...] = ()
    hidden: bool = False
    printed: bool = True


class Book:
    """A workbook in the making; `finish` gives its bytes, the same for the same rows."""

    __slots__ = ("_file", "_formats", "_made", "options")

    def __init__(self, options: ReportOptions) -> None:
        from xlsxwriter import Workbook

        self.options = options
        self._file = BytesIO()
        self._made = Workbook(self._file, {"constant_memory": True})
        self._made.set_properties(
            {"title": "perflint", "author": f"perflint {options.version}", "created": CREATED}
        )
        self._formats: dict[tuple[str, str], Any] = {}

    def sheet(self, name: str, columns: Sequence[Column], *, frozen: int = 2) -> Sheet:
        """A further sheet; its heading row and `frozen` columns stay in view."""
        return Sheet(self, name, columns, frozen)

    def conceal(self, name: str) -> Worksheet:
        """A worksheet that no person needs to see."""
        made = self._made.add_worksheet(name)
        made.very_hidden()
        return made

    def add_sheet(self, name: str) -> Worksheet:
        """A worksheet of XlsxWriter's."""
        return self._made.add_worksheet(name)

    def set_up(self, sheet: Worksheet) -> None:
        """How a sheet prints: across, as wide as a page, its heading and its name on every one."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header("&L&A&Rperflint")
        sheet.set_footer("&C&P / &N")

    def style(self, name: str, figure: str = "") -> Any:
        """The format for a style and a number format."""
        key = (name, figure)
        if key not in self._formats:
            shown = {"num_format": figure} if figure else {}
            self._formats[key] = self._made.add_format({**PLAIN, **STYLES[name], **shown})
        return self._formats[key]

    def finish(self) -> bytes:
        """The file. Nothing can be added any more."""
        self._made.close()
        return settle(self._file)


class Sheet:
    """Rows below a heading row; more than a worksheet holds go on in another one."""

    __slots__ = ("_book", "_columns", "_frozen", "_links", "_name", "_page", "_row", "_sheet")

    def __init__(self, book: Book, name: str, columns: Sequence[Column], frozen: int) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._frozen = frozen
        self._page = 0
        self.begin()

    def begin(self) -> None:
        """A new worksheet with the headings."""
        self._page += 1
        name = self._name if self._page == 1 else f"{self._name} {self._page}"
        self._sheet = self._book.add_sheet(name)
        self._book.set_up(self._sheet)
        self._sheet.freeze_panes(1, self._frozen)
        self._row = self._links = 0
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, column.width, None, {"hidden": column.hidden})
        self.put([Cell(column.heading, column.style or "head") for column in self._columns])

    def add(self, *cells: Cell | str | int) -> None:
        """A row."""
        if self._row > LAST_ROW:
            self.close()
            self.begin()
        self.put([cell if isinstance(cell, Cell) else Cell(cell) for cell in cells])

    def put(self, cells: Sequence[Cell]) -> None:
        """Write the cells of the next row, as high as its longest text asks: not every program finds
        that out by itself."""
        pairs = zip(cells, self._columns, strict=True)
        lines = max(count_lines(cell.content, column.width) for cell, column in pairs)
        self._sheet.set_row(self._row, min(LINE_HEIGHT * lines + 3, HIGHEST_ROW))
        for at, cell in enumerate(cells):
            self.write(at, cell)
        self._row += 1

    def write(self, at: int, cell: Cell) -> None:
        """One cell of the next row."""
        style = self._book.style
        if isinstance(cell.content, int):
            self._sheet.write_number(self._row, at, cell.content, style(cell.style))
            return
        if not cell.content:
            self._sheet.write_blank(self._row, at, None, style(cell.style))
            return
        figure = read_figure(cell.content) if cell.figure else None
        if figure is not None:
            self._sheet.write_number(self._row, at, figure[0], style(cell.style, figure[1]))
            return
        text = LONE.sub("\ufffd", make_printable(cell.content)[:LONGEST_TEXT])
        link = link_to(cell.path, self._book.options.folder) if cell.path else ""
        if link and len(link) < LONGEST_LINK and self._links < MOST_LINKS:
            self._links += 1
            self._sheet.write_url(self._row, at, f"external:{link}", style("link"), text)
        else:
            self._sheet.write_string(self._row, at, text, style(cell.style))

    def close(self) -> None:
        """No more rows: the heading row gets its filters, columns with choices their lists."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._columns) - 1)
        printed = max(at for at, column in enumerate(self._columns) if column.printed)
        self._sheet.print_area(0, 0, max(self._row - 1, 0), printed)
        for at, column in enumerate(self._columns):
            if column.choices and self._row > 1:
                offered = {"validate": "list", "source": list(column.choices)}
                self._sheet.data_validation(1, at, self._row - 1, at, offered)


def read_figure(text: str) -> tuple[Decimal, str] | None:
    """The value of a printed figure and the number format that prints it so; None for other text."""
    found = FIGURE.fullmatch(text)
    if found is None:
        return None
    whole, decimals, percent = found.groups(default="")
    shown = "0" + ("." + "0" * (len(decimals) - 1) if decimals else "") + percent
    return Decimal(whole + decimals) / (100 if percent else 1), shown


def count_lines(content: str | int, width: float) -> int:
    """About how many lines `content` takes in a column so wide; Chinese counts two."""
    if isinstance(content, int):
        return 1
    columns = (len(content) + len(content.encode("utf-8", "replace"))) / 2
    return 1 + int(columns / width)


def settle(workbook: BytesIO) -> bytes:
    """The package packed anew, nothing of this machine in it, and links spelled as URIs: XlsxWriter
    writes them with backslashes, which only Windows understands."""
    settled = BytesIO()
    with ZipFile(workbook) as source, ZipFile(settled, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name)
            entry.create_system, entry.compress_type = 0, ZIP_DEFLATED
            with source.open(name) as part, target.open(entry, "w") as place:
                if name.startswith("xl/worksheets/_rels/"):
                    place.write(part.read().replace(b"\\", b"/"))
                else:
                    copyfileobj(part, place)
    return settled.getvalue()
