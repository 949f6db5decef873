"""Drawing with rich into bytes: the only place that knows its Console."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from perflint.reporters.encoding import encode, make_printable
from perflint.reporters.wrapping import find_breaks

if TYPE_CHECKING:
    from rich.console import RenderableType

    from perflint.reporters import ReportOptions

STYLE = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


class Canvas:
    """A page of `options.width` columns, with escape sequences only if `options.color`."""

    __slots__ = ("console", "page", "width")

    def __init__(self, options: ReportOptions) -> None:
        self.page = StringIO()
        self.width = max(options.width, 40)
        self.console = Console(
            file=self.page,
            width=self.width,
            force_terminal=options.color,
            color_system="standard" if options.color else None,
            no_color=not options.color,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def put(self, *pieces: str | tuple[str, str], indent: int = 0) -> None:
        """A paragraph of plain or (text, style) pieces, wrapped with every line indented."""
        text = Text()
        for piece in pieces:
            words, style = piece if isinstance(piece, tuple) else (piece, "")
            text.append(make_printable(words), style)
        for line in text.divide(find_breaks(text.plain, self.width - indent)):
            line.rstrip()
            self.console.print(Text(" " * indent if line else "") + line, soft_wrap=True)

    def labelled(self, label: str, words: str, indent: int = 0) -> None:
        """A paragraph that starts with a dimmed label."""
        self.put((label, "dim"), words, indent=indent)

    def draw(self, thing: RenderableType) -> None:
        """Anything else rich can draw."""
        self.console.print(thing)

    def take(self) -> bytes:
        """What was drawn since the last call; no line ends in blanks."""
        drawn = self.page.getvalue()
        self.page.seek(0)
        self.page.truncate()
        return encode("".join(f"{line.rstrip()}\n" for line in drawn.split("\n")[:-1]))


def make_table(*headings: str) -> Table:
    """A table without frame: a heading row, a rule under it, and nothing else."""
    from rich import box

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
